"""Erasing a claim by law: what is asked before it, and what the confirm page says of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.admin.forms import RowForm, area
from claims.models import Claim, LogEntry, User
from claims.publishing import erasing


class EraseForm(RowForm):
    reason = area(
        _("Legal basis"),
        _("The law or the order, such as its number and day. It is kept for ever: name nobody."),
        rows=2,
    )
    public_id = forms.CharField(label=_("Public id of the claim"), max_length=10)

    def prepare(self, row: Claim) -> None:
        self.wanted = row.public_id
        self.fields["public_id"].help_text = _("To be sure, type %(public_id)s.") % {"public_id": row.public_id}

    def clean_public_id(self) -> str:
        typed = str(self.cleaned_data["public_id"]).strip()
        if typed != self.wanted:
            raise forms.ValidationError(_("This is another id. Look whether it is the right claim."))
        return typed


def erase(row: Claim, *, by: User, reason: str, public_id: str) -> LogEntry | None:
    return erasing.erase(row, by=by, reason=reason)


def foretold(row: Claim) -> dict[str, Any]:
    """For templates/admin/claims/going.html."""
    return {"going": erasing.going(row), "staying": erasing.STAYING}
