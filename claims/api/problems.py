"""Every error of the API as a problem document (RFC 9457)."""

from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from rest_framework import exceptions
from rest_framework.exceptions import ErrorDetail
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response

from claims.access.limits import Standing

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


class KeyRefused(exceptions.APIException):
    """A key that is needed and missing, or that opens nothing."""

    status_code = 401


class KeyInAddress(exceptions.APIException):
    status_code = 400
    default_code = "key_in_address"
    default_detail = (
        "A key stands in the address, where servers and proxies write it down. Revoke it, make another, and send that "
        "as “Authorization: Bearer …”."
    )


class ScopeMissing(exceptions.PermissionDenied):
    default_code = "scope_missing"

    def __init__(self, scope: str) -> None:
        super().__init__(f"This key is not good for “{scope}”. Make one at the desk that is.")


class Erased(exceptions.APIException):
    status_code = 410
    default_code = "erased"
    default_detail = "This check was erased because the law requires it. Erase your copy of it, too."


class LimitReached(exceptions.Throttled):
    default_code = "too_many_requests"

    def __init__(self, standing: Standing) -> None:
        super().__init__()
        self.seconds = standing.wait
        self.detail = ErrorDetail(
            f"More than {standing.policy.limit} requests within a minute. Go on in {standing.wait} seconds, or read "
            "everything at once from /api/v1/exports/. A key allows more.",
            self.default_code,
        )


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
        error = exceptions.NotFound(
            "Nothing is published under this name. The lists, such as /api/v1/checks/, say what is."
        )
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
    headers = _headers(error, context["view"])
    # The accepted renderer may be the one that failed; a problem is always JSON.
    context["request"].accepted_renderer = JSONRenderer()
    context["request"].accepted_media_type = JSONRenderer.media_type
    return Response(body, status=error.status_code, content_type=MEDIA_TYPE, headers=headers)


def _headers(error: exceptions.APIException, view: Any) -> dict[str, str]:
    if isinstance(error, LimitReached):
        return {"Retry-After": str(error.seconds)}
    if error.status_code == 401:
        return {"WWW-Authenticate": "Bearer"}
    return {"Allow": ", ".join(view.allowed_methods)} if error.status_code == 405 else {}


# No session is read here, so there is nothing that another site could misuse.
@csrf_exempt
@login_not_required
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    body = problem(404, "not_found", "There is nothing at this address. The documented paths begin at /api/v1/checks/.")
    return JsonResponse(body, status=404, content_type=MEDIA_TYPE, headers={"Access-Control-Allow-Origin": "*"})
