"""Two claims side by side: the words that differ marked, the figures beside each other, the reasons in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.admin.base import editor
from claims.matching.candidates import said, waiting
from claims.models import Claim, MatchCandidate, MatchDecision
from claims.textdiff import Piece, words
from claims.vocabulary import Likeness
from claims.workflow import permissions

# How figures stand to each other (claims.matching.relations); what is not here has none to compare.
RELATIONS: dict[str, str | Promise] = {
    "same": _("same figures"),
    "compatible": _("figures agree"),
    "newer": _("newer figures"),
    "contradicting": _("figures contradict"),
}


@dataclass(frozen=True)
class Side:
    """One of the two claims; `pieces` of its words, of which those not "same" the other lacks."""

    claim: Claim
    pieces: Sequence[Piece]


@dataclass(frozen=True)
class Pair:
    """The newer claim first: it is the one that came in. `candidate` or `decision` is there, or both."""

    newer: Side
    older: Side
    candidate: MatchCandidate | None = None
    decision: MatchDecision | None = None

    @property
    def percent(self) -> int:
        return round(self.candidate.score * 100) if self.candidate else 0

    @property
    def relation(self) -> str:
        return self.candidate.relation if self.candidate else ""

    @property
    def relation_word(self) -> str | Promise:
        return RELATIONS.get(self.relation, "")

    @property
    def reasons(self) -> list[str]:
        return said(self.candidate) if self.candidate else []


def pair_of(row: MatchCandidate | MatchDecision) -> Pair:
    newer, older = row.second, row.first
    both = words(older.text, newer.text) if newer.language == older.language else None
    return Pair(
        Side(newer, _without(both, "removed") if both else [Piece("same", newer.text)]),
        Side(older, _without(both, "added") if both else [Piece("same", older.text)]),
        row if isinstance(row, MatchCandidate) else None,
        row if isinstance(row, MatchDecision) else None,
    )


def is_compared(claim: str) -> Any:
    """For an annotation: whether there is anything to show. `claim` is the path to it."""
    of_it = Q(first=OuterRef(claim)) | Q(second=OuterRef(claim))
    return Exists(MatchCandidate.objects.filter(of_it)) | Exists(MatchDecision.objects.filter(of_it, undone_at=None))


def alike_context(claim: Claim, request: HttpRequest) -> dict[str, Any]:
    """For alike.html: what was ruled the same or related, and what waits for a decision; what was ruled different is
    not shown again."""
    ruled = MatchDecision.objects.filter(Q(first=claim) | Q(second=claim), undone_at=None)
    kept = ruled.exclude(decision=Likeness.DIFFERENT).select_related("by")
    return {
        "related": pairs_of(kept),
        "alike": pairs_of(waiting().filter(Q(first=claim) | Q(second=claim))),
        "here": f"{request.path}#alike",
        "may_decide": permissions.may(editor(request), "decide_match"),
    }


def _without(pieces: Sequence[Piece], kind: str) -> list[Piece]:
    return [piece for piece in pieces if piece.kind != kind]


SIDES: tuple[str, ...] = tuple(
    f"{side}__{name}"
    for side in ("first", "second")
    for name in ("quantities", "appearances__article_version__article__outlet")
)


def pairs_of(rows: Any) -> list[Pair]:
    """In a constant number of queries."""
    found = rows.select_related("first__claimant", "second__claimant").prefetch_related(*SIDES)
    return [pair_of(row) for row in found]
