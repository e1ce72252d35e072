"""What can only be read: the trail of events, the published half and its log."""

from typing import Any

from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.admin.base import LanguageFilter, ReadOnlyAdmin
from claims.admin.blind import BlindRows, events_kept_from
from claims.models import Approval, Correction, Event, LogEntry, PublishedCheck, RuleException, User


@admin.register(Event)
class EventAdmin(BlindRows, ReadOnlyAdmin):
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

    def blind_rows(self, user: User) -> Q:
        return events_kept_from(user)

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
    list_filter = ("state", LanguageFilter, "rating")
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


@admin.register(Approval)
class ApprovalAdmin(BlindRows, ReadOnlyAdmin):
    list_display = ("approver", "verdict", "translation", "approved_at", "dropped_at")
    list_select_related = ("approver", "verdict__claim", "translation__verdict__claim")
    fields = ("verdict", "translation", "approver", "approved_at", "content_sha256", "dropped_at", "dropped_reason")


@admin.register(Correction)
class CorrectionAdmin(BlindRows, ReadOnlyAdmin):
    list_display = ("verdict", "reason", "created_at")
    list_select_related = ("verdict__claim",)
    fields = ("verdict", "previous", "reason", "created_at")


@admin.register(RuleException)
class RuleExceptionAdmin(BlindRows, ReadOnlyAdmin):
    list_display = ("code", "verdict", "reason", "granted_by", "granted_at")
    list_filter = ("code",)
    list_select_related = ("verdict__claim", "granted_by")
    fields = ("verdict", "code", "reason", "granted_by", "granted_at")
