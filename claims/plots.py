"""Bars, whole or in pieces, in units of a view box; every label beside what it names. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import Truncator

WIDTH, LONGEST, HEIGHT = 360, 280, 42
LABEL = 52  # characters that fit over a bar
# Narrower than this, a number does not fit into its piece; the table has it.
DIGIT, EDGE = 8, 6


@dataclass(frozen=True)
class Piece:
    """`hue` is the meaning of a rating, or "" for the accent."""

    hue: str
    x: int
    width: int
    number: int

    @property
    def middle(self) -> int:
        return self.x + self.width // 2

    @property
    def label_fits(self) -> bool:
        return self.width >= DIGIT * len(str(self.number)) + EDGE


@dataclass(frozen=True)
class Bar:
    label: str
    figure: str
    y: int
    pieces: list[Piece]

    @property
    def end(self) -> int:
        """Where its figure stands."""
        return self.pieces[-1].x + self.pieces[-1].width + EDGE if self.pieces else 1


@dataclass(frozen=True)
class Plot:
    title: str | Promise
    bars: list[Bar]
    in_pieces: bool = False

    @property
    def height(self) -> int:
        return len(self.bars) * HEIGHT

    @property
    def needs_key(self) -> bool:
        """Whether a label cannot stand beside each piece."""
        return any(len(bar.pieces) > 1 for bar in self.bars)


def bars(title: str | Promise, values: Sequence[tuple[object, int]]) -> Plot | None:
    """A bar for each label, the longest as wide as the plot; None when there is nothing to draw."""
    return _plot(title, [(label, [("", number)]) for label, number in values], in_pieces=False)


def stacks(title: str | Promise, values: Sequence[tuple[object, Sequence[tuple[str, int]]]]) -> Plot | None:
    """A bar for each label in pieces of (hue, number)."""
    return _plot(title, values, in_pieces=True)


def _plot(
    title: str | Promise, values: Sequence[tuple[object, Sequence[tuple[str, int]]]], *, in_pieces: bool
) -> Plot | None:
    totals = [sum(number for _hue, number in pieces) for _label, pieces in values]
    largest = max(totals, default=0)
    if not largest:
        return None
    drawn = [
        Bar(Truncator(str(label)).chars(LABEL), str(total), row * HEIGHT, _pieces(pieces, largest))
        for row, ((label, pieces), total) in enumerate(zip(values, totals, strict=True))
    ]
    return Plot(title, drawn, in_pieces)


def _pieces(pieces: Sequence[tuple[str, int]], largest: int) -> list[Piece]:
    """Edges are rounded, not widths: the pieces together are as long as the whole."""
    found, before = [], 0
    for hue, number in pieces:
        start, before = before, before + number
        x, end = (1 + round(LONGEST * edge / largest) for edge in (start, before))
        if number:
            found.append(Piece(hue, x, max(end - x, 1), number))
    return found
