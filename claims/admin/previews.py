"""Before a public act: exactly what readers, partners and ClaimReview will get, and every place it reaches."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.admin.actions import Action
from claims.models import Appearance, Claim, PublishedCheck, Retraction, Verdict, VerdictTranslation
from claims.publishing import pages, proposed, reading
from claims.publishing.claimreview import claim_review
from claims.publishing.comparison import changes
from claims.publishing.reach import reach
from claims.vocabulary import Language, RetractionState, VerdictState

Document = dict[str, Any]


@dataclass(frozen=True)
class Outcome:
    """What is public of a check now (None: nothing), and what will be."""

    before: Document | None
    after: Document
    language: str = ""

    @property
    def correction(self) -> Document | None:
        """The notice that this act adds, if it adds one."""
        known = len((self.before or {}).get("corrections", []))
        return self.after["corrections"][0] if len(self.after["corrections"]) > known else None

    def in_words(self) -> tuple[str, str]:
        """The interface language in which the page is shown, and its text."""
        spoken = [code for code, _name in settings.LANGUAGES]
        wanted = self.language or self.after["language"]
        language = wanted if wanted in spoken else settings.LANGUAGE_CODE
        return language, pages.body(self.after, language)

    def is_for_partners_alone(self) -> bool:
        return bool(self.language) and self.language not in dict(settings.LANGUAGES)


def outcome_of(row: Any) -> Outcome | None:
    """What the public act on this row will make; None where there is nothing to show. Writes nothing."""
    claim = row if isinstance(row, Claim) else row.verdict.claim if isinstance(row, VerdictTranslation) else row.claim
    face, now = proposed.face_of_claim(claim), timezone.now()
    before = reading.parsed(face.document) if face else None
    match row:
        case Verdict():
            return Outcome(before, proposed.of_revision(row, face, now=now)) if row.rating_id else None
        case _ if face is None or before is None or before["state"] == "retracted":
            return None
        case Retraction() if row.state == RetractionState.PROPOSED:
            return Outcome(before, proposed.of_retraction(row, face, now=now))
        case VerdictTranslation() if row.verdict.state == VerdictState.PUBLISHED:
            return Outcome(before, proposed.of_translation(row, face, now=now), row.language)
        case Appearance():
            return Outcome(before, proposed.of_sighting(row, face, now=now))
        case Claim():
            return Outcome(before, _confirmed(face))
    return None


def _confirmed(face: PublishedCheck) -> Document:
    now = timezone.now()
    return proposed.of_confirmation(face, on=timezone.localdate(now), now=now)


class Previewed:
    """Mixed into the admin of what has a public act: its preview, and on the confirm page where it will be seen."""

    # The act that the preview shows, and verbs that begin one: their pages say where it will be seen.
    public_verb = ""
    leading_verbs: tuple[str, ...] = ()
    opts: Any
    admin_site: Any

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.preview_view)
        name = f"claims_{self.opts.model_name}_preview"
        return [path("<int:pk>/preview/", view, name=name), *super().get_urls()]  # type: ignore[misc]

    def preview_url(self, row: Any) -> str:
        return reverse(f"admin:claims_{self.opts.model_name}_preview", args=[row.pk])

    def foreseen(self, row: Any, action: Action) -> dict[str, Any]:
        if action.verb not in (self.public_verb, *self.leading_verbs):
            return {}
        outcome = outcome_of(row)
        if outcome is None:
            return {}
        after = outcome.after if action.verb == self.public_verb else outcome.before or outcome.after
        reached = reach(outcome.before, after)
        found = {"reached": reached, "places": sum(len(each.places) for each in reached)}
        if action.verb == self.public_verb:
            found |= {"preview_url": self.preview_url(row), "correction": outcome.correction}
        return found

    def preview_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.row_to_view(request, pk)  # type: ignore[attr-defined]
        back = reverse(f"admin:claims_{self.opts.model_name}_change", args=[row.pk])
        context = {**self.admin_site.each_context(request), "opts": self.opts, "original": row, "back": back}
        return preview_page(request, outcome_of(row), context)


def preview_page(
    request: HttpRequest, outcome: Outcome | None, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    context = {"title": _("Preview"), **context}
    if outcome:
        language, body = outcome.in_words()
        context |= {
            "outcome": outcome,
            "body": body,
            "body_language": language,
            "partners_only": Language(outcome.language).label if outcome.is_for_partners_alone() else "",
            "changes": changes(outcome.before, outcome.after) if outcome.before else [],
            "claim_review": claim_review(outcome.after),
            "reached": reach(outcome.before, outcome.after),
        }
    return TemplateResponse(request, "admin/claims/preview.html", context, status=status)
