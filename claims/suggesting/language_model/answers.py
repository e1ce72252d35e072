"""What the model answered, held to the schema by hand. Pure.

Strict on purpose: the endpoint was asked for this form and for nothing around it. One that puts its JSON in a code
fence or adds a field has ignored the schema, and then nothing else it returns can be relied on.
"""

import json
from dataclasses import dataclass
from typing import Any, NoReturn

from django.utils.translation import gettext as _

from claims.suggesting.language_model.errors import LanguageModelError

MOST = 100


@dataclass(frozen=True)
class Quote:
    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True)
class Proposal:
    """A claim as the model proposes it: nothing in it has been looked at but the types."""

    wording: str
    quotes: tuple[Quote, ...]
    claimant: str


@dataclass(frozen=True)
class Answer:
    """`used`: what the endpoint says it counted, of whatever type it sent."""

    content: str
    used: object


def unpack(raw: bytes) -> Answer:
    """The message in a chat completion. Raises LanguageModelError."""
    completion = _parse(raw)
    try:
        (choice, *_others) = completion["choices"]
        message, why = choice["message"], choice["finish_reason"]
        content, refusal = message["content"], message.get("refusal")
        usage = completion.get("usage")
    except (KeyError, TypeError, ValueError, AttributeError):
        _wrong_form()
    if why == "length":
        raise LanguageModelError(
            _("The language model's answer was cut off before its end. If it lasts, tell your operator.")
        )
    if refusal or why == "content_filter":
        raise LanguageModelError(_("The language model refuses to read this text. Work with what the rules found."))
    if not isinstance(content, str):
        _wrong_form()
    return Answer(content, usage.get("total_tokens") if isinstance(usage, dict) else None)


def proposals(content: str) -> list[Proposal]:
    """The claims in a message. Raises LanguageModelError unless it is exactly of the schema."""
    (claims,) = _fields(_parse(content), claims=list)
    if len(claims) > MOST:
        _wrong_form()
    return [_proposal(item) for item in claims]


def _proposal(item: Any) -> Proposal:
    wording, quotes, claimant = _fields(item, wording=str, quotes=list, claimant=str)
    pieces = tuple(Quote(*_fields(quote, exact=str, prefix=str, suffix=str)) for quote in quotes)
    return Proposal(wording, pieces, claimant)


def _fields(item: Any, **types: type) -> list[Any]:
    """The values of an object that has exactly these fields, in their order."""
    if not isinstance(item, dict) or item.keys() != types.keys():
        _wrong_form()
    values = [item[name] for name in types]
    if not all(isinstance(value, kind) for value, kind in zip(values, types.values(), strict=True)):
        _wrong_form()
    return values


def _parse(raw: bytes | str) -> Any:
    try:
        text = raw.decode("utf-8") if isinstance(raw, bytes) else raw
        return json.loads(text, parse_constant=_no_constant, object_pairs_hook=_no_repeats)
    except (ValueError, RecursionError):
        raise LanguageModelError(
            _("The language model did not answer in JSON. Try again; if it lasts, tell your operator.")
        ) from None


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _no_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise ValueError
    return fields


def _wrong_form() -> NoReturn:
    raise LanguageModelError(
        _("The language model's answer is not of the form it was asked for. If it lasts, tell your operator.")
    )
