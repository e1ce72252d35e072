"""The front desk: what the public sends us. Neither half reads it; pages show only a report's receipt."""

import secrets

from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from claims.models.fields import TextField
from claims.vocabulary import ReportState


def new_receipt() -> str:
    return secrets.token_hex(8)


class ReaderReport(models.Model):
    """A reader says a check is wrong (IFCN commitment to open and honest corrections)."""

    receipt = models.CharField(_("receipt"), max_length=16, unique=True, default=new_receipt, editable=False)
    check_public_id = models.CharField(_("check"), max_length=10, db_index=True)
    message = TextField(_("message"), max_length=5000)
    contact = models.EmailField(_("e-mail"), blank=True, default="")
    state = models.CharField(
        _("state"), max_length=20, choices=ReportState.choices, default=ReportState.NEW.value, editable=False
    )
    decision = TextField(_("decision and why"), blank=True, default="")
    created_at = models.DateTimeField(_("received"), auto_now_add=True)
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)

    class Meta:
        verbose_name = _("reader report")
        verbose_name_plural = _("reader reports")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=ReportState.NEW.value, decided_at__isnull=True)
                | (
                    ~models.Q(state=ReportState.NEW.value) & models.Q(decided_at__isnull=False) & ~models.Q(decision="")
                ),
                name="report_decision_has_reason",
            )
        ]

    def __str__(self) -> str:
        return Truncator(self.message).chars(90)
