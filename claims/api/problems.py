"""Every error of the API as a problem document (RFC 9457)."""

from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from rest_framework import exceptions
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response

MEDIA_TYPE = "application/problem+json"


class ParameterError(exceptions.APIException):
    """A query parameter that is unknown or has a value we do not take."""

    status_code = 400
    default_code = "invalid_parameter"

    def __init__(self, parameter: str, detail: str, *, code: str, allowed: list[str] | None = None) -> None:
        super().__init__(detail, code)
        self.code = code
        self.parameter = parameter
        self.allowed = allowed


class GoneError(exceptions.APIException):
    """A check that was retracted, asked for as a review."""

    status_code = 410
    default_code = "check_retracted"
    default_detail = "This check was retracted, so there is no review of it any more. As JSON it says why."


def problem(status: int, code: str, detail: str, **more: Any) -> dict[str, Any]:
    """`code` is stable; `detail` is for people."""
    title = HTTPStatus(status).phrase
    return {"type": "about:blank", "title": title, "status": status, "code": code, "detail": detail, **more}


def exception_handler(error: Exception, context: dict[str, Any]) -> Response | None:
    if isinstance(error, OperationalError):
        return None
    if isinstance(error, Http404):
        error = exceptions.NotFound()
    elif isinstance(error, PermissionDenied):
        error = exceptions.PermissionDenied()
    elif isinstance(error, SuspiciousOperation):
        error = exceptions.ParseError("This request cannot be read: it has too many parameters.")
    if not isinstance(error, exceptions.APIException):
        return None
    more: dict[str, Any] = {}
    code = error.get_codes()
    if isinstance(error, ParameterError):
        more = {"parameter": error.parameter} | ({"allowed": error.allowed} if error.allowed else {})
        code = error.code
    elif error.status_code == 406:
        more = {"allowed": [renderer.media_type for renderer in context["view"].renderer_classes]}
    body = problem(error.status_code, str(code), str(error.detail), **more)
    headers = {"Allow": ", ".join(context["view"].allowed_methods)} if error.status_code == 405 else {}
    # The accepted renderer may be the one that failed; a problem is always JSON.
    context["request"].accepted_renderer = JSONRenderer()
    context["request"].accepted_media_type = JSONRenderer.media_type
    return Response(body, status=error.status_code, content_type=MEDIA_TYPE, headers=headers)


@login_not_required
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    body = problem(404, "not_found", "There is nothing at this address. The documented paths begin at /api/v1/checks/.")
    return JsonResponse(body, status=404, content_type=MEDIA_TYPE, headers={"Access-Control-Allow-Origin": "*"})
