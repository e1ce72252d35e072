from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from claims.admin import review
from claims.admin.after import after_publication
from claims.admin.base import DeskAdmin, LanguageFilter, VerbForm, editor
from claims.admin.blind import BlindPages
from claims.admin.evidence import EvidenceInline
from claims.admin.filters import ByQueue, QueueFilter
from claims.admin.previews import Previewed
from claims.admin.repeats.pairs import alike_context, is_compared
from claims.admin.verdict_desk import Linked, context_of, linked, problems_as_typed, read_ahead
from claims.matching.precedents import by_nearness
from claims.models import Event, Rating, User, Verdict, VerdictEditor
from claims.models.verdicts import UNDER_WORK
from claims.vocabulary import VerdictState
from claims.workflow import policies, verdicts
from claims.workflow.dossiers import blockers_of, precedents_of, problems_of, read_once
from claims.workflow.problems import Refused
from claims.workflow.readiness import Problem


class ClaimLanguageFilter(LanguageFilter):
    path = "claim__language"


class VerdictForm(VerbForm):
    correction_reason = forms.CharField(
        label=_("Public reason of the correction"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Printed at the top of the page when the rating changes."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "rating" in self.fields:
            field = self.fields["rating"]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = Rating.objects.filter(scale=self.instance.scale_id)
        if hasattr(self.instance, "correction"):
            self.fields["correction_reason"].initial = self.instance.correction.reason
        else:
            self.fields.pop("correction_reason", None)


SENT_BACK = Exists(Event.objects.filter(thing="verdict", object_id=OuterRef("pk"), verb="send_back"))
EDITORS = ArraySubquery(VerdictEditor.objects.filter(verdict=OuterRef("pk")).values("user"))
TALL = {
    "explanation": 10, "summary": 3, "attribution_note": 2, "counter_search": 3, "reply_text": 3, "precedent_note": 2,
}  # fmt: skip


@admin.register(Verdict)
class VerdictAdmin(BlindPages, ByQueue, Previewed, DeskAdmin):
    form = VerdictForm
    change_verb = "edit_verdict"
    public_verb = "publish"
    change_form_template = "admin/claims/verdict/change_form.html"
    list_display = ("claim", "revision", "state", "rating", "author", "updated_at")
    list_filter = (QueueFilter, "state", "rating", "author", ClaimLanguageFilter)
    list_select_related = ("claim", "rating", "author")
    search_fields = ("claim__text", "summary")
    readonly_fields = ("scale", "ruled_before")
    inlines = (EvidenceInline,)

    class Media:
        js = ("claims/verdict.js",)
        css = {"all": ("claims/verdict.css", "claims/review.css", "claims/after.css")}

    @admin.display(description=_("published"))
    def ruled_before(self, row: Verdict) -> str:
        found = by_nearness(row.claim, precedents_of(row))
        near, others = ([each for each in found if each.precedent.near is is_near] for is_near in (True, False))
        return render_to_string("admin/claims/verdict/ruled_before.html", {"near": near, "others": others})

    def get_queryset(self, request: HttpRequest) -> Any:
        return (
            super()
            .get_queryset(request)
            .select_related(
                "claim__claimant", "claim__parent", "claim__assignee", "scale", "rating", "author", "reviewer",
                "correction__previous__rating",
            )
            .annotate(was_sent_back=SENT_BACK, editor_ids=EDITORS, is_compared=is_compared("claim"))
        )  # fmt: skip

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        truth = ["rating", "summary", "found", "explanation", "counter_search", "as_of"]
        before = ["ruled_before"]
        if obj and (obj.precedent_note or self.has_change_permission(request, obj)):
            before.append("precedent_note")
        sets: list[Any] = [
            (_("Is it so?"), {"fields": truth, "classes": ("beside", "truth")}),
            (_("Did they say it?"), {"fields": ["attribution", "attribution_note"], "classes": ("beside",)}),
            (_("How we ruled before"), {"fields": before, "classes": ("beside",)}),
            (_("Right of reply"), {"fields": [("reply_status", "reply_asked_on"), "reply_text"]}),
            (_("Declaration"), {"fields": ["no_interest"]}),
        ]
        if obj and self.has_change_permission(request, obj):
            if hasattr(obj, "correction"):
                sets.insert(0, (_("Correction"), {"fields": ["correction_reason"]}))
            sets[-1][1]["fields"].append("seen_version")
        return sets

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name in TALL:
            kwargs["widget"] = forms.Textarea(attrs={"rows": TALL[db_field.name], "class": "vLargeTextField"})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def page_context(self, request: HttpRequest, object_id: str | None) -> dict[str, Any]:
        verdict = self.get_object(request, object_id) if object_id else None
        if verdict is None:
            return {}
        read_ahead(verdict)
        if request.method == "GET":
            read_once(verdict)
            verdict.__dict__["fresh"] = policies.is_fresh(verdict) if verdict.state == VerdictState.APPROVED else None
        context = super().page_context(request, object_id)
        return (
            context
            | context_of(verdict.claim)
            | (alike_context(verdict.claim, request) if verdict.is_compared else {})
            | {
                **self.missing(verdict, problems_of(verdict) if verdict.state in UNDER_WORK else []),
                "review": review.side(verdict, by=editor(request)),
                "preview_url": self.preview_url(verdict) if verdict.rating_id else "",
                **after_publication(verdict),
            }
        )

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        review.put_notes_beside(context["adminform"].form, context["review"]["rounds"])
        return super().render_change_form(request, context, *args, **kwargs)

    def missing(self, verdict: Verdict, problems: Sequence[Problem]) -> dict[str, Any]:
        """What readiness.html needs."""
        return {
            "problems": linked(problems, verdict),
            "waiting": sum(problem.blocks and not problem.excepted for problem in problems),
            "original": verdict,
        }

    def problems(self, row: Verdict, refused: Refused | None) -> Sequence[Linked]:
        """On a refusal everything that is missing, even when the role was the first thing in the way."""
        if refused is None or row.state not in UNDER_WORK:
            return ()
        page = reverse("admin:claims_verdict_change", args=[row.pk])
        return linked(refused.problems or blockers_of(row), row, page)

    def get_urls(self) -> list[Any]:
        missing = self.admin_site.admin_view(self.missing_view)
        return [
            path("<int:pk>/missing/", missing, name="claims_verdict_missing"),
            *review.urls(self),
            *super().get_urls(),
        ]

    def missing_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The readiness list for a form as it is being typed; nothing is saved."""
        verdict = self.row_to_view(request, pk)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not self.has_change_permission(request, verdict):
            raise PermissionDenied
        problems = problems_as_typed(verdict, request.POST)
        return TemplateResponse(request, "admin/claims/verdict/readiness.html", self.missing(verdict, problems))

    def carry_out(self, by: User, row: Verdict, form: VerbForm, formsets: dict[str, Any], change: bool) -> Verdict:
        data = form.cleaned_data
        return verdicts.edit_verdict(
            row,
            by=by,
            version=data["seen_version"],
            changes=form.changes([name for name in verdicts.EDITABLE if name != "scale"]),
            evidence=_evidence_edits(formsets["evidence"]),
            correction_reason=data.get("correction_reason"),
        )


def _evidence_edits(formset: Any) -> verdicts.EvidenceEdits:
    edits = verdicts.EvidenceEdits(added=[], changed={}, removed=[])
    for form in formset.forms:
        if not form.cleaned_data or not form.has_changed():
            continue
        values = {name: form.cleaned_data[name] for name in verdicts.EVIDENCE_EDITABLE if name in form.cleaned_data}
        if form.cleaned_data.get("DELETE"):
            if form.instance.pk:
                edits.removed = [*edits.removed, form.instance.pk]
        elif form.instance.pk:
            edits.changed[form.instance.pk] = values
        else:
            edits.added = [*edits.added, values]
    return edits
