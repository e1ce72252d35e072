"""Verbs on webhook endpoints. Events hold no secret and no address, which may hold one."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.models import LogEntry, LogHead, User, WebhookDelivery, WebhookEndpoint
from claims.models.base import new_public_id
from claims.vocabulary import DisabledReason, EndpointState
from claims.webhooks import vetting
from claims.webhooks.choosing import checked_filters, checked_kinds
from claims.webhooks.sealing import seal
from claims.webhooks.signing import new_secret
from claims.workflow import policies
from claims.workflow.permissions import check_may
from claims.workflow.problems import Refused
from claims.workflow.writing import apply, lock, record, verb

CHANNEL = "claims_webhooks"  # the database's own trigger tells it too (migrations/sql/webhooks.sql)
EDITABLE = ("url", "description", "kinds", "filters")
OVERLAP = timedelta(hours=24)
# One partner's endpoints that hang can hold no more than a part of the relay's hands.
MOST = 8
TESTS_WAITING = 5


@verb
def register_endpoint(*, by: User, changes: dict[str, Any]) -> tuple[WebhookEndpoint, str]:
    """A new endpoint, told of what is published from now on, and its secret, which is never shown again."""
    check_may(by, "register_endpoint")
    owner = User.objects.select_for_update(no_key=True).get(pk=by.pk)
    if WebhookEndpoint.objects.filter(owner=owner).count() >= MOST:
        message = _("You have %(n)d endpoints, which is the most there can be. Delete one first.") % {"n": MOST}
        raise Refused("too_many_endpoints", message)
    secret = new_secret()
    endpoint = WebhookEndpoint(owner=owner, secret=seal(secret), told_up_to=LogHead.objects.get().seq)
    differing = apply(endpoint, _checked({"url": "", "kinds": [], **changes}), EDITABLE)
    endpoint.save(force_insert=True)
    record("register_endpoint", endpoint, by=by, changes=_without_address(differing))
    return endpoint, secret


@verb
def edit_endpoint(endpoint: WebhookEndpoint, *, by: User, changes: dict[str, Any]) -> WebhookEndpoint:
    """Changes address, description, events or filters, for what is told from now on."""
    endpoint = lock(endpoint)
    policies.check("edit_endpoint", endpoint, by=by)
    if differing := apply(endpoint, _checked(changes), EDITABLE):
        endpoint.rest_until = None
        endpoint.save()
        record("edit_endpoint", endpoint, by=by, changes=_without_address(differing))
        wake()
    return endpoint


@verb
def rotate_secret(endpoint: WebhookEndpoint, *, by: User) -> tuple[WebhookEndpoint, str]:
    """A new secret, shown once. The one before it signs too for OVERLAP; a still earlier one no more."""
    endpoint = lock(endpoint)
    policies.check("rotate_secret", endpoint, by=by)
    secret = new_secret()
    endpoint.previous_secret, endpoint.previous_until = endpoint.secret, timezone.now() + OVERLAP
    endpoint.secret = seal(secret)
    endpoint.save()
    record("rotate_secret", endpoint, by=by)
    return endpoint, secret


@verb
def try_endpoint(endpoint: WebhookEndpoint, *, by: User) -> WebhookDelivery:
    """Sends an event that tells nothing, as any other: signed, tried again, in the log of deliveries."""
    endpoint = lock(endpoint)
    policies.check("try_endpoint", endpoint, by=by)
    if endpoint.deliveries.filter(entry=None, next_attempt_at__isnull=False).count() >= TESTS_WAITING:
        raise Refused("tests_wait", _("Some tests wait to be delivered already. Look at the deliveries."))
    delivery = new_delivery(endpoint, None)
    delivery.save(force_insert=True)
    record("try_endpoint", endpoint, by=by)
    wake()
    return delivery


@verb
def pause_endpoint(endpoint: WebhookEndpoint, *, by: User) -> WebhookEndpoint:
    """Sends nothing until it is resumed; what is published meanwhile waits."""
    return _move("pause_endpoint", endpoint, EndpointState.PAUSED, by=by)


@verb
def resume_endpoint(endpoint: WebhookEndpoint, *, by: User) -> WebhookEndpoint:
    """Sends again, beginning with what waited."""
    return _move("resume_endpoint", endpoint, EndpointState.ENABLED, by=by)


@verb
def replay_endpoint(endpoint: WebhookEndpoint, *, by: User, after: int) -> WebhookEndpoint:
    """Tells it anew of every entry with a greater number than `after`, under the same webhook ids."""
    endpoint = lock(endpoint)
    policies.check("replay_endpoint", endpoint, by=by)
    if not 0 <= after <= LogHead.objects.get().seq:
        message = _("There are entries from 1 to %(n)d.") % {"n": LogHead.objects.get().seq}
        raise Refused("no_such_entry", message, "after")
    before = endpoint.told_up_to
    endpoint.told_up_to, endpoint.rest_until = min(after, before), None
    endpoint.save()
    record("replay_endpoint", endpoint, by=by, changes={"told_up_to": [before, endpoint.told_up_to]})
    wake()
    return endpoint


@verb
def delete_endpoint(endpoint: WebhookEndpoint, *, by: User) -> None:
    """With its secrets and its deliveries."""
    endpoint = lock(endpoint)
    policies.check("delete_endpoint", endpoint, by=by)
    record("delete_endpoint", endpoint, by=by)
    endpoint.delete()


@verb
def disable_endpoint(endpoint: WebhookEndpoint, reason: DisabledReason) -> WebhookEndpoint:
    """Ours: nothing more is sent until its owner, who is told, resumes it. What is published meanwhile waits."""
    return _move("disable_endpoint", endpoint, EndpointState.DISABLED, by=None, reason=reason)


@verb
def stop_endpoint(endpoint: WebhookEndpoint, *, by: User) -> WebhookEndpoint:
    """The newsroom's, of one that does harm: as if it had been disabled, so its owner is told and may resume it."""
    return _move("stop_endpoint", endpoint, EndpointState.DISABLED, by=by, reason=DisabledReason.STOPPED)


def new_delivery(endpoint: WebhookEndpoint, entry: LogEntry | None) -> WebhookDelivery:
    """Not saved, due at once. Without an entry it is a test. No full stop in the id, at which signatures are cut."""
    what = f"test_{new_public_id()}" if entry is None else str(entry.seq)
    webhook_id = f"msg_{endpoint.public_id}_{what}"
    return WebhookDelivery(endpoint=endpoint, entry=entry, webhook_id=webhook_id, next_attempt_at=timezone.now())


def wake() -> None:
    """Tells the relay, when the transaction commits, that there is something to do."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, '')", [CHANNEL])


def _move(
    name: str, endpoint: WebhookEndpoint, to: EndpointState, *, by: User | None, reason: DisabledReason | None = None
) -> WebhookEndpoint:
    endpoint = lock(endpoint)
    if by is not None:
        policies.check(name, endpoint, by=by)
    before, endpoint.state = endpoint.state, to.value
    endpoint.disabled_reason = reason.value if reason else ""
    endpoint.disabled_at = timezone.now() if reason else None
    endpoint.failing_since = endpoint.rest_until = None
    endpoint.save()
    record(name, endpoint, by=by, before=before, after=to.value, reason=endpoint.disabled_reason)
    wake()
    return endpoint


def _checked(changes: dict[str, Any]) -> dict[str, Any]:
    """Raises Refused with the field. Where the name leads is looked at when something is sent."""
    checked = dict(changes)
    if "url" in changes:
        try:
            vetting.parts_of(str(changes["url"]), loopback=settings.WEBHOOKS_TO_LOOPBACK)
        except vetting.Unfit:
            raise Refused(
                "invalid_url",
                _("Enter an address that starts with https://, without a user name, spaces or a part after #."),
                "url",
            ) from None
    if "kinds" in changes:
        checked["kinds"] = checked_kinds(changes["kinds"])
    if "filters" in changes:
        checked["filters"] = checked_filters(changes["filters"])
    return checked


def _without_address(differing: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """Everybody at the desk reads the trail, and an address can hold a password of the receiver's."""
    return {name: ["…", "…"] if name in ("url", "description") else values for name, values in differing.items()}
