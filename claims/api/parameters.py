"""What views take in the query of an address: each parameter declared once, for the check and for the schema."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils import translation
from rest_framework.request import Request

from claims.api.problems import ParameterError
from claims.filtersets import CheckFilter, KeyFilter, MomentFilter
from claims.pagination import ORDERINGS
from claims.vocabulary import Language

DEFAULT_SIZE, MAX_SIZE = 50, 200
# checked_parameters refuses controls anywhere.
PRINTABLE = r"^[^\x00-\x1f\ufffd]*[^\s\x00-\x1f\ufffd][^\x00-\x1f\ufffd]*$"
NUMBER = r"^-?[0-9]{1,20}(\.[0-9]{1,10})?$"
KEY = "^[-_0-9A-Za-z]+$"


@dataclass(frozen=True)
class Parameter:
    """`schema` is a JSON Schema of the value, as OpenAPI prints it; `required`: nothing can be answered without it."""

    name: str
    description: str
    schema: dict[str, Any] = field(default_factory=lambda: {"type": "string", "pattern": PRINTABLE})
    required: bool = False


CURSOR = Parameter(
    "cursor", "Where the page begins: from a link of an earlier answer.", {"type": "string", "pattern": KEY}
)
PAGE_SIZE = Parameter(
    "page_size",
    f"How many stand on a page, at most {MAX_SIZE}.",
    {"type": "integer", "minimum": 1, "maximum": MAX_SIZE, "default": DEFAULT_SIZE},
)
ORDERING = Parameter(
    "ordering",
    "The order, by first publication or by last change; a minus puts the latest first. Results of `q` come the best "
    "first unless an order is given.",
    {"type": "string", "enum": list(ORDERINGS), "default": ORDERINGS[0]},
)


def counted(name: str, description: str, default: int, lowest: int, highest: int) -> Parameter:
    """A whole number, read by `count_of`."""
    schema = {"type": "integer", "minimum": lowest, "maximum": highest, "default": default}
    return Parameter(name, description, schema)


TRANSLATION = Parameter(
    "translation",
    "A language: a check that is translated into it comes in its words and says so in `translated_into`, the others "
    "as they are. Goes before Accept-Language.",
    {"type": "string", "enum": list(Language.values)},
)


def names_of(name: str, description: str, allowed: Iterable[str]) -> Parameter:
    """A parameter that takes one or more names of a list, with commas."""
    schema = {"type": "array", "minItems": 1, "items": {"type": "string", "enum": list(allowed)}}
    return Parameter(name, description, schema)


def of_filters() -> tuple[Parameter, ...]:
    """The filters of the pages' FilterSet, as it declares them."""
    with translation.override("en"):
        return tuple(
            Parameter(name, f"{each.label}.", _schema_of(each, each.field))
            for name, each in CheckFilter.base_filters.items()
        )


def _schema_of(each: Any, value: Any) -> dict[str, Any]:
    if isinstance(each, MomentFilter):
        years = "^(19|2[0-9])[0-9][0-9]-"
        return {"type": "string", "pattern": years, "anyOf": [{"format": "date"}, {"format": "date-time"}]}
    if isinstance(value, forms.ChoiceField):
        return {"type": "string", "enum": allowed_by(value)}
    if isinstance(value, forms.DecimalField):
        return {"type": "string", "pattern": NUMBER}
    pattern = KEY if isinstance(each, KeyFilter) else PRINTABLE
    return {"type": "string", "maxLength": value.max_length, "pattern": pattern}


def allowed_by(value: Any) -> list[str]:
    """What a field takes where it offers a choice; otherwise nothing."""
    return [str(key) for key, _label in getattr(value, "choices", []) if key]


def checked_parameters(request: Request, allowed: tuple[str, ...], *, may_be_empty: bool = False) -> dict[str, str]:
    """Each parameter once and known, with a value that is text. Raises ParameterError naming what is allowed.

    An empty value is refused where it would say nothing: a filter that filters nothing answers with everything.
    """
    for name, values in request.query_params.lists():
        if name not in allowed:
            raise ParameterError(
                name, f"There is no parameter {name!r} here.", code="unknown_parameter", allowed=sorted(allowed)
            )
        if len(values) > 1:
            raise ParameterError(name, "Give this parameter once.", code="repeated_parameter")
        if not (values[0].strip() or may_be_empty):
            raise ParameterError(name, "The value is empty. Leave the parameter away.", code="invalid_parameter")
        if any(character < " " for character in values[0]):
            raise ParameterError(name, "The value contains control characters.", code="invalid_parameter")
        # What Django puts in place of bytes that are no UTF-8.
        if "\ufffd" in values[0]:
            raise ParameterError(name, "The value is not UTF-8.", code="invalid_parameter")
    return request.query_params.dict()


def whole_number(values: dict[str, str], name: str, default: int, lowest: int, highest: int) -> int:
    """A parameter that counts, or its default. Raises ParameterError outside its bounds."""
    value = values.get(name)
    if value is None:
        return default
    # The length first: a number of a thousand digits is not worth converting.
    is_number = len(value) <= len(str(highest)) and value.isascii() and value.isdigit()
    if not (is_number and lowest <= int(value) <= highest):
        detail = f"{name} is a whole number from {lowest} to {highest}."
        raise ParameterError(name, detail, code="invalid_parameter")
    return int(value)


def count_of(values: dict[str, str], parameter: Parameter) -> int:
    """Of a parameter made by `counted`. Raises ParameterError."""
    schema = parameter.schema
    return whole_number(values, parameter.name, schema["default"], schema["minimum"], schema["maximum"])


def choice(values: dict[str, str], parameter: Parameter) -> str:
    """One of what the parameter allows, its default or "" when it is not given. Raises ParameterError."""
    value, allowed = values.get(parameter.name), parameter.schema["enum"]
    if value is None:
        return str(parameter.schema.get("default", ""))
    if value not in allowed:
        raise _not_allowed(parameter.name, value, allowed)
    return value


def choices(values: dict[str, str], name: str, allowed: Iterable[str]) -> tuple[str, ...]:
    """The names with commas that a parameter gives, in the order of the allowlist. Raises ParameterError."""
    given, known = values.get(name), list(allowed)
    asked = () if given is None else given.split(",")
    for value in asked:
        if value not in known:
            raise _not_allowed(name, value, known)
    return tuple(value for value in known if value in asked)


def _not_allowed(name: str, value: str, allowed: list[str]) -> ParameterError:
    return ParameterError(name, f"{name} does not take {value!r}.", code="invalid_parameter", allowed=allowed)
