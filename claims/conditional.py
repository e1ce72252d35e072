"""Conditional requests (RFC 9110, section 13): who has the present answer already is told so, in no words.

`no-cache` lets everybody keep a copy and asks them to have it confirmed before each use, so that a correction
shows at once.
"""

import hashlib
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import get_language

from claims.publishing import pages, reading

CACHE = "no-cache"
# A process sends what its code and settings make of a document: what it answers is not older than itself.
STARTED = timezone.now()


def tag(*shape: object, weak: bool = False) -> str:
    """An entity tag over everything that shapes an answer, and the version of code and templates.

    Weak where two answers with the tag may differ in bytes, though in nothing they say.
    """
    digest = hashlib.sha256(repr((*shape, pages.version())).encode()).hexdigest()[:32]
    return f'W/"{digest}"' if weak else f'"{digest}"'


def unchanged(request: HttpRequest, etag: str) -> HttpResponse | None:
    """304 for whoever names this very tag; None when the answer has to be made.

    "*" and dates are left to `validated`: they would say of an address where nothing is that it did not change.
    """
    if request.headers.get("If-None-Match", "*").strip() == "*":
        return None
    found: HttpResponse | None = get_conditional_response(request, etag=etag)
    if found is not None:
        found.headers["Cache-Control"], found.headers["ETag"] = CACHE, etag
    return found


def validated(request: HttpRequest, response: HttpResponse, etag: str, changed_at: datetime | None) -> HttpResponse:
    """A finished answer with its validators, or 304 instead of it."""
    changed = int(max(changed_at or STARTED, STARTED).timestamp())
    response.headers["Cache-Control"] = CACHE
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(changed)
    return get_conditional_response(request, etag=etag, last_modified=changed, response=response) or response


def follows_the_log(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For views of the published half alone: their answer changes with the log, a statement, code or settings.

    The state is read before the answer is made: what is published in between is at worst sent twice, never missed.
    So two answers with one tag may differ, and the tag is weak. The path is in it, because an address that answers
    404 must not be confirmed with the tag of another; the query is not, for what was asked must not tell in the tag.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return following_the_log(request, lambda _state: view(request, *args, **kwargs))

    return answer


def following_the_log(request: HttpRequest, make: Callable[[str], HttpResponse]) -> HttpResponse:
    """The same for a view that remembers: `make` is given the state under which it answers."""
    standing = reading.standing()
    etag = tag(standing.state, request.path, get_language(), weak=True)
    if (same := unchanged(request, etag)) is not None:
        return same
    response = make(standing.state)
    return response if response.status_code != 200 else validated(request, response, etag, standing.changed_at)
