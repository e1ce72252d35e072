"""Imports every page of the desk, which registers itself.

Not in __init__: the site's own class lives in this package, and importing it must not need the site.
"""

from django.contrib import admin
from django.contrib.auth.models import Group

from claims.admin import (
    absences,
    after,
    articles,
    claims,
    comments,
    copies,
    externals,
    frontdesk,
    opinions,
    people,
    records,
    statements,
    trail,
    verdicts,
)

__all__ = [
    "absences", "after", "articles", "claims", "comments", "copies", "externals", "frontdesk", "opinions", "people",
    "records", "statements", "trail", "verdicts",
]  # fmt: skip

# A role is a group by its name (workflow/permissions.py): it is given to people, never edited.
admin.site.unregister(Group)

# The queue brings pages of its own, which are nobody's work and ask no verb.
admin.site.unregister([model for model in admin.site._registry if model._meta.app_label == "procrastinate"])
