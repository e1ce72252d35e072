"""The front desk's public side: what comes in by a form, once for each form, and what its receipt says.

The one place where public pages read what was sent; they get what stands in `Status`, and nothing else of it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from claims.models import ReaderReport
from claims.vocabulary import ReportKind, ReportState
from claims.workflow import reports
from claims.workflow.limits import count_sending
from claims.workflow.problems import Refused
from claims.workflow.writing import verb


@dataclass(frozen=True)
class Status:
    """Where a report or tip stands. `check` is the public id of the check it is about, which may not be public."""

    kind: str
    received: datetime
    is_taken: bool
    outcome: str
    decided: datetime | None
    erased: datetime | None
    check: str


@verb
def receive_once(*, receipt: str, address: str, **sent: Any) -> ReaderReport:
    """Stores what a form carried, within the limits of its sender, under the receipt that belongs to the form.

    Sent twice it is one report. Raises TooMany, Refused with the field, and Refused "sent_before" when the form was
    sent before with other words, which would otherwise be lost in silence.
    """
    earlier = ReaderReport.objects.filter(receipt=receipt).first()
    if earlier is None:
        count_sending(address)
        # Once more, for who sent the same form at the same moment held the count until now.
        earlier = ReaderReport.objects.filter(receipt=receipt).first()
    if earlier is None:
        return reports.receive_report(receipt=receipt, **sent)
    if not _says_the_same(earlier, **sent):
        raise Refused("sent_before", _("This form was sent before, with other words. To send these too, press the "
                                       "button again."))  # fmt: skip
    return earlier


def _says_the_same(
    earlier: ReaderReport, *, kind: str, message: str, check_public_id: str = "", seen_at: str = "", email: str = "",
    **_rest: Any,
) -> bool:  # fmt: skip
    if earlier.erased_at:
        return True
    contact = reports.contact_of(earlier)
    before = (earlier.kind, earlier.message, earlier.check_public_id, earlier.seen_at, contact.email if contact else "")
    return before == (kind, message, check_public_id, seen_at, email)


def status(receipt: str) -> Status | None:
    """What anybody with the receipt may know; None when there is no such receipt."""
    report = ReaderReport.objects.filter(receipt=receipt).select_related("claim").first()
    if report is None:
        return None
    # Which claim the desk ties a tip to is its own affair until it has decided.
    claim = report.claim if report.state == ReportState.DECIDED and report.kind == ReportKind.TIP else None
    return Status(
        kind=report.kind,
        received=report.created_at,
        is_taken=report.assignee_id is not None,
        outcome=report.outcome,
        decided=report.decided_at,
        erased=report.erased_at,
        check=report.check_public_id or (claim.public_id if claim else ""),
    )
