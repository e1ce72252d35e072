"""One article, its claims marked in the text, and everything that is decided about them."""

from claims.admin.workbench.page import workbench_view
from claims.admin.workbench.sighting import sighting_view

__all__ = ["sighting_view", "workbench_view"]
