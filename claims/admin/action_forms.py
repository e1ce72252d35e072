"""What the buttons of claims, verdicts and translations ask."""

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.utils.translation import gettext_lazy as _

from claims.admin.assigning import date_field
from claims.admin.forms import RowForm, area
from claims.models import (
    Appearance,
    Claim,
    RatingScale,
    Verdict,
)
from claims.vocabulary import DismissalReason, Language, ProblemCode
from claims.workflow import (
    claims,
    dossiers,
)


class PublicReasonForm(forms.Form):
    reason = area(_("Public reason"), _("Printed on the page, for readers."))


class DismissForm(forms.Form):
    kind = forms.ChoiceField(label=_("Because"), required=False, choices=[("", "—"), *DismissalReason.choices])
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        widget=AdminTextareaWidget(attrs={"rows": 3}),
        help_text=_("Needed where nothing above says it."),
    )


class SplitForm(forms.Form):
    parts = area(_("The claims it holds"), _("One claim a line, each understandable on its own."), rows=5)

    def clean_parts(self) -> list[claims.Part]:
        lines = str(self.cleaned_data["parts"]).splitlines()
        return [claims.Part(line.strip()) for line in lines if line.strip()]


class MergeForm(RowForm):
    into = forms.ModelChoiceField(Claim.objects.none(), label=_("Same as"))

    def prepare(self, row: Claim) -> None:
        field = self.fields["into"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Claim.objects.filter(state__in=["open", "closed"]).exclude(pk=row.pk)


class DueForm(RowForm):
    due_on = date_field(_("Due"), _("Empty: no day is set."))

    def prepare(self, row: Claim) -> None:
        self.fields["due_on"].initial = row.due_on


class ReviewByForm(RowForm):
    review_by = forms.DateField(
        label=_("Look again by"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=_("Empty: never by itself."),
    )

    def prepare(self, row: Claim) -> None:
        self.fields["review_by"].initial = row.review_by


class ConfirmForm(forms.Form):
    note = forms.CharField(
        label=_("What you looked at"),
        required=False,
        widget=AdminTextareaWidget(attrs={"rows": 2}),
        help_text=_("For colleagues. Readers see the day alone."),
    )


class AppearanceForm(RowForm):
    appearance = forms.ModelChoiceField(Appearance.objects.none(), label=_("Exact words"), empty_label=None)

    def prepare(self, row: Claim) -> None:
        field = self.fields["appearance"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = row.appearances.all()


class VersionForm(forms.Form):
    text = area(
        _("Text"), _("The article as it reads now. Claims stay tied to the version they were found in."), rows=16
    )


class ScaleForm(forms.Form):
    scale = forms.ModelChoiceField(
        RatingScale.objects.filter(is_active=True), label=_("Rating scale"), empty_label=None
    )


class ExceptionForm(RowForm):
    code = forms.ChoiceField(label=_("Rule"))
    reason = area(_("Public reason"), _("Printed on the page, for readers."))

    def prepare(self, row: Verdict) -> None:
        field = self.fields["code"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (problem.code.value, ProblemCode(problem.code).label)
            for problem in dossiers.problems_of(row)
            if problem.exceptable and not problem.excepted
        ]


class WithdrawExceptionForm(RowForm):
    code = forms.ChoiceField(label=_("Rule"))

    def prepare(self, row: Verdict) -> None:
        field = self.fields["code"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(item.code, item.get_code_display()) for item in row.exceptions.all()]


class TranslationForm(RowForm):
    language = forms.ChoiceField(label=_("Into"), choices=Language.choices)
    claim_text = area(_("Claim"), rows=2)
    summary = area(_("Summary"), rows=2)
    explanation = forms.CharField(
        label=_("Explanation"), required=False, widget=AdminTextareaWidget(attrs={"rows": 8}), help_text=_("Markdown.")
    )
    attribution_note = forms.CharField(
        label=_("How we know they said it"), required=False, widget=AdminTextareaWidget(attrs={"rows": 2})
    )

    def prepare(self, row: Verdict) -> None:
        field = self.fields["language"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [choice for choice in Language.choices if choice[0] != row.claim.language]
        field.initial = "en"
