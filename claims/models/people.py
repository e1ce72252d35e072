from collections.abc import Iterator
from datetime import date

from django.contrib.auth.models import AbstractUser
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models.functions import Greatest, Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.models.fields import LineField
from claims.vocabulary import AccountMailKind, DeskLanguage, MailMode


class User(AbstractUser):
    """An account of the newsroom. Ours from the first migration, so that it can grow. It is never deleted."""

    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    # Part of what a session is checked against: when it rises, every session of the account ends.
    session_epoch = models.PositiveIntegerField(default=0, editable=False)
    mail_language = models.CharField(
        _("language of mails"), max_length=3, choices=DeskLanguage.choices, default=DeskLanguage.ENGLISH.value
    )
    mail_mode = models.CharField(
        _("notices by mail"), max_length=10, choices=MailMode.choices, default=MailMode.AT_ONCE.value
    )
    mail_hour = models.PositiveSmallIntegerField(
        _("hour of the daily mail"), default=7, help_text=_("By the newsroom’s clock.")
    )
    digest_on = models.DateField(null=True, editable=False)

    class Meta(AbstractUser.Meta):
        verbose_name = _("person")  # type: ignore[assignment]
        verbose_name_plural = _("people")  # type: ignore[assignment]
        constraints = [
            models.UniqueConstraint(Lower("username"), name="user_username_any_case"),
            # A link for a new password goes to one account.
            models.UniqueConstraint(
                Lower("email"),
                condition=~models.Q(email=""),
                name="user_email_any_case",
                violation_error_message=_("Somebody has this e-mail address already."),
            ),
            models.CheckConstraint(condition=models.Q(mail_hour__lte=23), name="user_mail_hour_of_a_day"),
        ]

    def natural_key(self) -> tuple[str]:
        return (self.username,)

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    def get_session_auth_hash(self) -> str:
        return f"{self.session_epoch}.{super().get_session_auth_hash()}"

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        for known in super().get_session_auth_fallback_hash():
            yield f"{self.session_epoch}.{known}"


class AccountMail(models.Model):
    """A mail that is owed to a person: the worker makes its link when it sends it, so that none is stored."""

    person = models.ForeignKey(User, models.PROTECT, related_name="account_mails", verbose_name=_("person"))
    kind = models.CharField(_("kind"), max_length=20, choices=AccountMailKind.choices)
    at = models.DateTimeField(_("asked for"), auto_now_add=True)
    mailed_at = models.DateTimeField(_("sent"), null=True)

    class Meta:
        verbose_name = _("mail about an account")
        verbose_name_plural = _("mails about accounts")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["person", "at"], name="account_mail_by_person"),
            models.Index(fields=["person"], condition=models.Q(mailed_at=None), name="account_mail_due"),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


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
