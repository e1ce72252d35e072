"""What a reader found, made to fit the tables: lengths, figures, one row for what two readers found. Pure."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from claims.suggesting.found import Quantity, Reading, Suggestion
from claims.vocabulary import Qualifier

LONGEST_TEXT = 1000
LONGEST_LINE = 300
LONGEST_PERIOD = 100
LONGEST_UNIT = 40
LARGEST, FINEST = 10**20, -10  # claims.models.fields.NumberField: 20 digits before the point, 10 after it

Figures = frozenset[tuple[object, ...]]
Words = frozenset[str]


@dataclass(frozen=True)
class Found:
    """A suggestion and the readers that found it."""

    suggestion: Suggestion
    methods: tuple[str, ...]


def merged(readings: Iterable[Reading]) -> list[Found]:
    """What the readers found, the most worth checking first; what two of them found is there once, with both named.

    The words and the wording are those of the reader that comes first, the score is the higher one.
    """
    kept: dict[object, Found] = {}
    for reading in readings:
        before = {key: alike for alike, found in kept.items() for key in keys(found.suggestion)}
        for suggestion in reading.suggestions:
            alike = next((before[key] for key in keys(suggestion) if key in before), None)
            if alike is None:
                kept.setdefault(spelled(suggestion.text), Found(suggestion, (reading.method,)))
            elif reading.method not in kept[alike].methods:
                kept[alike] = _both(kept[alike], suggestion, reading.method)
    found = [found for wording, found in kept.items() if wording and found.suggestion.spans]
    return sorted(found, key=lambda found: -found.suggestion.score)


def _both(found: Found, other: Suggestion, method: str) -> Found:
    one = found.suggestion
    both = replace(one, score=max(one.score, other.score), claimant=one.claimant or other.claimant)
    return Found(both, (*found.methods, method))


def keys(suggestion: Suggestion) -> tuple[object, ...]:
    """By each of them it is the same as another: the wording; the words that carry it with its figures."""
    return spelled(suggestion.text), carried(
        (span.exact for span in suggestion.spans),
        ((q.value, q.value_to, q.unit) for q in map(fitted, suggestion.quantities) if q),
    )


def carried(words: Iterable[str], figures: Iterable[tuple[object, ...]]) -> tuple[Words, Figures]:
    return frozenset(spelled(each) for each in words), frozenset(figures)


def spelled(text: str) -> str:
    """A wording without what makes no difference: capitals, white space, the stop at its end."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split()).rstrip(".!…")


def line(text: str, longest: int = LONGEST_LINE) -> str:
    """One line of NFC text of at most `longest` code points, cut at a word."""
    text = " ".join(unicodedata.normalize("NFC", text).split())
    if len(text) <= longest:
        return text
    return (text[: longest - 1].rsplit(" ", 1)[0] if " " in text[: longest - 1] else text[: longest - 1]) + "…"


def fitted(quantity: Quantity) -> Quantity | None:
    """A figure as the table takes it; None for what it cannot hold: without a unit, too large, not a range."""
    unit, ends = line(quantity.unit, LONGEST_UNIT + 1), [quantity.value]
    if quantity.qualifier == Qualifier.BETWEEN:
        if quantity.value_to is None or quantity.value_to <= quantity.value:
            return None
        ends.append(quantity.value_to)
    elif quantity.value_to is not None:
        return None
    if not 0 < len(unit) <= LONGEST_UNIT or not all(
        end.is_finite() and abs(end) < LARGEST and int(end.normalize().as_tuple().exponent) >= FINEST for end in ends
    ):
        return None
    return replace(quantity, unit=unit, of=line(quantity.of), period=line(quantity.period, LONGEST_PERIOD))


def figures(quantities: Sequence[Quantity]) -> list[Quantity]:
    return [kept for kept in map(fitted, quantities) if kept]
