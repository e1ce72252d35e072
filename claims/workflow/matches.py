"""Verbs on claims that look alike: the same, related, or different; and taking that back."""

from django.utils.translation import gettext_lazy as _

from claims.models import Claim, MatchDecision, User
from claims.vocabulary import ClaimState, Likeness
from claims.workflow import claims, pairs, policies
from claims.workflow.permissions import check_may
from claims.workflow.problems import Refused
from claims.workflow.writing import lock, verb

MERGED_ONTO = (ClaimState.OPEN, ClaimState.CLOSED)


@verb
def decide_match(claim: Claim, *, by: User, other: Claim, decision: str, why: str = "") -> MatchDecision:
    """Rules on two claims. "same" merges `claim` into `other`, or the other way round where only that can be: the one
    that is merged has no verdict, the other is open or published. Where both have verdicts, the two stay and the
    decision says what they are. A decision that stood before is taken back, but a merge is undone first."""
    if claim.pk == other.pk:
        raise Refused("one_claim", _("Choose another claim: these are one and the same."), "other")
    for row in pairs.ordered(claim, other):
        lock(row)
    claim, other = lock(claim), lock(other)
    policies.check("decide_match", claim, by=by)
    policies.check("decide_match", other, by=by)
    ruled = pairs.standing(claim, other)
    if ruled and (ruled.decision, ruled.why) == (decision, why.strip()):
        raise Refused("already_so", _("That has been decided already."))
    if decision != Likeness.SAME:
        return pairs.stand(claim, other, Likeness(decision), by=by, why=why)
    if merged := _to_merge(claim, other, by):
        claims.merge_claim(merged[0], by=by, into=merged[1], why=why)
        return pairs.standing_on(claim, other).get()
    return pairs.stand(claim, other, Likeness.SAME, by=by, why=why)


@verb
def undo_decision(decision: MatchDecision, *, by: User) -> None:
    """Takes a decision back; a claim that it merged is one of its own again, suggested if it was so before."""
    check_may(by, "undo_decision")
    first, second = lock(decision.first), lock(decision.second)
    decision = lock(decision)
    if decision.undone_at:
        raise Refused("already_undone", _("It has been taken back already."))
    for claim, other in ((first, second), (second, first)):
        if claim.merged_into_id == other.pk:
            was = pairs.state_before_merge(claim)
            claims.undo_merge(claim, by=by)
            if was == ClaimState.SUGGESTED:
                claims.suggest_again(claim, by=by)
            return
    pairs.set_aside(decision, by=by)


def _to_merge(claim: Claim, other: Claim, by: User) -> tuple[Claim, Claim] | None:
    """(which, into which). None where both have verdicts. Raises Refused where neither may be merged onto."""
    ways = [(claim, other), (other, claim)]
    able = [(one, onto) for one, onto in ways if policies.can("merge_claim", one, by=by)]
    if not able:
        return None
    for one, onto in able:
        if onto.state in MERGED_ONTO:
            return one, onto
    raise Refused("accept_one_first", _("Both are only suggested. Accept one of them first."), "other")
