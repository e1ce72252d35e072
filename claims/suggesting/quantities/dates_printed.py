"""Dates in figures, in any language: 2024-05-17, 17/5/2024, 17.05.2024, 2024年5月17日. Pure."""

from datetime import date

from claims.suggesting.quantities.spans import Span, day, nearest_day
from claims.suggesting.quantities.tokens import Tokens

Found = tuple[int, Span]
FIRST_YEAR, LAST_YEAR = 1800, 2100


def whole(tokens: Tokens, index: int, digits: int = 2) -> int | None:
    """The whole number that a token is, of at most so many digits."""
    token = tokens[index]
    return int(token.text) if token.kind == "number" and token.text.isdecimal() and len(token.text) <= digits else None


def year_at(tokens: Tokens, index: int) -> int | None:
    number = whole(tokens, index, 4)
    return number if number is not None and FIRST_YEAR <= number <= LAST_YEAR else None


def read_printed(tokens: Tokens, index: int, language: str | None, on: date | None = None) -> Found | None:
    """The date in figures that begins at a token; ValueError where the calendar has no such day."""
    if tokens[index].kind != "number" or (tokens.joined(index) and tokens[index - 1].text in "-–/.:"):
        return None
    dotted = tokens[index].text.split(".")
    if len(dotted) == 3 and len(dotted[2]) == 4 and all(part.isdecimal() and len(part) <= 4 for part in dotted):
        return index + 1, day(_day_month(int(dotted[0]), int(dotted[1]), int(dotted[2]), language, day_first=True))
    if tokens.low(index + 1) == "年":
        return _chinese(tokens, index)
    sign = tokens[index + 1].text
    if sign not in ("-", "/") or not (tokens.joined(index + 1) and tokens.joined(index + 2)):
        return None
    if tokens[index + 3].text == sign and tokens.joined(index + 3) and tokens.joined(index + 4):
        return _three(tokens, index, language)
    return _two(tokens, index, language, on) if sign == "/" and tokens[index - 1].text == "(" else None


def _three(tokens: Tokens, index: int, language: str | None) -> Found | None:
    if tokens[index + 5].text in ("-", "/") and tokens.joined(index + 5):
        return None
    year = year_at(tokens, index)
    month, last = whole(tokens, index + 2), whole(tokens, index + 4)
    if year is not None and month is not None and last is not None:
        return index + 5, day(date(year, month, last))
    first, year = whole(tokens, index), year_at(tokens, index + 4)
    if year is None and last is not None and tokens[index + 1].text == "/":
        year = 2000 + last
    if first is None or month is None or year is None:
        return None
    return index + 5, day(_day_month(first, month, year, language, day_first=language == "id"))


def _two(tokens: Tokens, index: int, language: str | None, on: date | None) -> Found | None:
    """ "(16/5)", the way Indonesian papers print the day of the news."""
    first, month = whole(tokens, index), whole(tokens, index + 2)
    if language != "id" or on is None or first is None or month is None or tokens[index + 3].text != ")":
        return None
    return index + 3, day(nearest_day(on, first, month))


def _day_month(first: int, second: int, year: int, language: str | None, *, day_first: bool) -> date:
    """Day first where that is the custom or the only reading; ValueError if two readings are left."""
    if day_first or first > 12 or first == second:
        return date(year, second, first)
    if second <= 12:
        raise ValueError(f"{first}/{second} has two readings")
    return date(year, first, second)


def _chinese(tokens: Tokens, index: int) -> Found | None:
    numbers = year_at(tokens, index), whole(tokens, index + 2), whole(tokens, index + 4)
    if tokens.low(index + 3) != "月" or tokens.low(index + 5) != "日" or None in numbers:
        return None
    year, month, last = (int(number or 0) for number in numbers)
    return index + 6, day(date(year, month, last))
