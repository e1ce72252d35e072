"""What every answer passes through besides Django's own."""

import secrets
from collections.abc import Callable

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

GetResponse = Callable[[HttpRequest], HttpResponse]


class ContentSecurityPolicyMiddleware:
    """Sends SECURE_CSP (CSP level 3), with a nonce only where the page used `request.csp_nonce`."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.fixed = self._policy(settings.SECURE_CSP, "")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        used: list[str] = []

        def nonce() -> str:
            used.append(secrets.token_urlsafe(16))
            return used[0]

        request.csp_nonce = SimpleLazyObject(nonce)  # type: ignore[attr-defined]
        response = self.get_response(request)
        policy = self._policy(settings.SECURE_CSP, used[0]) if used else self.fixed
        response.headers.setdefault("Content-Security-Policy", policy)
        return response

    @staticmethod
    def _policy(directives: dict[str, list[str]], nonce: str) -> str:
        parts = []
        for name, values in directives.items():
            sent = [
                f"'nonce-{nonce}'" if value == "<nonce>" else value for value in values if nonce or value != "<nonce>"
            ]
            parts.append(f"{name} {' '.join(sent)}")
        return "; ".join(parts)


class PathLanguageMiddleware:
    """The language of an answer is the one in its path, else the default: no negotiation, no cookies.

    One address always answers in one language, so caches and links are honest.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.prefixes = {code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        first = request.path_info.split("/", 2)[1] if request.path_info.startswith("/") else ""
        language = first if first in self.prefixes else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language)
            return response


class DatabaseDownMiddleware:
    """A stopped database is a calm page that says so, never a traceback."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return unavailable(request) if isinstance(exception, OperationalError) else None


def unavailable(request: HttpRequest) -> HttpResponse:
    """503 as a page, or as a problem document (RFC 9457) where machines ask."""
    detail = _("The database cannot be reached at the moment. Nothing is lost; please try again in a minute.")
    response: HttpResponse
    if request.path_info.startswith(("/api/", "/health/")):
        body = {"type": "about:blank", "title": "Service Unavailable", "status": 503, "code": "database_unavailable"}
        response = JsonResponse({**body, "detail": detail}, status=503, content_type="application/problem+json")
    else:
        response = HttpResponse(render_to_string("503.html", {"detail": detail}), status=503)
    response["Retry-After"] = "60"
    response["Cache-Control"] = "no-store"
    return response
