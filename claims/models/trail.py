"""The editorial audit trail. Rows are written by the verbs of claims/workflow and never change."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.models.articles import Article
from claims.models.claim import Claim
from claims.models.people import User


class Transition(models.Model):
    """The listed ways between states, as the database knows them. "" is the way in.

    Filled by migrations from claims/workflow/transitions.py; a test holds the two against each other.
    """

    thing = models.CharField(max_length=20)
    source = models.CharField(max_length=20)
    target = models.CharField(max_length=20)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["thing", "source", "target"], name="transition_once")]

    def __str__(self) -> str:
        return f"{self.thing}: {self.source} → {self.target}"


class Event(models.Model):
    """One act of one person (or of the system, when `actor` is empty) on one object."""

    at = models.DateTimeField(_("when"), auto_now_add=True, db_index=True)
    actor = models.ForeignKey(User, models.PROTECT, null=True, related_name="events", verbose_name=_("who"))
    verb = models.CharField(_("what"), max_length=40)
    thing = models.CharField(_("on"), max_length=40)
    object_id = models.BigIntegerField(_("number"))
    claim = models.ForeignKey(Claim, models.PROTECT, null=True, related_name="events", verbose_name=_("claim"))
    article = models.ForeignKey(Article, models.PROTECT, null=True, related_name="events", verbose_name=_("article"))
    source_state = models.CharField(_("from"), max_length=20, blank=True, default="")
    target_state = models.CharField(_("to"), max_length=20, blank=True, default="")

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["thing", "object_id"], name="event_by_object")]

    def __str__(self) -> str:
        return f"{self.verb} {self.thing} {self.object_id}"


class EventDetail(models.Model):
    """What an event changed and why, apart from it so that erasure can take the words and leave the act.

    `changes` maps a field to [before, after].
    """

    event = models.OneToOneField(Event, models.PROTECT, related_name="detail")
    reason = models.TextField(_("why"), blank=True, default="")
    changes: Any = models.JSONField(_("changes"), default=dict)

    class Meta:
        verbose_name = _("event detail")
        verbose_name_plural = _("event details")

    def __str__(self) -> str:
        return self.reason
