"""Bodies that partners send: one JSON object (RFC 8259), short, each name once, each value of its type."""

import json
from typing import Any

from rest_framework import exceptions
from rest_framework.parsers import BaseParser
from rest_framework.request import Request

from claims.api.problems import ParameterError

LONGEST = 16 * 1024
_NAMES = {str: "a text without null characters", int: "a whole number", list: "a list", dict: "an object"}


class TooLong(exceptions.APIException):
    status_code = 413
    default_code = "body_too_long"

    def __init__(self, longest: int) -> None:
        super().__init__(f"The body is longer than {longest} bytes.")


class BodyParser(BaseParser):
    media_type = "application/json"
    longest = LONGEST

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> dict[str, Any]:
        sent = stream.read(self.longest + 1)
        if len(sent) > self.longest:
            raise TooLong(self.longest)
        try:
            body = json.loads(
                sent.decode(), object_pairs_hook=_each_name_once, parse_constant=_refuse, parse_float=_number
            )
            json.dumps(body, ensure_ascii=False).encode()  # half a surrogate pair is no text
        except (ValueError, RecursionError):
            raise exceptions.ParseError("The body is no JSON that we take: one object, each name once.") from None
        if not isinstance(body, dict):
            raise exceptions.ParseError("The body is one JSON object.")
        return body


def fields_of(request: Request, allowed: dict[str, type], required: tuple[str, ...] = ()) -> dict[str, Any]:
    """The fields of a body by name. Raises ParameterError naming the first that is wrong, or missing."""
    body: Any = request.data
    for name, value in body.items():
        if name not in allowed:
            detail = f"There is no field {name[:80]!r} here."
            raise ParameterError(name[:80], detail, code="unknown_field", allowed=sorted(allowed))
        if type(value) is not allowed[name] or (isinstance(value, str) and "\x00" in value):
            raise ParameterError(name, f"{name} is {_NAMES[allowed[name]]}.", code="invalid_field")
    for name in required:
        if name not in body:
            raise ParameterError(name, f"{name} is missing.", code="missing_field")
    return dict(body)


def _each_name_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return found


def _number(written: str) -> int | float:
    """5.0 is as whole as 5 (JSON Schema, section 6.1.1)."""
    value = float(written)
    return int(value) if value.is_integer() else value


def _refuse(_constant: str) -> None:
    """NaN and infinities are no JSON."""
    raise ValueError
