"""What forms are made of."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget, AdminURLFieldWidget
from django.db import models
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from claims.models import User
from claims.models.fields import HttpUrlField, LineField

Text = Any  # a str or a lazy translation of one; Django's stubs have no common name for them
CLOCK = format_lazy(_("By the newsroom’s clock, {zone}."), zone=settings.TIME_ZONE)
# One line of text is one line in a form, although its column is text.
WIDGETS: dict[Any, Any] = {
    models.DateTimeField: {"help_text": CLOCK},
    HttpUrlField: {"widget": AdminURLFieldWidget},
    LineField: {"widget": AdminTextInputWidget},
}


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
