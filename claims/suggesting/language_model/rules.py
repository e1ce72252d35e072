"""What the rules add to a claim that a model proposed: nothing that can be counted is taken from the model. Pure."""

from dataclasses import replace

from claims.suggesting.found import Suggestion
from claims.suggesting.scoring import worth


def complete(suggestion: Suggestion, language: str | None) -> Suggestion:
    """The suggestion with the score of the rules, so that the two readers' suggestions stand in one order."""
    value = worth(suggestion.text, language)
    return replace(suggestion, score=value.score, reasons=(*suggestion.reasons, *value.reasons))
