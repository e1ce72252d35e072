"""Dates in English words: "Thursday last week", "May 17, 2024", "the first quarter of 2024", "late June". Pure."""

from datetime import date, timedelta
from itertools import chain

from claims.suggesting.quantities import nouns, spans, spoken
from claims.suggesting.quantities.dates_printed import Found, read_printed, whole, year_at
from claims.suggesting.quantities.month_names import MONTHS
from claims.suggesting.quantities.numerals import read_number
from claims.suggesting.quantities.tokens import Tokens
from claims.suggesting.quantities.wordlists import words

_MONTHS = MONTHS["en"]
_WEEKDAYS = {
    name: number
    for number, name in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
}
_UNITS = {name: one for one in ("day", "week", "month", "year", "decade") for name in (one, f"{one}s")} | {
    "century": "century",
    "centuries": "century",
}
_OFFSETS = {"last": -1, "this": 0, "next": 1, "previous": -1, "coming": 1}
_PARTS = {"early": 0, "mid": 1, "late": 2}
_ENDS = {"beginning": 0, "start": 0, "middle": 1, "end": 2}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_PERIODS = {"quarter": spans.quarter, "half": spans.half}
_LETTERS = {"q": spans.quarter, "h": spans.half}
_DAYS = {("yesterday",): -1, ("today",): 0, ("tonight",): 0, ("tomorrow",): 1, ("last", "night"): -1} | {
    ("this", part): 0 for part in ("morning", "afternoon", "evening")
}  # fmt: skip
_ASKS_FOR_YEAR = words(
    "in since by of from until till during through before after early late mid between year around to"
) | {"("}
_ASKS_FOR_MONTH = words(
    "in since by until till last next of during from to early late mid this through before after around"
)
_BEFORE_NUMBER = words("by of from until till to between around")
_ENDINGS = frozenset(["st", "nd", "rd", "th"])


# A date in words begins with one of these, or with "mid-".
_FIRST_WORDS = (_MONTHS, _WEEKDAYS, _OFFSETS, _PARTS, _ENDS, _ORDINALS, _LETTERS, spoken.STARTS["en"])
STARTS = frozenset(chain(*_FIRST_WORDS, (phrase[0] for phrase in _DAYS), ("past", "earlier", "later")))


class English:
    """Reads the date that begins at a token; without `on` nothing relative. ValueError where the calendar has none."""

    def __init__(self, tokens: Tokens, on: date | None) -> None:
        self.tokens, self.on = tokens, on

    def read(self, index: int) -> Found | None:
        token = self.tokens[index]
        if token.kind == "number":
            return (
                read_printed(self.tokens, index, "en")
                or self._day_month(index)
                or self._ago(index)
                or self._year(index)
            )
        if token.low not in STARTS and not token.low.startswith("mid-"):
            return self._months(index) if token.low.partition("-")[0] in _MONTHS else None
        for phrase, offset in _DAYS.items():
            if self.on and self.tokens.says(index, phrase):
                return index + len(phrase), spans.day(self.on + timedelta(days=offset))
        if token.low in _WEEKDAYS:
            return self._weekday(index)
        if token.low in _MONTHS and token.text[0].isupper():
            return self._month_day(index) or self._month(index, asked=self.tokens.low(index - 1) in _ASKS_FOR_MONTH)
        if token.low in _PARTS or token.low in _ENDS or token.low.startswith("mid-"):
            return self._part(index)
        if token.low in _LETTERS or token.low in _ORDINALS:
            found = self._period(index)
            if found:
                return found
        return self._relative(index) or self._ago(index)

    def _day_number(self, index: int) -> tuple[int | None, int]:
        """The day at a token, "17" or "17th", and the token behind it."""
        ended = self.tokens.low(index + 1) in _ENDINGS and self.tokens.joined(index + 1)
        return whole(self.tokens, index), index + 1 + ended

    def _month_end(self, index: int) -> int:
        """Behind a month and the point of its abbreviation."""
        short = (
            len(self.tokens.low(index)) <= 4 and self.tokens[index + 1].text == "." and self.tokens.joined(index + 1)
        )
        return index + 1 + short

    def _day_month(self, index: int) -> Found | None:
        """ "17 May 2024", "17th May"."""
        number, at = self._day_number(index)
        month = _MONTHS.get(self.tokens.low(at))
        if number is None or month is None or self.tokens[at].text[0].islower():
            return None
        return self._dated(number, number, month, self._month_end(at))

    def _month_day(self, index: int) -> Found | None:
        """ "May 17, 2024", "May 15-17, 2024", "July 6"."""
        first, at = self._day_number(self._month_end(index))
        last = first
        if self.tokens[at].text in ("-", "–") and whole(self.tokens, at + 1) is not None:
            last, at = self._day_number(at + 1)
        if first is None or last is None:
            return None
        return self._dated(first, last, _MONTHS[self.tokens.low(index)], at)

    def _dated(self, first: int, last: int, month: int, at: int) -> Found | None:
        after = at + (self.tokens[at].text == ",")
        year = year_at(self.tokens, after)
        if year is not None:
            return after + 1, (date(year, month, first), date(year, month, last))
        if self.on is None:
            return None
        final = spans.nearest_day(self.on, last, month)
        return at, (final.replace(day=first), final)

    def _month(self, index: int, *, asked: bool) -> Found | None:
        number, at = _MONTHS[self.tokens.low(index)], self._month_end(index)
        if whole(self.tokens, index - 1) is not None or self.tokens.low(index - 1) in ("every", "each"):
            return None  # a day the month does not have, or no one month
        year = year_at(self.tokens, at + (self.tokens.low(at) == "of"))
        if year is not None:
            return at + 1 + (self.tokens.low(at) == "of"), spans.months(year, number)
        if self.on is None:
            return None
        if self.tokens.low(at) in _OFFSETS and self.tokens.low(at + 1) == "year":
            return at + 2, spans.months(self.on.year + _OFFSETS[self.tokens.low(at)], number)
        since = self.tokens.low(index - 1) == "since"
        return (index + 1, spans.nearest_month(self.on, number, since=since)) if asked else None

    def _months(self, index: int) -> Found | None:
        """ "January-March 2024"."""
        first, _, last = self.tokens.low(index).partition("-")
        year = year_at(self.tokens, index + 1)
        if year is None or _MONTHS.get(last, 0) < _MONTHS[first]:
            return None
        return index + 2, spans.months(year, _MONTHS[first], _MONTHS[last] - _MONTHS[first] + 1)

    def _ago(self, index: int) -> Found | None:
        """ "two days ago", "a month ago"."""
        if self.on is None:
            return None
        count, at = self._count(index)
        unit = _UNITS.get(self.tokens.low(at))
        return (
            (at + 2, spans.back(self.on, count, unit)) if count and unit and self.tokens.low(at + 1) == "ago" else None
        )

    def _count(self, index: int) -> tuple[int, int]:
        if self.tokens.low(index) in ("a", "an") and self.tokens.low(index + 1) in _UNITS:
            return 1, index + 1
        number = read_number(self.tokens, index, "en")
        return (
            (int(number.value), number.end)
            if number and 0 < number.value < 1000 and not number.value % 1
            else (0, index)
        )

    def _year(self, index: int, *, asked: bool = False) -> Found | None:
        """A year behind a word that asks for one, alone or to another year, or in "the 2024 election"; a decade anywhere."""
        year, before = year_at(self.tokens, index), self.tokens.low(index - 1)
        if year is None:
            return None
        if self.tokens.low(index + 1) == "s" and self.tokens.joined(index + 1):
            return index + 2, (spans.year(year)[0], spans.year(year + 9)[1])
        later, link = year_at(self.tokens, index + 2), self.tokens.low(index + 1)
        if (
            later is not None
            and later > year
            and (link in ("-", "–") or (before, link) in (("between", "and"), ("from", "to")))
        ):
            return index + 3, (spans.year(year)[0], spans.year(later)[1])
        counts = nouns.counted(self.tokens, index + 1, "en") > index + 1
        if asked or (before in _ASKS_FOR_YEAR and not (before in _BEFORE_NUMBER and counts)):
            return index + 1, spans.year(year)
        names = before == "the" and not counts and not nouns.ends(self.tokens[index + 1], "en")
        return (index + 1, spans.year(year)) if names else None

    def _weekday(self, index: int) -> Found | None:
        at = index + 1 + (self.tokens[index + 1].text == ",")
        named = self.tokens.low(at) in _MONTHS and self.tokens[at].text[0].isupper()
        dated = self._month_day(at) if named else self._day_month(at)
        if dated:
            return dated
        if self.on is None:
            return None
        number, offset = _WEEKDAYS[self.tokens.low(index)], _OFFSETS.get(self.tokens.low(index + 1))
        if offset is not None and self.tokens.low(index + 2) == "week":
            return index + 3, spans.day(spans.week(self.on, offset)[0] + timedelta(days=number))
        return index + 1, spans.day(spans.weekday(self.on, number))

    def _relative(self, index: int) -> Found | None:
        """ "last week", "next July", "past five years", "earlier this month", "this weekend"."""
        on, word, following = self.on, self.tokens.low(index), self.tokens.low(index + 1)
        if on is None:
            return None
        if word in ("past", "last"):
            count, at = self._count(index + 1)
            unit = _UNITS.get(self.tokens.low(at))
            if count and unit:
                return at + 1, spans.up_to(on, count, unit)
        if word == "past" and following in _UNITS:
            return index + 2, spans.up_to(on, 1, _UNITS[following])
        if word in ("earlier", "later") and following == "this" and self.tokens.low(index + 2) in _UNITS:
            first, last = spans.back(on, 0, _UNITS[self.tokens.low(index + 2)])
            early = first, max(first, on - spans.DAY)
            return index + 3, early if word == "earlier" else (min(last, on + spans.DAY), last)
        offset = _OFFSETS.get(word)
        return None if offset is None else self._offset(index + 1, offset, on)

    def _offset(self, index: int, offset: int, on: date) -> Found | None:
        """What "last", "this" or "next" stands before."""
        word = self.tokens.low(index)
        if word in ("week", "month", "year"):
            return index + 1, spans.back(on, -offset, word)
        if word == "weekend":
            return index + 1, spans.part(spans.week(on, offset), 2)
        if word in _WEEKDAYS:
            start = {-1: on - spans.DAY, 0: spans.week(on)[1], 1: on + timedelta(days=7)}[offset]
            return index + 1, spans.day(spans.weekday(start, _WEEKDAYS[word]))
        if word in _MONTHS and self.tokens[index].text[0].isupper():
            number = _MONTHS[word]
            back, ahead = (on.month - number - 1) % 12 + 1, (number - on.month - 1) % 12 + 1
            return index + 1, spans.month(on, {-1: -back, 1: ahead}.get(offset, number - on.month))
        return None

    def _part(self, index: int) -> Found | None:
        """ "early July", "mid-2023", "late 2023", "end of this year"."""
        word, at = self.tokens.low(index), index + 1
        if word in _ENDS and self.tokens.low(at) != "of":
            return None
        which = _ENDS[word] if word in _ENDS else _PARTS.get(word, 1)
        at += word in _ENDS or self.tokens[at].text == "-"
        if word.startswith("mid-"):
            number = _MONTHS.get(word[4:])
            if number is None or self.on is None:
                return None
            year = year_at(self.tokens, at)
            month = spans.months(year, number) if year is not None else spans.nearest_month(self.on, number)
            return at + (year is not None), spans.part(month, which)
        if self.tokens[at].kind == "number":
            found = self._year(at, asked=True)
            return found and (found[0], spans.part(found[1], which))
        named = self.tokens.low(at) in _MONTHS and self.tokens[at].text[0].isupper()
        found = self._month(at, asked=True) if named else self._relative(at)
        return found and (found[0], spans.part(found[1], which))

    def _period(self, index: int) -> Found | None:
        """ "Q1 2024", "first half of 2023", "third quarter of last year"."""
        make, which = _LETTERS.get(self.tokens.low(index)), _ORDINALS.get(self.tokens.low(index + 1))
        if make and not self.tokens.joined(index + 1):
            return None
        if make is None:
            make, which = _PERIODS.get(self.tokens.low(index + 1)), _ORDINALS.get(self.tokens.low(index))
        if make is None or which is None or (make is spans.half and which > 2):
            return None
        at = index + 2 + (self.tokens.low(index + 2) == "of")
        year, offset = year_at(self.tokens, at), _OFFSETS.get(self.tokens.low(at))
        if year is not None:
            return at + 1, make(year, which)
        if self.on is None or offset is None or self.tokens.low(at + 1) != "year":
            return None
        return at + 2, make(self.on.year + offset, which)
