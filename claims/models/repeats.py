"""Claims that look alike: which, why, and what a person ruled on two of them."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from claims.models.fields import LineField, TextField
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


class MatchCandidate(models.Model):
    """Two claims that the matcher found alike, for a person to rule on. Written anew as often as their words change.

    `parts` is what the score is made of; `reasons` is [[code, {what stands in the sentence}], …] of
    claims.matching.reasons; `relation` says how their figures stand to each other (claims.matching.relations).
    """

    first = models.ForeignKey(Claim, models.PROTECT, related_name="alike_first", verbose_name=_("older claim"))
    second = models.ForeignKey(Claim, models.PROTECT, related_name="alike_second", verbose_name=_("newer claim"))
    score = models.FloatField(_("alike"), help_text=_("From 0 to 1."))
    parts: Any = models.JSONField(_("what the score is made of"), default=dict)
    relation = LineField(_("figures"), max_length=20)
    reasons: Any = models.JSONField(_("reasons"), default=list)
    found_at = models.DateTimeField(_("found"), auto_now_add=True)

    class Meta:
        verbose_name = _("likely repeat")
        verbose_name_plural = _("likely repeats")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["-found_at"], name="candidate_lately")]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="candidate_once"),
            models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")), name="candidate_names_the_older_claim_first"
            ),
            models.CheckConstraint(
                condition=models.Q(score__gte=0, score__lte=1), name="candidate_score_between_0_and_1"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} ~ {self.second_id}"


class MatchLook(models.Model):
    """In which version of a claim the matcher looked at it last; one that has none, or another, is looked at next."""

    claim = models.OneToOneField(Claim, models.PROTECT, primary_key=True, related_name="look", verbose_name=_("claim"))
    version = models.PositiveIntegerField(_("version"))

    class Meta:
        verbose_name = _("look at a claim")
        verbose_name_plural = _("looks at claims")

    def __str__(self) -> str:
        return str(self.claim_id)
