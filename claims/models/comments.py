from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from claims.models.fields import TextField
from claims.models.people import User

COMMENT_LIMIT = 5_000  # code points


class Comment(models.Model):
    """What colleagues say to each other about a claim. Never public; withdrawn, its words are gone."""

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="comments", verbose_name=_("claim"))
    author = models.ForeignKey(User, models.PROTECT, related_name="comments", verbose_name=_("by"))
    text = TextField(_("comment"))
    at = models.DateTimeField(_("when"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True)

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True) & ~models.Q(text="")
                | models.Q(withdrawn_at__isnull=False, text=""),
                name="comment_has_words_until_withdrawn",
            ),
            models.CheckConstraint(condition=LessThanOrEqual(Length("text"), COMMENT_LIMIT), name="comment_not_longer"),
        ]

    def __str__(self) -> str:
        return self.text or str(_("withdrawn"))


class Mention(models.Model):
    """Somebody named with @username in a comment, and when they said that they had seen it."""

    comment = models.ForeignKey(Comment, models.PROTECT, related_name="mentions", verbose_name=_("comment"))
    user = models.ForeignKey(User, models.PROTECT, related_name="mentions", verbose_name=_("person"))
    seen_at = models.DateTimeField(_("seen"), null=True)

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["user"], name="mention_unseen", condition=models.Q(seen_at__isnull=True))]
        constraints = [models.UniqueConstraint(fields=["comment", "user"], name="mention_once")]

    def __str__(self) -> str:
        return str(self.user)
