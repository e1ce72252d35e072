from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.models.fields import TextField
from claims.models.people import User
from claims.models.verdicts import Verdict


class Confirmation(models.Model):
    """Somebody looked at a published check again and found that it still holds. Stays as it is."""

    verdict = models.ForeignKey(Verdict, models.PROTECT, related_name="confirmations", verbose_name=_("verdict"))
    on = models.DateField(_("on"))
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("when"), auto_now_add=True)
    note = TextField(_("note"), blank=True, default="")

    class Meta:
        verbose_name = _("confirmation")
        verbose_name_plural = _("confirmations")
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["verdict", "on"], name="confirmation_once_a_day")]

    def __str__(self) -> str:
        return f"{self.verdict} {self.on}"
