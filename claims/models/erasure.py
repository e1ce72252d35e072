from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from claims.models.fields import TextField
from claims.models.people import User


class Erasure(models.Model):
    """That a claim was erased for good, by whom and on which legal basis. Written by the database with the act itself
    (sql/erase.sql) and never changed. The reason is kept for ever, so it names nobody."""

    claim = models.OneToOneField(Claim, models.PROTECT, related_name="erasure", verbose_name=_("claim"))
    reason = TextField(_("legal basis"))
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("when"))

    class Meta:
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")
        ordering = ["-pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(reason=""), name="erasure_has_reason")]

    def __str__(self) -> str:
        return self.reason
