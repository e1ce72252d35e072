"""Rules on whose work a claim is and who is away: part of policies.RULES, whose docstrings they have, too."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from claims.models import Absence, Claim, User, Verdict
from claims.vocabulary import ClaimState
from claims.workflow.facts import touched, under_work
from claims.workflow.permissions import may
from claims.workflow.problems import Refused
from claims.workflow.transitions import NO_WORK


def _in_work(claim: Claim, by: User) -> None:
    """a closed claim: a correction has been begun"""
    if claim.state == ClaimState.CLOSED and not under_work(claim):
        raise Refused("no_work", NO_WORK)


def _take_claim(claim: Claim, by: User) -> None:
    """nobody has it, or you stand in for who has; a closed claim: a correction has been begun"""
    _in_work(claim, by)
    if claim.assignee_id == by.pk:
        raise Refused("yours", _("It is yours already."))
    if claim.assignee_id is None or Absence.objects.on().filter(person=claim.assignee, stand_in=by).exists():
        return
    raise Refused(
        "taken",
        _("%(person)s works on it. They can hand it over, or a reviewer assigns it.") % {"person": claim.assignee},
    )


def _release_claim(claim: Claim, by: User) -> None:
    """it is assigned to you; a reviewer: to anybody"""
    if claim.assignee_id is None:
        raise Refused("not_assigned", _("Nobody works on it."))
    if claim.assignee_id != by.pk and not may(by, "assign_claim"):
        raise Refused("not_yours", _("It is assigned to %(person)s.") % {"person": claim.assignee})


def _hand_over(claim: Claim, by: User) -> None:
    """it is assigned to you"""
    if claim.assignee_id is None:
        raise Refused("not_assigned", _("Nobody works on it."))
    if claim.assignee_id != by.pk:
        raise Refused("not_yours", _("It is assigned to %(person)s.") % {"person": claim.assignee})


def _ask_review(verdict: Verdict, by: User) -> None:
    """by somebody who wrote or edited it, or a reviewer"""
    if not touched(verdict, by) and not may(by, "approve_verdict"):
        raise Refused("not_yours", _("Its author or a reviewer says who is asked."))


def _own_absence(row: User | Absence, by: User) -> None:
    """your own; a chief editor: anybody’s"""
    person = row.person if isinstance(row, Absence) else row
    if person.pk != by.pk and not may(by, "oversee"):
        raise Refused("not_yours", _("You say when you are away yourself; a chief editor may say it of anybody."))


DESK_RULES: dict[str, Callable[[Any, User], None]] = {
    "assign_claim": _in_work,
    "take_claim": _take_claim,
    "release_claim": _release_claim,
    "hand_over": _hand_over,
    "set_priority": _in_work,
    "ask_review": _ask_review,
    "set_absence": _own_absence,
    "end_absence": _own_absence,
}
