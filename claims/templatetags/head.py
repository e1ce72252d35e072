"""What the head of a public page says to machines: where the page is, in which languages, and where its feeds are."""

from typing import Any, NamedTuple

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from claims.filtersets import CheckFilter
from claims.publishing.addresses import absolute_bare
from claims.templatetags.site import unprefixed, with_prefix

register = template.Library()
# Open Graph names a language with a territory.
LOCALES = {"en": "en_GB", "id": "id_ID"}

FEEDS = {"checks": _("Checks"), "corrections": _("Corrections")}


class Address(NamedTuple):
    language: str
    url: str


class Here(NamedTuple):
    """The page in its own language, in each language, and in the default one."""

    canonical: str
    languages: list[Address]
    default: str
    locale: str


class Feed(NamedTuple):
    title: str
    media_type: str
    url: str


@register.simple_tag(takes_context=True)
def page_here(context: dict[str, Any]) -> Here:
    """Addresses of this page without what does not shape it. A page drawn without a request says its `path`."""
    path = context["path"] if "path" in context else unprefixed(context["request"].path) + _question(context)
    languages = [Address(code, absolute_bare(with_prefix(path, code))) for code, _name in settings.LANGUAGES]
    language = get_language() or settings.LANGUAGE_CODE
    by_code = dict(languages)
    return Here(by_code[language], languages, by_code[settings.LANGUAGE_CODE], LOCALES.get(language, language))


@register.simple_tag(takes_context=True)
def feeds_here(context: dict[str, Any], kind: str, narrowed: str) -> list[Feed]:
    """The Atom and the JSON feed of a kind: under `narrowed`, a query string, or those of this page's own address."""
    question = f"?{narrowed}" if narrowed else _question(context, without=("cursor",)) if kind == "checks" else ""
    title = f"{FEEDS[kind]} · {settings.PUBLISHER_NAME}"
    return [
        Feed(title, media_type, absolute_bare(reverse(f"feed-{kind}-{form}") + question))
        for form, media_type in (("atom", "application/atom+xml"), ("json", "application/feed+json"))
    ]


@register.filter
def full(path: str) -> str:
    """A path of ours with the site before it."""
    return absolute_bare(path)


def _question(context: dict[str, Any], without: tuple[str, ...] = ()) -> str:
    """The part of the query that lists are filtered by, in one order."""
    match = getattr(context.get("request"), "resolver_match", None)
    asked = context["request"].GET if match is not None and match.url_name == "claims" else {}
    names = [name for name in (*CheckFilter.base_filters, "cursor") if name not in without]
    found = [(name, asked[name]) for name in names if asked.get(name)]
    return f"?{urlencode(found)}" if found else ""
