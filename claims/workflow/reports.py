"""Verbs on what readers send: reports that a check is wrong, and tips.

Words of a reader and how to reach them never go into an event: what is written there of a report is what the desk
itself wrote, which is searched for the reader's address first.
"""

from contextlib import suppress
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.models import Claim, LogEntry, PublishedCheck, ReaderReport, ReportContact, User, Verdict
from claims.models.frontdesk import MESSAGE_LENGTH, OUTCOMES, SAY_WHY
from claims.vocabulary import CheckState, LogKind, ReportKind, ReportOutcome, ReportState
from claims.workflow import claims, policies
from claims.workflow.letters import answer_letter
from claims.workflow.problems import Refused
from claims.workflow.writing import lock, record, verb


def waiting(rows: QuerySet[ReaderReport]) -> QuerySet[ReaderReport]:
    """Of these what nobody has decided yet. Of what was erased nothing is left to decide."""
    return rows.filter(state=ReportState.NEW, erased_at=None)


def contact_of(report: ReaderReport) -> ReportContact | None:
    return ReportContact.objects.filter(report=report).first()


@verb
def receive_report(
    *, kind: str, language: str, message: str, check_public_id: str = "", seen_at: str = "", email: str = "",
    name: str = "", **dated: Any,
) -> ReaderReport:  # fmt: skip
    """Stores what a reader sent; nobody of the desk does it, so it has no event. Raises Refused with the field.

    `dated` may hold `created_at`, for what came in earlier by another way, and `receipt`, for what has one already.
    """
    if not message.strip():
        raise Refused("empty_text", _("Write what it is about, in a sentence or two."), "message")
    if len(message.strip()) > MESSAGE_LENGTH:
        raise Refused("too_long", _("Shorten it to %(limit)d characters.") % {"limit": MESSAGE_LENGTH}, "message")
    shown = PublishedCheck.objects.using("default").filter(public_id=check_public_id)
    if kind == ReportKind.WRONG and not shown.exists():
        raise Refused("no_such_check", _("There is no check with this id. Copy it from the address of the check."),
                      "check_public_id")  # fmt: skip
    report = ReaderReport(
        kind=kind, language=language, message=message.strip(), seen_at=seen_at.strip(), check_public_id=check_public_id,
        claim=Claim.objects.filter(public_id=check_public_id).first(), **dated,
    )  # fmt: skip
    _full_clean(report)
    report.save(force_insert=True)
    if email.strip():
        contact = ReportContact(report=report, email=email.strip(), name=name.strip())
        _full_clean(contact)
        contact.save(force_insert=True)
    return report


@verb
def take_report(report: ReaderReport, *, by: User) -> ReaderReport:
    """Says who answers it, so that two do not."""
    return _assign(report, "take_report", by=by, to=by)


@verb
def release_report(report: ReaderReport, *, by: User) -> ReaderReport:
    """Gives it back to the inbox; anybody may, for whoever is away."""
    return _assign(report, "release_report", by=by, to=None)


@verb
def link_report(report: ReaderReport, *, by: User, claim: Claim | None) -> ReaderReport:
    """Says which claim it is about; None: of none that we have."""
    report = lock(report)
    policies.check("link_report", report, by=by)
    return _link(report, claim, by=by)


@verb
def claim_from_tip(report: ReaderReport, *, by: User, text: str, language: str) -> Claim:
    """Opens a claim that a reader asked for, in the desk's own words, and links it."""
    report = lock(report)
    policies.check("claim_from_tip", report, by=by)
    _names_no_reader(report, text, "text")
    claim = claims.open_claim(by=by, fields={"text": text, "language": language, "selection_reason": "request"})
    _link(report, claim, by=by, name="claim_from_tip")
    return claim


@verb
def decide_report(report: ReaderReport, *, by: User, outcome: str, reason: str = "", answer: str = "") -> ReaderReport:
    """Says what came of it. `reason` stays with the desk; `answer` goes into a letter to the reader after commit, if
    they left an address, and is kept either way."""
    report = lock(report)
    policies.check("decide_report", report, by=by)
    reason, answer = reason.strip(), answer.strip()
    _check_outcome(report, outcome)
    if outcome in SAY_WHY and not reason:
        raise Refused("reason_missing", _("Give a reason."), "reason")
    if outcome == ReportOutcome.SPAM and answer:
        raise Refused(
            "spam_unanswered", _("Spam is not answered. Empty the answer or choose another outcome."), "answer"
        )
    _names_no_reader(report, reason, "reason")
    report.state, report.outcome, report.reason = ReportState.DECIDED.value, outcome, reason
    report.decided_at, report.decided_by = timezone.now(), by
    if answer and answer != report.answer:
        report.answer, report.answered_at = answer, None
    report.save()
    record(
        "decide_report", report, by=by, claim=report.claim, before=ReportState.NEW, after=report.state, reason=reason,
        changes={"outcome": ["", outcome]},
    )  # fmt: skip
    if policies.can("answer_report", report, by=by):
        transaction.on_commit(lambda: _try_to_answer(report, by))
    return report


def _try_to_answer(report: ReaderReport, by: User) -> None:
    """A mail server that is down undoes no decision: the button "Send the answer" stays."""
    with suppress(Refused):
        answer_report(report, by=by)


@verb
def answer_report(report: ReaderReport, *, by: User) -> ReaderReport:
    """Sends the letter. Its row is locked until the mail server has it, so it goes once."""
    report = lock(report)
    policies.check("answer_report", report, by=by)
    try:
        answer_letter(report, to=report.contact.email).send()
    except OSError:
        # Not chained: what the server says names the reader.
        raise Refused(
            "mail_failed", _("The mail server did not take the letter. Nothing is lost: send it again later.")
        ) from None
    report.answered_at = timezone.now()
    report.save()
    record("answer_report", report, by=by, claim=report.claim)
    return report


@verb
def reopen_report(report: ReaderReport, *, by: User, reason: str) -> ReaderReport:
    """Takes a decided report up again. What the reader was told is kept until they are told otherwise."""
    report = lock(report)
    policies.check("reopen_report", report, by=by)
    _check_reason(report, reason)
    before = report.outcome
    report.state, report.outcome, report.reason = ReportState.NEW.value, "", ""
    report.decided_at = report.decided_by = None
    report.save()
    record(
        "reopen_report", report, by=by, claim=report.claim, before=ReportState.DECIDED, after=report.state,
        reason=reason.strip(), changes={"outcome": [before, ""]},
    )  # fmt: skip
    return report


@verb
def erase_contact(report: ReaderReport, *, by: User, reason: str) -> ReaderReport:
    """Forgets who sent it."""
    report = lock(report)
    policies.check("erase_contact", report, by=by)
    _check_reason(report, reason)
    ReportContact.objects.filter(report=report).delete()
    record("erase_contact", report, by=by, reason=reason.strip())
    return lock(report)


@verb
def erase_report(report: ReaderReport, *, by: User, reason: str) -> ReaderReport:
    """Forgets who sent it, the message and what we answered. The row says when."""
    report = lock(report)
    policies.check("erase_report", report, by=by)
    _check_reason(report, reason)
    ReportContact.objects.filter(report=report).delete()
    report.message = report.seen_at = report.answer = ""
    report.erased_at = timezone.now()
    report.save()
    record("erase_report", report, by=by, reason=reason.strip())
    return lock(report)


def led_to_a_correction(report: ReaderReport) -> bool:
    """Whether a revision of the published check was begun, or the check corrected or retracted, since it came in."""
    since = report.created_at
    if Verdict.objects.filter(claim=report.claim_id, revision__gt=1, created_at__gte=since).exists():
        return True
    kinds = [LogKind.CORRECTED, LogKind.RETRACTED]
    entries = LogEntry.objects.using("default").filter(kind__in=kinds, at__gte=since)
    return report.claim is not None and entries.filter(public_id=report.claim.public_id).exists()


def _check_outcome(report: ReaderReport, outcome: str) -> None:
    if outcome not in OUTCOMES[report.kind]:
        raise Refused("wrong_outcome", _("Choose one of the outcomes offered."), "outcome")
    if outcome == ReportOutcome.CORRECTED and not led_to_a_correction(report):
        raise Refused(
            "no_correction",
            _("No correction of this check has been begun since the report came in. Press “Correct the check” first."),
            "outcome",
        )
    if outcome == ReportOutcome.TAKEN_UP and report.claim is None:
        raise Refused("no_claim", _("Link a claim to it first, or make one of it."), "outcome")
    if outcome == ReportOutcome.ALREADY_CHECKED and (
        report.claim is None or policies.public_state(report.claim) not in (CheckState.PUBLISHED, CheckState.CORRECTED)
    ):
        raise Refused("not_published", _("Link the published claim that answers it first."), "outcome")


def _assign(report: ReaderReport, name: str, *, by: User, to: User | None) -> ReaderReport:
    report = lock(report)
    policies.check(name, report, by=by)
    report.assignee = to
    report.save()
    record(name, report, by=by)
    return report


def _link(report: ReaderReport, claim: Claim | None, *, by: User, name: str = "link_report") -> ReaderReport:
    before = report.claim.public_id if report.claim else None
    after = claim.public_id if claim else None
    if before != after:
        report.claim = claim
        report.save()
        record(name, report, by=by, claim=claim, changes={"claim": [before, after]})
    return report


def _check_reason(report: ReaderReport, reason: str) -> None:
    if not reason.strip():
        raise Refused("reason_missing", _("Give a reason."), "reason")
    _names_no_reader(report, reason, "reason")


def _names_no_reader(report: ReaderReport, text: str, field: str) -> None:
    """What is kept for ever must not hold the address that can be erased."""
    contact = contact_of(report)
    if contact and contact.email.casefold() in text.casefold():
        raise Refused(
            "names_the_reader",
            _("Take the reader’s address out of it: this text stays when they are forgotten."),
            field,
        )


def _full_clean(row: ReaderReport | ReportContact) -> None:
    try:
        row.full_clean()
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise Refused("invalid", " ".join(messages), "" if field == NON_FIELD_ERRORS else field) from error
