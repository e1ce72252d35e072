"""Short labels in several languages, kept as one JSON object {"en": "False", "id": "Salah"}."""

import unicodedata
from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class TranslatedInput(forms.MultiWidget):
    template_name = "admin/claims/translated_input.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        self.codes = [code for code, _name in settings.LANGUAGES]
        super().__init__({code: forms.TextInput(attrs={"lang": code}) for code in self.codes}, attrs)

    def decompress(self, value: Any) -> list[str]:
        return [(value or {}).get(code, "") for code in self.codes]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for subwidget, (_code, language) in zip(context["widget"]["subwidgets"], settings.LANGUAGES, strict=True):
            subwidget["language"] = language
        return context


class TranslatedTextInput(TranslatedInput):
    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.widgets = [forms.Textarea(attrs={"lang": code, "rows": 16}) for code in self.codes]


class TranslatedFormField(forms.MultiValueField):
    widget: Any = TranslatedInput
    longest: int | None = 300

    def __init__(self, **kwargs: Any) -> None:
        for unused in ("encoder", "decoder", "max_length"):
            kwargs.pop(unused, None)
        self.codes = [code for code, _name in settings.LANGUAGES]
        fields = [forms.CharField(required=False, max_length=self.longest) for _code in self.codes]
        super().__init__(fields, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[str]) -> dict[str, str]:
        return {code: text for code, text in zip(self.codes, data_list or [], strict=False) if text}

    def validate(self, value: Any) -> None:
        if self.required and not (value or {}).get("en"):
            raise ValidationError(_("Write at least the English text."), code="required")


class TranslatedTextFormField(TranslatedFormField):
    widget = TranslatedTextInput
    longest = None
    default_error_messages = {"required": _("Write the text in one language at least.")}

    def validate(self, value: Any) -> None:
        """Any one language will do; that there is one has been asked by then."""


class TranslatedField(models.JSONField):
    """A mapping of language code to text; every interface language falls back to English."""

    def formfield(self, **kwargs: Any) -> Any:
        # Django would draw a hidden copy of what has a default, as one text that nobody can read back.
        kwargs = {"show_hidden_initial": False, **kwargs}
        return models.Field.formfield(self, form_class=TranslatedFormField, **kwargs)

    def get_prep_value(self, value: Any) -> Any:
        if isinstance(value, Mapping):
            value = {code: unicodedata.normalize("NFC", text) for code, text in value.items()}
        return super().get_prep_value(value)

    @staticmethod
    def choose(labels: Mapping[str, str], language: str | None = None) -> str:
        return labels.get(language or get_language() or "en") or labels.get("en") or next(iter(labels.values()), "")


class TranslatedTextField(TranslatedField):
    """Long texts in several languages: in any of them, in one at least."""

    def formfield(self, **kwargs: Any) -> Any:
        return models.Field.formfield(self, form_class=TranslatedTextFormField, **kwargs)
