"""A figure as it was read, and the time each figure of a text covers. Pure."""

from bisect import bisect_left
from dataclasses import dataclass

from claims.suggesting.amounts import Amount
from claims.suggesting.periods import Period, is_stretch
from claims.suggesting.tokens import Tokens
from claims.vocabulary import Qualifier

_JOINS = frozenset(["dan", "serta", "and"])


@dataclass(frozen=True)
class Figure:
    """An amount with its qualifier and subject, in tokens: what a quantity is made of."""

    amount: Amount
    start: int
    end: int
    qualifier: Qualifier
    of_start: int
    of_end: int


def cover(
    tokens: Tokens, figures: list[Figure], periods: list[Period], language: str | None
) -> list[tuple[Figure, str]]:
    """Each figure with the time it covers, in the text's words; durations that are such a time are figures no more.

    The first time behind a figure and before the next one; behind the next one too, if "and" joins them. Else the
    time that opens the sentence.
    """
    stretches = {
        figure.start: figure
        for figure in figures
        if figure.amount.kind == "time" and is_stretch(tokens, figure.start, language)
    }
    plain = [figure for figure in figures if figure.start not in stretches]
    times = sorted([*periods, *(Period(figure.start, figure.end) for figure in stretches.values())])
    starts = [time.start for time in times]
    used: set[int] = set()
    covered: dict[int, str] = {}
    opening: Period | None = None
    behind: Period | None = None
    for place in range(len(plain) - 1, -1, -1):
        figure, following = plain[place], plain[place + 1] if place + 1 < len(plain) else None
        sentence = tokens[figure.start].sentence
        at = bisect_left(starts, figure.end)
        limit = following.start if following and tokens[following.start].sentence == sentence else len(tokens)
        time = (
            times[at]
            if at < len(times) and times[at].start < limit and tokens[times[at].start].sentence == sentence
            else None
        )
        joined = following is not None and limit == following.start and tokens.low(limit - 1) in _JOINS
        behind = time or (behind if joined else None)
        if behind:
            covered[figure.start] = tokens.words(behind.start, behind.end)
            used.add(behind.start)
    for place, figure in enumerate(plain):
        sentence = tokens[figure.start].sentence
        if place == 0 or tokens[plain[place - 1].start].sentence != sentence:
            at = bisect_left(starts, figure.start) - 1
            opening = times[at] if at >= 0 and tokens[times[at].start].sentence == sentence else None
        if opening and figure.start not in covered:
            covered[figure.start] = tokens.words(opening.start, opening.end)
            used.add(opening.start)
    return [
        (figure, covered.get(figure.start, ""))
        for figure in figures
        if figure.start not in stretches or figure.start not in used
    ]
