"""What a person is told of: written with the event that causes it, shown in the desk, sent by mail."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from claims.models.people import User
from claims.vocabulary import NoticeKind


class Notice(models.Model):
    """One person told of one thing. `thing` and `object_id` name the row that it leads to, as in an Event."""

    person = models.ForeignKey(User, models.PROTECT, related_name="notices", verbose_name=_("person"))
    kind = models.CharField(_("what"), max_length=20, choices=NoticeKind.choices)
    thing = models.CharField(_("on"), max_length=40)
    object_id = models.BigIntegerField(_("number"))
    claim = models.ForeignKey(Claim, models.PROTECT, null=True, related_name="notices", verbose_name=_("claim"))
    actor = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name=_("who"))
    at = models.DateTimeField(_("when"), auto_now_add=True)
    read_at = models.DateTimeField(_("read"), null=True)
    mailed_at = models.DateTimeField(_("sent"), null=True)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["person", "-id"], condition=models.Q(read_at=None), name="notice_unread"),
            models.Index(fields=["person", "-id"], condition=models.Q(read_at__isnull=False), name="notice_read"),
            models.Index(
                fields=["person", "id"], condition=models.Q(read_at=None, mailed_at=None), name="notice_to_mail"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(actor=None) | ~models.Q(actor=models.F("person")), name="notice_not_to_oneself"
            )
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
