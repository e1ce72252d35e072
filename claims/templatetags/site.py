"""What both faces of the house use in templates: language links, marks of ratings and states, dates."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import formats, timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from claims import vocabulary
from claims.anchoring import CONTEXT
from claims.publishing import pages

register = template.Library()


@dataclass(frozen=True)
class LanguageLink:
    code: str
    name: str
    path: str
    current: bool


NAMES = {"en": "English", "id": "Bahasa Indonesia"}


@register.simple_tag(takes_context=True)
def language_links(context: dict[str, Any]) -> list[LanguageLink]:
    """This page in each interface language. A page drawn without a request says its `path`."""
    bare = context["path"] if "path" in context else unprefixed(context["request"].get_full_path())
    return [
        LanguageLink(code, NAMES.get(code, str(name)), with_prefix(bare, code), code == get_language())
        for code, name in settings.LANGUAGES
    ]


def unprefixed(path: str) -> str:
    for code, _name in settings.LANGUAGES:
        if path.startswith(f"/{code}/") and code != settings.LANGUAGE_CODE:
            return path[len(code) + 1 :]
    return path


def with_prefix(path: str, code: str) -> str:
    return path if code == settings.LANGUAGE_CODE else f"/{code}{path}"


@register.filter
def here(path: str) -> str:
    """A document's path in the language of the page."""
    return with_prefix(path, get_language() or settings.LANGUAGE_CODE)


@register.filter
def label(labels: dict[str, str]) -> str:
    """A translated label in the language of the page, else English."""
    return labels.get(get_language() or "en") or labels.get("en") or next(iter(labels.values()), "")


@register.simple_tag
def rating_mark(rating: dict[str, Any]) -> SafeString:
    """A rating's word and glyph, of which a list has many and the scales few."""
    return _rating_mark(rating["meaning"], label(rating["labels"]))


@lru_cache(maxsize=256)
def _rating_mark(meaning: str, text: str) -> SafeString:
    return render_to_string("public/rating.html", {"rating": {"meaning": meaning, "labels": {"en": text}}})


@register.simple_tag
def the_same(name: str) -> SafeString:
    """A part that all pages of a language share: a process draws it once."""
    return _the_same(name, get_language(), pages.version())


@lru_cache(maxsize=32)
def _the_same(name: str, _language: str | None, _version: str) -> SafeString:
    return render_to_string(name, pages.site())


@register.filter
def direction(language: str) -> str:
    return "rtl" if language in vocabulary.RIGHT_TO_LEFT else "ltr"


@register.filter
def written_out(value: str | date | datetime | None) -> str:
    """A date in words, in the newsroom's zone: 24 November 2026."""
    if isinstance(value, str):
        moment = parse_datetime(value) if "T" in value else None
        value = moment or parse_date(value[:10])
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    return formats.date_format(value, "j F Y") if value else ""


@register.filter
def word(value: str, kind: str) -> Any:
    """The label of a stored choice: {{ "supports"|word:"Stance" }}; the value itself when unknown."""
    choices: dict[str, Any] = dict(getattr(vocabulary, kind).choices)
    return choices.get(value, value)


@register.filter
def number(value: str) -> str:
    """A stored decimal the way the page's language writes it: 1,234.5 or 1.234,5."""
    return formats.number_format(Decimal(value), use_l10n=True, force_grouping=True)


@register.filter
def words_before(prefix: str) -> str:
    """The context before a quote in whole words; it was cut at a number of characters unless the text begins there."""
    return f"…{prefix.partition(' ')[2]}" if len(prefix) == CONTEXT else prefix


@register.filter
def words_after(suffix: str) -> str:
    return f"{suffix.rpartition(' ')[0]}…" if len(suffix) == CONTEXT else suffix


def fragment(exact: str) -> str:
    """The words as a text fragment of a URL; long ones by their first and last words."""
    words = exact.split()
    if len(words) <= 12:
        return _text_directive(exact)
    return f"{_text_directive(' '.join(words[:5]))},{_text_directive(' '.join(words[-5:]))}"


@register.filter
def with_words(url: str, exact: str) -> str:
    """The address with a text fragment, so that a browser goes to the words; one that has a fragment stays."""
    return f"{url}#:~:text={fragment(exact)}" if exact and "#" not in url else url


def _text_directive(text: str) -> str:
    return quote(text, safe="").replace("-", "%2D")


@register.filter
def stored_html(rich: dict[str, str]) -> SafeString:
    """HTML of a published document: rendered from Markdown with HTML off (publishing/canonical.py)."""
    return mark_safe(rich["html"])  # noqa: S308 - see above


@register.filter
def json_ld(document: dict[str, Any]) -> SafeString:
    """Markup for machines in a page; "<" is escaped, so no text can end the element.

    A data block is no script to the content security policy, so it needs no nonce (HTML, "prepare the
    script element").
    """
    text = json.dumps(document, ensure_ascii=False).translate(
        {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}
    )
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - escaped above
