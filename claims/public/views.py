"""Readers' pages: views of published documents, nothing else."""

import json
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from claims import anchoring, conditional
from claims.conditional import follows_the_log
from claims.filtersets import QUESTION_LENGTH, CheckFilter
from claims.models.published import PublishedCheck
from claims.public import errors
from claims.public.rows import row
from claims.publishing import addresses, pages, reading, tallies
from claims.publishing.structured import article_page
from claims.templatetags.site import label, with_prefix

LATEST = 8
CHANGED = 3
PAGE_SIZE = 20
# Kinds of records that have a page, and the filter of their checks.
RECORD_FILTERS = {"claimants": "claimant", "topics": "topic", "outlets": "outlet"}


@login_not_required
@require_safe
@follows_the_log
def home(request: HttpRequest) -> HttpResponse:
    changed: dict[str, str] = {}
    for entry in reading.corrections()[: 4 * CHANGED]:
        # A check corrected twice stands here once, as it was left by the later correction.
        changed.setdefault(entry.public_id, row(entry.document.body))
    context = {
        "latest": [row(check.document.body) for check in reading.checks()[:LATEST]],
        "seen": [row(body, count) for body, count in tallies.most_seen()],
        "changed": list(changed.values())[:CHANGED],
        "question_length": QUESTION_LENGTH,
    }
    return render(request, "public/home.html", context)


@login_not_required
@require_safe
def claim(request: HttpRequest, public_id: str, slug: str = "") -> HttpResponse:
    """One check; a wrong slug leads to the right one, a retracted check is a tombstone."""
    language = get_language() or settings.LANGUAGE_CODE
    # Whoever has a page already is told whether it is this one from three columns, without reading it.
    if "If-None-Match" in request.headers and (face := reading.face(public_id)) and face.slug == slug:
        same = conditional.unchanged(request, conditional.tag(language, face.sha256))
        if same is not None:
            return same
    page = reading.page(public_id, slug, language)
    if page is None:
        current = reading.check(public_id)
        if current is None:
            return errors.missing(request, public_id)
        check = json.loads(current.body)
        if slug != current.slug:
            return HttpResponsePermanentRedirect(with_prefix(check["path"], language))
        html = pages.draw(check, seq=current.seq, sha256=current.sha256, language=language)
        page = reading.Page(current.sha256, current.modified_at, html)
    etag = conditional.tag(language, page.sha256)
    return conditional.validated(request, HttpResponse(page.html), etag, page.modified_at)


@login_not_required
@require_safe
@follows_the_log
def article(request: HttpRequest, public_id: str, slug: str = "") -> HttpResponse:
    document = reading.record("articles", public_id)
    if document is None:
        raise Http404
    if slug != document["slug"]:
        return HttpResponsePermanentRedirect(with_prefix(document["path"], get_language() or settings.LANGUAGE_CODE))
    numbers = {check["public_id"]: number for number, check in enumerate(document["checks"], 1)}
    excerpts = [marked(excerpt, numbers) for excerpt in document["excerpts"]]
    url = addresses.absolute(document["path"], get_language() or settings.LANGUAGE_CODE)
    context = {
        "article": document,
        "excerpts": excerpts,
        "markup": article_page(document, url, get_language() or settings.LANGUAGE_CODE),
        "crumbs": pages.crumbs((document["title"], document["path"])),
    }
    return render(request, "public/article.html", context)


def marked(excerpt: dict[str, Any], numbers: dict[str, int]) -> list[tuple[str, int, list[int]]]:
    """The excerpt in pieces: the words, how many checks cover them, and the numbers of those whose span ends there."""
    spans = [(mark["start"], mark["end"], mark["check"]) for mark in excerpt["marks"]]
    pieces = [(piece, tuple(dict.fromkeys(keys))) for piece, keys in anchoring.segments(excerpt["text"], spans)]
    following = [keys for _piece, keys in pieces[1:]] + [()]
    return [
        (piece, len(keys), [numbers[key] for key in keys if key not in after])
        for (piece, keys), after in zip(pieces, following, strict=True)
    ]


@login_not_required
@require_safe
@follows_the_log
def record(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """A claimant, topic or outlet: what it is, and the checks about it. Never a score."""
    document = reading.record(kind, slug)
    if document is None:
        raise Http404
    filters = CheckFilter({RECORD_FILTERS[kind]: slug}, reading.checks())
    checks: list[PublishedCheck] = list(filters.qs[:PAGE_SIZE])
    name = label(document["labels"]) if "labels" in document else document["name"]
    context = {
        "record": document,
        "about": _("Checks about %(name)s, the newest first.") % {"name": name},
        "narrowed": f"{RECORD_FILTERS[kind]}={slug}",
        "crumbs": pages.crumbs((name, document["path"])),
        "rows": [row(check.document.body) for check in checks],
        "all_query": f"{RECORD_FILTERS[kind]}={slug}" if len(checks) == PAGE_SIZE else "",
    }
    return render(request, "public/record.html", context)


@login_not_required
@require_safe
@follows_the_log
def corrections(request: HttpRequest) -> HttpResponse:
    """Every correction and retraction, latest first."""
    entries = [(entry, reading.parsed(entry.document)) for entry in reading.corrections()[:200]]
    return render(request, "public/corrections.html", {"entries": entries})
