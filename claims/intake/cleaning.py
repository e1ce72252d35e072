"""Drops what a web page leaves around a story, and reports each piece. Pure.

Conservative: a line goes only when it is surely no sentence of the story.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Joiners and direction marks stay: Arabic, Hindi and emoji need them to be spelled right.
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad"), None)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SPACES = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_DURATION = re.compile(r"(?:\d{1,2}:)?\d{1,2}:[0-5]\d")
_CHROME = re.compile(
    r"(?:advertisement|iklan|scroll to (?:continue|resume)(?: with content)?|gulir (?:untuk|ke bawah).{0,40}|"
    r"baca juga\s*[::].*|read (?:also|more)\s*[::].*|lihat juga\s*[::].*|"
    r"share(?: (?:this|on) .{0,30})?|bagikan(?: .{0,30})?|facebook|twitter|whatsapp|telegram|copy link|salin tautan|"
    r"subscribe|berlangganan|sign in|masuk|loading\.*|memuat\.*|"
    r"(?:we|this site) uses? cookies.*|situs ini menggunakan cookie.*|accept (?:all )?cookies|"
    r"komentar|comments?|\[gambas:.*\]|gambas:.*|google news)",
    re.IGNORECASE,
)
REASONS: dict[str, Promise] = {
    "video_length": _("the length of a video"),
    "caption_twice": _("a caption printed twice"),
    "page_furniture": _("a part of the page, not of the story"),
}
MAX_CAPTION = 200


@dataclass(frozen=True)
class Leftover:
    """A dropped line: its number in the received text (from 1), its words, and the code of the reason."""

    line: int
    text: str
    reason: str

    @property
    def why(self) -> Promise:
        return REASONS[self.reason]


@dataclass(frozen=True)
class Cleaned:
    """`text`: NFC, LF, one paragraph a line, no blank lines. `title`: its first line if that is a headline."""

    text: str
    title: str
    leftovers: tuple[Leftover, ...]

    def as_rows(self) -> list[dict[str, Any]]:
        """The leftovers as an article version keeps them."""
        return [asdict(item) for item in self.leftovers]


def clean(received: str) -> Cleaned:
    lines = [(number, tidy(line)) for number, line in enumerate(_lines(received), 1)]
    lines = [(number, line) for number, line in lines if line]
    dropped = dict(_judge([line for _number, line in lines]))
    kept = [line for index, (_number, line) in enumerate(lines) if index not in dropped]
    leftovers = tuple(Leftover(lines[index][0], lines[index][1], reason) for index, reason in sorted(dropped.items()))
    title = kept[0] if len(kept) > 1 and is_headline(kept[0]) else ""
    return Cleaned("\n".join(kept), title, leftovers)


def tidy(line: str) -> str:
    return _SPACES.sub(" ", _CONTROL.sub("", unicodedata.normalize("NFC", line).translate(_INVISIBLE))).strip()


def is_headline(line: str) -> bool:
    """Short and without a full stop."""
    return 2 < len(line) <= 200 and not line.endswith((".", "!", "…", ":", ",", ";"))


def _lines(received: str) -> list[str]:
    return re.split(r"\r\n|[\n\r\u2028\u2029\x0b\x0c\x85]", received)


def _judge(lines: list[str]) -> Iterator[tuple[int, str]]:
    """(index, reason) of each line to drop."""
    for index, line in enumerate(lines):
        if _DURATION.fullmatch(line):
            yield index, "video_length"
        elif _CHROME.fullmatch(line):
            yield index, "page_furniture"
        elif index and line == lines[index - 1] and len(line) <= MAX_CAPTION and is_headline(line):
            # Both copies: a caption says again what the story says elsewhere.
            yield index - 1, "caption_twice"
            yield index, "caption_twice"
