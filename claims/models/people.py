from datetime import date

from django.contrib.auth.models import AbstractUser
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models.functions import Greatest, Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.models.fields import LineField


class User(AbstractUser):
    """An account of the newsroom. Ours from the first migration, so that it can grow."""

    class Meta(AbstractUser.Meta):
        verbose_name = _("person")  # type: ignore[assignment]
        verbose_name_plural = _("people")  # type: ignore[assignment]
        constraints = [models.UniqueConstraint(Lower("username"), name="user_username_any_case")]

    def natural_key(self) -> tuple[str]:
        return (self.username,)

    def __str__(self) -> str:
        return self.get_full_name() or self.username


class AbsenceManager(models.Manager["Absence"]):
    def on(self, day: date | None = None) -> "models.QuerySet[Absence]":
        """Who is away on that day, today unless given, with their stand-ins."""
        day = day or timezone.localdate()
        return self.filter(since__lte=day, until__gte=day).select_related("person", "stand_in")


class DateRange(models.Func):
    """Two days and all between them, as PostgreSQL's daterange."""

    function = "daterange"
    output_field = DateRangeField()


class Absence(models.Model):
    """Days on which somebody is away, both ends included, and who looks after their work meanwhile."""

    person = models.ForeignKey(User, models.PROTECT, related_name="absences", verbose_name=_("person"))
    since = models.DateField(_("from"))
    until = models.DateField(_("until"), help_text=_("The last day away."))
    stand_in = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="stands_in",
        verbose_name=_("stand-in"),
        help_text=_("Sees the work of who is away on the start page, and may take it over."),
    )
    note = LineField(_("note"), max_length=200, blank=True, default="", help_text=_("The whole desk reads it."))
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    created_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", null=True, editable=False, verbose_name=_("by")
    )
    objects = AbsenceManager()

    class Meta:
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        ordering = ["-until", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(since__lte=models.F("until")), name="absence_ends_after_it_began"
            ),
            models.CheckConstraint(
                condition=~models.Q(stand_in=models.F("person")), name="absence_stood_in_by_another"
            ),
            ExclusionConstraint(
                name="absence_once_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    # Days in the wrong order are refused by the rule above, not by daterange().
                    (
                        DateRange("since", Greatest("since", "until"), models.Value("[]")),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.since:%Y-%m-%d} – {self.until:%Y-%m-%d}"
