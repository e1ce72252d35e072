"""What the buttons on a report or a tip ask."""

import re
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.utils.translation import gettext_lazy as _

from claims.admin.forms import RowForm, area
from claims.models import Claim, ReaderReport
from claims.models.base import PUBLIC_ID_ALPHABET, PUBLIC_ID_LENGTH
from claims.models.claim import AWAITED
from claims.models.frontdesk import OUTCOMES
from claims.vocabulary import Language, ReportOutcome

PUBLIC_ID = re.compile(rf"(?<!\w)[{PUBLIC_ID_ALPHABET}]{{{PUBLIC_ID_LENGTH}}}(?!\w)")
STAYS = _("Kept in the history for ever: write no name, address or words of the reader here.")


class DeskReasonForm(forms.Form):
    reason = area(_("Reason"), STAYS)


class DecideForm(RowForm):
    outcome = forms.ChoiceField(label=_("Outcome"))
    reason = area(
        _("Reason, for the desk"),
        _("Needed when there is no action or nothing can be checked. Kept in the history for ever: write no name, "
          "address or words of the reader here."),
        required=False,
    )  # fmt: skip
    answer = area(
        _("Answer to the reader"),
        _("In their language. It stands in a letter that also says the outcome. Empty: no letter is sent."),
        rows=5,
        required=False,
    )

    def prepare(self, row: ReaderReport) -> None:
        field = self.fields["outcome"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "—"), *((value, ReportOutcome(value).label) for value in OUTCOMES[row.kind])]
        self.fields["answer"].initial = row.answer


class ClaimSelect(AutocompleteSelect):
    def optgroups(self, name: str, value: Any, attr: Any = None) -> Any:
        """A forged value, which is no number, is not looked up: the field refuses it in words."""
        return super().optgroups(name, [typed for typed in value if str(typed).isdecimal()], attr)


class LinkForm(RowForm):
    """A claim found by its words, or by the id that stands in the address of its check."""

    claim = forms.ModelChoiceField(
        Claim.objects.filter(state__in=AWAITED),
        label=_("Claim"),
        required=False,
        widget=ClaimSelect(ReaderReport._meta.get_field("claim"), admin.site),
        help_text=_("Type words of it. Empty: it is about none of our claims."),
        error_messages={"invalid_choice": _("Choose a claim that is suggested, open or published.")},
    )
    address = forms.CharField(
        label=_("or the id or web address of its check"), required=False, max_length=2000, empty_value=""
    )

    def prepare(self, row: ReaderReport) -> None:
        self.fields["claim"].initial = row.claim

    def clean_address(self) -> Claim | None:
        typed = self.cleaned_data["address"]
        found = PUBLIC_ID.findall(typed)
        claim = Claim.objects.filter(public_id__in=found, state__in=AWAITED).first()
        if typed and claim is None:
            raise forms.ValidationError(_("There is no claim with this id."))
        return claim

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        address = cleaned.pop("address", None)
        return {**cleaned, "claim": address or cleaned.get("claim")}


class TipClaimForm(RowForm):
    text = area(_("Claim"), _("One proposition that can be true or false, in neutral words of the desk. It is kept in "
                "the history for ever: leave out who sent the tip."), rows=3)  # fmt: skip
    language = forms.ChoiceField(label=_("Language"), choices=Language.choices)

    def prepare(self, row: ReaderReport) -> None:
        self.fields["language"].initial = row.language
