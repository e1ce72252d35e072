"""The time a figure covers, in the text's own words: "sejak 2019", "per tahun", "past five years". Pure."""

from datetime import timedelta
from typing import NamedTuple

from claims.suggesting.quantities.month_names import MONTHS
from claims.suggesting.quantities.spans import Span
from claims.suggesting.quantities.tokens import Tokens
from claims.suggesting.quantities.units import TIMES
from claims.suggesting.quantities.wordlists import words


class Period(NamedTuple):
    """Tokens `start` to before `end`."""

    start: int
    end: int


_SHORTEST = timedelta(days=6)
# Kept before a date, because they change what is said; the others are left off.
_KEPT = words("sejak hingga sampai antara sebelum sesudah setelah since until till by through between before after per")
_RANGED = frozenset(["dari", "from"])
# What a figure is set against is not the time it covers.
_AGAINST = words("dibanding dibandingkan ketimbang daripada dari than from versus vs")
_EACH = {"id": frozenset(["per", "setiap", "tiap", "saban"]), "en": frozenset(["per", "each", "every", "a", "an"])}
_WHOLE = {
    "id": words("setahun sebulan sepekan seminggu sehari sejam"),
    "en": words("annually yearly monthly weekly daily hourly"),
}
# "sebulan sebelumnya" is when, not how long.
_THEN = words("sebelumnya kemudian setelah sebelum lalu sesudah sekali silam")
_FOR = {"id": frozenset(["selama", "dalam", "sepanjang"]), "en": frozenset(["for", "in", "over", "within", "during"])}


def periods(tokens: Tokens, dates: list[tuple[int, int, Span]], language: str | None) -> list[Period]:
    """The times in a text that a figure may cover, in its order: of its dates those a week long or longer, and "per day"."""
    found = [
        Period(_with_preposition(tokens, start, end), end)
        for start, end, (first, last) in dates
        if _is_long(tokens, start, last - first) and not _is_comparison(tokens, start, end)
    ]
    if language in ("id", "en"):
        found += _rates(tokens, language)
    return sorted(found)


def _is_long(tokens: Tokens, start: int, length: timedelta) -> bool:
    """A week or longer; a day of the calendar, too, if it is where a time began."""
    begins = tokens.low(start - 1) in ("sejak", "since") and (
        tokens[start].kind == "number" or any(tokens.low(start) in names for names in MONTHS.values())
    )
    return length >= _SHORTEST or begins


def _is_range(tokens: Tokens, start: int, end: int) -> bool:
    return any(tokens.low(index) in ("dan", "and", "to", "hingga", "sampai") for index in range(start, end))


def _is_comparison(tokens: Tokens, start: int, end: int) -> bool:
    return tokens.low(start - 1) in _AGAINST and not _is_range(tokens, start, end)


def _with_preposition(tokens: Tokens, start: int, end: int) -> int:
    word = tokens.low(start - 1)
    return start - 1 if word in _KEPT or (word in _RANGED and _is_range(tokens, start, end)) else start


def _rates(tokens: Tokens, language: str) -> list[Period]:
    found = []
    for index in range(len(tokens)):
        word = tokens.low(index)
        if word in _WHOLE[language] and tokens.low(index + 1) not in _THEN:
            found.append(Period(index, index + 1))
        elif word in _EACH[language] and tokens.low(index + 1) in TIMES[language] and tokens.low(index + 2) != "ago":
            end = index + 2 + (tokens.says(index, ("setiap", "hari", "kerja")))
            found.append(Period(index, end))
    return found


def is_stretch(tokens: Tokens, start: int, language: str | None) -> bool:
    """Whether a duration that begins at a token is said to be the time something took: "selama", "in the first"."""
    opening = _FOR.get(language or "", frozenset())
    index = start - 1 if tokens.low(start - 1) in ("first", "final") else start
    return tokens.low(index - 1) in opening or (tokens.low(index - 1) == "the" and tokens.low(index - 2) in opening)
