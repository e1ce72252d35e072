"""Whether two figures are of one thing, and then how they stand to each other. Pure."""

from datetime import date

from claims.matching import periods
from claims.matching.measures import POINTS, SHARE
from claims.matching.moves import ARRIVED, DOWN, UP
from claims.matching.periods import Times
from claims.matching.reading import Figure
from claims.matching.relations import Pair, Relation, Why
from claims.matching.subjects import Things, are_alike, relate
from claims.matching.values import are_equal, digits, may_agree, thousands_apart

Days = tuple[date | None, date | None]
# What makes it likely that two figures are meant as one: the thing above all, then its fate and time, then the value.
_ONE_THING, _SURE, _ONE_OUTCOME, _ONE_TIME, _TWO_TIMES = 2.0, 0.5, 1.0, 1.0, -0.5
_WORTH = {Relation.SAME: 0.75, Relation.COMPATIBLE: 0.5}
# A number of so many digits that is the same in both is hardly chance.
_TELLING = 3
_ACROSS_FAMILIES = frozenset([SHARE, POINTS])


def pair_of(one: Figure, other: Figure, said: Days, *, across: bool) -> tuple[float, Pair] | None:
    """The pair that two figures make, with how likely they are meant as one; None if they are of two things.

    `said`: the days on which the texts were said; `across`: whether they are in two languages.
    """
    if not _is_one_measure(one, other):
        return None
    relation, why = _relate_values(one, other)
    things = _things(one, other, across=across)
    if things is Things.TWO and not (relation is Relation.SAME and digits(one.value.low) >= _TELLING):
        return None
    times = periods.relate(one.period, other.period, *said)
    if times is Times.TWO or (times is Times.MAYBE_TWO and relation is Relation.CONTRADICTING):
        why = Why.PERIOD if one.period or other.period else Why.SAID_APART
        relation = Relation.NEWER
    worth = _WORTH.get(relation, 0.0)
    worth += {Things.ONE: _ONE_THING + (one.sure and other.sure) * _SURE}.get(things, 0.0)
    worth += _ONE_OUTCOME if one.outcome and one.outcome == other.outcome else 0.0
    worth += {Times.ONE: _ONE_TIME, Times.TWO: _TWO_TIMES}.get(times, 0.0)
    return worth, Pair(one, other, relation, why, things)


def _is_one_measure(one: Figure, other: Figure) -> bool:
    """Percent and points measure one thing where both are changes; where a thing came to is no change."""
    both_change = one.way in (UP, DOWN) and other.way in (UP, DOWN)
    if one.family != other.family:
        return {one.family, other.family} == _ACROSS_FAMILIES and both_change
    return not (ARRIVED in (one.way, other.way) and (one.way or other.way))


def _things(one: Figure, other: Figure, *, across: bool) -> Things:
    if one.outcome and other.outcome and one.outcome != other.outcome:
        return Things.TWO
    if one.places and other.places and not are_alike(one.places, other.places):
        return Things.TWO
    return relate(one.things, other.things, across=across)


def _relate_values(one: Figure, other: Figure) -> tuple[Relation, Why]:
    if {one.way, other.way} == {UP, DOWN}:
        return Relation.CONTRADICTING, Why.DIRECTION
    if one.family != other.family:
        return Relation.CONTRADICTING, Why.POINTS
    first, second = one.value, other.value
    if one.days and other.days and one.days != other.days:
        first, second = first.divided(one.days), second.divided(other.days)
    converted = one.factor != other.factor or first is not one.value
    if are_equal(first, second, converted=converted):
        exact = (first.low, first.high) == (second.low, second.high)
        return Relation.SAME, Why.CONVERTED if converted else Why.EQUAL if exact else Why.ROUNDED
    if may_agree(first, second):
        return Relation.COMPATIBLE, Why.ROUNDED if first.is_point and second.is_point else Why.BOUND
    return Relation.CONTRADICTING, Why.MAGNITUDE if thousands_apart(first, second) else Why.VALUE
