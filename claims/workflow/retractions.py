"""Verbs on retractions up to the decision; carrying one out is publishing's."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.models import Claim, Retraction, User
from claims.workflow import policies
from claims.workflow.problems import Refused
from claims.workflow.transitions import way
from claims.workflow.writing import lock, record, verb


@verb
def propose_retraction(claim: Claim, *, by: User, reason: str) -> Retraction:
    """Asks that a check be taken back; `reason` will be printed on its page."""
    claim = lock(claim)
    policies.check("propose_retraction", claim, by=by)
    if not reason.strip():
        raise Refused("reason_missing", _("Give a reason."), "reason")
    retraction = Retraction.objects.create(claim=claim, reason=reason.strip(), proposed_by=by, created_by=by)
    record("propose_retraction", retraction, by=by, claim=claim, after=retraction.state, reason=reason)
    return retraction


@verb
def decline_retraction(retraction: Retraction, *, by: User) -> Retraction:
    return decide(retraction, "decline_retraction", by=by)


def decide(retraction: Retraction, name: str, *, by: User) -> Retraction:
    """Moves a proposed retraction to its end. For verbs only."""
    claim = lock(Claim(pk=retraction.claim_id))
    retraction = lock(retraction)
    policies.check(name, retraction, by=by)
    before, retraction.state = retraction.state, way("retraction", name).target
    retraction.decided_by, retraction.decided_at = by, timezone.now()
    retraction.version += 1
    retraction.save()
    record(name, retraction, by=by, claim=claim, before=before, after=retraction.state, reason=retraction.reason)
    return retraction
