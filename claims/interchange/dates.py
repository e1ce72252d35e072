"""Days as people write them in feeds. What could be two days, or is no whole day, is none. Pure."""

import re
from datetime import UTC, date, datetime

_FIRST, _LAST = date(1900, 1, 1), date(2100, 1, 1)
_ISO = re.compile(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"\s*(\d{4})(\d\d)(\d\d)(?:T\d{4,6}.*)?\s*")
_NUMBERS = re.compile(r"\s*(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)")
_DAY_FIRST = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|er|º|\.)?(?:\s+(?:de|of))?[\s-]+([^\W\d_]+)\.?,?(?:\s+(?:de|del))?[\s-]+(\d{4})\b"
)
_MONTH_FIRST = re.compile(r"\b([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_EPOCH = re.compile(r"\s*(-?\d{9,10}|-?\d{12,13})(?:\.\d+)?\s*")
_LONGEST = 60

# A word that is a month in several of these languages is the same month in all of them.
_NAMES = (
    "january jan januari januar januar enero ene janeiro janvier gennaio ocak",
    "february feb februari pebruari februar febrero fevereiro fev février fevrier febbraio şubat",
    "march mar maret märz marzo março marco mars maart mart",
    "april apr abril abr avril aprile nisan",
    "may mei mai mayo maio maggio mayıs",
    "june jun juni junio junho juin giugno haziran",
    "july jul juli julio julho juillet luglio temmuz",
    "august aug agustus agu agt agosto ago août aout augustus ağustos",
    "september sep sept septiembre setiembre setembro set septembre settembre eylül",
    "october oct oktober okt octubre outubro out octobre ottobre ekim",
    "november nov nopember noviembre novembro novembre kasım",
    "december dec desember des dezember dez diciembre dic dezembro décembre decembre dicembre aralık",
)
MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}


def day(text: str) -> date | None:
    """The day of a date, a moment (as it was where it was written) or a count of seconds since 1970."""
    text = text[:_LONGEST]
    found = _day(text)
    return found if found and _FIRST <= found < _LAST else None


def _day(text: str) -> date | None:
    if found := _ISO.match(text) or _COMPACT.fullmatch(text):
        return _date(*found.groups())
    if found := _NUMBERS.match(text):
        return _of_numbers(*found.groups())
    if found := _DAY_FIRST.search(text):
        return _date(found[3], MONTHS.get(found[2].lower(), 0), found[1])
    if found := _MONTH_FIRST.search(text):
        return _date(found[3], MONTHS.get(found[1].lower(), 0), found[2])
    if found := _EPOCH.fullmatch(text):
        seconds = int(found[1]) // (1000 if len(found[1].lstrip("-")) > 10 else 1)
        return datetime.fromtimestamp(seconds, UTC).date()
    return None


def _of_numbers(one: str, mark: str, other: str, year: str) -> date | None:
    """Two points part day, month and year, in this order; otherwise a number above 12 must tell which is the day."""
    if mark == "." or int(one) > 12:
        return _date(year, other, one)
    return _date(year, one, other) if int(other) > 12 or one == other else None


def _date(year: str | int, month: str | int, number: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(number))
    except ValueError:
        return None
