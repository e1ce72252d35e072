"""The front desk: what the public sends us. Neither half reads it; pages show only a report's receipt."""

import secrets

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from claims.models.fields import HttpUrlField, LineField, TextField
from claims.models.people import User
from claims.vocabulary import Language, ReportKind, ReportOutcome, ReportState

MESSAGE_LENGTH = 5000
OUTCOMES: dict[str, tuple[str, ...]] = {
    ReportKind.WRONG.value: (ReportOutcome.CORRECTED.value, ReportOutcome.NO_ACTION.value, ReportOutcome.SPAM.value),
    ReportKind.TIP.value: (
        ReportOutcome.TAKEN_UP.value,
        ReportOutcome.ALREADY_CHECKED.value,
        ReportOutcome.NOT_CHECKABLE.value,
        ReportOutcome.SPAM.value,
    ),
}
SAY_WHY = (ReportOutcome.NO_ACTION.value, ReportOutcome.NOT_CHECKABLE.value)
NAME_A_CLAIM = (ReportOutcome.TAKEN_UP.value, ReportOutcome.ALREADY_CHECKED.value)


def new_receipt() -> str:
    return secrets.token_hex(8)


class ReaderReport(models.Model):
    """A reader says a check is wrong (IFCN commitment to open and honest corrections), or asks for one: a tip.

    What was sent never changes, but for its erasure. Who sent it stands apart (ReportContact). `reason` is the desk's
    own; `answer` is for the reader.
    """

    receipt = models.CharField(_("receipt"), max_length=16, unique=True, default=new_receipt, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=ReportKind.choices, default=ReportKind.WRONG.value)
    language = models.CharField(_("language"), max_length=3, choices=Language.choices, default=Language.ENGLISH.value)
    check_public_id = models.CharField(_("check"), max_length=10, blank=True, default="", db_index=True)
    claim = models.ForeignKey(
        Claim, models.PROTECT, null=True, blank=True, related_name="reports", verbose_name=_("claim")
    )
    message = TextField(_("message"), max_length=MESSAGE_LENGTH, blank=True)
    seen_at = HttpUrlField(_("seen at"), blank=True, default="")
    state = models.CharField(
        _("state"), max_length=20, choices=ReportState.choices, default=ReportState.NEW.value, editable=False
    )
    assignee = models.ForeignKey(
        User, models.PROTECT, null=True, editable=False, related_name="reports_taken", verbose_name=_("taken by")
    )
    outcome = models.CharField(
        _("outcome"), max_length=20, choices=ReportOutcome.choices, blank=True, default="", editable=False
    )
    reason = TextField(_("reason"), blank=True, default="")
    answer = TextField(_("answer to the reader"), blank=True, default="")
    created_at = models.DateTimeField(_("received"), default=timezone.now, editable=False)
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("decided by")
    )
    answered_at = models.DateTimeField(_("answered"), null=True, editable=False)
    erased_at = models.DateTimeField(_("erased"), null=True, editable=False)

    class Meta:
        verbose_name = _("report or tip")
        verbose_name_plural = _("reports and tips")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "created_at"], name="report_by_state")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=ReportKind.TIP.value, check_public_id="")
                | (Q(kind=ReportKind.WRONG.value, seen_at="") & ~Q(check_public_id="")),
                name="report_fits_its_kind",
            ),
            models.CheckConstraint(
                condition=Q(kind=ReportKind.WRONG.value, outcome__in=["", *OUTCOMES["wrong"]])
                | Q(kind=ReportKind.TIP.value, outcome__in=["", *OUTCOMES["tip"]]),
                name="report_outcome_fits_its_kind",
            ),
            models.CheckConstraint(
                condition=Q(state=ReportState.NEW.value, outcome="", decided_at__isnull=True)
                | (Q(state=ReportState.DECIDED.value, decided_at__isnull=False) & ~Q(outcome="")),
                name="report_decided_with_an_outcome",
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=SAY_WHY) | ~Q(reason="") | Q(erased_at__isnull=False),
                name="report_decision_has_reason",
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=NAME_A_CLAIM) | Q(claim__isnull=False), name="report_outcome_names_a_claim"
            ),
            models.CheckConstraint(
                condition=(Q(erased_at__isnull=True) & ~Q(message=""))
                | Q(erased_at__isnull=False, message="", seen_at=""),
                name="report_has_words_until_erased",
            ),
        ]

    def __str__(self) -> str:
        return Truncator(self.message).chars(90) or gettext("(erased)")

    @property
    def standing(self) -> str:
        """What became of it, in a word."""
        if self.erased_at and not self.outcome:
            return gettext("Erased")
        return str(self.get_outcome_display() or self.get_state_display())


class ReportContact(models.Model):
    """How to answer who sent a report. A row of its own, so that it can be erased and the report kept."""

    report = models.OneToOneField(
        ReaderReport, models.CASCADE, primary_key=True, related_name="contact", verbose_name=_("report or tip")
    )
    email = models.EmailField(_("e-mail"))
    name = LineField(_("name"), max_length=100, blank=True, default="")

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        constraints = [models.CheckConstraint(condition=~Q(email=""), name="contact_has_an_address")]

    def __str__(self) -> str:
        return f"#{self.pk}"


class SendingCount(models.Model):
    """How many reports and tips came in within one hour: from one sender, or from all of them (`sender` is "").

    A sender is an HMAC of their address with the key of a day, so rows of two days cannot be tied together; a row is
    deleted when its hour is over.
    """

    hour = models.DateTimeField(_("hour"))
    sender = models.CharField(_("sender"), max_length=64, blank=True)
    count = models.PositiveIntegerField(_("count"))

    class Meta:
        verbose_name = _("count of what is sent")
        verbose_name_plural = _("counts of what is sent")
        constraints = [models.UniqueConstraint(fields=["hour", "sender"], name="sending_counted_once")]

    def __str__(self) -> str:
        return f"{self.hour:%Y-%m-%d %H}:00 {self.sender[:8]} {self.count}"
