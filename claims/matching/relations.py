"""The words of number sense: how figures stand to each other, and why. Pure."""

from dataclasses import dataclass
from enum import StrEnum

from claims.matching.reading import Figure
from claims.matching.subjects import Things


class Relation(StrEnum):
    """Two figures of one thing at one time are the same, compatible (both may be so, but one says less) or
    contradicting; of two times, newer; none: there is nothing to set side by side."""

    SAME = "same"
    COMPATIBLE = "compatible"
    NEWER = "newer"
    CONTRADICTING = "contradicting"
    NONE = "none"


class Why(StrEnum):
    """Why a pair of figures stands as it does: equal as printed, when converted, when rounded; within each other's
    bounds; of two periods, or said long apart; another value, one a thousand times the other, up against down, percent
    against points."""

    EQUAL = "equal"
    CONVERTED = "converted"
    ROUNDED = "rounded"
    BOUND = "bound"
    PERIOD = "period"
    SAID_APART = "said apart"
    VALUE = "value"
    MAGNITUDE = "magnitude"
    DIRECTION = "direction"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures of one thing; `things`: whether their words say that it is one, or nothing speaks against it."""

    one: Figure
    other: Figure
    relation: Relation
    why: Why
    things: Things


@dataclass(frozen=True, slots=True)
class Comparison:
    """How the figures of two texts stand; the pair that decides comes first."""

    relation: Relation
    pairs: tuple[Pair, ...] = ()


NOTHING = Comparison(Relation.NONE)
DECISIVE = (Relation.CONTRADICTING, Relation.NEWER, Relation.COMPATIBLE, Relation.SAME)
