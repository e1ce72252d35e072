"""The time a figure covers, as days of the calendar, and how two times stand to each other. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from claims.matching.measures import DAYS_OF
from claims.suggesting.quantities.dates import find_dates

# Two who name no time and speak half a year apart speak of two times; of a past year one speaks a year longer.
HALF_A_YEAR, A_YEAR = timedelta(days=183), timedelta(days=366)
_OPEN = frozenset(["sejak", "since"])
_EACH = {
    "setahun": 365.25, "annually": 365.25, "yearly": 365.25, "sebulan": 365.25 / 12, "monthly": 365.25 / 12,
    "sepekan": 7, "seminggu": 7, "weekly": 7, "sehari": 1, "daily": 1, "sejam": 1 / 24, "hourly": 1 / 24,
}  # fmt: skip
_LEADS = {"id": "pada ", "en": "in "}
_PER = frozenset(["per", "setiap", "tiap", "saban", "each", "every", "a", "an"])


class Times(Enum):
    """One time, two, or two if the figures differ: one lies in the other, or they were said long apart."""

    ONE = "one"
    TWO = "two"
    MAYBE_TWO = "maybe two"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day; `last` is the last of the calendar for "since 2019" when nobody knows when it was said."""

    first: date
    last: date


def read_period(words: str, language: str, said_on: date | None) -> Period | None:
    """The days that the words of a period name, or None: "per year" names none, nor "last year" without a day."""
    # A year alone is a date only behind a word that says so.
    lead = _LEADS.get(language, "") if words[:1].isdigit() else ""
    found = find_dates(f"{lead}{words}", language, said_on)
    if not found:
        return None
    first, last = min(one.first for one in found), max(one.last for one in found)
    if words.partition(" ")[0].lower() in _OPEN:
        last = max(said_on or date.max, first)
    return Period(first, last)


def days_of_rate(words: str) -> float | None:
    """How many days "per month" or "daily" counts over; None where it is no such rate."""
    first, _space, rest = words.lower().partition(" ")
    if not rest:
        return _EACH.get(first)
    return DAYS_OF.get(rest) if first in _PER else None


def relate(one: Period | None, other: Period | None, said: date | None, other_said: date | None) -> Times:
    """How the times of two figures stand; `said`: the days on which they were said, where known."""
    if one is not None and other is not None:
        if one == other:
            return Times.ONE
        apart = one.last < other.first or other.last < one.first
        return Times.TWO if apart else Times.MAYBE_TWO
    if one is not None or other is not None:
        period, day = (one, other_said) if one is not None else (other, said)
        if period is None or day is None:
            return Times.UNKNOWN
        return Times.MAYBE_TWO if not period.first <= day <= _later(period.last, A_YEAR) else Times.UNKNOWN
    if said is None or other_said is None:
        return Times.UNKNOWN
    return Times.MAYBE_TWO if abs(said - other_said) > HALF_A_YEAR else Times.UNKNOWN


def _later(day: date, by: timedelta) -> date:
    return day + by if date.max - day > by else date.max
