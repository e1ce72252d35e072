"""What the rules add to a claim that a model proposed: nothing that can be counted is taken from the model. Pure."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from claims.anchoring import Selector
from claims.suggesting.found import Quantity, Suggestion, When
from claims.suggesting.quantities.dates import find_dates
from claims.suggesting.quantities.finding import find_quantities
from claims.suggesting.worth.scoring import worth

Typed = TypeVar("Typed", Quantity, When)


def complete(
    suggestion: Suggestion, text: str, around: Iterable[tuple[int, int]], *, language: str | None, on: date | None
) -> Suggestion | None:
    """The suggestion with the figures and dates that its spans touch, and the score of the rules, so that the two
    readers' suggestions stand in one order. `around`: the sentences of its spans.

    None when the wording has a figure that those sentences have not, such as a million that was a thousand.
    """
    figures: list[Quantity] = []
    dates: list[When] = []
    for start, end in around:
        sentence = text[start:end]
        figures += _moved(find_quantities(sentence, language), start)
        dates += _moved(find_dates(sentence, language, on), start)
    if _values(find_quantities(suggestion.text, language)) - _values(figures):
        return None
    value = worth(suggestion.text, language)
    return replace(
        suggestion,
        score=value.score,
        quantities=tuple(_touched(figures, suggestion.spans)),
        dates=tuple(_touched(dates, suggestion.spans)),
        reasons=(*suggestion.reasons, *value.reasons),
    )


def _moved(found: Iterable[Typed], by: int) -> list[Typed]:
    return [replace(each, start=each.start + by, end=each.end + by) for each in found]


def _values(figures: Iterable[Quantity]) -> set[object]:
    return {(figure.value, figure.value_to) for figure in figures}


def _touched(found: Iterable[Typed], spans: Iterable[Selector]) -> list[Typed]:
    """Those that a span touches: who quotes "70 persen" of "sekitar 70 persen" means about 70 per cent."""
    return [each for each in found if any(each.start < span.end and span.start < each.end for span in spans)]
