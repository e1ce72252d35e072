"""Webhooks: where partners want to be told, what they are to be told, and what became of each telling.

Of the front desk. States are written by the verbs of claims/webhooks, rows of deliveries by its relay.
"""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.models.base import new_public_id
from claims.models.fields import HttpUrlField, LineField
from claims.models.people import User
from claims.models.published import LogEntry
from claims.vocabulary import DisabledReason, EndpointState, LogKind, SendError


class WebhookEndpoint(models.Model):
    """A partner's address that is told of log entries of chosen kinds (Standard Webhooks).

    `filters` are those of the public lists (claims/filtersets.py). Entries up to `told_up_to` have been looked at for
    it. Secrets are sealed (claims/webhooks/sealing.py); the previous one signs too until `previous_until`.
    """

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    owner = models.ForeignKey(User, models.PROTECT, related_name="webhook_endpoints", verbose_name=_("partner"))
    url = HttpUrlField(_("address"))
    description = LineField(_("description"), max_length=200, blank=True, default="")
    kinds = ArrayField(models.CharField(max_length=20, choices=LogKind.choices), verbose_name=_("events"))
    filters: Any = models.JSONField(_("filters"), default=dict, blank=True)
    state = models.CharField(
        _("state"), max_length=20, choices=EndpointState.choices, default=EndpointState.ENABLED.value, editable=False
    )
    disabled_reason = models.CharField(
        _("why disabled"), max_length=20, choices=DisabledReason.choices, blank=True, default="", editable=False
    )
    disabled_at = models.DateTimeField(_("disabled"), null=True, editable=False)
    secret = models.TextField(editable=False)
    previous_secret = models.TextField(blank=True, default="", editable=False)
    previous_until = models.DateTimeField(null=True, editable=False)
    told_up_to = models.BigIntegerField(editable=False)
    failing_since = models.DateTimeField(_("failing since"), null=True, editable=False)
    rest_until = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("webhook endpoint")
        verbose_name_plural = _("webhook endpoints")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kinds__len__gt=0), name="endpoint_chooses_events"),
            models.CheckConstraint(
                condition=Q(state=EndpointState.DISABLED.value, disabled_at__isnull=False) & ~Q(disabled_reason="")
                | ~Q(state=EndpointState.DISABLED.value) & Q(disabled_at__isnull=True, disabled_reason=""),
                name="endpoint_disabled_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(previous_secret="", previous_until__isnull=True)
                | ~Q(previous_secret="") & Q(previous_until__isnull=False),
                name="endpoint_previous_secret_ends",
            ),
        ]

    def __str__(self) -> str:
        return self.public_id


class WebhookDelivery(models.Model):
    """One telling: of a log entry, once for each endpoint, or of a test (`entry` is empty).

    It is due at `next_attempt_at` until it is delivered or given up. `webhook_id` follows from what is told to whom, so
    whatever is sent twice has the same.
    """

    endpoint = models.ForeignKey(WebhookEndpoint, models.CASCADE, related_name="deliveries")
    entry = models.ForeignKey(LogEntry, models.PROTECT, null=True, related_name="+")
    webhook_id = models.CharField(max_length=60, unique=True)
    created_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("webhook delivery")
        verbose_name_plural = _("webhook deliveries")
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["endpoint", "next_attempt_at"],
                condition=Q(next_attempt_at__isnull=False),
                name="delivery_due",
            ),
            # The oldest of a long backlog is found without looking at all of it.
            models.Index(
                "endpoint",
                F("entry").asc(nulls_first=True),
                "id",
                condition=Q(next_attempt_at__isnull=False),
                name="delivery_oldest",
            ),
            models.Index(fields=["endpoint", "-id"], name="delivery_latest"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["endpoint", "entry"], name="delivery_once"),
            models.CheckConstraint(
                condition=Q(next_attempt_at__isnull=False, delivered_at__isnull=True, given_up_at__isnull=True)
                | Q(next_attempt_at__isnull=True, delivered_at__isnull=False, given_up_at__isnull=True)
                | Q(next_attempt_at__isnull=True, delivered_at__isnull=True, given_up_at__isnull=False),
                name="delivery_due_or_done",
            ),
        ]

    def __str__(self) -> str:
        return self.webhook_id


class WebhookAttempt(models.Model):
    """One POST of a delivery, kept for some weeks. `status` is empty when nothing was answered; `error` says why."""

    delivery = models.ForeignKey(WebhookDelivery, models.CASCADE, related_name="log")
    at = models.DateTimeField(default=timezone.now, db_index=True)
    status = models.PositiveSmallIntegerField(null=True)
    error = models.CharField(max_length=20, choices=SendError.choices, blank=True, default="")
    duration_ms = models.PositiveIntegerField()
    excerpt = models.TextField(blank=True, default="")

    class Meta:
        verbose_name = _("webhook attempt")
        verbose_name_plural = _("webhook attempts")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__isnull=True) & ~Q(error="") | Q(status__isnull=False, error=""),
                name="attempt_answered_or_failed",
            )
        ]

    def __str__(self) -> str:
        return str(self.status or self.error)
