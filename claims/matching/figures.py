"""Number sense: how the figures of two texts stand to each other. Pure.

A `Said` reads its figures once and can be kept; comparing two is then a handful of small sums.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from claims.matching.pairing import pair_of
from claims.matching.reading import Figure, read_figures
from claims.matching.relations import DECISIVE, NOTHING, Comparison, Pair
from claims.matching.wording import Wording, read_wording


@dataclass(frozen=True)
class Said:
    """A text with its language and, where known, the day it was said; it is read when first asked about."""

    text: str
    language: str
    said_on: date | None = None

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        return read_figures(self.text, self.language, self.said_on)

    @cached_property
    def wording(self) -> Wording:
        return read_wording(_without_measures(self.text, self.figures), self.language)


def _without_measures(text: str, figures: tuple[Figure, ...]) -> str:
    """The text without its figures: numbers and units are no words of the claim, what is counted is."""
    for figure in reversed(figures):
        text = f"{text[: figure.start]}{figure.counted} {text[figure.end :]}"
    return text


def compare(one: Said, other: Said) -> Comparison:
    """How the figures of two texts stand to each other; each is set against one of the other's at most."""
    across, said = one.language != other.language, (one.said_on, other.said_on)
    made = [
        (worth, pair)
        for figure in one.figures
        for against in other.figures
        if (found := pair_of(figure, against, said, across=across))
        for worth, pair in (found,)
    ]
    chosen: list[Pair] = []
    for _worth, pair in sorted(made, key=lambda row: -row[0]):
        if not any(pair.one is taken.one or pair.other is taken.other for taken in chosen):
            chosen.append(pair)
    if not chosen:
        return NOTHING
    chosen.sort(key=lambda pair: DECISIVE.index(pair.relation))
    return Comparison(chosen[0].relation, tuple(chosen))
