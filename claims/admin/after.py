"""What follows a verdict once it is public: its translations, and how a correction of it will read."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from claims.admin.base import DeskAdmin, LanguageFilter, ReadOnlyAdmin, VerbForm
from claims.admin.filters import ByQueue, QueueFilter
from claims.admin.previews import Previewed
from claims.models import LogEntry, Retraction, User, Verdict, VerdictTranslation
from claims.models.verdicts import UNDER_WORK
from claims.publishing import reading
from claims.textdiff import Piece, words
from claims.vocabulary import LogKind, VerdictState
from claims.workflow import translations


@dataclass(frozen=True)
class TranslationRow:
    """A translation as the page of a verdict shows it. `stale`: made for an earlier revision; `ending`: the
    correction being written will leave it behind."""

    translation: VerdictTranslation
    stale: bool
    ending: bool
    carried: bool


def after_publication(verdict: Verdict) -> dict[str, Any]:
    """What the verdict page needs for templates/admin/claims/verdict/after.html and translations.html."""
    return {
        "translation_rows": translation_rows(verdict),
        "correction_reads": correction_notice(verdict) if verdict.state in UNDER_WORK else None,
    }


def translation_rows(verdict: Verdict) -> list[TranslationRow]:
    """Those of this revision, and of earlier ones the latest in each language that this revision has not."""
    if verdict.revision == 1 and verdict.state in UNDER_WORK:
        return []
    found: dict[str, VerdictTranslation] = {}
    rows = VerdictTranslation.objects.filter(verdict__claim=verdict.claim_id, verdict__revision__lte=verdict.revision)
    for row in rows.select_related("verdict").with_people().order_by("-verdict__revision"):
        found.setdefault(row.language, row)
    return [
        TranslationRow(
            row,
            stale=row.verdict.state == VerdictState.SUPERSEDED,
            ending=verdict.state in UNDER_WORK and row.state == VerdictState.PUBLISHED,
            carried=verdict.state == VerdictState.PUBLISHED and row.verdict_id != verdict.pk,
        )
        for row in sorted(found.values(), key=lambda row: row.get_language_display())
    ]


def correction_notice(verdict: Verdict) -> dict[str, Any] | None:
    """How the correction reads as the draft stands, in the shape of a published notice."""
    correction = getattr(verdict, "correction", None)
    if correction is None or verdict.rating is None:
        return None
    old = correction.previous
    return {
        "kind": correction.kind.value,
        "reason": correction.reason,
        "old_rating": _label(old.rating),
        "new_rating": _label(verdict.rating),
        "old_attribution": old.attribution,
        "new_attribution": verdict.attribution,
    }


def _label(rating: Any) -> dict[str, Any]:
    return {"slug": rating.slug, "labels": rating.labels}


NAMES = {
    "claim": _("Claim"),
    "summary": _("Summary"),
    "explanation": _("Explanation"),
    "attribution": _("How we know they said it"),
}


def original_changed(translation: VerdictTranslation) -> dict[str, list[Piece]]:
    """What changed in the original since the last translation into this language, by the name of the field; the
    original as it is where there was none before."""
    verdict = translation.verdict
    earlier = VerdictTranslation.objects.filter(
        verdict__claim=verdict.claim_id, language=translation.language, verdict__revision__lt=verdict.revision
    )
    last = earlier.order_by("-verdict__revision").values_list("verdict__revision", flat=True).first()
    now = _original(verdict.claim.public_id, verdict.revision)
    before = _original(verdict.claim.public_id, last) if last else now
    return {str(NAMES[name]): words(before.get(name, ""), text) for name, text in now.items() if text}


def _original(public_id: str, revision: int) -> dict[str, str]:
    """The words of a revision as they were published."""
    rows = LogEntry.objects.using("default").filter(public_id=public_id, revision=revision)
    entries = rows.exclude(document__body=None)
    entry = entries.filter(kind__in=[LogKind.PUBLISHED, LogKind.CORRECTED]).select_related("document").first()
    if entry is None:
        return {}
    document = reading.parsed(entry.document)
    return {
        "claim": document["claim"]["text"],
        "summary": document["summary"],
        "explanation": document["explanation"]["markdown"],
        "attribution": document["attribution"]["note"],
    }


@admin.register(VerdictTranslation)
class TranslationAdmin(ByQueue, Previewed, DeskAdmin):
    change_verb = "edit_translation"
    public_verb = "publish_translation"
    change_form_template = "admin/claims/verdicttranslation/change_form.html"
    list_display = ("verdict", "language", "state", "translated_by", "updated_at")
    list_filter = (QueueFilter, "state", LanguageFilter)
    readonly_fields = ("verdict", "language", "state", "translated_by")
    fieldsets = (
        (None, {"fields": ("claim_text", "summary", "explanation", "attribution_note")}),
        (_("Where it stands"), {"fields": (("language", "state"), "verdict", "translated_by")}),
    )

    class Media:
        css = {"all": ("claims/after.css",)}

    def get_queryset(self, request: HttpRequest) -> Any:
        rows: Any = super().get_queryset(request)
        return rows.select_related("verdict__claim").with_people()

    @admin.display(description=_("translator"), ordering="translator")
    def translated_by(self, row: VerdictTranslation) -> str:
        return row.translators

    def page_context(self, request: HttpRequest, object_id: str | None) -> dict[str, Any]:
        context = super().page_context(request, object_id)
        translation = self.get_object(request, object_id) if object_id else None
        if translation is None:
            return context
        original = original_changed(translation)
        return context | {
            "original_changed": original,
            "is_carried": any(piece.kind != "same" for pieces in original.values() for piece in pieces),
            "preview_url": self.preview_url(translation),
        }

    def carry_out(self, by: User, row: Any, form: VerbForm, formsets: dict[str, Any], change: bool) -> Any:
        changes = form.changes(translations.EDITABLE)
        return translations.edit_translation(row, by=by, version=form.cleaned_data["seen_version"], changes=changes)


@admin.register(Retraction)
class RetractionAdmin(ByQueue, Previewed, ReadOnlyAdmin):
    public_verb = "retract"
    list_display = ("claim", "state", "proposed_by", "decided_by", "decided_at")
    list_filter = (QueueFilter, "state")
    list_select_related = ("claim", "proposed_by", "decided_by")
    fields = ("claim", "reason", "state", "proposed_by", "decided_by", "decided_at")
