"""A POST that came without a valid session, or without its token, is not lost: what was typed comes back on a page of
the same address, from which the same POST can be sent again, never by itself.

The page signs in through the desk's own login and nothing else; it leads nowhere but to the address it stands at.
"""

from typing import Any, NamedTuple

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from claims.admin.posted import number

# Marks a POST of this page; START begins the name of each field that it carries along.
MARK, START = "resume-sign-in", "resume-kept-"
# The login has its own page, and carries nothing worth keeping.
NEVER = ("login", "logout")
# Shown beside the button, so that a text can be copied; the rest goes along unseen.
WORTH_SHOWING = 20
NOT_WORDS = ("typed_by", "seen_version", "seen_event")


class Kept(NamedTuple):
    fields: list[tuple[str, str]]
    files: list[str]
    has_password: bool


def is_kept(request: HttpRequest) -> bool:
    match = request.resolver_match
    return request.method == "POST" and match is not None and match.app_name == "admin" and match.url_name not in NEVER


def is_sign_in(request: HttpRequest) -> bool:
    return request.method == "POST" and MARK in request.POST


def answer(site: AdminSite, request: HttpRequest) -> HttpResponse:
    """The sign-in page with all that was posted; after signing in, the same with a button that sends it again."""
    error = ""
    if is_sign_in(request) and not site.has_permission(request):
        login = site.login(request)
        if not site.has_permission(request):
            form = getattr(login, "context_data", {}).get("form")
            error = " ".join(form.non_field_errors()) if form is not None else ""
            error = error or _("Please sign in again.")
    return _page(site, request, status=200 if site.has_permission(request) else 401, error=error)


def expired(site: AdminSite, request: HttpRequest) -> HttpResponse:
    """The token of the form was not that of the session, which happens after signing in anew in another tab."""
    return _page(site, request, status=403, is_expired=True)


def is_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that our own page sent this. What another site sends is not offered to be sent again."""
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def kept(request: HttpRequest) -> Kept:
    """All fields that were posted, but for files, passwords and the token."""
    was_kept = is_sign_in(request)
    fields: list[tuple[str, str]] = []
    has_password = False
    for name, values in request.POST.lists():
        if was_kept and not name.startswith(START):
            continue
        own = name.removeprefix(START) if was_kept else name
        if "password" in own:
            has_password = True
        elif own != "csrfmiddlewaretoken":
            fields += [(own, str(value)) for value in values]
    return Kept(fields, [str(getattr(upload, "name", "")) for upload in request.FILES.values()], has_password)


def _page(
    site: AdminSite, request: HttpRequest, *, status: int, error: str = "", is_expired: bool = False
) -> HttpResponse:
    found = kept(request)
    may = site.has_permission(request)
    typed_by = number(dict(found.fields).get("typed_by"))
    context: dict[str, Any] = {
        **site.each_context(request),
        "title": _("Your text is still here") if may else _("Sign in again"),
        "is_signed_in": may,
        "is_expired": is_expired,
        "is_other": may and typed_by is not None and typed_by != request.user.pk,
        "error": error,
        "here": request.get_full_path(),
        "fields": found.fields,
        "carried": [(START + name, value) for name, value in found.fields],
        "words": _words(found.fields),
        "files": found.files,
        "has_password": found.has_password,
        "mark": MARK,
        "username": request.POST.get("username", "") if is_sign_in(request) else "",
    }
    page = render_to_string("admin/claims/resume.html", context, request)
    response = HttpResponse(page, status=status)
    response["Cache-Control"] = "no-store"
    return response


def _words(fields: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [
        (name.replace("_", " ").replace("-", " "), value)
        for name, value in fields
        if len(value) >= WORTH_SHOWING and not name.startswith("_") and name not in NOT_WORDS
    ]
