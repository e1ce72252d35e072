"""Feeds of any filtered list of checks, and of corrections: Atom (RFC 4287) and JSON Feed 1.1.

What changed last stands first, so that a corrected or retracted check comes again, under the id it had.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from claims.conditional import follows_the_log
from claims.filtersets import CheckFilter
from claims.public.entries import Entry, latest, of_check, of_correction
from claims.public.xmltext import add, document
from claims.publishing import addresses, reading, searching

SIZE = 50


@dataclass(frozen=True)
class Feed:
    title: str
    home: str
    url: str
    language: str
    updated: str
    entries: list[Entry]


@login_not_required
@require_safe
@follows_the_log
def checks(request: HttpRequest, form: str) -> HttpResponse:
    """Checks under the filters of their list. A filter that the list refuses is a 400 here too."""
    filters = CheckFilter(request.GET, reading.checks())
    if not filters.is_valid():
        raise BadRequest
    found = filters.qs
    if filters.question:
        found = found.filter(pk__in=searching.search(filters.question, found).rows)
    rows = reading.last_changed_first(found)[:SIZE]
    language = _language()
    entries = [of_check(reading.parsed(row.document), row.document.sha256, language) for row in rows]
    chosen = urlencode([(name, request.GET[name]) for name in filters.base_filters if request.GET.get(name)])
    return _sent(request, form, _("Checks"), "/claims/" + (chosen and f"?{chosen}"), chosen, entries)


@login_not_required
@require_safe
@follows_the_log
def corrections(request: HttpRequest, form: str) -> HttpResponse:
    """Every correction and retraction as an entry of its own."""
    language = _language()
    rows = reading.corrections()[:SIZE]
    entries = [of_correction(row, reading.parsed(row.document), language) for row in rows]
    return _sent(request, form, _("Corrections"), "/corrections/", "", entries)


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE


def _sent(request: HttpRequest, form: str, title: str, home: str, query: str, entries: list[Entry]) -> HttpResponse:
    feed = Feed(
        title=f"{title} · {settings.PUBLISHER_NAME}",
        home=addresses.absolute(home, _language()),
        url=addresses.absolute_bare(request.path + (query and f"?{query}")),
        language=_language(),
        updated=latest(entries, reading.standing().changed_at if not entries else None),
        entries=entries,
    )
    media_type, write = FORMS[form]
    return HttpResponse(write(feed), content_type=media_type)


def atom(feed: Feed) -> bytes:
    root = ElementTree.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": feed.language})
    add(root, "id", feed.url)
    add(root, "title", feed.title)
    add(root, "updated", feed.updated)
    add(root, "link", rel="self", type="application/atom+xml", href=feed.url)
    add(root, "link", rel="alternate", type="text/html", hreflang=feed.language, href=feed.home)
    add(root, "link", rel="license", href=settings.CONTENT_LICENSE)  # RFC 4946
    author = add(root, "author")
    add(author, "name", settings.PUBLISHER_NAME)
    add(author, "uri", settings.PUBLISHER_URL)
    for entry in feed.entries:
        _atom_entry(root, entry, feed.language)
    return document(root)


def _atom_entry(root: ElementTree.Element, entry: Entry, language: str) -> None:
    element = add(root, "entry")
    add(element, "id", entry.id)
    add(element, "title", entry.title, xml_lang=entry.language)
    add(element, "published", entry.published)
    add(element, "updated", entry.updated)
    add(element, "link", rel="alternate", type="text/html", hreflang=language, href=entry.url)
    add(element, "link", rel="license", href=entry.license)
    for slug, name in entry.topics:
        add(element, "category", term=slug, label=name)
    add(element, "summary", entry.summary, xml_lang=entry.language)
    add(element, "content", entry.html, type="html")


def json_feed(feed: Feed) -> bytes:
    """JSON Feed 1.1; the licence, which the format does not know, under `_license` (its way of extending it)."""
    author = {"name": settings.PUBLISHER_NAME, "url": settings.PUBLISHER_URL}
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.url,
        "language": feed.language,
        "authors": [author],
        "_license": {"url": settings.CONTENT_LICENSE},
        "items": [_json_item(entry) for entry in feed.entries],
    }
    return json.dumps(whole, ensure_ascii=False).encode()


def _json_item(entry: Entry) -> dict[str, Any]:
    item = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "date_published": entry.published,
        "date_modified": entry.updated,
        "language": entry.language,
        "tags": [name for _slug, name in entry.topics],
        "image": entry.image,
        "_license": {"url": entry.license},
    }
    return {name: value for name, value in item.items() if value}


FORMS: dict[str, tuple[str, Callable[[Feed], bytes]]] = {
    "atom": ("application/atom+xml; charset=utf-8", atom),
    "json": ("application/feed+json; charset=utf-8", json_feed),
}
