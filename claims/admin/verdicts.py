from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from claims.admin.base import WIDGETS, DeskAdmin, LanguageFilter, ReadOnlyAdmin, VerbForm, editor
from claims.admin.typed import StackedInline
from claims.models import Correction, Evidence, Rating, Retraction, User, Verdict, VerdictTranslation
from claims.models.verdicts import UNDER_WORK
from claims.publishing import verbs as publishing
from claims.publishing.claimreview import claim_review
from claims.workflow import policies, translations, verdicts
from claims.workflow.dossiers import blockers_of, problems_of
from claims.workflow.problems import Refused


class ClaimLanguageFilter(LanguageFilter):
    path = "claim__language"


class EvidenceInline(StackedInline):
    model = Evidence
    extra = 1
    autocomplete_fields = ("source",)
    fieldsets = (
        (
            None,
            {"fields": ("source", ("finding", "stance"), "quote", ("locator", "position"), "note")},
        ),
    )
    formfield_overrides = WIDGETS

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name in ("quote", "note"):
            kwargs["widget"] = forms.Textarea(attrs={"rows": 3 if db_field.name == "quote" else 1})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def _open(self, request: HttpRequest, obj: Any) -> bool:
        return obj is not None and policies.can("edit_verdict", obj, by=editor(request))

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._open(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._open(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._open(request, obj)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True


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
        correction = Correction.objects.filter(verdict=self.instance).first()
        if correction:
            self.fields["correction_reason"].initial = correction.reason
        else:
            self.fields.pop("correction_reason", None)


TALL = {"explanation": 10, "summary": 2, "attribution_note": 2, "counter_search": 2, "reply_text": 2}


@admin.register(Verdict)
class VerdictAdmin(DeskAdmin):
    form = VerdictForm
    change_verb = "edit_verdict"
    change_form_template = "admin/claims/verdict/change_form.html"
    list_display = ("claim", "revision", "state", "rating", "author", "updated_at")
    list_filter = ("state", "rating", "author", ClaimLanguageFilter)
    list_select_related = ("claim", "rating", "author")
    search_fields = ("claim__text", "summary")
    readonly_fields = ("claim_text", "scale")
    inlines = (EvidenceInline,)

    @admin.display(description=_("claim"))
    def claim_text(self, row: Verdict) -> str:
        return row.claim.text

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        sets: list[Any] = [
            (_("Is it so?"), {"fields": [("rating", "scale"), "summary", "explanation", "as_of", "counter_search"]}),
            (_("Did they say it?"), {"fields": ["attribution", "attribution_note"]}),
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
        context = super().page_context(request, object_id)
        verdict = self.get_object(request, object_id) if object_id else None
        if verdict is None:
            return context
        claim = verdict.claim
        problems = problems_of(verdict) if verdict.state in UNDER_WORK else []
        return context | {
            "claim": claim,
            "figures": claim.quantities.all(),
            "appearances": claim.appearances.select_related("article_version__article"),
            "problems": problems,
            "ready": not any(problem.blocks and not problem.excepted for problem in problems),
            "exceptions": verdict.exceptions.all(),
            "approval": policies.standing_approval(verdict),
            "stale": verdict.state == "approved" and not policies.is_fresh(verdict),
            "preview_url": reverse("admin:claims_verdict_preview", args=[verdict.pk]) if verdict.rating_id else "",
        }

    def problems(self, row: Verdict, refused: Refused | None) -> Sequence[Any]:
        """On a refusal everything that is missing, even when the role was the first thing in the way."""
        if refused is None or row.state not in UNDER_WORK:
            return ()
        return refused.problems or blockers_of(row)

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.preview_view)
        return [path("<int:pk>/preview/", view, name="claims_verdict_preview"), *super().get_urls()]

    def preview_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Exactly what readers, partners and ClaimReview would get."""
        verdict = self.row_to_view(request, pk)
        document = publishing.preview(verdict) if verdict.rating_id else None
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": verdict,
            "title": _("Preview"),
            "document": document,
            "claim_review": document and claim_review(document),
        }
        return TemplateResponse(request, "admin/claims/verdict/preview.html", context)

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


@admin.register(VerdictTranslation)
class TranslationAdmin(DeskAdmin):
    change_verb = "edit_translation"
    list_display = ("verdict", "language", "state", "translator", "updated_at")
    list_filter = ("state", LanguageFilter)
    list_select_related = ("verdict__claim", "translator")
    readonly_fields = ("verdict", "language", "state", "translator")
    fieldsets = (
        (None, {"fields": ("claim_text", "summary", "explanation", "attribution_note")}),
        (_("Where it stands"), {"fields": (("language", "state"), "verdict", "translator")}),
    )

    def carry_out(self, by: User, row: Any, form: VerbForm, formsets: dict[str, Any], change: bool) -> Any:
        changes = form.changes(translations.EDITABLE)
        return translations.edit_translation(row, by=by, version=form.cleaned_data["seen_version"], changes=changes)


@admin.register(Retraction)
class RetractionAdmin(ReadOnlyAdmin):
    list_display = ("claim", "state", "proposed_by", "decided_by", "decided_at")
    list_filter = ("state",)
    list_select_related = ("claim", "proposed_by", "decided_by")
    fields = ("claim", "reason", "state", "proposed_by", "decided_by", "decided_at")
