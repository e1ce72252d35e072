"""How we ruled before: published verdicts near a claim (IFCN commitment to fairness: one standard for all)."""

from dataclasses import dataclass

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Case, Exists, IntegerField, OuterRef, Q, Value, When

from claims.models import Claim, Topic, Verdict
from claims.vocabulary import VerdictState

SHOWN = 5
# As many of the latest are compared by their words: the work does not grow with the archive.
COMPARED = 200


@dataclass(frozen=True)
class Precedent:
    """A published verdict on another claim. `near`: same claimant and a shared topic, which one must explain."""

    verdict: Verdict
    same_claimant: bool
    same_topic: bool

    @property
    def near(self) -> bool:
        return self.same_claimant and self.same_topic


def ruled_before(claim: Claim) -> list[Precedent]:
    """At most SHOWN, the nearest first: claimant and topic before one of them, then by likeness of words."""
    shared = Topic.claims.through.objects.filter(
        claim=OuterRef("claim"), topic__in=Topic.claims.through.objects.filter(claim=claim).values("topic")
    )
    of_claimant = Q(claim__claimant=claim.claimant_id or 0)  # no row has the number 0
    candidates = (
        Verdict.objects.filter(of_claimant | Exists(shared), state=VerdictState.PUBLISHED)
        .exclude(claim=claim)
        .annotate(on_topic=Exists(shared), by_claimant=_flag(of_claimant))
        .order_by("-by_claimant", "-on_topic", "-pk")
    )
    latest = candidates.values("pk")[:COMPARED]
    rows = (
        candidates.filter(pk__in=latest)
        .annotate(likeness=TrigramSimilarity("claim__text", claim.text))
        .select_related("claim", "rating")
        .order_by("-by_claimant", "-on_topic", "-likeness", "-pk")
    )
    return [Precedent(row, bool(row.by_claimant), row.on_topic) for row in rows[:SHOWN]]


def differs_from_all(verdict: Verdict) -> bool:
    """Whether there are near precedents and none has a rating of the same meaning."""
    if verdict.rating is None:
        return False
    near = [found.verdict.rating for found in ruled_before(verdict.claim) if found.near]
    return bool(near) and verdict.rating.meaning not in {rating.meaning for rating in near if rating}


def _flag(condition: Q) -> Case:
    return Case(When(condition, then=Value(1)), default=Value(0), output_field=IntegerField())
