"""Claims that look alike: what a person ruled on two of them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from claims.models.fields import TextField
from claims.models.people import User
from claims.vocabulary import Likeness


class MatchDecision(models.Model):
    """What somebody ruled on a pair of claims, in whichever order they were looked at.

    One stands for a pair; it is never changed, only taken back, so that what was ruled before stays known.
    """

    first = models.ForeignKey(Claim, models.PROTECT, related_name="ruled_first", verbose_name=_("older claim"))
    second = models.ForeignKey(Claim, models.PROTECT, related_name="ruled_second", verbose_name=_("newer claim"))
    decision = models.CharField(_("decision"), max_length=20, choices=Likeness.choices)
    why = TextField(_("why"), blank=True, default="")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("when"), auto_now_add=True)
    undone_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name=_("taken back by"))
    undone_at = models.DateTimeField(_("taken back"), null=True)

    class Meta:
        verbose_name = _("decision on two claims")
        verbose_name_plural = _("decisions on two claims")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["second"], name="decision_by_second", condition=models.Q(undone_at=None)),
            models.Index(fields=["-at"], name="decision_lately", condition=models.Q(undone_at=None)),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["first", "second"], condition=models.Q(undone_at=None), name="decision_one_stands"
            ),
            models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")), name="decision_names_the_older_claim_first"
            ),
            models.CheckConstraint(condition=models.Q(decision__in=Likeness.values), name="decision_is_listed"),
            models.CheckConstraint(
                condition=models.Q(undone_at=None, undone_by=None)
                | models.Q(undone_at__isnull=False, undone_by__isnull=False),
                name="decision_undone_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return self.get_decision_display()
