"""Why two texts match, or do not, in a few sentences, the weightiest first. Pure."""

from collections.abc import Iterable, Iterator

from claims.matching.claimants import Claimants
from claims.matching.features import Features
from claims.matching.reasons import Code, Reason
from claims.matching.relations import Pair, Relation, Why
from claims.matching.subjects import Things

MOST = 4
MOST_NAMES = 3
_MOST_ALIKE, _FEW_ALIKE = 0.6, 0.2
# So many words more are named; of more it is said that most are the same.
_MOST_MORE = 3
_WHY = {
    Why.CONVERTED: Code.CONVERTED,
    Why.ROUNDED: Code.ROUNDED,
    Why.BOUND: Code.BOUND,
    Why.PERIOD: Code.PERIOD,
    Why.SAID_APART: Code.SAID_APART,
    Why.VALUE: Code.VALUE,
    Why.MAGNITUDE: Code.MAGNITUDE,
    Why.DIRECTION: Code.DIRECTION,
    Why.POINTS: Code.POINTS,
}


def reasons(features: Features) -> tuple[Reason, ...]:
    """At most four; of several figures those of the relation that decides."""
    found = [*_figures(features), *_claims(features), *_claimants(features), *_words(features), *_names(features)]
    return tuple(sorted(found, key=lambda reason: -reason.weight)[:MOST])


def _figures(features: Features) -> Iterator[Reason]:
    comparison, figures = features.comparison, features.figures
    if not comparison.pairs and all(figures):
        one, other = (_shown(some[0].words, some[0].of) for some in figures)
        yield Reason(Code.OTHER_THINGS, {"one": one, "other": other})
    for pair in [pair for pair in comparison.pairs if pair.relation is comparison.relation][:2]:
        if pair.why is Why.EQUAL:
            yield Reason(_same(pair), {"one": _shown(pair.one.words, pair.one.of)})
            continue
        times = (pair.one.when, pair.other.when) if pair.why is Why.PERIOD else ("", "")
        yield Reason(
            _WHY[pair.why], {"one": _shown(pair.one.words, times[0]), "other": _shown(pair.other.words, times[1])}
        )


def _same(pair: Pair) -> Code:
    return Code.SAME_SUBJECT if pair.things is Things.ONE else Code.SAME_FIGURE


def _shown(words: str, more: str) -> str:
    return f"{words} ({more})" if more else words


def _claims(features: Features) -> Iterator[Reason]:
    """What the claim says apart from its figures."""
    if features.is_one_negated:
        yield Reason(Code.NEGATION)
    if features.are_opposed and not any(pair.why is Why.DIRECTION for pair in features.comparison.pairs):
        yield Reason(Code.OPPOSED)
    if features.are_of_other_years and features.comparison.relation is not Relation.NEWER:
        years = features.one.years, features.other.years
        yield Reason(Code.OTHER_YEARS, {"one": ", ".join(sorted(years[0])), "other": ", ".join(sorted(years[1]))})
    if features.one.is_called_false != features.other.is_called_false:
        yield Reason(Code.CALLED_FALSE)


def _claimants(features: Features) -> Iterator[Reason]:
    if features.claimants is Claimants.FAMILY:
        yield Reason(Code.FAMILY)
    if features.claimants is not Claimants.SAME:
        return
    days = features.days
    if days is None:
        yield Reason(Code.SAME_CLAIMANT)
    elif days == 0:
        yield Reason(Code.SAME_DAY)
    else:
        yield Reason(Code.EARLIER if days < 0 else Code.LATER, {"count": abs(days)})


def _words(features: Features) -> Iterator[Reason]:
    if features.is_across:
        yield Reason(Code.ACROSS)
        return
    one, other = features.only
    more = one + other
    if not features.one.content or not features.other.content:
        return
    if not more:
        yield Reason(Code.SAME_WORDS)
    elif len(one) == len(other) == 1:
        yield Reason(Code.ONE_WORD, {"one": one[0], "other": other[0]})
    elif len(more) <= _MOST_MORE and not (one and other) and features.overlap >= _MOST_ALIKE:
        yield Reason(Code.WORDS_MORE, {"words": ", ".join(more)})
    elif features.overlap >= _MOST_ALIKE:
        yield Reason(Code.MOST_WORDS)
    elif features.overlap <= _FEW_ALIKE:
        yield Reason(Code.FEW_WORDS)


def _names(features: Features) -> Iterator[Reason]:
    if features.shared_names:
        yield Reason(Code.NAMES, {"names": _listed(features.shared_names)})
    elif features.name_others:
        one, other = ([name.written for name in side.names] for side in (features.one, features.other))
        yield Reason(Code.OTHER_NAMES, {"one": _listed(one), "other": _listed(other)})


def _listed(names: Iterable[str]) -> str:
    return ", ".join([*names][:MOST_NAMES])
