"""The forms of a review: sent back with notes on fields, a second opinion asked and given."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.utils.translation import gettext_lazy as _

from claims.admin.forms import RowForm
from claims.models import Rating, SecondOpinion, User, Verdict
from claims.vocabulary import Attribution, NotedField
from claims.workflow import opinions

ROWS = range(1, 5)
STYLE = {"all": ["claims/review.css"]}


class SendBackForm(forms.Form):
    """The reason for the whole, and what is wrong field by field.

    Cleaned data are what the verb takes: `reason`, and `notes` as (field, text).
    """

    layout = "admin/claims/verdict/send_back_form.html"
    reason = forms.CharField(label=_("Reason"), widget=AdminTextareaWidget(attrs={"rows": 3}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "—"), *NotedField.choices]
        for number in ROWS:
            self.fields[f"field_{number}"] = forms.ChoiceField(label=_("Field"), required=False, choices=choices)
            self.fields[f"text_{number}"] = forms.CharField(
                label=_("What is wrong there"), required=False, widget=AdminTextareaWidget(attrs={"rows": 2})
            )

    class Media:
        css = STYLE

    @property
    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"field_{number}"], self[f"text_{number}"]) for number in ROWS]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        notes = []
        for number in ROWS:
            field, text = cleaned.get(f"field_{number}", ""), cleaned.get(f"text_{number}", "").strip()
            if text and not field and f"field_{number}" not in self.errors:
                self.add_error(f"field_{number}", _("Choose what this is about."))
            elif field and not text:
                self.add_error(f"text_{number}", _("Say what is wrong there."))
            elif field:
                notes.append((field, text))
        return {"reason": cleaned.get("reason", ""), "notes": notes}


class AskForm(RowForm):
    of = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Of whom"),
        help_text=_("Nobody is listed who wrote, edited or reviewed it: they know what it says."),
    )

    def prepare(self, row: Verdict) -> None:
        field = self.fields["of"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = opinions.could_be_asked(row, self.by)


class OpinionForm(RowForm):
    """Nothing is chosen beforehand: what stands first would draw answers to itself."""

    layout = "admin/claims/secondopinion/form.html"
    rating = forms.ModelChoiceField(
        Rating.objects.none(), label=_("Is it so?"), empty_label=None, widget=forms.RadioSelect
    )
    attribution = forms.ChoiceField(label=_("Did they say it?"), choices=Attribution.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Why"),
        required=False,
        widget=AdminTextareaWidget(attrs={"rows": 3}),
        help_text=_("Only the desk reads it."),
    )

    class Media:
        css = STYLE

    def prepare(self, row: SecondOpinion) -> None:
        field = self.fields["rating"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Rating.objects.filter(scale=row.verdict.scale_id)
        said, nobody = self.fields["attribution"], Attribution.NOT_APPLICABLE.value
        assert isinstance(said, forms.ChoiceField)
        claimed = row.verdict.claim.claimant_id is not None
        said.choices = [choice for choice in Attribution.choices if (choice[0] != nobody) == claimed]
