"""What was found beside what was said: a value for each figure of a claim, as an editor types them. Pure."""

import re
from dataclasses import dataclass
from decimal import Decimal

# (between thousands, before decimals) as the language writes them; others write as English does.
MARKS = {"id": (".", ",")}
ENGLISH = (",", ".")
NOTHING = ("", "-", "–")
LONGEST = 20  # digits and marks of a number: what the figures of a claim can hold


@dataclass(frozen=True)
class Found:
    value: Decimal
    value_to: Decimal | None = None


class UnreadableError(ValueError):
    """The part of the text that is no number of the language."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


def read(text: str, language: str) -> list[Found | None]:
    """One entry for each figure, in order, between semicolons: 64 or 60–65; None where nothing was found.

    Raises UnreadableError. Units are those of the claim's figures, so none is typed, but for a percent sign.
    """
    parts = [part.strip() for part in text.split(";")]
    found = [None if part in NOTHING else _read_one(part, language) for part in parts]
    while found and found[-1] is None:
        found.pop()
    return found


def _read_one(part: str, language: str) -> Found:
    first, *more = [_number(end, language) for end in re.split(r"\s*[–-]\s*", part)]
    last = more[0] if more else first
    if first is None or last is None or len(more) > 1 or last < first:
        raise UnreadableError(part)
    return Found(first, last if more else None)


def _number(text: str, language: str) -> Decimal | None:
    thousands, decimals = (re.escape(mark) for mark in MARKS.get(language, ENGLISH))
    written = text.removesuffix("%").rstrip()
    if len(written) > LONGEST:
        return None
    if not re.fullmatch(rf"(\d{{1,3}}({thousands}\d{{3}})+|\d+)({decimals}\d+)?", written, re.ASCII):
        return None
    thousands, decimals = MARKS.get(language, ENGLISH)
    return Decimal(written.replace(thousands, "").replace(decimals, "."))
