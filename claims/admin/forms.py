"""What forms of buttons share."""

from typing import Any

from django import forms

from claims.models import User


class RowForm(forms.Form):
    """A form whose choices depend on the row, and on who is asking."""

    by: User

    def prepare(self, row: Any) -> None:
        raise NotImplementedError
