"""Which part of a text stands for a part of another. Pure."""

import re
from array import array
from bisect import bisect_left
from collections.abc import Sequence


class Flat:
    """A text with each run of white space as one blank, and where its characters stood."""

    def __init__(self, text: str) -> None:
        pieces, self._places = [], array("L")
        for run in _RUN.finditer(text):
            pieces.append(" " if run[0].isspace() else run[0])
            self._places.extend(range(run.start(), run.start() + len(pieces[-1])))
        self.text, self._length = "".join(pieces), len(text)

    def inside(self, start: int, end: int) -> tuple[int, int]:
        """The span of the flat text that a span of the text is, without blanks at its ends."""
        first, last = bisect_left(self._places, start), bisect_left(self._places, end)
        while first < last and self.text[first] == " ":
            first += 1
        while first < last and self.text[last - 1] == " ":
            last -= 1
        return first, last

    def outside(self, first: int, last: int) -> tuple[int, int]:
        start = self._places[first] if first < len(self._places) else self._length
        return start, self._places[last - 1] + 1 if last > first else start


_RUN = re.compile(r"\s+|\S+")
_UNITS = (re.compile(r"[^.!?]+[.!?]*"), re.compile(r"\S+"))


def counterpart(old: str, new: str, start: int, end: int) -> tuple[int | None, tuple[int, int]]:
    """Where the texts around `old[start:end]` lead to in `new`: the one place of the same words, or None, and the part
    of `new` in which they must stand if everything kept its order.

    That part lies between the nearest sentences, then words, that stand once in both texts. Where the text is the same
    up to the span, its words follow; where it is the same from there on, they come before; otherwise they must stand
    in that part once.
    """
    low, high, first, last = 0, len(old), 0, len(new)
    for units in (None, *_UNITS):
        if units:
            low, high, first, last = _between(old, new, start, end, (low, high, first, last), units)
        same = _common(old, new, low, start, first, last)
        low, first = low + same, first + same
        same = _common(old[end:high][::-1], new[first:last][::-1], 0, high - end, 0, last - first)
        high, last = high - same, last - same
    words = old[start:end]
    beside = {place for place, touches in ((first, low == start), (last - len(words), high == end)) if touches}
    beside = {place for place in beside if first <= place <= last - len(words) and new.startswith(words, place)}
    if len(beside) > 1:
        return None, (first, last)
    return (beside.pop() if beside else only(new, words, first, last)), (first, last)


def only(text: str, words: str, low: int, high: int) -> int | None:
    """The one place of the words in text[low:high]; None where there is none or more than one."""
    found = text.find(words, low, high)
    return found if found >= 0 and text.find(words, found + 1, high) < 0 else None


def _common(old: str, new: str, low: int, high: int, first: int, last: int) -> int:
    """How many characters of old[low:high] and new[first:last] are the same from the beginning."""
    longest = min(high - low, last - first)
    one, other = old[low : low + longest], new[first : first + longest]
    if one == other:
        return longest
    return next(place for place, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1])


def _between(
    old: str, new: str, start: int, end: int, within: tuple[int, int, int, int], units: re.Pattern[str]
) -> tuple[int, int, int, int]:
    """`within` (old from, to, new from, to) narrowed to what lies between units that are in both texts, once and in
    the same order, outside the span."""
    low, high, first, last = within
    there = _once(new, first, last, units)
    pairs = [(place, there[unit], len(unit)) for unit, place in _once(old, low, high, units).items() if unit in there]
    for place, other, length in _rising(sorted(pairs)):
        if place + length <= start:
            low, first = place + length, other + length
        elif place >= end:
            return low, place, first, other
    return low, high, first, last


def _once(text: str, low: int, high: int, units: re.Pattern[str]) -> dict[str, int]:
    """The units that stand once in text[low:high], with their places."""
    places: dict[str, list[int]] = {}
    for match in units.finditer(text, low, high):
        places.setdefault(match[0], []).append(match.start())
    return {unit: found[0] for unit, found in places.items() if len(found) == 1}


def _rising(pairs: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The longest choice of pairs, sorted by their first, whose second rises too."""
    tails: list[int] = []
    chains: list[tuple[tuple[int, int, int], int]] = []  # a pair, and the number of the one before it in its chain
    ends: list[int] = []
    for pair in pairs:
        length = bisect_left(tails, pair[1])
        chains.append((pair, ends[length - 1] if length else -1))
        tails[length : length + 1] = [pair[1]]
        ends[length : length + 1] = [len(chains) - 1]
    chosen, number = [], ends[-1] if ends else -1
    while number >= 0:
        pair, number = chains[number]
        chosen.append(pair)
    return chosen[::-1]
