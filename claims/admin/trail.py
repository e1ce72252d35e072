"""What can only be read: the trail of events, the published half and its log."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from claims.admin.base import ReadOnlyAdmin
from claims.models import Event, LogEntry, PublishedCheck


@admin.register(Event)
class EventAdmin(ReadOnlyAdmin):
    list_display = ("at", "actor", "verb", "thing", "claim", "source_state", "target_state")
    list_filter = ("verb", "thing", "actor")
    list_select_related = ("actor", "claim")
    date_hierarchy = "at"
    fields = (
        "at",
        "actor",
        "verb",
        "thing",
        "object_id",
        "claim",
        "article",
        "source_state",
        "target_state",
        "why",
        "diff",
    )
    readonly_fields = ("why", "diff")

    @admin.display(description=_("why"))
    def why(self, row: Event) -> str:
        return row.detail.reason if hasattr(row, "detail") else ""

    @admin.display(description=_("changes"))
    def diff(self, row: Event) -> str:
        changes: dict[str, Any] = row.detail.changes if hasattr(row, "detail") else {}
        return "\n".join(f"{name}: {before} → {after}" for name, (before, after) in changes.items())


@admin.register(PublishedCheck)
class PublishedCheckAdmin(ReadOnlyAdmin):
    list_display = ("public_id", "slug", "state", "rating", "language", "first_published_at", "modified_at")
    list_filter = ("state", "language", "rating")
    search_fields = ("public_id", "slug")
    fields = ("public_id", "slug", "state", "rating", "language", "first_published_at", "modified_at", "body")
    readonly_fields = ("body",)

    @admin.display(description=_("document"))
    def body(self, row: PublishedCheck) -> str:
        return row.document.body

    def view_on_site(self, row: PublishedCheck) -> str:
        return f"/claims/{row.public_id}/{row.slug}/"


@admin.register(LogEntry)
class LogEntryAdmin(ReadOnlyAdmin):
    list_display = ("seq", "at", "kind", "public_id", "revision", "reference", "hash")
    list_filter = ("kind",)
    search_fields = ("public_id",)
    ordering = ("-seq",)
    fields = ("seq", "at", "kind", "public_id", "revision", "reference", "document_sha256", "previous_hash", "hash")
