"""Dates in Indonesian words: "Kamis pekan lalu", "17 Mei 2024", "kuartal I 2024", "akhir tahun ini". Pure."""

from datetime import date, timedelta

from claims.suggesting.quantities import nouns, spans, spoken
from claims.suggesting.quantities.dates_printed import Found, read_printed, whole, year_at
from claims.suggesting.quantities.magnitudes import read_scale
from claims.suggesting.quantities.month_names import MONTHS
from claims.suggesting.quantities.numerals import read_number
from claims.suggesting.quantities.tokens import Tokens
from claims.suggesting.quantities.units import read_unit
from claims.suggesting.quantities.wordlists import words

_MONTHS = MONTHS["id"]
_WEEKDAYS = {
    "senin": 0,
    "selasa": 1,
    "rabu": 2,
    "kamis": 3,
    "jumat": 4,
    "jum'at": 4,
    "jum’at": 4,
    "sabtu": 5,
    "minggu": 6,
    "ahad": 6,
}
_UNITS = {
    "hari": "day",
    "pekan": "week",
    "minggu": "week",
    "bulan": "month",
    "tahun": "year",
    "dekade": "decade",
    "dasawarsa": "decade",
    "abad": "century",
}
_OFFSETS = {"ini": 0, "lalu": -1, "silam": -1, "kemarin": -1, "depan": 1, "mendatang": 1}
_PARTS = {"awal": 0, "pertengahan": 1, "akhir": 2}
_ORDINALS = {
    "pertama": 1,
    "kedua": 2,
    "ketiga": 3,
    "keempat": 4,
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
}
_PERIODS = {"kuartal": spans.quarter, "triwulan": spans.quarter, "semester": spans.half, "paruh": spans.half}
_DAYS = {("kemarin",): -1, ("hari", "ini"): 0, ("besok",): 1, ("esok",): 1, ("lusa",): 2, ("tadi", "malam"): -1, ("semalam",): -1} | {
    (part, "ini"): 0 for part in ("pagi", "siang", "sore", "petang", "malam")
}  # fmt: skip
_BEFORE_YEAR = words(
    "pada tahun sejak hingga sampai sepanjang selama dalam dari antara akhir awal pertengahan era sebelum setelah menjelang di"
) | {"("}
_BEFORE_NUMBER = words("hingga sampai dalam dari antara di")
_SINCE = "sejak"


# A date in words begins with one of these.
STARTS = frozenset(
    [*_MONTHS, *_WEEKDAYS, *_UNITS, *_PARTS, *_PERIODS, *(phrase[0] for phrase in _DAYS), *spoken.STARTS["id"]]
)


class Indonesian:
    """Reads the date that begins at a token; without `on` nothing relative. ValueError where the calendar has none."""

    def __init__(self, tokens: Tokens, on: date | None) -> None:
        self.tokens, self.on = tokens, on

    def read(self, index: int) -> Found | None:
        token = self.tokens[index]
        if token.kind == "number":
            return self._figures(index)
        if token.low not in STARTS:
            return self._months(index) if token.low.partition("-")[0] in _MONTHS else None
        for phrase, offset in _DAYS.items():
            if self.on and self.tokens.says(index, phrase):
                return index + len(phrase), spans.day(self.on + timedelta(days=offset))
        if self._weekday_at(index) is not None or (token.low == "hari" and self._weekday_at(index + 1) is not None):
            return self._weekday(index + (token.low == "hari"))
        if token.low in _PARTS:
            return self._part(index)
        if token.low in _PERIODS:
            return self._period(index)
        if token.low in _MONTHS and token.text[0].isupper():
            return self._month(index)
        return self._unit(index) or self._ago(index)

    def _figures(self, index: int) -> Found | None:
        return (
            read_printed(self.tokens, index, "id", self.on) or self._day(index) or self._ago(index) or self._year(index)
        )

    def _day(self, index: int) -> Found | None:
        """ "17 Mei 2024", "15-17 Mei 2024", "6 Juli"."""
        first = last = whole(self.tokens, index)
        at = index + 1
        if self.tokens[at].text in ("-", "–") and whole(self.tokens, at + 1) is not None:
            last, at = whole(self.tokens, at + 1), at + 2
        number = _MONTHS.get(self.tokens.low(at))
        if first is None or last is None or number is None:
            return None
        year = year_at(self.tokens, at + 1)
        if year is not None:
            return at + 2, (date(year, number, first), date(year, number, last))
        if self.on is None:
            return None
        final = spans.nearest_day(self.on, last, number)
        return at + 1, (final.replace(day=first), final)

    def _ago(self, index: int) -> Found | None:
        """ "dua hari (yang) lalu", "lima tahun terakhir"."""
        number = read_number(self.tokens, index, "id") if self.on else None
        unit = _UNITS.get(self.tokens.low(number.end)) if number else None
        if number is None or unit is None or self.on is None or not 0 < number.value < 1000 or number.value % 1:
            return None
        at = number.end + 1 + (self.tokens.low(number.end + 1) == "yang")
        if self.tokens.low(at) in ("lalu", "silam", "lampau"):
            return at + 1, spans.back(self.on, int(number.value), unit)
        return (at + 1, spans.up_to(self.on, int(number.value), unit)) if self.tokens.low(at) == "terakhir" else None

    def _year(self, index: int) -> Found | None:
        """A year behind a word that asks for one, alone or to another year; a decade anywhere."""
        year, before = year_at(self.tokens, index), self.tokens.low(index - 1)
        if year is None:
            return None
        if self.tokens[index + 1].text == "-" and self.tokens.low(index + 2) == "an":
            return index + 3, (spans.year(year)[0], spans.year(year + 9)[1])
        later = year_at(self.tokens, index + 2)
        link = self.tokens.low(index + 1)
        if (
            later is not None
            and later > year
            and (link in ("-", "–") or (before in ("antara", "dari") and link in ("dan", "hingga", "sampai")))
        ):
            return index + 3, (spans.year(year)[0], spans.year(later)[1])
        counts = nouns.counted(self.tokens, index + 1, "id") > index + 1
        if before in _BEFORE_YEAR and not (before in _BEFORE_NUMBER and counts):
            return index + 1, spans.year(year)
        return (index + 1, spans.year(year)) if self._is_named(index) and not counts else None

    def _is_named(self, index: int) -> bool:
        """Whether a year belongs to the name in front of it: "Pemilu 2024", "APBN 2024"."""
        name = self.tokens[index - 1]
        measured = read_unit(self.tokens, index + 1, "id") or read_scale(self.tokens, index + 1, "id")[0] > 1
        if measured or name.low in nouns.LABELS or name.low in _MONTHS or nouns.ends(name, "id"):
            return False
        return name.text[0].isupper()

    def _weekday_at(self, index: int) -> int | None:
        token = self.tokens[index]
        number = _WEEKDAYS.get(token.low)
        sunday_or_week = number == 6 and (token.text[0].islower() or self.tokens.low(index + 1) in _OFFSETS)
        return None if number is None or sunday_or_week else number

    def _weekday(self, index: int) -> Found | None:
        number = self._weekday_at(index)
        at = index + 1 + (self.tokens[index + 1].text in (",", "("))
        printed = read_printed(self.tokens, at, "id", self.on) or self._day(at)
        if printed:
            end, span = printed
            return end + (self.tokens[index + 1].text == "(" and self.tokens[end].text == ")"), span
        if self.on is None or number is None:
            return None
        unit, offset = self.tokens.low(index + 1), _OFFSETS.get(self.tokens.low(index + 2))
        if unit in ("pekan", "minggu") and offset is not None:
            return index + 3, spans.day(spans.week(self.on, offset)[0] + timedelta(days=number))
        if unit in ("lalu", "kemarin"):
            return index + 2, spans.day(spans.weekday(self.on - spans.DAY, number))
        if unit in ("depan", "mendatang"):
            return index + 2, spans.day(spans.weekday(self.on + timedelta(days=7), number))
        return index + 1, spans.day(spans.weekday(self.on, number))

    def _unit(self, index: int) -> Found | None:
        """ "pekan lalu", "bulan ini", "tahun depan"; "tahun 2022", "tahun 1990-an"."""
        unit, offset = _UNITS.get(self.tokens.low(index)), _OFFSETS.get(self.tokens.low(index + 1))
        if self.tokens.low(index) == "tahun" and self.tokens[index + 1].kind == "number":
            return self._year(index + 1)
        if unit not in ("week", "month", "year") or offset is None or self.on is None:
            return None
        return index + 2, spans.back(self.on, -offset, unit)

    def _month(self, index: int) -> Found | None:
        number, following = _MONTHS[self.tokens.low(index)], self.tokens.low(index + 1)
        at = index + 1 + (following == "tahun")
        year = year_at(self.tokens, at)
        if whole(self.tokens, index - 1) is not None or self.tokens.low(index - 1) in ("setiap", "tiap", "saban"):
            return None  # a day the month does not have, or no one month
        if year is not None:
            return at + 1, spans.months(year, number)
        if self.on is None:
            return None
        if following == "tahun" and self.tokens.low(at) in _OFFSETS:
            return at + 1, spans.months(self.on.year + _OFFSETS[self.tokens.low(at)], number)
        if following in ("lalu", "silam"):
            return index + 2, spans.month(self.on, -((self.on.month - number - 1) % 12 + 1))
        if following in ("mendatang", "depan"):
            return index + 2, spans.month(self.on, (number - self.on.month - 1) % 12 + 1)
        return index + 1, spans.nearest_month(self.on, number, since=self.tokens.low(index - 1) == _SINCE)

    def _months(self, index: int) -> Found | None:
        """ "Januari-Agustus 2023"."""
        first, _, last = self.tokens.low(index).partition("-")
        year = year_at(self.tokens, index + 1)
        if year is None or _MONTHS.get(last, 0) < _MONTHS[first]:
            return None
        return index + 2, spans.months(year, _MONTHS[first], _MONTHS[last] - _MONTHS[first] + 1)

    def _part(self, index: int) -> Found | None:
        """ "awal Juli", "akhir tahun ini", "pertengahan 2023", "akhir pekan lalu", "awal tahun"."""
        which, word = _PARTS[self.tokens.low(index)], self.tokens.low(index + 1)
        if self.tokens[index + 1].kind == "number":
            found = self._year(index + 1)
        elif word in _MONTHS:
            found = self._month(index + 1)
        else:
            found = self._unit(index + 1)
            if found is None and self.on and _UNITS.get(word) in ("week", "month", "year"):
                found = index + 2, spans.back(self.on, 0, _UNITS[word])
        return found and (found[0], spans.part(found[1], which))

    def _period(self, index: int) -> Found | None:
        """ "kuartal I 2024", "triwulan ketiga tahun ini", "semester II-2023"."""
        at = index + 1 + 2 * (self.tokens.low(index + 1) == "ke" and self.tokens[index + 2].text == "-")
        which = _ORDINALS.get(self.tokens.low(at))
        make = _PERIODS[self.tokens.low(index)]
        if which is None or (make is spans.half and which > 2):
            return None
        at += 1
        at += self.tokens[at].text in ("-", "/", ",")
        at += self.tokens.low(at) == "tahun"
        year, offset = year_at(self.tokens, at), _OFFSETS.get(self.tokens.low(at))
        if year is None and offset is not None and self.on and self.tokens.low(at - 1) == "tahun":
            year = self.on.year + offset
        return None if year is None else (at + 1, make(year, which))
