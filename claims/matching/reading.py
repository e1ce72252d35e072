"""The figures of a text, ready to compare: how much (in the base of its family), of what, where and when. Pure."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from claims.matching import measures, periods, subjects
from claims.matching.concepts import EMPTY
from claims.matching.measures import Measure, measure_of
from claims.matching.moves import ARRIVED, DOWN, UP, direction, move
from claims.matching.places import Word, named_places
from claims.matching.values import Value, slack_of
from claims.suggesting.found import Quantity
from claims.suggesting.quantities.finding import find_quantities
from claims.suggesting.quantities.magnitudes import VAGUE
from claims.suggesting.quantities.nouns import is_function_word
from claims.vocabulary import Qualifier

# A claim has a handful of figures; of a long text the first ones stand for it.
MOST, LONGEST = 24, 10_000
_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|[.,;:!?\n]")
_STOPS = frozenset(".;:!?\n")
_JOINS = frozenset(["and", "dan", "while", "sedangkan", "serta", "but", "tetapi", ","])
_PRINTED_SHARE = re.compile(r"[%٪％]|per ?cent|persen|prosen|pct")
_VAGUE = frozenset([*VAGUE["id"], *VAGUE["en"], "beberapa", "several", "few"])
_NEAR, _CONTEXT = 3, 6


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. `words`, `of` and `when` are the text's own; `things` what it counts or is of.

    `sure`: the things stand beside it; otherwise they are the words in front of it. `way`: UP or DOWN for a change,
    ARRIVED for what it came to. `factor`: how many of the family's base one of its units is; `days`: the days it
    counts over ("per month"); `counted`: the nouns in it.
    """

    start: int
    end: int
    words: str
    of: str
    when: str
    family: str
    factor: float
    counted: str
    value: Value
    things: frozenset[str]
    sure: bool
    places: frozenset[str]
    outcome: str = ""
    way: int | None = None
    period: periods.Period | None = None
    days: float | None = None


def read_figures(text: str, language: str, said_on: date | None) -> tuple[Figure, ...]:
    """The first figures of a text in its order; in a language nobody knows they are read by form alone."""
    text = text[:LONGEST]
    found = find_quantities(text, language)[:MOST]
    words = (
        [Word(match.start(), match.group(), match.group().lower()) for match in _TOKEN.finditer(text)] if found else []
    )
    starts = [word.start for word in words]
    figures = []
    for at, quantity in enumerate(found):
        after = found[at - 1].end if at else 0
        until = found[at + 1].start if at + 1 < len(found) else len(text)
        before = words[bisect_left(starts, after) : bisect_left(starts, quantity.start)]
        behind = words[bisect_left(starts, quantity.end) : bisect_left(starts, until)]
        around = _last_clause(before), _first_clause(behind)
        figures.append(_figure(text, quantity, around, language, said_on))
    return tuple(figures)


def _last_clause(words: list[Word]) -> list[Word]:
    stop = next((at for at in range(len(words) - 1, -1, -1) if words[at].text in _STOPS), -1)
    return words[stop + 1 :]


def _first_clause(words: list[Word]) -> list[Word]:
    return words[: next((at for at, word in enumerate(words) if word.text in _STOPS), len(words))]


def _figure(
    text: str, quantity: Quantity, around: tuple[list[Word], list[Word]], language: str, said_on: date | None
) -> Figure:
    before, behind = around
    measure = measure_of(quantity.unit)
    words = text[quantity.start : quantity.end]
    way = move([word.low for word in before], [word.low for word in behind])
    value = _value(quantity, measure, words, is_change=way in (UP, DOWN))
    family = measure.family
    if family == measures.TIMES:
        family, value, way = _as_change(value)
    elif quantity.value < 0 and family != measures.DEGREES and way != ARRIVED:
        way = DOWN
    places = named_places(before, behind, quantity.of, language)
    named = subjects.concepts(f"{measure.nouns} {quantity.of}", language) - places
    return Figure(
        start=quantity.start,
        end=quantity.end,
        words=" ".join(words.split()),
        of=quantity.of,
        when=quantity.period,
        family=family,
        factor=measure.factor,
        counted=measure.nouns,
        value=value if family == measures.DEGREES else value.without_sign(),
        things=named or _context(before, behind, language) - places,
        sure=bool(named),
        places=places,
        outcome=_outcome(before, behind, language),
        way=way,
        period=periods.read_period(quantity.period, language, said_on) if quantity.period else None,
        days=periods.days_of_rate(quantity.period) if quantity.period and family != measures.SHARE else None,
    )


def _value(quantity: Quantity, measure: Measure, words: str, *, is_change: bool) -> Value:
    low = float(quantity.value)
    high = low if quantity.value_to is None else float(quantity.value_to)
    qualifier = Qualifier(quantity.qualifier)
    lowered = words.lower()
    loose = measure.family == measures.SHARE and not _PRINTED_SHARE.search(lowered)
    vague = qualifier is Qualifier.AT_LEAST and not _VAGUE.isdisjoint(lowered.split())
    slack = slack_of(max(low, high), qualifier, loose=loose) * measure.factor
    ends = measure.base(low, is_change=is_change), measure.base(high, is_change=is_change)
    return Value(*ends, qualifier, slack, loose or qualifier is Qualifier.ABOUT, vague)


def _as_change(value: Value) -> tuple[str, Value, int]:
    """ "Tripled" is up 200 percent, "halved" down 50."""
    low, high = (value.low - 1) * 100, (value.high - 1) * 100
    changed = replace(value, low=low, high=high, slack=value.slack * 100, loose=True)
    return measures.SHARE, changed.without_sign(), UP if low >= 0 else DOWN


def _context(before: Sequence[Word], behind: Sequence[Word], language: str) -> frozenset[str]:
    """What the words in front of a figure name, or else those behind it."""
    for some in (before[-_CONTEXT:], behind[:_CONTEXT]):
        nouns = [word.low for word in some if word.low.isalpha() and _says_what(word.low, language)]
        found = subjects.concepts(" ".join(nouns), language)
        if found:
            return found
    return frozenset()


def _says_what(word: str, language: str) -> bool:
    return not is_function_word(word, language) and direction(word) is None and word not in EMPTY


def _outcome(before: Sequence[Word], behind: Sequence[Word], language: str) -> str:
    """What became of those counted: "killed 12", "12 people died", and then "12 people were, in March, hurt"."""
    near = [word.low for word in before[-_NEAR:]]
    joined = max((at for at, word in enumerate(near) if word in _JOINS), default=-1)
    far = [word.low for word in behind[:_CONTEXT]]
    ended = next((at for at, word in enumerate(far) if word in _JOINS), len(far))
    for word in (*reversed(near[joined + 1 :]), *far[:ended]):
        found = subjects.outcome(word, language)
        if found:
            return found
    return ""
