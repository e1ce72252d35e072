"""What is asked, what it is matched with, and what was found, as plain values. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from claims.matching.figures import Said
from claims.matching.reasons import Reason
from claims.matching.relations import NOTHING, Comparison

Kind = Literal["claim", "external", "check"]


@dataclass(frozen=True)
class Asked:
    """A text that may have been checked before; `said_on` where the day is known."""

    text: str
    language: str
    claimant: str = ""
    said_on: date | None = None

    @cached_property
    def said(self) -> Said:
        return Said(self.text, self.language, self.said_on)


@dataclass(frozen=True)
class Candidate:
    """What a text may match: a claim of ours by its key, an external review by its key, a published check by its
    public id. Kept, it keeps what was read of it."""

    kind: Kind
    id: str
    text: str
    language: str
    claimant: str = ""
    said_on: date | None = None
    url: str = ""

    @cached_property
    def said(self) -> Said:
        return Said(self.text, self.language, self.said_on)


@dataclass(frozen=True)
class Match:
    """A candidate with its score from 0 to 1, what the score is made of, and in words why: weightiest reason first."""

    candidate: Candidate
    score: float
    parts: Mapping[str, float] = field(default_factory=dict)
    comparison: Comparison = NOTHING
    reasons: tuple[Reason, ...] = ()
