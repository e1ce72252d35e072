"""What every answer passes through besides Django's own."""

import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.contrib.auth.middleware import AuthenticationMiddleware, LoginRequiredMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation

from claims.admin import resume
from claims.public.errors import unavailable

GetResponse = Callable[[HttpRequest], HttpResponse]
_languages = "|".join(re.escape(code) for code, _name in settings.LANGUAGES)
OF_THE_DESK = re.compile(rf"/(?:(?:{_languages})/)?admin(?:/|$)")
OF_THE_API = ("/api/", "/v1alpha1/")


def is_public_reading(request: HttpRequest) -> bool:
    """Whether it only reads, and outside the admin: who asks does not matter there, and no cookie is read or set."""
    return request.method in ("GET", "HEAD", "OPTIONS") and not OF_THE_DESK.match(request.path_info)


class _ForTheDesk:
    """Mixed into what only the desk needs of Django's middleware: a public answer does not know who asks."""

    get_response: Any

    def __call__(self, request: HttpRequest) -> Any:
        if is_public_reading(request):
            return self.get_response(request)
        return super().__call__(request)  # type: ignore[misc]


class DeskSessionMiddleware(_ForTheDesk, SessionMiddleware):
    """Who is logged in, by cookie."""


class DeskAuthenticationMiddleware(_ForTheDesk, AuthenticationMiddleware):
    """request.user"""


class DeskMessageMiddleware(_ForTheDesk, MessageMiddleware):
    """What the desk is told on its next page."""


class ContentSecurityPolicyMiddleware:
    """Sends SECURE_CSP (CSP level 3). No page has inline script or style, so no nonce is needed."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.policy = "; ".join(f"{name} {' '.join(values)}" for name, values in settings.SECURE_CSP.items())

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", self.policy)
        return response


class PathLanguageMiddleware:
    """The language of an answer is the one in its path, else the default: no negotiation, no cookies.

    One address always answers in one language, so caches and links are honest. The API speaks English, as its names
    do; documents that it passes on say themselves which language they are in.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.prefixes = {code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        first = request.path_info.split("/", 2)[1] if request.path_info.startswith("/") else ""
        language = first if first in self.prefixes else settings.LANGUAGE_CODE
        is_of_api = request.path_info.startswith(OF_THE_API)
        if is_of_api:
            language = "en"
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            if not is_of_api or response.status_code >= 400:
                response.headers.setdefault("Content-Language", language)
            return response


class DenyByDefaultMiddleware(LoginRequiredMiddleware):
    """Every view needs a login unless it says otherwise; one that does is not asked who is there.

    Django asks for the person first, which reads the session of whoever has one: public pages would
    need the editorial database.
    """

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., Any], view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        if not getattr(view_func, "login_required", True):
            return None
        if is_public_reading(request):
            refused: HttpResponseBase = self.handle_no_permission(request, view_func)
            return refused
        return super().process_view(request, view_func, view_args, view_kwargs)

    def handle_no_permission(self, request: HttpRequest, view_func: Callable[..., Any]) -> Any:
        """A text that was sent to the desk after the session had ended comes back, instead of being lost."""
        return (
            resume.answer(admin.site, request)
            if resume.is_kept(request)
            else super().handle_no_permission(request, view_func)
        )


class DatabaseDownMiddleware:
    """A stopped database is a calm page that says so, never a traceback.

    What fails in other middleware, such as reading the session, comes to handler500, which asks the same.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return unavailable(request) if isinstance(exception, OperationalError) else None
