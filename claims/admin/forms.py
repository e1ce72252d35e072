"""Forms of buttons."""

from typing import Any

from django import forms


class RowForm(forms.Form):
    """A form whose choices depend on the row."""

    def prepare(self, row: Any) -> None:
        raise NotImplementedError
