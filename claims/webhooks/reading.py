"""What a partner sees of their endpoints: a few named queries, each asking whose they are."""

from django.db.models import Q, QuerySet

from claims.models import User, WebhookDelivery, WebhookEndpoint

STATES = {
    "due": Q(next_attempt_at__isnull=False),
    "delivered": Q(delivered_at__isnull=False),
    "given_up": Q(given_up_at__isnull=False),
}


def endpoints(owner: User) -> list[WebhookEndpoint]:
    return list(WebhookEndpoint.objects.filter(owner=owner).order_by("pk"))


def newest(count: int) -> list[WebhookEndpoint]:
    """Those of all partners, for whoever may stop one."""
    return list(WebhookEndpoint.objects.select_related("owner").order_by("-pk")[:count])


def endpoint(owner: User, public_id: str) -> WebhookEndpoint | None:
    return WebhookEndpoint.objects.filter(owner=owner, public_id=public_id).first()


def deliveries(of: WebhookEndpoint, count: int, *, before: str = "", state: str = "") -> list[WebhookDelivery]:
    """The latest, with their attempts; `before`: a webhook id of this endpoint, else ValueError."""
    rows: QuerySet[WebhookDelivery] = of.deliveries.filter(STATES.get(state, Q()))
    if before:
        last = of.deliveries.filter(webhook_id=before).first()
        if last is None:
            raise ValueError(before)
        rows = rows.filter(pk__lt=last.pk)
    found = list(rows.select_related("entry").prefetch_related("log").order_by("-pk")[:count])
    for delivery in found:
        delivery.endpoint = of
    return found
