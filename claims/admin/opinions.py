"""Where a second opinion is given: the claim, its context and the evidence, and nothing of what we found."""

from typing import Any

from django.contrib import admin
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from claims.admin.base import ReadOnlyAdmin
from claims.admin.blind import BlindRows
from claims.admin.filters import ByQueue, QueueFilter
from claims.models import SecondOpinion, User


@admin.register(SecondOpinion)
class SecondOpinionAdmin(BlindRows, ByQueue, ReadOnlyAdmin):
    list_display = ("verdict", "asked_of", "asked_by", "asked_at", "state", "rating", "compared_rating")
    list_filter = (QueueFilter, "state", "asked_of")
    list_select_related = ("verdict__claim", "asked_of", "asked_by", "rating", "compared_rating")
    fields = (
        "state", "asked_of", "asked_by", "asked_at", "given_at", ("rating", "compared_rating"),
        ("attribution", "compared_attribution"), "note",
    )  # fmt: skip

    def blind_rows(self, user: User) -> Any:
        """Their own question is there; what others answered is not."""
        return super().blind_rows(user) & ~Q(asked_of=user)

    def do_view(self, request: HttpRequest, pk: int, verb: str) -> HttpResponse:
        answer = super().do_view(request, pk, verb)
        if verb == "give_opinion" and isinstance(answer, TemplateResponse) and answer.context_data is not None:
            answer.template_name = "admin/claims/secondopinion/give.html"
            answer.context_data |= self.blind_context(answer.context_data["original"])
        return answer

    def blind_context(self, opinion: SecondOpinion) -> dict[str, Any]:
        verdict = opinion.verdict
        claim = verdict.claim
        return {
            "claim": claim,
            "figures": claim.quantities.all(),
            "appearances": claim.appearances.select_related("article_version__article"),
            "evidence": verdict.evidence.select_related("source"),
            "back": reverse("admin:index"),
        }

    def after(self, action: Any, row: SecondOpinion, result: Any) -> str:
        return reverse("admin:claims_verdict_change", args=[row.verdict_id])
