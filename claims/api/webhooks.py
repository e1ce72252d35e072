"""Webhooks by API: a partner's own endpoints, what is done with them, and what became of each delivery."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.http import urlencode
from rest_framework import exceptions
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api import webhook_schemas
from claims.api.base import Act
from claims.api.bodies import fields_of
from claims.api.keyed import KeyedView
from claims.api.parameters import PAGE_SIZE, Parameter, choice, count_of
from claims.api.problems import ParameterError
from claims.models.webhooks import WebhookDelivery, WebhookEndpoint
from claims.publishing.canonical import instant
from claims.webhooks import reading, verbs
from claims.workflow.problems import Refused

FIELDS: dict[str, type] = {"url": str, "description": str, "kinds": list, "filters": dict}
BEFORE = Parameter("before", "Only older ones than this webhook id.")
STATE = Parameter("state", "Only those that stand like this.", {"type": "string", "enum": list(reading.STATES)})


class RefusedError(exceptions.APIException):
    """A verb that was refused: 403 when the role does not allow it, else 409, as things stand now."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(str(refused), refused.code)
        self.status_code = 403 if refused.code == "not_permitted" else 409


class WebhookView(KeyedView):
    """An endpoint of somebody else's is one that never was."""

    scope = "webhooks"
    errors = (400, 401, 403, 405, 406, 409, 413, 415, 429, 503)
    validators = False

    def endpoint(self, public_id: str) -> WebhookEndpoint:
        found = reading.endpoint(self.owner, public_id)
        if found is None:
            raise Http404
        return found

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        self.values(request)

    def handle_exception(self, exc: Exception) -> Response:
        if isinstance(exc, Refused):
            is_input = exc.field or exc.code == "invalid"
            exc = ParameterError(exc.field, str(exc), code=exc.code) if is_input else RefusedError(exc)
        return super().handle_exception(exc)

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        return response


class EndpointList(WebhookView):
    """One's own endpoints."""

    answers = {"application/json": webhook_schemas.ENDPOINTS}
    acts = {
        "POST": Act("Registers an endpoint.", 201, webhook_schemas.NEW, webhook_schemas.WITH_SECRET),
    }
    http_method_names = ["get", "head", "post", "options"]

    def get(self, request: Request) -> Response:
        return Response({"results": [shown(endpoint) for endpoint in reading.endpoints(self.owner)]})

    def post(self, request: Request) -> Response:
        changes = fields_of(request, FIELDS, required=("url", "kinds"))
        endpoint, secret = verbs.register_endpoint(by=self.owner, changes=changes)
        place = request.build_absolute_uri(reverse("api:webhook", args=[endpoint.public_id]))
        return Response({**shown(endpoint), "secret": secret}, status=201, headers={"Location": place})


class EndpointDetail(WebhookView):
    """One endpoint."""

    answers = {"application/json": webhook_schemas.ENDPOINT}
    acts = {
        "PATCH": Act("Changes what is given.", 200, webhook_schemas.CHANGES, webhook_schemas.ENDPOINT),
        "DELETE": Act("Ends it, and what waits to be sent.", 204),
    }
    http_method_names = ["get", "head", "patch", "delete", "options"]

    def get(self, request: Request, public_id: str) -> Response:
        return Response(shown(self.endpoint(public_id)))

    def patch(self, request: Request, public_id: str) -> Response:
        endpoint = self.endpoint(public_id)
        return Response(shown(verbs.edit_endpoint(endpoint, by=self.owner, changes=fields_of(request, FIELDS))))

    def delete(self, request: Request, public_id: str) -> Response:
        verbs.delete_endpoint(self.endpoint(public_id), by=self.owner)
        return Response(status=204)


class EndpointAct(WebhookView):
    """What is done with an endpoint, by the last part of the address."""

    act = ""
    http_method_names = ["post", "options"]

    @property
    def acts(self) -> dict[str, Act]:  # type: ignore[override]
        return {"POST": webhook_schemas.ACTS[self.act]}

    def post(self, request: Request, public_id: str) -> Response:
        endpoint, by = self.endpoint(public_id), self.owner
        body = fields_of(request, TAKEN.get(self.act, {}), required=tuple(TAKEN.get(self.act, {})))
        match self.act:
            case "rotate":
                endpoint, secret = verbs.rotate_secret(endpoint, by=by)
                return Response({**shown(endpoint), "secret": secret})
            case "test":
                delivery = verbs.try_endpoint(endpoint, by=by)
                return Response(delivered(delivery, with_log=False), status=202)
            case "replay":
                return Response(shown(verbs.replay_endpoint(endpoint, by=by, after=body["after"])), status=202)
            case "pause":
                return Response(shown(verbs.pause_endpoint(endpoint, by=by)))
        return Response(shown(verbs.resume_endpoint(endpoint, by=by)))


# What the body of an act holds.
TAKEN: dict[str, dict[str, type]] = {"replay": {"after": int}}
ACTS = tuple(webhook_schemas.ACTS)


class DeliveryList(WebhookView):
    """What was sent to an endpoint or waits to be, the latest first, each with its attempts."""

    parameters = (BEFORE, PAGE_SIZE, STATE)
    answers = {"application/json": webhook_schemas.DELIVERIES}

    def get(self, request: Request, public_id: str) -> Response:
        endpoint, values = self.endpoint(public_id), self.values(request)
        size, state = count_of(values, PAGE_SIZE), choice(values, STATE)
        try:
            found = reading.deliveries(endpoint, size + 1, before=values.get("before", ""), state=state)
        except ValueError:
            detail = "This is no webhook id of this endpoint. Take it from an earlier answer."
            raise ParameterError("before", detail, code="invalid_cursor") from None
        following = {**values, "before": found[size - 1].webhook_id} if len(found) > size else None
        link = following and f"{request.build_absolute_uri(request.path)}?{urlencode(following)}"
        return Response({"next": link, "results": [delivered(delivery) for delivery in found[:size]]})


def shown(endpoint: WebhookEndpoint) -> dict[str, Any]:
    """An endpoint as its owner sees it, without its secrets."""
    disabled = endpoint.disabled_at and {
        "reason": endpoint.disabled_reason,
        "detail": endpoint.get_disabled_reason_display(),
        "at": instant(endpoint.disabled_at),
    }
    return {
        "id": endpoint.public_id,
        "url": endpoint.url,
        "description": endpoint.description,
        "kinds": endpoint.kinds,
        "filters": endpoint.filters,
        "state": endpoint.state,
        "disabled": disabled,
        "failing_since": endpoint.failing_since and instant(endpoint.failing_since),
        "told_up_to": endpoint.told_up_to,
        "previous_secret_until": endpoint.previous_until and instant(endpoint.previous_until),
        "created_at": instant(endpoint.created_at),
    }


def delivered(delivery: WebhookDelivery, *, with_log: bool = True) -> dict[str, Any]:
    """A delivery, with its attempts, the latest first, as long as they are kept."""
    entry = delivery.entry
    times = ("created_at", "next_attempt_at", "delivered_at", "given_up_at")
    found: dict[str, Any] = {
        "webhook_id": delivery.webhook_id,
        "type": f"check.{entry.kind}" if entry else "webhook.test",
        "seq": entry and entry.seq,
        "public_id": entry and entry.public_id,
        "attempts": delivery.attempts,
        **{name: (at := getattr(delivery, name)) and instant(at) for name in times},
    }
    if with_log:
        found["log"] = [
            {
                "at": instant(attempt.at),
                "status": attempt.status,
                "error": attempt.error,
                "duration_ms": attempt.duration_ms,
                "answer": attempt.excerpt,
            }
            for attempt in delivery.log.all()
        ]
    return found
