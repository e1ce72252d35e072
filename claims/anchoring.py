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
from unicodedata import category

from django.utils.translation import gettext as _

from claims.alignment import Flat, counterpart, only

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
        if text.endswith(prefix, 0, start) and text.startswith(suffix, end):
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


# ------------------------------------------------------------------ the same words in another version of a text
EXACT, MOVED, ORPHANED = "exact", "moved", "orphaned"


@dataclass(frozen=True)
class Anchor:
    """What became of a span in a new text. `kind`: exact (place, words and context as they were), moved (the same
    words, now at `selector`) or orphaned (no place that is certainly theirs; `selector` is None).

    `near`: where in the new text they would have to stand, to show to a person.
    """

    kind: str
    selector: Selector | None
    near: tuple[int, int]


def reanchor(old: str, new: str, start: int, end: int) -> Anchor:
    """Where `old[start:end]` stands in `new`. Both NFC. Raises ValueError unless 0 <= start < end <= len(old).

    Words are the same when they differ in white space at most. That they occur is not enough: the text on both sides
    came along, once in either text; or the texts around lead to the place, and one side of it is as it was. Where
    these two disagree, or several places are as good, it is orphaned: better none than a look-alike. Linear in the
    length of the texts, but for sorting.
    """
    before = make_selector(old, start, end)
    if new[start:end] == before.exact and make_selector(new, start, end) == before:
        return Anchor(EXACT, before, (start, end))
    was, now = Flat(old), Flat(new)
    first, last = was.inside(start, end)
    led_to, window = counterpart(was.text, now.text, first, last)
    orphan = Anchor(ORPHANED, None, now.outside(*window))
    if first >= last:
        return orphan
    words = was.text[first:last]
    carried = _carried(was.text, now.text, first, last, was.inside(*_paragraph(old, start, end)))
    place = led_to if carried is None else carried
    if place is None or (led_to is not None and led_to != place):
        return orphan
    if carried is None and not _one_side_stands(was.text, now.text, first, last, place):
        return orphan
    found = now.outside(place, place + len(words))
    return Anchor(MOVED, make_selector(new, *found), found)


def _paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    close = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, close if close >= 0 else len(text)


def _carried(old: str, new: str, start: int, end: int, paragraph: tuple[int, int]) -> int | None:
    """The one place in `new` of a span whose surroundings came along: the text on both sides, or its paragraph where
    that says enough beside it. They stand once in either text."""
    low, high = max(start - CONTEXT, 0), min(end + CONTEXT, len(old))
    if low > 0 and high < len(old):
        there = only(new, old[low:high], 0, len(new))
        if there is not None and only(old, old[low:high], 0, len(old)) is not None:
            return there + start - low
    low, high = paragraph
    there = only(new, old[low:high], 0, len(new)) if high - low - (end - start) >= CONTEXT else None
    if there is None or only(old, old[low:high], 0, len(old)) is None:
        return None
    return there + start - low


def _one_side_stands(old: str, new: str, start: int, end: int, place: int) -> bool:
    """Whether the text before or after is as it was, and no letter, digit, sign or currency on the other side has
    made it another word or number."""
    stop = place + end - start
    left = old[max(start - CONTEXT, 0) : start] == new[max(place - CONTEXT, 0) : place]
    right = old[end : end + CONTEXT] == new[stop : stop + CONTEXT]
    return (left and _glued(old, end, 1) == _glued(new, stop, 1)) or (
        right and _glued(old, start, -1) == _glued(new, place, -1)
    )


def _glued(text: str, edge: int, step: int) -> str:
    """What touches an edge of a span and could be part of its word or number."""
    blank = text.find(" ", edge) if step > 0 else text.rfind(" ", 0, edge)
    run = text[blank + 1 : edge] if step < 0 else text[edge : blank if blank >= 0 else None]
    return "".join(character for character in run if character in "-−" or category(character)[0] in "LMNS")
