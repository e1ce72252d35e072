"""How well figures of two texts are compared, over the tables of tests/matching, and what it costs beside difflib.

The tables are of the project: nothing of `folder` is read. Comparing is timed as it is used, with the figures of both
texts read before; reading them is timed apart. difflib compares the letters of the same pairs.
"""

import statistics
import time
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from benchmarks.quality import Row, bootstrap
from claims.matching.figures import Said, compare
from tests.matching.pairs import ASIDE, FRESH, PAIRS, Pair, Sentence

ROUNDS = 15
TO_REACH = 0.98
Texts = list[tuple[Said, Said]]


def rows(folder: Path) -> list[Row]:
    return [
        _right("the 200 pairs built with", PAIRS, TO_REACH),
        _right("60 pairs mended by later", ASIDE),
        _right("60 pairs put aside", FRESH),
        *_costs(),
    ]


def _right(name: str, pairs: Sequence[Pair], to_reach: float | None = None) -> Row:
    right = [float(compare(*texts).relation == pair.relation) for pair, texts in zip(pairs, _texts(pairs), strict=True)]
    return Row(
        "number sense, relations right", statistics.fmean(right), bootstrap(statistics.fmean, right), name, to_reach
    )


def _costs() -> list[Row]:
    read = _texts(PAIRS)
    for one, other in read:
        compare(one, other)
    reading, comparing, letters = [], [], []
    for _round in range(ROUNDS):
        reading.append(_cost(lambda: [(one.figures, other.figures) for one, other in _texts(PAIRS)]) / 2)
        comparing.append(_cost(lambda: [compare(one, other) for one, other in read]))
        letters.append(_cost(lambda: [SequenceMatcher(None, one.text, other.text).ratio() for one, other in read]))
    ratios = sorted(two / one for one, two in zip(letters, comparing, strict=True))
    data = f"the 200 pairs, median of {ROUNDS}"
    return [
        Row("CPU of reading the figures of a text, µs", statistics.median(reading), _ends(reading), f"{data}; spread"),
        Row("CPU of comparing two texts, µs", statistics.median(comparing), _ends(comparing), f"{data}; spread"),
        Row("comparing, ratio to difflib", statistics.median(ratios), _ends(ratios), f"{data}; spread", at_most=1),
    ]


def _texts(pairs: Sequence[Pair]) -> Texts:
    return [(_said(pair.one), _said(pair.other)) for pair in pairs]


def _said(sentence: Sentence) -> Said:
    return Said(sentence.text, sentence.language, sentence.said_on)


def _cost(run: Callable[[], object]) -> float:
    """Microseconds of CPU for one pair."""
    started = time.process_time()
    run()
    return (time.process_time() - started) * 1e6 / len(PAIRS)


def _ends(some: Sequence[float]) -> tuple[float, float]:
    return min(some), max(some)
