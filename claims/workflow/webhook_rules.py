"""Rules on webhook endpoints, beside the role. Each docstring is printed in docs/who-may-when.md."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from claims.models import WebhookEndpoint
from claims.models.people import User
from claims.vocabulary import EndpointState
from claims.workflow.problems import Refused


def _own(endpoint: WebhookEndpoint, by: User) -> None:
    """it is one’s own"""
    if endpoint.owner_id != by.pk:
        raise Refused("not_yours", _("This endpoint belongs to another partner."))


def _own_enabled(endpoint: WebhookEndpoint, by: User) -> None:
    """it is one’s own and enabled"""
    _own(endpoint, by)
    if endpoint.state != EndpointState.ENABLED:
        raise Refused("not_enabled", _("Nothing is sent to this endpoint now. Resume it first."))


def _enabled(endpoint: WebhookEndpoint, by: User) -> None:
    """it is enabled"""
    if endpoint.state != EndpointState.ENABLED:
        raise Refused("not_enabled", _("Nothing is sent to this endpoint now."))


def _own_stopped(endpoint: WebhookEndpoint, by: User) -> None:
    """it is one’s own and paused or disabled"""
    _own(endpoint, by)
    if endpoint.state == EndpointState.ENABLED:
        raise Refused("already_enabled", _("This endpoint is enabled already."))


RULES: dict[str, Callable[[Any, User], None]] = {
    "edit_endpoint": _own,
    "rotate_secret": _own,
    "try_endpoint": _own_enabled,
    "pause_endpoint": _own_enabled,
    "stop_endpoint": _enabled,
    "resume_endpoint": _own_stopped,
    "replay_endpoint": _own,
    "delete_endpoint": _own,
}
