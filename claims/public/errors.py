"""Error pages: calm, and usable when nothing else works."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _


def _page(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    html = render_to_string("public/error.html", {"title": title, "text": text, "status": status}, request)
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


@login_not_required
def server_error(request: HttpRequest) -> HttpResponse:
    html = render_to_string("500.html")
    return HttpResponse(html, status=500)


@login_not_required
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    text = _("The form had expired. Go back, reload the page and send it again; your browser keeps the text.")
    return _page(request, 403, _("The form had expired"), text)
