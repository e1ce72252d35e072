"""Tying words to places in a text. Pure: plain values in, plain values out.

Positions count Unicode code points of the stored text (NFC, LF line ends), as W3C
TextPositionSelector; the words around a span are those of a TextQuoteSelector.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from django.utils.translation import gettext as _

CONTEXT = 32
Key = TypeVar("Key", bound=Hashable)
_SENTENCE_END = re.compile(r"[.!?…。！？][”\"'’)\]]*\s|\n")


class AnchorError(ValueError):
    """A quote that names no single place; the message says what to do."""


class QuoteNotFoundError(AnchorError):
    def __init__(self) -> None:
        super().__init__(_("These words do not stand in the article. Copy them exactly, with their punctuation."))


class QuoteAmbiguousError(AnchorError):
    """The quote stands in several places, in `positions`."""

    def __init__(self, positions: Sequence[tuple[int, int]]) -> None:
        super().__init__(
            _("These words stand in %(count)d places. Copy a few more words around them.") % {"count": len(positions)}
        )
        self.positions = tuple(positions)


@dataclass(frozen=True)
class Selector:
    """Both W3C selectors of one span: `text[start:end] == exact`."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


def make_selector(text: str, start: int, end: int) -> Selector:
    """Raises ValueError unless 0 <= start < end <= len(text)."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"no span {start}:{end} in a text of {len(text)}")
    return Selector(text[start:end], text[max(start - CONTEXT, 0) : start], text[end : end + CONTEXT], start, end)


def find(text: str, exact: str, prefix: str = "", suffix: str = "") -> list[tuple[int, int]]:
    """Every place of `exact` that stands between `prefix` and `suffix`, overlapping ones included."""
    found, start = [], text.find(exact) if exact else -1
    while start >= 0:
        end = start + len(exact)
        if text[:start].endswith(prefix) and text.startswith(suffix, end):
            found.append((start, end))
        start = text.find(exact, start + 1)
    return found


def locate(text: str, exact: str, prefix: str = "", suffix: str = "") -> Selector:
    """The one place of a quote. Raises QuoteNotFoundError or QuoteAmbiguousError: never a guess."""
    places = find(text, exact, prefix, suffix)
    if not places:
        raise QuoteNotFoundError
    if len(places) > 1:
        raise QuoteAmbiguousError(places)
    return make_selector(text, *places[0])


def segments(text: str, spans: Iterable[tuple[int, int, Key]]) -> list[tuple[str, tuple[Key, ...]]]:
    """The text in pieces, each with the ids of all spans that cover it: overlaps become visible.

    One walk over the edges, so hundreds of spans cost what their overlaps cost.
    """
    begins: dict[int, list[int]] = defaultdict(list)
    ends: dict[int, list[int]] = defaultdict(list)
    keys = []
    for number, (start, end, key) in enumerate(spans):
        begins[max(start, 0)].append(number)
        ends[min(end, len(text))].append(number)
        keys.append(key)
    open_now: set[int] = set()
    pieces = []
    for left, right in pairwise(sorted({0, len(text), *begins, *ends})):
        open_now.difference_update(ends.get(left, ()))
        open_now.update(begins.get(left, ()))
        pieces.append((text[left:right], tuple(keys[number] for number in sorted(open_now))))
    return pieces


@dataclass(frozen=True)
class Excerpt:
    """A passage `text[start:end]` and the spans (start, end, id) that lie in it."""

    start: int
    end: int
    spans: tuple[tuple[int, int, str], ...]


def excerpts(text: str, spans: Iterable[tuple[int, int, str]], width: int = 160) -> list[Excerpt]:
    """Each span with at most `width` characters on either side, from sentence to sentence where one
    begins or ends near enough, else cut at a word; passages that touch become one. In text order."""
    merged: list[Excerpt] = []
    for start, end, key in sorted(spans):
        left, right = _left(text, start, width), _right(text, end, width)
        if merged and left <= merged[-1].end:
            last = merged[-1]
            merged[-1] = Excerpt(last.start, max(last.end, right), (*last.spans, (start, end, key)))
        else:
            merged.append(Excerpt(left, right, ((start, end, key),)))
    return merged


def _left(text: str, start: int, width: int) -> int:
    lowest = max(start - width, 0)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, lowest, start)]
    if ends:
        return ends[-1]
    if lowest == 0:
        return 0
    space = text.find(" ", lowest, start)
    return space + 1 if space >= 0 else lowest


def _right(text: str, end: int, width: int) -> int:
    highest = min(end + width, len(text))
    # From one before the end: a span may close its own sentence.
    match = _SENTENCE_END.search(text, max(end - 1, 0), highest)
    if match:
        return max(end, match.end() - 1)
    if highest == len(text):
        return len(text)
    space = text.rfind(" ", end, highest)
    return space if space >= 0 else highest
