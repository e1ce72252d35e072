"""Imports every page of the desk, which registers itself.

Not in __init__: the site's own class lives in this package, and importing it must not need the site.
"""

from claims.admin import articles, claims, frontdesk, people, records, trail, verdicts

__all__ = ["articles", "claims", "frontdesk", "people", "records", "trail", "verdicts"]
