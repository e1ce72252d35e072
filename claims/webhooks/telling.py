"""From the outbox to deliveries, and from a delivery to its end. Each step is one transaction, so whoever is killed
between two of them has lost nothing: at worst the same is sent once more, under the same webhook id.
"""

import logging
import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import Error, transaction
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from claims.models import LogHead, Outbox, WebhookAttempt, WebhookDelivery, WebhookEndpoint
from claims.vocabulary import DisabledReason, EndpointState, SendError
from claims.webhooks import schedule, sending
from claims.webhooks.choosing import chosen
from claims.webhooks.messages import body_of, headers_of
from claims.webhooks.sealing import Unsealable
from claims.webhooks.sending import Answer
from claims.webhooks.verbs import disable_endpoint, new_delivery

log = logging.getLogger("claims.webhooks")
AT_ONCE = 500
KEPT = timedelta(days=30)
GONE = 410


def _listening() -> QuerySet[WebhookEndpoint]:
    return WebhookEndpoint.objects.filter(state=EndpointState.ENABLED, owner__is_active=True)


# ------------------------------------------------------------------ from the outbox to deliveries
def take_up() -> bool:
    """Makes deliveries of what was published: for each endpoint the next entries; answers whether there may be more.

    So one that has much to catch up with holds nobody up, nor does one of which something is broken.
    """
    head = LogHead.objects.values_list("seq", flat=True).get()
    more = False
    for pk in _listening().filter(told_up_to__lt=head).order_by("pk").values_list("pk", flat=True):
        try:
            more = _take_up(pk) or more
        except Error:
            raise
        except Exception:
            log.exception("Endpoint %d", pk)
    return more


@transaction.atomic
def _take_up(pk: int) -> bool:
    """The next entries for one endpoint; answers whether there may be more.

    An entry that has a delivery already is told again: whoever moved the endpoint back asked for it.
    """
    endpoint = _listening().select_for_update(of=("self",)).filter(pk=pk).first()
    if endpoint is None:
        return False
    rows = Outbox.objects.filter(entry_id__gt=endpoint.told_up_to).order_by("entry_id").select_related("entry")
    entries = [row.entry for row in rows[:AT_ONCE]]
    WebhookDelivery.objects.bulk_create(
        [new_delivery(endpoint, entry) for entry in chosen(endpoint, entries)],
        update_conflicts=True,
        unique_fields=["endpoint", "entry"],
        update_fields=["next_attempt_at", "attempts", "delivered_at", "given_up_at"],
    )
    if entries:
        endpoint.told_up_to = entries[-1].seq
        endpoint.save(update_fields=["told_up_to"])
    return len(entries) == AT_ONCE


# ------------------------------------------------------------------ from a delivery to its end
def due(now: datetime) -> list[tuple[int, bool]]:
    """Endpoints to which something is to be sent, and whether they are failing: these last, else who waits longest."""
    rows = WebhookDelivery.objects.filter(endpoint=OuterRef("pk"), next_attempt_at__lte=now)
    first = rows.order_by("next_attempt_at").values("next_attempt_at")[:1]
    rested = Q(rest_until=None) | Q(rest_until__lte=now)
    waiting = _listening().filter(rested).annotate(since=Subquery(first))
    ordered = waiting.filter(since__isnull=False).order_by(F("failing_since").asc(nulls_first=True), "since")
    return [(pk, failing is not None) for pk, failing in ordered.values_list("pk", "failing_since")]


@dataclass(frozen=True)
class Parcel:
    """A delivery ready to be sent; without headers it cannot be signed."""

    delivery: WebhookDelivery
    body: bytes
    headers: dict[str, str] | None

    def send(self) -> Answer:
        """Asks nothing of the database, so that no connection need be held while the receiver takes its time."""
        if self.headers is None:
            return Answer(error=SendError.NO_SECRET.value)
        url, loopback = self.delivery.endpoint.url, settings.WEBHOOKS_TO_LOOPBACK
        return sending.post(url, self.headers, self.body, loopback=loopback)


def pack(endpoint: int) -> Parcel | None:
    """The oldest that is due to the endpoint; None when nothing is."""
    now = timezone.now()
    rows = WebhookDelivery.objects.filter(endpoint=endpoint, next_attempt_at__lte=now, endpoint__in=_listening())
    ordered = rows.order_by(F("entry").asc(nulls_first=True), "pk")
    delivery = ordered.select_related("endpoint", "entry__document").first()
    if delivery is None:
        return None
    body = body_of(delivery)
    try:
        return Parcel(delivery, body, headers_of(delivery, body, now))
    except Unsealable:
        return Parcel(delivery, body, None)


@transaction.atomic
def settle(delivery: WebhookDelivery, answer: Answer) -> None:
    """Writes down what became of an attempt. The endpoint may be gone, or changed, since it was sent."""
    endpoint = WebhookEndpoint.objects.select_for_update(of=("self",)).filter(pk=delivery.endpoint_id).first()
    if endpoint is None:
        return
    now = timezone.now()
    delivery.refresh_from_db(fields=["attempts"])
    delivery.attempts += 1
    WebhookAttempt.objects.create(
        delivery=delivery, at=now, status=answer.status, error=answer.error, duration_ms=answer.duration_ms,
        excerpt=answer.excerpt,
    )  # fmt: skip
    gone = answer.status == GONE
    delivery.next_attempt_at = delivery.delivered_at = delivery.given_up_at = None
    if answer.is_success:
        delivery.delivered_at = now
        endpoint.failing_since = endpoint.rest_until = None
    else:
        if not gone:
            delivery.next_attempt_at = schedule.next_attempt(delivery.attempts, now, random.random())  # noqa: S311
        delivery.given_up_at = None if delivery.next_attempt_at else now
        endpoint.failing_since = endpoint.failing_since or now
        endpoint.rest_until = schedule.rest_until(endpoint.failing_since, now, answer.wish)
    delivery.save(update_fields=["attempts", "next_attempt_at", "delivered_at", "given_up_at"])
    endpoint.save(update_fields=["failing_since", "rest_until"])
    if endpoint.state != EndpointState.DISABLED and not answer.is_success:
        if gone:
            disable_endpoint(endpoint, DisabledReason.GONE)
        elif endpoint.failing_since and now - endpoint.failing_since >= schedule.PATIENCE:
            disable_endpoint(endpoint, DisabledReason.FAILING)


def forget_attempts() -> int:
    """Deletes attempts older than KEPT; answers how many. What was delivered stays known."""
    deleted, _by_table = WebhookAttempt.objects.filter(at__lt=timezone.now() - KEPT).delete()
    return deleted
