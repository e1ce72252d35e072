"""Every public URL, from the resolver: each pattern with everything its parameters could name."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import Resolver404, URLPattern, get_resolver, resolve, reverse
from django.utils import translation

from claims.api import answers
from claims.filtersets import FILTERS
from claims.models.published import (
    PublishedArticle,
    PublishedCheck,
    PublishedClaimant,
    PublishedOutlet,
    PublishedScale,
    PublishedStatement,
    PublishedTopic,
)
from claims.models.published_links import PublishedCheckArticle, PublishedCheckOrigin
from claims.pagination import ORDERINGS
from claims.publishing import mapping
from tests.leaks.world import World
from tests.support import soak

NEVER = {
    "public_id": "zyxwvzyxwv",
    "slug": "nobody-and-nothing",
    "number": "30987",
    "receipt": "0f1e2d3c4b5a6978",
    "kind": "drafts",
    "key": "nobody-and-nothing",
    "ending": "exe",
}
# A pattern that takes the address of a page as a parameter of its query.
ASKED_BY_ADDRESS = ("oembed",)
# A pattern that answers nothing without a question.
QUESTIONS = {
    "api:match": ("/api/v1/match/?text=persen+mesin", "/api/v1/match/?text=persen&language=id&limit=1"),
    "google-claims-search": (
        "/v1alpha1/claims:search?query=persen",
        "/v1alpha1/claims:search?reviewPublisherSiteFilter=127.0.0.1",
    ),
}
# A pattern that takes anything has no parameter to fill: what to ask it for.
ANYTHING = {"api:unknown": ("drafts/", "claims/", "verdicts/", "checks", "v2/", "checks/x/y/")}
# Patterns that refuse whoever walks.
CLOSED = ("metrics",)
# Patterns that answer nobody without a key.
KEYED = "api:webhook"
HOSTILE = (
    "'", '"', "';--", "' OR '1'='1", "\x00", "a\x00b", "%00", "%", "_", "\\", "*", "../../etc/passwd", "<script>",
    "{{7*7}}", "zzzz" * 1500, "\u202e", "٣", "a,b", "[]", "-1", "9" * 400, "null", "true", "\ud7ff", "2026-02-30",
    "\r\nX-Injected: 1",
)  # fmt: skip
LOOKUPS = (
    "claimant__name", "rating__contains", "claim__text", "claim__verdicts__summary", "document__body__contains",
    "pk", "id", "id__gt", "ordering", "order_by", "fields", "include", "expand", "search", "format", "state",
    "_method", "limit", "offset", "page", "language__in", "topic__contains", "csrfmiddlewaretoken", "foo", "check", "receipt",
)  # fmt: skip
DAYS = ("2020-01-01", "2090-01-01", "1741-07-19", "9999-12-31", "soon")
CURSORS = (
    "x",
    "Znx4fHk",
    "ZnwyMDI2LTExLTI0VDAwOjAwOjAwLjAwMDAwMCswMDowMHwx",
    "YnwwMDAxLTAxLTAxVDAwOjAwOjAwLjAwMDAwMCswMDowMHww",
)


@dataclass(frozen=True)
class Place:
    """One public pattern of the resolver."""

    name: str
    start: str
    parameters: tuple[str, ...]


def places(urlconf: Any = None) -> list[Place]:
    """Every pattern outside the desk. Raises when one has no name or a parameter that VALUES does not know."""
    return list(_places(get_resolver(urlconf), (), "/"))


def _places(resolver: Any, namespaces: tuple[str, ...], start: str) -> Iterator[Place]:
    for item in resolver.url_patterns:
        if isinstance(item, URLPattern):
            assert item.name, f"{start}{item.pattern} has no name: give it one, so that it can be walked"
            yield Place(":".join([*namespaces, item.name]), start, tuple(item.pattern.regex.groupindex))
        elif item.namespace != "admin":
            yield from _places(item, (*namespaces, *filter(None, [item.namespace])), start + str(item.pattern))


def values(world: World) -> dict[str, list[str]]:
    """What the parameters of URLs can be: all that is public, all that is hidden, and what never was."""
    keys = [
        *PublishedCheck.objects.values_list("public_id", flat=True),
        *PublishedArticle.objects.values_list("key", flat=True),
    ]
    slugs = [
        key
        for table in (PublishedClaimant, PublishedOutlet, PublishedTopic)
        for key in table.objects.values_list("key", flat=True)
    ]
    numbers = {str(number) for number in PublishedStatement.objects.values_list("number", flat=True)}
    shown = {
        "public_id": [*keys, *world.erased],
        "slug": slugs,
        "number": sorted(numbers),
        "receipt": world.receipts,
        "kind": list(mapping.KINDS),
        "key": [*keys, *slugs, *PublishedScale.objects.values_list("key", flat=True)],
        "ending": ["jsonld", *answers.FORMATS],
    }
    hidden = {**world.hidden, "key": [*world.hidden["public_id"], *world.hidden["slug"]]}
    return {name: [*shown[name], *hidden.get(name, []), NEVER[name]] for name in NEVER}


def urls(world: World, urlconf: Any = None) -> dict[str, list[str]]:
    """By the name of each public pattern: every instance of it, in every interface language."""
    known = values(world)
    found = {}
    for place in places(urlconf):
        unknown = set(place.parameters) - set(known)
        assert not unknown, f"say in tests/leaks/addresses.py what {sorted(unknown)} of {place.name} can be"
        if place.name in ANYTHING:
            found[place.name] = [place.start + rest for rest in ANYTHING[place.name]]
            continue
        if place.name in QUESTIONS:
            found[place.name] = list(QUESTIONS[place.name])
            continue
        if place.name in ASKED_BY_ADDRESS:
            pages = [f"{settings.SITE_URL}{path}" for path in addressed(known)]
            found[place.name] = [f"{place.start}{place.name}/?{urlencode({'url': page}, safe=':/')}" for page in pages]
            continue
        here: list[str] = []
        for language, _name in settings.LANGUAGES:
            with translation.override(language):
                here += [reverse(place.name, urlconf, kwargs=chosen) for chosen in _instances(place, known)]
        found[place.name] = list(dict.fromkeys(here))
    return found


def addressed(known: dict[str, list[str]]) -> Iterator[str]:
    """The pages of checks, of those that are hidden, and of what never was."""
    for public_id in known["public_id"]:
        yield f"/claims/{public_id}/"
        yield f"/id/claims/{public_id}/{NEVER['slug']}/"


def name_of(path: str) -> str:
    """The name of the pattern that answers a path; "" when none does."""
    first = path.split("/")[1]
    with translation.override(first if first in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE):
        try:
            return resolve(path.split("?")[0]).view_name
        except Resolver404:
            return ""


def _instances(place: Place, known: dict[str, list[str]]) -> Iterator[dict[str, str]]:
    """Each value of the first parameter; the others, which only decorate it, once hidden and once made up."""
    if not place.parameters:
        yield {}
        return
    first, *rest = place.parameters
    for value in known[first]:
        for others in {known[name][0] for name in rest} | {NEVER[name] for name in rest} if rest else [None]:
            yield {first: value} | dict.fromkeys(rest, others)


def queries(world: World) -> list[tuple[str, str]]:
    """Parameters that lists take with sensible and with hidden values, and those one could think of."""
    checks = PublishedCheck.objects.all()
    sensible: dict[str, Any] = {
        **{name: checks.values_list(name, flat=True).distinct() for name in ("rating", "language", "claimant")},
        "article": PublishedArticle.objects.values_list("key", flat=True),
        "topic": PublishedTopic.objects.values_list("key", flat=True),
        "outlet": PublishedOutlet.objects.values_list("key", flat=True),
        "origin": PublishedCheckOrigin.objects.values_list("origin", flat=True).distinct(),
        "article_url": PublishedCheckArticle.objects.values_list("url", flat=True).distinct(),
        "unit": ("%", "km"),
        "quantity": ("70", "-1", "0.5"),
        "ordering": ORDERINGS,
        "fields": ("claim", "public_id,rating"),
        "expand": ("claimant", "topics,articles,scale"),
        "translation": ("en", "id"),
        "q": ("persen", "a", "impor 70", "mikroelektronka"),
        "page_size": ("1", "2", "200"),
    }
    days = [(name, day) for name in FILTERS if name.startswith(("published", "modified")) for day in DAYS]
    found = [(name, value) for name, known in sensible.items() for value in known]
    return [*found, *days, *((name, secret) for name in (*FILTERS, *LOOKUPS, "cursor") for secret in secrets(world))]


def hostile() -> list[tuple[str, str]]:
    return [(name, value) for name in (*FILTERS, "page_size", "cursor", *LOOKUPS) for value in (*HOSTILE, *CURSORS)]


def secrets(world: World) -> list[str]:
    """Addresses of what is hidden, of each kind: one, in soak ten."""
    return [value for hidden in world.hidden.values() for value in hidden[: 10 if soak.WHOLE else 1]]
