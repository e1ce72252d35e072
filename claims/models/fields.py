"""Column types that carry their rule into the database.

Each is backed by a PostgreSQL domain (claims/migrations/0001_domains.py), so a raw INSERT is held to
the same rule as a form: text is NFC (Unicode TR 15), links are http(s) without controls, spaces or
userinfo (RFC 3986), public ids and hashes have one spelling.
"""

import re
import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, RegexValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    _Text = models.TextField[str, str]
    _Char = models.CharField[str, str]
    _Decimal = models.DecimalField[Any, Any]
else:
    _Text = models.TextField
    _Char = models.CharField
    _Decimal = models.DecimalField

HTTP_URL = re.compile(r"https?://[^\s\x00-\x20\x7f/?#@]+([/?#][^\s\x00-\x20\x7f]*)?", re.ASCII | re.IGNORECASE)
MAX_URL_LENGTH = 2000


def normalise(value: str) -> str:
    """Text as it is stored: NFC. Raises ValidationError on NUL, which PostgreSQL cannot hold."""
    if "\x00" in value:
        raise ValidationError(_("The text contains a null character. Remove it and try again."), code="null")
    return unicodedata.normalize("NFC", value)


def validate_http_url(value: str) -> None:
    if value and (len(value) > MAX_URL_LENGTH or not HTTP_URL.fullmatch(value)):
        raise ValidationError(
            _("Enter a web address that starts with http:// or https://, without spaces or a user name."),
            code="invalid_url",
        )


class TextField(_Text):
    """Text in NFC."""

    def db_type(self, connection: Any) -> str:
        return "nfc_text"

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)
        return normalise(value) if isinstance(value, str) else value


class BodyField(_Text):
    """A published body: NULL once it was erased (adr/0027). To Python it is text, for whatever shows a check has one;
    who reads the log alone meets None."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "null": True})


class LineField(TextField):
    """One line of NFC text of at most `max_length` code points; a form shows it as one input."""

    def __init__(self, *args: Any, max_length: int = 300, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "max_length": max_length})

    @cached_property
    def validators(self) -> list[Any]:
        return [*super().validators, MaxLengthValidator(self.max_length)]

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"widget": forms.TextInput(attrs={"class": "vTextField"}), **kwargs})


class HttpUrlField(LineField):
    """An http(s) link, or empty."""

    def __init__(self, *args: Any, max_length: int = MAX_URL_LENGTH, **kwargs: Any) -> None:
        super().__init__(*args, max_length=max_length, **kwargs)

    @cached_property
    def validators(self) -> list[Any]:
        return [*super().validators, validate_http_url]

    def db_type(self, connection: Any) -> str:
        return "http_url"

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"widget": forms.URLInput(attrs={"class": "vURLField"}), **kwargs})


class NumberField(_Decimal):
    """An exact number as it was typed: 70 comes back as 70, not as 70.0000000000."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "max_digits": 30, "decimal_places": 10})

    def from_db_value(self, value: Decimal | None, *args: Any) -> Decimal | None:
        if value is None:
            return None
        whole = value.to_integral_value()
        return whole if whole == value else value.normalize()


class RealField(models.FloatField):  # type: ignore[type-arg]
    """A number in four bytes, for vectors."""

    def db_type(self, connection: Any) -> str:
        return "real"


class Sha256Field(_Char):
    """A SHA-256 as 64 lower-case hexadecimal digits."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 64
        super().__init__(*args, **kwargs)

    def db_type(self, connection: Any) -> str:
        return "sha256_hex"


wikidata_id_validator = RegexValidator(r"^Q[1-9][0-9]*$", _("A Wikidata id looks like Q42."), code="wikidata_id")
