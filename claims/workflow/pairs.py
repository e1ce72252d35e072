"""Two claims that look alike: the one decision that stands on them, and the places that go with a merge.

For verbs only; the claims are locked.
"""

from django.db.models import QuerySet
from django.utils import timezone

from claims.models import Claim, Event, MatchDecision, User
from claims.vocabulary import Likeness
from claims.workflow import policies
from claims.workflow.contents import Span, place
from claims.workflow.problems import Refused
from claims.workflow.writing import record


def ordered(one: Claim, other: Claim) -> tuple[Claim, Claim]:
    """As the database keeps them, and in the order in which they are locked."""
    return (one, other) if one.pk < other.pk else (other, one)


def standing(one: Claim, other: Claim) -> MatchDecision | None:
    return standing_on(one, other).first()


def standing_on(one: Claim, other: Claim) -> QuerySet[MatchDecision]:
    first, second = ordered(one, other)
    return MatchDecision.objects.filter(first=first, second=second, undone_at=None)


def stand(one: Claim, other: Claim, decision: Likeness, *, by: User, why: str = "") -> MatchDecision:
    """Writes the decision that stands from now on, in place of an older one; both claims' histories say so."""
    old = standing(one, other)
    if old:
        set_aside(old, by=by)
    first, second = ordered(one, other)
    made = MatchDecision(first=first, second=second, decision=decision.value, why=why.strip(), by=by)
    made.clean_fields(exclude=["first", "second", "by", "undone_by", "undone_at"])
    made.save(force_insert=True)
    _tell_both("decide_match", made, by, [None, made.decision])
    return made


def set_aside(decision: MatchDecision, *, by: User) -> None:
    decision.undone_by, decision.undone_at = by, timezone.now()
    decision.save(update_fields=["undone_by", "undone_at"])
    _tell_both("undo_decision", decision, by, [decision.decision, None])


def bring_places(claim: Claim, into: Claim, *, by: User) -> None:
    """Ties a claim to the places of the one merged into it, where nothing holds it still."""
    if not policies.can("add_appearance", into, by=by):
        return
    for one in claim.appearances.select_related("article_version__article"):
        try:
            brought = place(into, Span(one.article_version, one.start, one.end), by)
        except Refused:  # it stands there already
            continue
        record(
            "add_appearance", brought, by=by, claim=into, article=one.article_version.article,
            changes={"merged": [None, claim.public_id]},
        )  # fmt: skip


def take_places_back(claim: Claim, into: Claim, *, by: User) -> None:
    """Unties what came with a merge, unless it is public or under review: then the claim was seen there."""
    if not policies.can("remove_appearance", into, by=by):
        return
    came = Event.objects.filter(
        verb="add_appearance", thing="appearance", claim=into, detail__changes__merged=[None, claim.public_id]
    )
    for one in into.appearances.filter(pk__in=came.values("object_id")).select_related("article_version__article"):
        record(
            "remove_appearance", one, by=by, claim=into, article=one.article_version.article,
            changes={"exact": [one.exact, None]},
        )  # fmt: skip
        one.delete()


def state_before_merge(claim: Claim) -> str:
    merges = Event.objects.filter(verb="merge_claim", thing="claim", object_id=claim.pk)
    return merges.values_list("source_state", flat=True).first() or ""


def _tell_both(verb: str, decision: MatchDecision, by: User, change: list[str | None]) -> None:
    """An event on each claim, without words of the other: an erasure of one takes nothing from the other's trail."""
    for claim, other in ((decision.first, decision.second), (decision.second, decision.first)):
        record(verb, decision, by=by, claim=claim, changes={"decision": change, "other": [None, other.public_id]})
