"""Every public page of the demo: it answers, says that it is a demonstration, and its markup holds the rules."""

import json
import re
from urllib.parse import urlsplit

import pytest
from django.conf import settings

from claims.models import PublishedArticle, PublishedClaimant, PublishedOutlet, PublishedTopic

BANNER = {
    "": "Demonstration. Outlets and sources are fictional",
    "/id": "Peragaan. Media dan sumbernya fiktif",
}
LANGUAGE = (("", "en"), ("/id", "id"))
MARKUP = re.compile(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', re.DOTALL)
NUMBERS = ("ratingValue", "bestRating", "worstRating")


@pytest.fixture(scope="module")
def paths(checks):
    """The path of everything that is published, with the pages of the house."""
    tables = (PublishedArticle, PublishedClaimant, PublishedTopic, PublishedOutlet)
    bodies = [body for table in tables for body in table.objects.values_list("body", flat=True)]
    documents = [*checks, *map(json.loads, bodies)]
    return ["/", "/claims/", "/corrections/", "/methodology/", *(document["path"] for document in documents)]


@pytest.fixture(scope="module")
def pages(newsroom, paths):
    """Every page, and whatever a reader can reach from one, by address, as text."""
    found, waiting = {}, [prefix + path for path in paths for prefix in BANNER]
    while waiting:
        address = waiting.pop()
        if address in found:
            continue
        answer = newsroom.get(address)
        assert answer.status_code == 200, address
        found[address] = answer.content.decode()
        links = re.findall(r'<a [^>]*href="([^"#]*)', found[address])
        links = [link.removeprefix(settings.SITE_URL).replace("&amp;", "&") for link in links]
        links = [address.partition("?")[0] + link if link.startswith("?") else link for link in links]
        waiting += [link for link in links if link.startswith("/") and not link.startswith("/api/")]
    return found


def test_every_published_thing_has_its_page_in_both_languages(pages, paths):
    assert len(paths) == 4 + 23 + 16 + 11 + 11 + 7
    assert {f'<html lang="{language}">' in pages[prefix + path] for path in paths for prefix, language in LANGUAGE} == {
        True
    }


def test_every_page_carries_the_banner_and_asks_not_to_be_indexed(newsroom, pages):
    for address, page in pages.items():
        banner = BANNER["/id" if address.startswith("/id/") else ""]
        assert f'<p class="demo-banner">{banner}' in page, address
        assert '<meta name="robots" content="noindex">' in page, address
    assert newsroom.get("/robots.txt").content.decode() == "User-agent: *\nDisallow: /\n"
    missing = newsroom.get("/claims/zzzzzzzzzz/x/")
    assert missing.status_code == 404
    assert '<meta name="robots" content="noindex">' in missing.content.decode()


def test_only_pages_of_standing_checks_carry_a_review_and_one(pages, checks):
    standing = {check["path"] for check in checks if check["state"] != "retracted"}
    for address, page in pages.items():
        is_check = address.removeprefix("/id") in standing
        kinds = [json.loads(text)["@type"] for text in MARKUP.findall(page)]
        assert kinds.count("ClaimReview") == (1 if is_check else 0), address


def test_every_claim_review_holds_the_rules(pages, checks):
    found = []
    for check in checks:
        if check["state"] == "retracted":
            continue
        markups = [json.loads(MARKUP.search(pages[prefix + check["path"]]).group(1)) for prefix in BANNER]
        assert markups[0] == markups[1], "one review, whatever the language of the page"
        found += [f"{check['claim']['text']}: {fault}" for fault in faults(markups[0], check)]
    assert found == []


def faults(markup, check):
    """What Google's fact-check guidelines and schema.org would object to."""
    rating, claim = markup["reviewRating"], markup["itemReviewed"]
    labels = set(check["rating"]["labels"].values())
    rules = {
        "types": (markup["@type"], claim["@type"], rating["@type"]) == ("ClaimReview", "Claim", "Rating"),
        "the page's own address, below its root": markup["url"].startswith(settings.SITE_URL)
        and urlsplit(markup["url"]).path.removeprefix(f"/{check['language']}") == check["path"],
        "the claim, without its rating": 0 < len(markup["claimReviewed"]) <= 160
        and not any(markup["claimReviewed"].startswith(f"{label}:") for label in labels),
        "a short label": rating["alternateName"] in labels and len(rating["alternateName"]) <= 30,
        "a named publisher": bool(markup["author"]["name"]),
        "dates": markup["datePublished"] <= markup["dateModified"],
        "an author exactly when there is a claimant": bool(check["claimant"]) == ("author" in claim),
        "appearances elsewhere": all(
            urlsplit(place["url"]).hostname.endswith(".example") for place in claim["appearance"]
        ),
        "the first appearance is one of them": claim["firstAppearance"] in claim["appearance"],
        "sources cited": len(markup["citation"]) == len(check["evidence"]),
        "corrections told": len(markup.get("correction", [])) == len(check["corrections"]),
        "numbers": numbers_agree(rating, check["rating"]["meaning"]),
        "nothing empty": not empty(markup),
    }
    return [rule for rule, holds in rules.items() if not holds]


def numbers_agree(rating, meaning):
    """All three or none; true is best, false is worst, and what is off the axis has none."""
    given = [rating[name] for name in NUMBERS if name in rating]
    if meaning in ("unproven", "satire"):
        return given == []
    value, best, worst = given
    ends = {"true": best, "false": worst}
    return 1 <= worst <= value <= best and worst < best and value == ends.get(meaning, value)


def empty(value):
    if isinstance(value, dict):
        return any(empty(item) for item in value.values())
    if isinstance(value, list):
        return not value or any(empty(item) for item in value)
    return value in (None, "")
