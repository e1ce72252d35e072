"""Sentinels: values that stand nowhere else, and the search for them in a whole answer."""

import base64
import binascii
import html
import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from urllib.parse import unquote_plus

LETTERS = "bcdfghjkmnpqrstv"
FIRST_NUMBER = 791_910_000
# Long past: the workflow refuses dates that lie ahead, and nothing public is as old.
FIRST_DAY = date(1701, 1, 2)
MONTHS = {
    name: number
    for names in (
        "january february march april may june july august september october november december",
        "januari februari maret april mei juni juli agustus september oktober november desember",
        "jan feb mar apr may jun jul aug sep oct nov dec",
    )
    for number, name in enumerate(names.split(), 1)
}

WORD = re.compile(rf"zq[{LETTERS}]{{4}}zq")
NUMBER = re.compile(r"(?<![0-9a-f])791[., ]?9\d\d[., ]?\d{3}(?![0-9a-f])")
# A time may follow a day, but no letter or digit else: a random token begins like a day now and then.
DAY = re.compile(
    rf"\b17\d\d-?(?:0[1-9]|1[0-2])-?[0-3]\d(?![0-9a-su-z])|\b\d{{1,2}}[ -](?:{'|'.join(MONTHS)})[ -]17\d\d"
)
JSON_ESCAPE = re.compile(r"\\u([0-9a-f]{4})")
BASE64 = re.compile(r"(?<![\w-])[\w-]{16,}={0,2}(?![\w-])", re.ASCII)


@dataclass
class Marks:
    """Every sentinel of a world by how it is found, and what it stands for."""

    meaning: dict[str, str] = field(default_factory=dict)
    secrets: set[str] = field(default_factory=set)
    _count: int = 0

    def word(self, of: str) -> str:
        """Eight small letters, which neither a slug nor an escape changes."""
        number = self._next()
        digits = [LETTERS[number >> shift & 15] for shift in (12, 8, 4, 0)]
        return self._keep(f"zq{''.join(digits)}zq", of)

    def number(self, of: str) -> int:
        number = FIRST_NUMBER + self._next()
        self._keep(str(number), of)
        return number

    def decimal(self, of: str) -> Decimal:
        return Decimal(self.number(of))

    def day(self, of: str) -> date:
        day = FIRST_DAY + timedelta(days=self._next())
        self._keep(day.isoformat(), of)
        return day

    def moment(self, of: str) -> datetime:
        """At six in UTC: the same day from London to Jayapura."""
        day = self.day(of)
        return datetime(day.year, day.month, day.day, 6, tzinfo=UTC)

    def secret(self, value: str, of: str) -> str:
        """A value that is random and long by itself."""
        self.secrets.add(value.lower())
        return self._keep(value.lower(), of)

    def found_in(self, text: str) -> set[str]:
        """The sentinels in a text, whichever way they are written."""
        found = set(WORD.findall(text))
        found |= {re.sub(r"\D", "", number) for number in NUMBER.findall(text)}
        found |= {_iso(day) for day in DAY.findall(text)}
        return found | {secret for secret in self.secrets if secret in text}

    def says(self, sentinel: str) -> str:
        return f"{sentinel} ({self.meaning.get(sentinel, 'of no known row')})"

    def _next(self) -> int:
        self._count += 1
        return self._count

    def _keep(self, sentinel: str, of: str) -> str:
        self.meaning[sentinel] = of
        return sentinel


def readings(text: str) -> str:
    """The text as it stands, and after each way of hiding words in it is undone; in small letters."""
    lower = text.lower()
    unescaped = JSON_ESCAPE.sub(lambda match: chr(int(match[1], 16)), lower)
    decoded = [plain for token in set(BASE64.findall(text)) if (plain := _decoded(token))]
    return "\n".join([lower, html.unescape(unescaped), unquote_plus(unescaped), *decoded])


def _decoded(token: str) -> str:
    stripped = token.rstrip("=")
    try:
        return base64.urlsafe_b64decode(stripped + "=" * (-len(stripped) % 4)).decode("ascii").lower()
    except (ValueError, binascii.Error):
        return ""


def _iso(day: str) -> str:
    if day.startswith("17") and day[2:4].isdigit():
        digits = day.replace("-", "")
        return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    number, month, year = re.split(r"[ -]", day)
    return f"{year}-{MONTHS[month]:02d}-{int(number):02d}"
