"""Where a public act on a check is seen: every page and address that changes with its document.

A new way out (a feed, a webhook, an embed) is added here, and every page that asks before an act tells of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.models import LogHead
from claims.models.translated import TranslatedField
from claims.publishing import addresses
from claims.vocabulary import Language

Text = str | Promise
Document = dict[str, Any]


@dataclass(frozen=True)
class Place:
    """A thing readers or partners see; `address` is "" where it has none of its own."""

    name: Text
    address: str = ""


@dataclass(frozen=True)
class Reached:
    """Places of one kind."""

    what: Text
    places: list[Place]


def reach(before: Document | None, after: Document) -> list[Reached]:
    """What changes when `after` takes the place of `before`, both documents of one check. Each place stands once."""
    both = [document for document in (before, after) if document]
    found = [
        Reached(_("Its page"), [_page(after, code, name) for code, name in settings.LANGUAGES]),
        Reached(_("Articles"), _once(_of_articles(both))),
        Reached(_("Outlets"), _once(_of_outlets(both))),
        Reached(_("Claimant"), _once(_of_claimants(both))),
        Reached(_("Topics"), _once(_of_topics(both))),
        Reached(_("Lists"), _lists(after)),
        Reached(_("Feeds and frames"), _feeds(after)),
        Reached(_("Partners"), _of_partners(after)),
        Reached(_("Translations that end with it"), _ending(before, after)),
    ]
    return [each for each in found if each.places]


def _page(document: Document, code: str, name: Text) -> Place:
    return Place(name, addresses.prefixed(document["path"], code))


def _of_articles(documents: list[Document]) -> Iterator[Place]:
    for document in documents:
        for item in document.get("appearances", []):
            yield Place(item["article"]["title"], item["article"]["path"])


def _of_outlets(documents: list[Document]) -> Iterator[Place]:
    for document in documents:
        for item in document.get("appearances", []):
            if outlet := item["article"]["outlet"]:
                yield Place(outlet["name"], outlet["path"])


def _of_claimants(documents: list[Document]) -> Iterator[Place]:
    for document in documents:
        if claimant := document["claimant"]:
            yield Place(claimant["name"], addresses.record_path("claimants", claimant["slug"]))


def _of_topics(documents: list[Document]) -> Iterator[Place]:
    for document in documents:
        for topic in document["claim"]["topics"]:
            yield Place(TranslatedField.choose(topic["labels"]), addresses.record_path("topics", topic["slug"]))


def _lists(after: Document) -> list[Place]:
    found = [Place(_("Latest checks"), "/"), Place(_("All checks"), "/claims/")]
    return found if after["state"] == "published" else [*found, Place(_("Corrections"), "/corrections/")]


def _feeds(after: Document) -> list[Place]:
    """What other sites and readers' programs show of it, without anybody visiting a page."""
    found = [Place(_("The feed of checks"), "/feeds/checks.atom")]
    if after["state"] != "published":
        found.append(Place(_("The feed of corrections"), "/feeds/corrections.atom"))
    return [
        *found,
        Place(_("Its card on other people's pages"), f"/embed/claims/{after['public_id']}/"),
        Place(_("Its picture where a link to it is shared"), f"/claims/{after['public_id']}/card.png"),
    ]


def _of_partners(after: Document) -> list[Place]:
    last = LogHead.objects.using("default").values_list("seq", flat=True).first() or 0
    markup = _("ClaimReview markup, taken off the page") if after["retraction"] else _("ClaimReview markup of the page")
    return [
        Place(_("The check in the API"), f"/api/v1/checks/{after['public_id']}/"),
        Place(_("The feed of changes, where copies learn of it"), f"/api/v1/changes/?after={last}"),
        Place(markup),
    ]


def _ending(before: Document | None, after: Document) -> list[Place]:
    ending = set((before or {}).get("translations", {})) - set(after.get("translations", {}))
    return [Place(Language(code).label) for code in sorted(ending)]


def _once(places: Iterator[Place]) -> list[Place]:
    return list({place.address: place for place in places}.values())
