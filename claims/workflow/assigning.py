"""Verbs that say who works on a claim, how soon, and who is asked to review its verdict.

None of it is part of the claim's content: approvals stand, and a colleague's open form stays good.
"""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.models import Claim, User, Verdict
from claims.vocabulary import Priority
from claims.workflow import permissions, policies
from claims.workflow.absences import check_there
from claims.workflow.claims import schedule_claim
from claims.workflow.problems import Refused
from claims.workflow.verdicts import submit_verdict
from claims.workflow.writing import apply, lock, lock_verdict, record, verb

# Days that a claim is given by its priority where nobody has set a day; None: no day.
DAYS: dict[int, int | None] = {Priority.URGENT: 0, Priority.HIGH: 2, Priority.NORMAL: 7, Priority.LOW: None}


def usual_due_date(priority: int) -> date | None:
    days = DAYS[priority]
    return None if days is None else timezone.localdate() + timedelta(days=days)


@verb
def assign_claim(claim: Claim, *, by: User, to: User, note: str = "") -> Claim:
    """Gives a claim to somebody, or takes it from one and gives it to another."""
    return _set("assign_claim", claim, by=by, values={"assignee": to}, note=note)


@verb
def take_claim(claim: Claim, *, by: User) -> Claim:
    """Takes a claim that nobody works on, or one of somebody for whom `by` stands in."""
    return _set("take_claim", claim, by=by, values={"assignee": by})


@verb
def hand_over(claim: Claim, *, by: User, to: User, note: str = "") -> Claim:
    """Whose claim it is gives it to somebody else."""
    return _set("hand_over", claim, by=by, values={"assignee": to}, note=note)


@verb
def release_claim(claim: Claim, *, by: User, note: str = "") -> Claim:
    """Nobody works on it any more; it waits for whoever takes it."""
    return _set("release_claim", claim, by=by, values={"assignee": None}, note=note)


@verb
def set_priority(claim: Claim, *, by: User, priority: int) -> Claim:
    return _set("set_priority", claim, by=by, values={"priority": priority})


@verb
def give_out(
    claim: Claim,
    *,
    by: User,
    to: User | None = None,
    due_on: date | None = None,
    priority: int | None = None,
    note: str = "",
) -> Claim:
    """Person, day and priority in one go, all or none; what is None stays as it is."""
    if due_on is not None:
        claim = schedule_claim(claim, by=by, due_on=due_on)
    if priority is not None:
        claim = set_priority(claim, by=by, priority=priority)
    if to is not None:
        claim = assign_claim(claim, by=by, to=to, note=note)
    return claim


@verb
def ask_review(verdict: Verdict, *, by: User, of: User | None) -> Verdict:
    """Asks one person to review, or whoever comes first. Another reviewer may still approve it."""
    verdict = lock_verdict(verdict)
    policies.check("ask_review", verdict, by=by)
    if of is not None:
        if not permissions.may(of, "approve_verdict"):
            raise Refused("no_reviewer", _("%(person)s does not review. Choose a reviewer.") % {"person": of}, "of")
        if policies.touched(verdict, of):
            raise Refused("four_eyes", _("%(person)s wrote or edited this revision.") % {"person": of}, "of")
        check_there(of, by_when=verdict.claim.due_on, field="of")
    if differing := apply(verdict, {"reviewer": of}, ("reviewer",)):
        verdict.save(update_fields=["reviewer"])
        record("ask_review", verdict, by=by, claim=verdict.claim, changes=differing)
    return verdict


@verb
def submit_to(verdict: Verdict, *, by: User, of: User | None) -> Verdict:
    """Sends a verdict to review and says by whom."""
    verdict = submit_verdict(verdict, by=by)
    return ask_review(verdict, by=by, of=of)


def _set(name: str, claim: Claim, *, by: User, values: dict[str, Any], note: str = "") -> Claim:
    claim = lock(claim)
    policies.check(name, claim, by=by)
    to = values.get("assignee")
    if to is not None and to.pk != by.pk:
        check_there(to, by_when=claim.due_on, field="to")
    return give(name, claim, by=by, values=values, note=note)


def give(name: str, claim: Claim, *, by: User, values: dict[str, Any], note: str = "") -> Claim:
    """Writes what a verb sets; whoever calls it has locked the claim and asked whether it may be."""
    if differing := apply(claim, values, values):
        claim.save(update_fields=list(differing))
        record(name, claim, by=by, claim=claim, reason=note.strip(), changes=differing)
    return claim
