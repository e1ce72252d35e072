"""Every public URL, from the resolver: each pattern with everything its parameters could name."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import URLPattern, get_resolver, resolve, reverse
from django.utils import translation

from claims.filtersets import FILTERS
from claims.models.published import PublishedArticle, PublishedCheck, PublishedClaimant, PublishedOutlet, PublishedTopic
from tests.leaks.world import World

NEVER = {"public_id": "zyxwvzyxwv", "slug": "nobody-and-nothing"}
# A pattern that takes anything has no parameter to fill: what to ask it for.
ANYTHING = {"api:unknown": ("drafts/", "claims/", "articles/", "checks", "v2/", "checks/x/y/")}
HOSTILE = (
    "'", '"', "';--", "' OR '1'='1", "\x00", "a\x00b", "%00", "%", "_", "\\", "*", "../../etc/passwd", "<script>",
    "{{7*7}}", "zzzz" * 1500, "\u202e", "٣", "a,b", "[]", "-1", "9" * 400, "null", "true", "\ud7ff", "2026-02-30",
    "\r\nX-Injected: 1",
)  # fmt: skip
LOOKUPS = (
    "claimant__name", "rating__contains", "claim__text", "claim__verdicts__summary", "document__body__contains",
    "pk", "id", "id__gt", "ordering", "order_by", "fields", "include", "expand", "search", "q", "format", "state",
    "_method", "limit", "offset", "page", "language__in", "topic__contains", "csrfmiddlewaretoken", "foo",
)  # fmt: skip
CURSORS = ("x", "Znx4fHk", "ZnwyMDI2LTExLTI0VDAwOjAwOjAwLjAwMDAwMCswMDowMHwx", "YnwwMDAxLTAxLTAxVDAwOjAwOjAwLjAwMDAwMCswMDowMHww")


@dataclass(frozen=True)
class Place:
    """One public pattern of the resolver."""

    name: str
    route: str
    parameters: tuple[str, ...]


def places(urlconf: str | None = None) -> list[Place]:
    """Every pattern outside the desk. Raises when one has no name or a parameter that VALUES does not know."""
    return list(_places(get_resolver(urlconf), (), ""))


def _places(resolver: Any, namespaces: tuple[str, ...], route: str) -> Iterator[Place]:
    for item in resolver.url_patterns:
        here = route + str(item.pattern)
        if isinstance(item, URLPattern):
            assert item.name, f"{here} has no name: give it one, so that it can be walked"
            yield Place(":".join([*namespaces, item.name]), here, tuple(item.pattern.regex.groupindex))
        elif item.namespace != "admin":
            yield from _places(item, (*namespaces, *([item.namespace] if item.namespace else [])), here)


def values(world: World) -> dict[str, list[str]]:
    """What the parameters of URLs can be: all that is public, all that is hidden, and what never was."""
    keys = [
        *PublishedCheck.objects.values_list("public_id", flat=True),
        *PublishedArticle.objects.values_list("key", flat=True),
    ]
    slugs = [key for table in (PublishedClaimant, PublishedOutlet, PublishedTopic) for key in table.objects.values_list("key", flat=True)]
    shown = {"public_id": keys, "slug": slugs}
    return {name: [*shown[name], *world.hidden[name], NEVER[name]] for name in NEVER}


def urls(world: World, urlconf: str | None = None) -> list[str]:
    """Every public pattern with every instance, in every interface language."""
    known = values(world)
    found = []
    for place in places(urlconf):
        if place.name in ANYTHING:
            base = reverse("api:checks").removesuffix("checks/")
            found += [base + rest for rest in ANYTHING[place.name]]
            continue
        unknown = set(place.parameters) - set(known)
        assert not unknown, f"say in tests/leaks/addresses.py what {sorted(unknown)} of {place.name} can be"
        for language, _name in settings.LANGUAGES:
            with translation.override(language):
                found += [reverse(place.name, urlconf, kwargs=chosen) for chosen in _instances(place, known)]
    return list(dict.fromkeys(found))


def _instances(place: Place, known: dict[str, list[str]]) -> Iterator[dict[str, str]]:
    """Each value of the first parameter; the others, which only decorate it, once hidden and once made up."""
    if not place.parameters:
        yield {}
        return
    first, *rest = place.parameters
    for value in known[first]:
        for others in {known[name][0] for name in rest} | {NEVER[name] for name in rest} if rest else [None]:
            yield {first: value} | {name: others for name in rest}


def route_of(path: str) -> str:
    return resolve(path).route


def queries(world: World) -> list[tuple[str, str]]:
    """Parameters that lists take or could be thought to take, with sensible, hidden, unknown and hostile values."""
    hidden = [world.hidden["slug"][0], world.hidden["slug"][-1], world.hidden["public_id"][0]]
    checks = [row for row in PublishedCheck.objects.values("rating", "language", "claimant")]
    sensible = {name: sorted({row[name] for row in checks}) for name in ("rating", "language", "claimant")}
    sensible["article"] = list(PublishedArticle.objects.values_list("key", flat=True)[:3])
    sensible["topic"] = list(PublishedTopic.objects.values_list("key", flat=True)[:3])
    sensible["outlet"] = list(PublishedOutlet.objects.values_list("key", flat=True)[:3])
    found = []
    for name in FILTERS:
        days = ["2020-01-01", "2090-01-01", "1741-07-19", "soon"] if name.startswith("published") else []
        found += [(name, value) for value in (*sensible.get(name, ()), *days, *hidden, "unheard-of", "", *HOSTILE)]
    found += [("page_size", value) for value in ("1", "2", "200", "0", "201", *HOSTILE)]
    found += [("cursor", value) for value in (*CURSORS, *hidden, *HOSTILE)]
    return found + [(name, value) for name in LOOKUPS for value in (*hidden, *HOSTILE[:6])]
