"""What changed between two texts, word by word. Pure.

Words shared once by both sides hold the comparison together (patience diff); what lies between them is compared by
difflib as long as it is short. So the work grows with the texts and no faster, whatever they hold.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Literal, NamedTuple

Kind = Literal["same", "added", "removed"]


class Piece(NamedTuple):
    kind: Kind
    text: str


Words = Sequence[str]

# Scripts that put no space between words are compared letter by letter, each with the marks that belong to it.
_MARKS = (
    "\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u102b-\u103e\u17b4-\u17d3\u3099\u309a"
    "\ufe00-\ufe0f\U000e0100-\U000e01ef"
)
_UNSPACED = "\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# A stop inside a word or figure ("64,5", "don't") belongs to it, one at its edge stands alone.
_STOPS = r"""\s.,;:!?…"'()\[\]{}“”‘’«»—–"""
_WORD = f"[^{_STOPS}{_UNSPACED}]"
_TOKEN = re.compile(rf"\s+|[{_UNSPACED}][{_MARKS}]*|{_WORD}+(?:[.,:'’]{_WORD}+)*|.", re.DOTALL)

# difflib's work is bounded by the product of the two lengths, and by one more length where all is alike.
_SHORT = 40_000
_DEPTH = 12


def words(before: str, after: str) -> list[Piece]:
    """The two texts as one: what both have, what only the first (removed) or only the second has (added).

    Line ends count as LF. Pieces that are not "added" make up `before`, those that are not "removed" `after`;
    neighbours differ in kind, and what was removed stands before what was added in its place.
    """
    old, new = (_TOKEN.findall(text.replace("\r\n", "\n")) for text in (before, after))
    return list(_joined(_compare(old, new, _DEPTH)))


def _compare(old: Words, new: Words, depth: int) -> Iterator[Piece]:
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    yield Piece("same", "".join(old[:head]))
    yield from _middle(old[head : len(old) - tail], new[head : len(new) - tail], depth)
    yield Piece("same", "".join(old[len(old) - tail :]))


def _shared(old: Words, new: Words) -> int:
    """How many words both begin with."""
    return sum(1 for _both in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))


def _middle(old: Words, new: Words, depth: int) -> Iterator[Piece]:
    if old and new and len(old) * len(new) <= _SHORT:
        yield from _short(old, new)
    elif old and new and depth and (anchors := _anchors(old, new)):
        start_old = start_new = 0
        for at_old, at_new in anchors:
            yield from _compare(old[start_old:at_old], new[start_new:at_new], depth - 1)
            yield Piece("same", old[at_old])
            start_old, start_new = at_old + 1, at_new + 1
        yield from _compare(old[start_old:], new[start_new:], depth - 1)
    else:
        yield Piece("removed", "".join(old))
        yield Piece("added", "".join(new))


def _short(old: Words, new: Words) -> Iterator[Piece]:
    for tag, a, b, c, d in SequenceMatcher(" ".__eq__, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("same", "".join(old[a:b]))
        else:
            yield Piece("removed", "".join(old[a:b]))
            yield Piece("added", "".join(new[c:d]))


def _anchors(old: Words, new: Words) -> list[tuple[int, int]]:
    """Places of words that stand once in each, the most that are in the same order in both."""
    count_old, count_new = Counter(old), Counter(new)
    at_new = {word: place for place, word in enumerate(new) if count_new[word] == 1}
    pairs = [(place, at_new[word]) for place, word in enumerate(old) if count_old[word] == 1 and word in at_new]
    # The longest rising run, by patience: `ends` holds the lowest end of a run of each length.
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_place, target) in enumerate(pairs):
        length = bisect_left(ends, target)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [target]
        last[length : length + 1] = [index]
    found, index = [], last[-1] if last else -1
    while index >= 0:
        found.append(pairs[index])
        index = before[index]
    return found[::-1]


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Neighbours of a kind made one. A space between two changes changed with them: it would only tear them apart."""
    removed = added = gap = ""
    for kind, text in pieces:
        if kind == "same":
            gap += text
            continue
        if not text:
            continue
        if (removed or added) and not gap.strip(" "):
            removed, added = removed + gap, added + gap
        else:
            yield from _told(removed, added, gap)
            removed = added = ""
        gap = ""
        if kind == "removed":
            removed += text
        else:
            added += text
    yield from _told(removed, added, gap)


def _told(removed: str, added: str, same: str) -> Iterator[Piece]:
    if removed:
        yield Piece("removed", removed)
    if added:
        yield Piece("added", added)
    if same:
        yield Piece("same", same)
