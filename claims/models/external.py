"""What others have checked: their reviews as they published them. Never ours, never public here.

Only the desk reads these tables. They are written by workflow.externals alone, from feeds (claims.interchange).
"""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from claims.models.base import contains_index
from claims.models.fields import HttpUrlField, LineField, NumberField, Sha256Field, TextField
from claims.vocabulary import Language, Meaning, MeaningReason

SAYS = (MeaningReason.WORDS.value, MeaningReason.NUMBER.value, MeaningReason.USUAL_SCALE.value)


class ExternalPublisher(models.Model):
    """Who published reviews: a site, and the name that it gives itself; `source` is the feed that first named it."""

    site = LineField(_("site"), max_length=253, unique=True)
    name = LineField(_("name"), max_length=200)
    source = LineField(_("first met in"), max_length=200)
    added_at = models.DateTimeField(_("added"), auto_now_add=True)

    class Meta:
        verbose_name = _("external publisher")
        verbose_name_plural = _("external publishers")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(site__regex=r"^[^\s/@:]+\.[^\s/@:]+$") & ~Q(name=""), name="external_publisher_has_site"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ExternalReview(models.Model):
    """A ClaimReview of somebody else. Empty texts and days were not said.

    `rating_given`, `rating_value`, `rating_best`, `rating_worst`: as given; `rating_meaning`: in our words, for the
    reason `rating_reason` (claims.interchange.ratings.because says it). `fingerprint`: see interchange.found.Review.
    `source`: the feed that it last came from with a change; `imported_at`: when.
    """

    publisher = models.ForeignKey(
        ExternalPublisher, models.PROTECT, related_name="reviews", verbose_name=_("external publisher")
    )
    url = HttpUrlField(_("address"))
    title = LineField(_("title"), max_length=500, blank=True, default="")
    claim_text = TextField(_("claim"))
    claimant = LineField(_("said by"), max_length=200, blank=True, default="")
    claim_date = models.DateField(_("said on"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=3, blank=True, default="")
    rating_given = LineField(_("rating as given"), blank=True, default="")
    rating_value = NumberField(_("number"), null=True, blank=True)
    rating_best = NumberField(_("best number"), null=True, blank=True)
    rating_worst = NumberField(_("worst number"), null=True, blank=True)
    rating_meaning = models.CharField(
        _("what it means"), max_length=20, choices=Meaning.choices, blank=True, default=""
    )
    rating_reason = models.CharField(_("why"), max_length=20, choices=MeaningReason.choices)
    reviewed_on = models.DateField(_("reviewed on"), null=True, blank=True)
    appearances: Any = models.JSONField(_("where it was seen"), blank=True, default=list)
    source = LineField(_("came from"), max_length=200)
    fingerprint = Sha256Field(_("fingerprint"), unique=True)
    imported_at = models.DateTimeField(_("imported"), auto_now_add=True)

    class Meta:
        verbose_name = _("external review")
        verbose_name_plural = _("external reviews")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["publisher", "-id"], name="external_review_publisher"),
            models.Index(fields=["reviewed_on"], name="external_review_day"),
            models.Index(fields=["language"], name="external_review_language"),
            contains_index("claim_text", name="external_review_claim_contains"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(claim_text="") & ~Q(url=""), name="external_review_claim_and_url"),
            models.CheckConstraint(
                condition=Q(rating_meaning="") ^ Q(rating_reason__in=SAYS), name="external_review_meaning_has_reason"
            ),
            models.CheckConstraint(
                condition=Q(language="") | Q(language__regex=r"^[a-z]{2,3}$"), name="external_review_language_code"
            ),
        ]

    def __str__(self) -> str:
        return self.claim_text

    @property
    def language_name(self) -> str:
        """In words where the vocabulary has them, else the code."""
        return str(dict(Language.choices).get(self.language, self.language))
