"""Rules on what readers send, beside role and state. Each docstring is printed in docs/who-may-when.md."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from claims.models import ReaderReport, ReportContact
from claims.models.people import User
from claims.vocabulary import ReportKind
from claims.workflow import transitions
from claims.workflow.problems import Refused


def _not_erased(report: ReaderReport, by: User) -> None:
    """it has not been erased"""
    if report.erased_at:
        raise Refused("erased", _("It has been erased: nothing is left of it to decide."))


def _take_report(report: ReaderReport, by: User) -> None:
    """nobody has taken it, and it has not been erased"""
    _not_erased(report, by)
    if report.assignee_id == by.pk:
        raise Refused("already_yours", _("You have taken it already."))
    _not_taken_by_another(report, by)


def _release_report(report: ReaderReport, by: User) -> None:
    """somebody has taken it"""
    if report.assignee_id is None:
        raise Refused("not_taken", _("Nobody has taken it."))


def _claim_from_tip(report: ReaderReport, by: User) -> None:
    """it is a tip, no claim is linked to it, and it has not been erased"""
    _not_erased(report, by)
    if report.kind != ReportKind.TIP:
        raise Refused("not_a_tip", _("Only a tip becomes a claim; a report is about a check that is there."))
    if report.claim_id:
        raise Refused("has_claim", _("A claim is linked to it already."))


def _decide_report(report: ReaderReport, by: User) -> None:
    """nobody else has taken it, and it has not been erased"""
    _not_erased(report, by)
    if report.decided_by:
        raise Refused(
            "already_decided",
            _("%(who)s has already decided it: %(outcome)s.")
            % {"who": report.decided_by, "outcome": report.get_outcome_display()},
        )
    _not_taken_by_another(report, by)


def _not_taken_by_another(report: ReaderReport, by: User) -> None:
    if report.assignee and report.assignee_id != by.pk:
        raise Refused(
            "taken",
            _("%(who)s has taken it. Ask them, or release it first.") % {"who": report.assignee},
        )


def _answer_report(report: ReaderReport, by: User) -> None:
    """an answer waits to be sent, and the reader left an address"""
    waits = report.answer and report.answered_at is None
    if not (waits and ReportContact.objects.filter(report=report.pk).exists()):
        raise Refused("nothing_to_send", transitions.NOTHING_TO_SEND)


def _erase_contact(report: ReaderReport, by: User) -> None:
    """the reader left an address"""
    if not ReportContact.objects.filter(report=report.pk).exists():
        raise Refused("no_contact", _("No address is kept with it."))


def _erase_report(report: ReaderReport, by: User) -> None:
    """it has not been erased"""
    if report.erased_at:
        raise Refused("already_erased", _("It has been erased already."))


RULES: dict[str, Callable[[Any, User], None]] = {
    "take_report": _take_report,
    "release_report": _release_report,
    "link_report": _not_erased,
    "claim_from_tip": _claim_from_tip,
    "decide_report": _decide_report,
    "answer_report": _answer_report,
    "reopen_report": _not_erased,
    "erase_contact": _erase_contact,
    "erase_report": _erase_report,
}
