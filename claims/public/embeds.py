"""A check on other people's pages: a card in a frame, which stays current, and oEmbed 1.0, by which editors find it."""

import json
import math
import re
from typing import Any
from xml.etree import ElementTree

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from claims import conditional
from claims.public import errors
from claims.public.xmltext import add, document
from claims.publishing import addresses, cards, pages, reading
from claims.templatetags.site import label

# The one page that others may frame; it has no script and no form.
POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *"
CACHE_AGE = 3600  # seconds an oEmbed answer may be kept; the frame itself is never older than its check
WIDTH, NARROWEST = 600, 240  # pixels
# Pixels of everything but the claim and the words beneath; the note of a correction; a line and a letter of each.
FRAME, NOTE, CLAIM_TEXT, TEXT = 162, 64, (26, 10.0), (24, 8.2)
SPOKEN = "|".join(code for code, _name in settings.LANGUAGES)
ADDRESS = re.compile(
    rf"(?:/(?P<language>{SPOKEN}))?/claims/(?P<public_id>[-\w]+)(?:/[-\w]+)?/?(?:[?#].*)?", re.ASCII | re.DOTALL
)
XML, JSON = "text/xml; charset=utf-8", "application/json; charset=utf-8"


@login_not_required
@require_safe
@xframe_options_exempt
def card(request: HttpRequest, public_id: str) -> HttpResponse:
    """The card of a check, in `?lang=` or its own language; retracted, corrected and erased ones say so."""
    asked = request.GET.get("lang", "")
    answer = _answer(request, public_id, asked if asked in dict(settings.LANGUAGES) else "")
    answer.headers["Content-Security-Policy"] = POLICY
    return answer


def _answer(request: HttpRequest, public_id: str, asked: str) -> HttpResponse:
    face = reading.face(public_id)
    if face is None:
        return _missing(request, public_id, asked)
    same = conditional.unchanged(request, conditional.tag("embed", face.sha256, asked))
    if same is not None:
        return same
    current = reading.check(public_id)
    if current is None:
        return _missing(request, public_id, asked)
    html, language = _drawn(json.loads(current.body), asked)
    etag = conditional.tag("embed", current.sha256, asked)
    answer = HttpResponse(html, headers={"Content-Language": language})
    return conditional.validated(request, answer, etag, current.modified_at)


def _missing(request: HttpRequest, public_id: str, asked: str) -> HttpResponse:
    with translation.override(asked or settings.LANGUAGE_CODE):
        return errors.missing(request, public_id, "public/embed_erased.html")


def _drawn(check: dict[str, Any], asked: str) -> tuple[str, str]:
    """The card and its language: the one asked for, else the check's own, else the default."""
    own = check["language"] if check["language"] in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    language = asked or own
    with translation.override(language):
        words = pages.wording(check, language)
        url = addresses.absolute(check["path"], language)
        return render_to_string("public/embed.html", {**pages.site(), **words, "check": check, "url": url}), language


@login_not_required
@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """oEmbed 1.0 of a check's address in any language and under any slug: 404 for what is not a check of ours, 501
    for a format that we do not write."""
    form = request.GET.get("format", "json")
    if form not in ("json", "xml"):
        return HttpResponse(_("There is no such format. Ask for json or xml."), status=501, content_type="text/plain")
    public_id, language = _named(request.GET.get("url", ""))
    current = reading.check(public_id) if public_id else None
    if current is None:
        raise Http404
    limits = _most(request, "maxwidth"), _most(request, "maxheight")
    etag = conditional.tag("oembed", form, language, *limits, current.sha256)
    found = described(json.loads(current.body), language, current.sha256, *limits)
    body, media_type = (json.dumps(found, ensure_ascii=False).encode(), JSON) if form == "json" else (_xml(found), XML)
    answer = HttpResponse(body, content_type=media_type, headers={"Access-Control-Allow-Origin": "*"})
    return conditional.validated(request, answer, etag, current.modified_at)


def _named(url: str) -> tuple[str, str]:
    """(public id, language) of an address of ours: /claims/…/ with any prefix and slug, or none; "" of any other."""
    site, path = settings.SITE_URL.rstrip("/").partition("://")[2], url.partition("://")[2]
    found = ADDRESS.fullmatch(path.removeprefix(site)) if path.startswith(site) else None
    if found is None or not url.startswith(("http://", "https://")):
        return "", ""
    return found["public_id"], found["language"] or settings.LANGUAGE_CODE


def _most(request: HttpRequest, name: str) -> int | None:
    """A limit in pixels. Raises BadRequest on what is no whole number above 0."""
    value = request.GET.get(name)
    if value is None:
        return None
    if not (value.isascii() and value.isdigit() and len(value) < 6 and int(value)):
        raise BadRequest
    return int(value)


def described(
    check: dict[str, Any], language: str, sha256: str, maxwidth: int | None, maxheight: int | None
) -> dict[str, Any]:
    """The oEmbed answer of a check document. Sizes are pixels, never above what was asked for."""
    width = min(WIDTH, maxwidth or WIDTH)
    height = _height(check, width)
    height = min(height, maxheight or height)
    source = addresses.absolute_bare(f"/embed/claims/{check['public_id']}/?lang={language}")
    with translation.override(language):
        word = str(_("Retracted")) if check["retraction"] else label(check["rating"]["labels"])
        title = f"{word}: {check['claim']['text']}"
    found = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "author_name": check["publisher"]["name"],
        "author_url": check["publisher"]["url"],
        "provider_name": settings.PUBLISHER_NAME,
        "provider_url": settings.SITE_URL,
        "cache_age": CACHE_AGE,
        "width": width,
        "height": height,
        "html": format_html(
            '<iframe src="{}" width="{}" height="{}" title="{}" loading="lazy" frameborder="0" '
            'sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>',
            source, width, height, title,
        ),
    }  # fmt: skip
    fits = (maxwidth or cards.WIDTH) >= cards.WIDTH and (maxheight or cards.HEIGHT) >= cards.HEIGHT
    if cards.available() and fits:
        picture = addresses.absolute_bare(cards.path(check["public_id"], sha256))
        found |= {"thumbnail_url": picture, "thumbnail_width": cards.WIDTH, "thumbnail_height": cards.HEIGHT}
    return found


def _height(check: dict[str, Any], width: int) -> int:
    """About as high as the card is at a width: a frame without a script cannot tell how high it came out."""
    room = max(width, NARROWEST) - 32
    words = check["retraction"]["reason"] if check["retraction"] else check["summary"]
    parts = ((check["claim"]["text"], *CLAIM_TEXT), (words, *TEXT))
    lines = sum(line * math.ceil(len(text) * letter / room) for text, line, letter in parts)
    small = 20 * math.ceil(480 / room)  # who said it, and the foot, take more lines where there is less room
    return FRAME + small + lines + (NOTE if check["corrections"] else 0)


def _xml(found: dict[str, Any]) -> bytes:
    root = ElementTree.Element("oembed")
    for name, value in found.items():
        add(root, name, str(value))
    return document(root)
