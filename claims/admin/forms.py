"""What the forms behind buttons are made of."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.utils.translation import gettext_lazy as _

from claims.models import User

Text = Any  # a str or a lazy translation of one; Django's stubs have no common name for them


class RowForm(forms.Form):
    """A form whose choices depend on the row, and on who is asking."""

    by: User

    def prepare(self, row: Any) -> None:
        raise NotImplementedError


def area(label: Text, help_text: Text = "", rows: int = 3, *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, required=required, widget=AdminTextareaWidget(attrs={"rows": rows})
    )


class ReasonForm(forms.Form):
    reason = area(_("Reason"))
