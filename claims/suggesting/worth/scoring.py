"""How worth checking a sentence is, and why: a linear model over named features. Pure.

Its weights are plain numbers (weights.json beside this file, or the file that CLAIM_WEIGHTS names), one a feature,
so that every score can be taken apart by hand. docs/model-card.md says how they came about and what they are worth.
"""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from django.conf import settings

from claims.suggesting.found import Reason
from claims.suggesting.worth.features import Features, features, lexicon_of
from claims.vocabulary import SuggestionReason

SHIPPED = Path(__file__).with_name("weights.json")
FOR, AGAINST = 1, -1
# Which features make which reason, and which way a reason of that name must pull.
REASONS: dict[SuggestionReason, tuple[int, frozenset[str]]] = {
    SuggestionReason.FIGURE: (FOR, frozenset({"figure", "percent", "money", "big_number", "number_word", "unit"})),
    SuggestionReason.DATED: (FOR, frozenset({"year", "month", "time"})),
    SuggestionReason.NAMED: (FOR, frozenset({"name", "acronym", "office"})),
    SuggestionReason.ATTRIBUTED: (FOR, frozenset({"said"})),
    SuggestionReason.COMPARISON: (FOR, frozenset({"more", "most"})),
    SuggestionReason.CHANGE: (FOR, frozenset({"change", "has_changed", "end"})),
    SuggestionReason.CAUSE: (FOR, frozenset({"cause"})),
    SuggestionReason.PREDICTION: (AGAINST, frozenset({"future", "if", "would", "aim"})),
    SuggestionReason.OPINION: (
        AGAINST,
        frozenset({"opinion", "judging", "values", "must", "should", "need", "want", "may"}),
    ),
    SuggestionReason.VAGUE: (AGAINST, frozenset({"ask", "asking", "courtesy", "thinking", "short"})),
}
LEAST_PULL = 0.1  # of the log-odds; what pulls less is no reason
SHOWN = 3  # things a reason names
RUN, LONGEST = 6, 60  # tokens and characters of one thing


class WeightsError(ValueError):
    """A file of weights that cannot be used; says which and why."""


@dataclass(frozen=True)
class Worth:
    """`score`: the probability, from 0 to 1, that people would call the sentence worth checking."""

    score: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Model:
    """Log-odds are `bias` + the sum of weight × value; `words`: weights of words and pairs of words that occur.

    `threshold`: the score from which on a sentence counts as worth checking where one must decide.
    """

    bias: float
    threshold: float
    features: Mapping[str, float]
    words: Mapping[str, float] = field(default_factory=dict)

    def score(self, found: Features) -> float:
        weigh = self.features.get
        odds = self.bias + sum(weigh(name, 0.0) * value for name, value in found.values.items())
        if self.words:
            odds += sum(self.words.get(term, 0.0) for term in terms(found.words))
        # Far out the exponential overflows, and nothing changes any more.
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def worth(text: str, language: str | None) -> Worth:
    """Of one sentence. `language`: a code of the vocabulary; any other is read without a dictionary."""
    model, found = model_for(language), features(text, language)
    return Worth(model.score(found), tuple(_reasons(text, found, model)))


def terms(words: Sequence[str]) -> set[str]:
    """The words of a sentence and its pairs of neighbours, numbers as 0."""
    plain = ["0" if word[0].isdecimal() else word for word in words]
    return {*plain, *(f"{first} {second}" for first, second in pairwise(plain))}


def model_for(language: str | None) -> Model:
    """The language's own model if the file has one, else the one of all languages with words, else that of signs."""
    models = load(settings.CLAIM_WEIGHTS or SHIPPED)
    return models.get(language or "") or models["neutral" if lexicon_of(language) is None else "groups"]


@cache
def load(path: str | Path) -> Mapping[str, Model]:
    """The models of a file, read once. Raises WeightsError."""
    try:
        document = json.loads(Path(path).read_text(encoding="utf-8"))
        models = {name: _model(entry) for name, entry in document["models"].items()}
        if missing := {"groups", "neutral"} - set(models):
            raise ValueError(f"no model named {' and '.join(sorted(missing))}")
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise WeightsError(f"The weights in {path} cannot be used: {type(error).__name__}: {error}.") from error
    return models


def _model(entry: Mapping[str, Any]) -> Model:
    return Model(
        _number(entry["bias"]),
        _number(entry["threshold"]),
        {str(name): _number(weight) for name, weight in entry["features"].items()},
        {str(term): _number(weight) for term, weight in entry.get("words", {}).items()},
    )


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError(f"{value!r} is no number")
    return float(value)


def _reasons(text: str, found: Features, model: Model) -> Iterator[Reason]:
    """Those that pull the way their name says, strongest first."""
    pulls: list[tuple[float, SuggestionReason, frozenset[str]]] = []
    for code, (way, names) in REASONS.items():
        shown = names & found.values.keys()
        pull = way * sum(model.features.get(name, 0.0) * found.values[name] for name in shown)
        if pull >= LEAST_PULL:
            pulls.append((pull, code, shown))
    for _pull, code, shown in sorted(pulls, key=lambda one: one[0], reverse=True):
        yield Reason(code, ", ".join(_things(text, found, shown)))


def _things(text: str, found: Features, names: frozenset[str]) -> list[str]:
    """What stands in the text for these features, neighbours together, at most SHOWN different ones."""
    starts = {index for name in names for index in found.places.get(name, ())}
    indexes = sorted({index for start in starts for index in range(start, start + found.lengths.get(start, 1))})
    things: dict[str, None] = {}
    at = 0
    while at < len(indexes) and len(things) < SHOWN:
        last = at
        while last + 1 < len(indexes) and indexes[last + 1] == indexes[last] + 1 and last - at < RUN - 1:
            last += 1
        thing = text[found.spans[indexes[at]][0] : found.spans[indexes[last]][1]]
        if any(character.isalnum() for character in thing):
            things[thing[:LONGEST]] = None
        at = last + 1
    return list(things)
