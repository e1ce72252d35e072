"""Error pages: calm, and usable when nothing else works."""

import sys

from django.contrib.auth.decorators import login_not_required
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from claims.publishing import reading

PAGE = "public/error.html"


def _page(request: HttpRequest, status: int, title: str, text: str, template: str = PAGE) -> HttpResponse:
    html = render_to_string(template, {"title": title, "text": text, "status": status}, request)
    return HttpResponse(html, status=status)


@login_not_required
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 400, _("That request cannot be read"), _("Check the address and try again."))


@login_not_required
def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    text = _("You are not allowed to see this page. Log in with another account, or ask an administrator.")
    return _page(request, 403, _("Not for you"), text)


@login_not_required
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    text = _("There is nothing at this address. A check never moves: the link may be incomplete.")
    return _page(request, 404, _("Not found"), text)


def erased(request: HttpRequest, template: str = PAGE) -> HttpResponse:
    """410 (RFC 9110, section 15.5.11) of a check that was erased by law: not "unknown", and nothing of what it said."""
    text = _("This check was erased because the law requires it. Nothing of it is kept here.")
    answer = _page(request, 410, _("This check was erased"), text, template)
    answer.headers["Cache-Control"] = "no-cache"
    return answer


def missing(request: HttpRequest, public_id: str, template: str = PAGE) -> HttpResponse:
    """What whoever asks for a check that is not there is answered. Raises Http404 where there never was one."""
    if not reading.was_erased(public_id):
        raise Http404
    return erased(request, template)


@login_not_required
def server_error(request: HttpRequest) -> HttpResponse:
    if isinstance(sys.exc_info()[1], OperationalError):
        return unavailable(request)
    return HttpResponse(render_to_string("500.html"), status=500)


def unavailable(request: HttpRequest) -> HttpResponse:
    """503 as a page, or as a problem document (RFC 9457) where machines ask."""
    detail = _("The database cannot be reached at the moment. Nothing is lost; please try again in a minute.")
    response: HttpResponse
    if request.path_info.startswith(("/api/", "/v1alpha1/", "/health/")):
        body = {"type": "about:blank", "title": "Service Unavailable", "status": 503, "code": "database_unavailable"}
        response = JsonResponse({**body, "detail": detail}, status=503, content_type="application/problem+json")
    else:
        response = HttpResponse(render_to_string("503.html", {"detail": detail}), status=503)
    response["Retry-After"] = "60"
    response["Cache-Control"] = "no-store"
    return response


@login_not_required
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    text = _("The form had expired. Go back, reload the page and send it again; your browser keeps the text.")
    return _page(request, 403, _("The form had expired"), text)
