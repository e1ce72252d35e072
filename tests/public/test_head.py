"""What the head of every public page says: where it is, in which languages, what it is about, where its feeds are."""

import json
import re

import pytest
from django.conf import settings

from claims.models import PublishedCheck
from claims.publishing import reading
from claims.publishing import verbs as publishing
from tests import factories

pytestmark = pytest.mark.django_db
MARKUP = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture
def claim(people):
    version = factories.article(people[0], outlet=factories.outlet(people[0]))
    claim = factories.claim(people[0], version, topics=[factories.topic(factories.user("chief editor"))])
    factories.published(*people, claim)
    return claim


@pytest.fixture
def check(claim):
    return reading.parsed(PublishedCheck.objects.select_related("document").get().document)


@pytest.fixture
def paths(check):
    article = check["appearances"][0]["article"]
    return {
        "home": "/", "list": "/claims/", "narrowed": "/claims/?topic=x", "claim": check["path"], "article": article["path"],
        "claimant": f"/claimants/{check['claimant']['slug']}/", "topic": f"/topics/{check['claim']['topics'][0]['slug']}/",
        "outlet": article["outlet"]["path"], "corrections": "/corrections/", "methodology": "/methodology/",
    }  # fmt: skip


def metas(page):
    found = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', page)
    assert len(dict(found)) == len(found)
    return dict(found)


def links(page, rel):
    return [dict(re.findall(r'([\w-]+)="([^"]*)"', link)) for link in re.findall(rf'<link rel="{rel}"[^>]*>', page)]


def test_every_page_names_its_own_address_and_its_languages(client, paths, check):
    for name, path in paths.items():
        for prefix, language in (("", "en"), ("/id", "id")):
            page = client.get(prefix + path).content.decode()
            [canonical] = links(page, "canonical")
            own = check["url"] if name == "claim" else settings.SITE_URL + prefix + path
            assert canonical["href"] == own
            alternates = {link["hreflang"]: link["href"] for link in links(page, "alternate") if "hreflang" in link}
            assert alternates == {
                "en": settings.SITE_URL + path, "id": f"{settings.SITE_URL}/id{path}", "x-default": settings.SITE_URL + path,
            }  # fmt: skip
            meta = metas(page)
            assert meta["og:url"] == own
            assert meta["og:locale"].startswith(language)
            assert meta["description"] == meta["og:description"] != ""
            assert meta["og:title"]
            assert meta["og:site_name"] == "Factcheck Workbench"
            assert meta["twitter:card"] in ("summary", "summary_large_image")


def test_what_does_not_shape_a_page_is_not_in_its_address(client, claim):
    page = client.get("/claims/?utm_source=x&language=id&rating=").content.decode()
    assert links(page, "canonical")[0]["href"] == f"{settings.SITE_URL}/claims/?language=id"
    assert links(client.get("/?language=id").content.decode(), "canonical")[0]["href"] == f"{settings.SITE_URL}/"


def test_feeds_are_named_where_they_belong_with_the_filters_of_the_page(client, paths, check):
    slug = check["claimant"]["slug"]
    wanted = {
        "home": ["checks.atom", "checks.json", "corrections.atom", "corrections.json"],
        "list": ["checks.atom", "checks.json"],
        "narrowed": ["checks.atom?topic=x", "checks.json?topic=x"],
        "claimant": [f"checks.atom?claimant={slug}", f"checks.json?claimant={slug}"],
        "corrections": ["corrections.atom", "corrections.json"],
    }
    for name, feeds in wanted.items():
        for prefix in ("", "/id"):
            page = client.get(prefix + paths[name]).content.decode()
            found = [link["href"] for link in links(page, "alternate") if "hreflang" not in link]
            assert found == [f"{settings.SITE_URL}{prefix}/feeds/{feed}" for feed in feeds]
            assert all(client.get(url.removeprefix(settings.SITE_URL)).status_code == 200 for url in found)


def test_the_claim_page_shares_its_rating_claim_and_summary(client, check):
    meta = metas(client.get(check["path"]).content.decode())
    assert meta["og:type"] == "article"
    assert meta["og:title"] == f"Partly true: {check['claim']['text']}"
    assert meta["og:description"] == check["summary"]


def test_a_retracted_check_shares_that_it_was_taken_back(client, people, claim, check):
    publishing.retract(factories.retraction(people[0], claim), by=people[1])
    page = client.get(check["path"]).content.decode()
    meta = metas(page)
    assert meta["og:title"] == f"Retracted: {check['claim']['text']}"
    assert meta["description"] == "Sumber utama ditarik."
    assert links(page, "canonical")[0]["href"] == check["url"]


def test_markup_says_what_kind_of_page_it_is_and_one_review_stands_on_one_page(client, paths, check):
    kinds = {}
    for name, path in paths.items():
        found = [json.loads(text) for text in MARKUP.findall(client.get(path).content.decode())]
        kinds[name] = sorted(each["@type"] for each in found)
        for each in found:
            if each["@type"] == "BreadcrumbList":
                positions = [item["position"] for item in each["itemListElement"]]
                assert positions == list(range(1, len(positions) + 1))
                assert all(
                    item["name"] and item["item"].startswith(settings.SITE_URL) for item in each["itemListElement"]
                )
            if each["@type"] == "CollectionPage":
                article = check["appearances"][0]["article"]
                assert each["about"]["@type"] == "NewsArticle"
                assert (each["about"]["headline"], each["about"]["url"]) == (article["title"], article["url"])
    assert kinds["claim"] == ["BreadcrumbList", "ClaimReview"]
    assert kinds["article"] == ["BreadcrumbList", "CollectionPage"]
    assert kinds["claimant"] == kinds["topic"] == kinds["outlet"] == ["BreadcrumbList"]
    assert kinds["home"] == kinds["list"] == kinds["corrections"] == []


def test_an_error_has_no_address_of_its_own(client):
    page = client.get("/nothing/").content.decode()
    assert links(page, "canonical") == links(page, "alternate") == []


def test_hostile_words_stay_text_in_the_head(client, people):
    text = 'A "claim" <b> & \u202e more'
    factories.published(*people, factories.claim(people[0], text=text))
    check = reading.parsed(PublishedCheck.objects.select_related("document").get().document)
    page = client.get(check["path"]).content.decode()
    assert metas(page)["og:title"] == "Partly true: A &quot;claim&quot; &lt;b&gt; &amp; \u202e more"
