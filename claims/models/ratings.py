from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.models.base import BySlug, Editable
from claims.models.translated import TranslatedField
from claims.vocabulary import Meaning


class RatingScale(Editable):
    """A newsroom's set of labels. Numbers, where there are any, rise towards true (ClaimReview Rating)."""

    slug = models.SlugField(_("slug"), max_length=40, unique=True)
    labels = TranslatedField(_("name"))
    descriptions = TranslatedField(_("description"), blank=True, default=dict)
    is_active = models.BooleanField(_("in use"), default=True, help_text=_("New verdicts may use it."))
    objects = BySlug["RatingScale"]()

    class Meta:
        verbose_name = _("rating scale")
        verbose_name_plural = _("rating scales")
        ordering = ["pk"]

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    def __str__(self) -> str:
        return TranslatedField.choose(self.labels)

    def bounds(self) -> tuple[int, int] | None:
        """(worst, best) of the numbered labels, or None where no two labels have a number."""
        values = sorted(rating.value for rating in self.ratings.all() if rating.value is not None)
        return (values[0], values[-1]) if len(values) > 1 else None


class RatingManager(models.Manager["Rating"]):
    def get_by_natural_key(self, scale: str, slug: str) -> "Rating":
        return self.get(scale__slug=scale, slug=slug)


class Rating(models.Model):
    """schema.org Rating: the label of a finding. A label off the truth axis has no number."""

    scale = models.ForeignKey(RatingScale, models.PROTECT, related_name="ratings", verbose_name=_("scale"))
    slug = models.SlugField(_("slug"), max_length=40)
    position = models.PositiveSmallIntegerField(_("position"))
    labels = TranslatedField(_("label"))
    descriptions = TranslatedField(_("when we use it"), blank=True, default=dict)
    meaning = models.CharField(_("meaning"), max_length=20, choices=Meaning.choices)
    value = models.PositiveSmallIntegerField(
        _("number"), null=True, blank=True, help_text=_("Higher is truer. Leave empty for labels off the truth axis.")
    )
    objects = RatingManager()

    class Meta:
        verbose_name = _("rating")
        verbose_name_plural = _("ratings")
        ordering = ["scale", "position"]
        constraints = [
            models.UniqueConstraint(fields=["scale", "slug"], name="rating_once_in_scale"),
            # The target of the composite foreign key that keeps a verdict's rating in its scale.
            models.UniqueConstraint(fields=["id", "scale"], name="rating_with_scale"),
            models.UniqueConstraint(fields=["scale", "value"], name="rating_number_once_in_scale"),
            models.CheckConstraint(condition=models.Q(value__gte=1), name="rating_number_from_one"),
            models.CheckConstraint(
                condition=~models.Q(meaning__in=[Meaning.UNPROVEN.value, Meaning.SATIRE.value])
                | models.Q(value__isnull=True),
                name="rating_off_axis_has_no_number",
            ),
        ]

    def __str__(self) -> str:
        return TranslatedField.choose(self.labels)

    def natural_key(self) -> tuple[str, str]:
        return (self.scale.slug, self.slug)
