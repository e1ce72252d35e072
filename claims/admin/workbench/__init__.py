"""One article, its claims marked in the text, and everything that is decided about them."""

from claims.admin.workbench.page import workbench_view

__all__ = ["workbench_view"]
