"""A figure as it was read, and the time each figure of a text covers. Pure."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from claims.suggesting.quantities.amounts import Amount
from claims.suggesting.quantities.periods import Period, is_stretch
from claims.suggesting.quantities.subject_words import MOST_MOVES, MOVES, TIES
from claims.suggesting.quantities.tokens import Tokens
from claims.vocabulary import Qualifier

_JOINS = frozenset(["dan", "serta", "and"])
# Between a figure and its time stands no new clause, and not much else.
_FAR = 12
_OPENS = 2


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
    time right in front of it ("pada Maret 2024 tercatat"), else the one that opens the sentence.
    """
    stretches = {figure.start for figure in figures if _is_stretch(tokens, figure, language)}
    plain = [figure for figure in figures if figure.start not in stretches]
    times = sorted([*periods, *(Period(figure.start, figure.end) for figure in figures if figure.start in stretches)])
    covered = _behind(tokens, plain, times)
    for start, time in _in_front(tokens, plain, times, {time.start for time in covered.values()}, language):
        covered.setdefault(start, time)
    for start, time in _opening(tokens, plain, times).items():
        covered.setdefault(start, time)
    used = {time.start for time in covered.values()}
    kept = [figure for figure in figures if not (figure.start in stretches and figure.start in used)]
    none = Period(0, 0)
    return [(figure, tokens.words(*covered.get(figure.start, none))) for figure in kept]


def _is_stretch(tokens: Tokens, figure: Figure, language: str | None) -> bool:
    return figure.amount.kind == "time" and is_stretch(tokens, figure.start, language)


def _behind(tokens: Tokens, figures: list[Figure], times: list[Period]) -> dict[int, Period]:
    """By the figure's first token: the first time behind it and before the next figure, or that of the next."""
    starts = [time.start for time in times]
    found: dict[int, Period] = {}
    limit, following = len(tokens), -1
    for figure in reversed(figures):
        at = bisect_left(starts, figure.end)
        time = times[at] if at < len(times) and starts[at] < limit else None
        if time and _reaches(tokens, figure, time):
            found[figure.start] = time
        elif time is None and following in found and _is_joined(tokens, figure, following):
            found[figure.start] = found[following]
        limit = following = figure.start
    return found


def _is_joined(tokens: Tokens, figure: Figure, following: int) -> bool:
    same = tokens[figure.start].sentence == tokens[following].sentence
    return same and tokens.low(following - 1) in _JOINS


def _reaches(tokens: Tokens, figure: Figure, time: Period) -> bool:
    """Whether figure and time stand in one clause."""
    between = range(max(figure.end, min(figure.of_end, time.start)), time.start)
    if tokens[figure.start].sentence != tokens[time.start].sentence or len(between) > _FAR:
        return False
    return all(tokens[index].kind != "sign" or tokens[index].text in "-$%." for index in between)


def _in_front(
    tokens: Tokens, figures: list[Figure], times: list[Period], used: set[int], language: str | None
) -> Iterator[tuple[int, Period]]:
    """The figure's first token and the time that only a move parts from it, unless it is another figure's."""
    between = MOVES.get(language or "", frozenset()) | TIES.get(language or "", frozenset())
    ends = {time.end: time for time in times if time.start not in used}
    for figure in figures:
        index = figure.start
        while index not in ends and index > figure.start - MOST_MOVES and tokens.low(index - 1) in between:
            index -= 1
        if index in ends and index < figure.start and tokens[index - 1].sentence == tokens[figure.start].sentence:
            yield figure.start, ends[index]


def _opening(tokens: Tokens, figures: list[Figure], times: list[Period]) -> dict[int, Period]:
    """By the figure's first token: the time that opens its sentence ("Pada 2022, …")."""
    opening: dict[int, Period] = {}
    for time in times:
        first = max(0, time.start - _OPENS)
        if time.start == 0 or tokens[time.start].sentence != tokens[first].sentence or first == 0:
            opening.setdefault(tokens[time.start].sentence, time)
    found = {}
    for figure in figures:
        begun = opening.get(tokens[figure.start].sentence)
        if begun and begun.end <= figure.start:
            found[figure.start] = begun
    return found
