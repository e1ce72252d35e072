"""Sitemaps (sitemaps.org protocol 0.9) with the languages of each page (xhtml:link, as Google reads them)."""

from collections.abc import Iterator
from xml.etree import ElementTree

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from claims.conditional import follows_the_log
from claims.public.xmltext import add, document
from claims.publishing import addresses, mapping, reading
from claims.publishing.canonical import instant
from claims.publishing.mapping import Listed

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"

# Pages on all checks together: they change with each of them.
FOLLOWING_ALL = ("/", "/claims/", "/corrections/", "/statistics/", "/sources/", "/ratings/")


@login_not_required
@require_safe
@follows_the_log
def index(request: HttpRequest) -> HttpResponse:
    root = ElementTree.Element("sitemapindex", {"xmlns": NAMESPACE})
    for kind, count in mapping.parts().items():
        for number in range(1, count + 1):
            entry = add(root, "sitemap")
            add(entry, "loc", addresses.absolute_bare(f"/sitemaps/{kind}/{number}.xml"))
    return _sent(root)


@login_not_required
@require_safe
@follows_the_log
def part(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    if not 1 <= number <= mapping.parts().get(kind, 0):
        raise Http404
    root = ElementTree.Element("urlset", {"xmlns": NAMESPACE, "xmlns:xhtml": "http://www.w3.org/1999/xhtml"})
    for listed in _fixed() if kind == "pages" else mapping.part(kind, number):
        _add(root, listed)
    return _sent(root)


def _fixed() -> Iterator[Listed]:
    changed_at = reading.standing().changed_at
    yield from (Listed(path, "", changed_at) for path in FOLLOWING_ALL)
    yield from mapping.statements()


def _add(root: ElementTree.Element, listed: Listed) -> None:
    spoken = [code for code, _name in settings.LANGUAGES]
    for language in [listed.language] if listed.language else spoken:
        entry = add(root, "url")
        add(entry, "loc", addresses.absolute(listed.path, language))
        if listed.changed_at:
            add(entry, "lastmod", instant(listed.changed_at))
        for code in spoken:
            add(entry, "xhtml:link", rel="alternate", hreflang=code, href=addresses.absolute(listed.path, code))


def _sent(root: ElementTree.Element) -> HttpResponse:
    return HttpResponse(document(root), content_type="application/xml; charset=utf-8")
