from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from claims.models.fields import LineField
from claims.vocabulary import DismissalReason


class Suggestion(models.Model):
    """What a reader of texts proposed, kept beside the claim that it became. Private, and never changed.

    `reasons` is [[code, detail], …] with codes of SuggestionReason; `dates` is [{"text", "first", "last"}, …] with
    days in ISO 8601. What became of it is the state of its claim; `dismissed_as` is empty while that is not dismissed.
    """

    claim = models.OneToOneField(
        Claim, models.PROTECT, primary_key=True, related_name="suggestion", verbose_name=_("claim")
    )
    text = LineField(_("as suggested"), max_length=1000)
    score = models.FloatField(_("worth checking"), help_text=_("From 0 to 1."))
    reasons: Any = models.JSONField(_("reasons"), blank=True, default=list)
    claimant_name = LineField(_("said by"), blank=True, default="")
    dates: Any = models.JSONField(_("dates"), blank=True, default=list)
    method = LineField(_("found by"), max_length=100)
    dismissed_as = models.CharField(
        _("dismissed as"), max_length=20, choices=DismissalReason.choices, blank=True, default=""
    )

    class Meta:
        verbose_name = _("suggestion")
        verbose_name_plural = _("suggestions")
        ordering = ["-score", "pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(text=""), name="suggestion_has_text"),
            models.CheckConstraint(
                condition=models.Q(score__gte=0, score__lte=1), name="suggestion_score_between_0_and_1"
            ),
        ]

    def __str__(self) -> str:
        return self.text
