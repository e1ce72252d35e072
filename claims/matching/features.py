"""What can be said of a pair of texts in plain words: figures, times, negation, names, who, when, words. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from claims.matching import claimants
from claims.matching.claimants import Claimants
from claims.matching.figures import compare
from claims.matching.found import Asked, Candidate
from claims.matching.reading import Figure
from claims.matching.relations import Comparison, Relation
from claims.matching.subjects import Things
from claims.matching.wording import Wording

_FIGURES = {
    Relation.SAME: 1.0,
    Relation.COMPATIBLE: 0.5,
    Relation.NONE: 0.0,
    Relation.NEWER: -0.5,
    Relation.CONTRADICTING: -1.0,
}
_CLAIMANTS = {Claimants.SAME: 1.0, Claimants.FAMILY: 0.5, Claimants.OTHER: 0.0, Claimants.UNKNOWN: 0.0}
# What figures say across languages, where a noun that nobody knows may be another's or the same.
_UNSURE = 0.5
# Half as near at so many days apart.
_MONTH = 30


@dataclass(frozen=True)
class Features:
    """`days`: how much later the candidate was said, None where a day is not known; `overlap`: of the content words of
    both the part that both have, 0 to 1; `only`: the content words that one of them has and the other has not."""

    comparison: Comparison
    claimants: Claimants
    days: int | None
    is_across: bool
    figures: tuple[tuple[Figure, ...], tuple[Figure, ...]]
    one: Wording
    other: Wording

    @cached_property
    def overlap(self) -> float:
        shared = len(self.one.content.keys() & self.other.content.keys())
        total = len(self.one.content) + len(self.other.content)
        return 2 * shared / total if total else 0.0

    @cached_property
    def only(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return _lacking(self.one.content, self.other.content), _lacking(self.other.content, self.one.content)

    @property
    def is_one_negated(self) -> bool:
        return self.one.is_negated != self.other.is_negated

    @property
    def are_opposed(self) -> bool:
        """One says up and the other down, and neither says both."""
        return len(self.one.ways) == len(self.other.ways) == 1 and self.one.ways != self.other.ways

    @property
    def are_of_other_years(self) -> bool:
        return bool(self.one.years and self.other.years) and self.one.years.isdisjoint(self.other.years)

    @property
    def may_be_of_others(self) -> bool:
        """Across languages, and no words say that the figures that decide are of one thing."""
        pairs = self.comparison.pairs
        return self.is_across and bool(pairs) and pairs[0].things is Things.UNKNOWN

    @cached_property
    def shared_names(self) -> tuple[str, ...]:
        """The names of the first text that the other has, too, whole or in part."""
        there = frozenset(word for name in self.other.names for word in name.words)
        return tuple(dict.fromkeys(name.written for name in self.one.names if name.words & there))

    @property
    def name_others(self) -> bool:
        """Both name something, and nothing that the other names; across languages names may be spelled apart."""
        return bool(self.one.names and self.other.names) and not self.shared_names and not self.is_across

    def parts(self) -> dict[str, float]:
        """Each feature as a number: 1 speaks for the match, -1 against it, 0 says nothing."""
        named = min(len(self.one.names), len(self.other.names))
        return {
            "figures": _FIGURES[self.comparison.relation] * (_UNSURE if self.may_be_of_others else 1.0),
            "years": _sign(self.one.years & self.other.years, against=self.are_of_other_years),
            "negation": -1.0 if self.is_one_negated else 0.0,
            "direction": -1.0 if self.are_opposed else 0.0,
            "names": -1.0 if self.name_others else min(1.0, len(self.shared_names) / named) if named else 0.0,
            "claimant": _CLAIMANTS[self.claimants],
            "nearness": 0.0 if self.days is None else 1 / (1 + abs(self.days) / _MONTH),
            "words": self.overlap,
        }


def features(asked: Asked, candidate: Candidate) -> Features:
    """Both texts are read once and keep what was read, so one question costs its candidates only the comparing."""
    days = None if asked.said_on is None or candidate.said_on is None else (candidate.said_on - asked.said_on).days
    return Features(
        comparison=compare(asked.said, candidate.said),
        claimants=claimants.relate(asked.claimant, candidate.claimant),
        days=days,
        is_across=asked.language != candidate.language,
        figures=(asked.said.figures, candidate.said.figures),
        one=asked.said.wording,
        other=candidate.said.wording,
    )


def _lacking(some: Mapping[str, str], others: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(word for concept, word in some.items() if concept not in others)


def _sign(shared: frozenset[str], *, against: bool) -> float:
    return 1.0 if shared else -1.0 if against else 0.0
