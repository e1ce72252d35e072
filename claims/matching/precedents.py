"""How near what we ruled before is to a claim: by its words, figures, claimant and days, with the reasons."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.matching.candidates import asked_of
from claims.matching.explaining import reasons
from claims.matching.features import features
from claims.matching.found import Asked, Candidate
from claims.matching.reasons import Reason
from claims.matching.relations import Relation
from claims.models import Claim
from claims.workflow.precedents import Precedent


@dataclass(frozen=True)
class Near:
    """A precedent with what the matcher says of it."""

    precedent: Precedent
    nearness: float
    relation: Relation
    reasons: tuple[Reason, ...]


def by_nearness(claim: Claim, found: Sequence[Precedent]) -> list[Near]:
    """Those on the same claimant and topic first, each kind with the nearest first."""
    asked = asked_of(claim)
    return sorted((_near(asked, each) for each in found), key=lambda one: (not one.precedent.near, -one.nearness))


def _near(asked: Asked, precedent: Precedent) -> Near:
    candidate = Candidate(
        "claim",
        str(precedent.claim_id),
        precedent.claim_text,
        precedent.language,
        precedent.claimant,
        precedent.made_on,
    )
    known = features(asked, candidate)
    return Near(precedent, sum(known.parts().values()), known.comparison.relation, reasons(known))
