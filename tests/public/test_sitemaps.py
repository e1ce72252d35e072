"""Sitemaps list every public page once, in parts of a bounded size, with its languages and when it changed."""

from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.core.management import call_command

from claims.models import PublishedArticle, PublishedCheck
from claims.publishing import mapping
from claims.publishing import verbs as publishing
from tests import factories

pytestmark = pytest.mark.django_db
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def read(client, url="/sitemap.xml"):
    answer = client.get(url)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/xml")
    return ElementTree.fromstring(answer.content)


def parts(client):
    root = read(client)
    assert root.tag == f"{MAP}sitemapindex"
    return [urlsplit(loc.text).path for loc in root.iter(f"{MAP}loc")]


def listed(client):
    """Path to its element, of all parts."""
    found = {}
    for part in parts(client):
        for url in read(client, part).findall(f"{MAP}url"):
            loc = url.findtext(f"{MAP}loc")
            assert loc.startswith(settings.SITE_URL)
            assert loc not in found
            found[loc] = url
    return {loc.removeprefix(settings.SITE_URL): url for loc, url in found.items()}


@pytest.fixture
def claim(people):
    version = factories.article(people[0], outlet=factories.outlet(people[0]))
    topic = factories.topic(factories.user("chief editor"))
    claim = factories.claim(people[0], version, topics=[topic])
    factories.published(*people, claim)
    return claim


def test_every_public_page_is_listed_with_its_languages_and_answers(client, people, claim):
    pages = listed(client)
    kinds = {path.removeprefix("/id").split("/")[1] for path in pages}
    assert {"", "claims", "articles", "claimants", "topics", "outlets", "corrections", "methodology"} <= kinds
    assert {"statistics", "sources", "ratings"} <= kinds
    for path, url in pages.items():
        assert client.get(path).status_code == 200
        links = {link.get("hreflang"): link.get("href") for link in url.iter(LINK)}
        assert set(links) == {"en", "id"}
        assert settings.SITE_URL + path in links.values()
        assert url.findtext(f"{MAP}lastmod").endswith("Z")


def test_a_check_is_listed_at_its_canonical_address_alone_with_its_last_change(client, people, claim):
    factories.correction(*people, claim)
    pages = listed(client)
    [path] = [path for path in pages if claim.public_id in path]
    assert path.startswith("/id/claims/")
    row = PublishedCheck.objects.get(public_id=claim.public_id)
    assert pages[path].findtext(f"{MAP}lastmod") == f"{row.modified_at:%Y-%m-%dT%H:%M:%SZ}"
    assert f'<link rel="canonical" href="{settings.SITE_URL}{path}">' in client.get(path).content.decode()
    publishing.retract(factories.retraction(people[0], claim), by=people[1])
    assert path in listed(client)


def test_parts_are_bounded_and_whole_and_a_check_stays_in_its_part(client, people, claim, monkeypatch):
    monkeypatch.setattr(mapping, "PART", 4)
    call_command("generate_checks", "9")
    before = {part: read(client, part) for part in parts(client)}
    assert all(len(root) <= 4 for part, root in before.items() if "/pages/" not in part)
    paths = listed(client)
    assert sum(path.removeprefix("/id").startswith("/claims/") for path in paths) == PublishedCheck.objects.count() + 2
    assert sum("/articles/" in path for path in paths) == 2 * PublishedArticle.objects.count()
    factories.correction(*people, claim)
    of_claim = [
        part for part in parts(client) if claim.public_id in client.get(part).content.decode() and "checks" in part
    ]
    assert of_claim == ["/sitemaps/checks/1.xml"]


@pytest.mark.parametrize(
    "path", ["checks/0.xml", "checks/2.xml", "drafts/1.xml", "pages/2.xml", "articles/99999999999999999999.xml"]
)
def test_a_part_that_is_not_there_is_not_found(client, claim, path):
    assert client.get(f"/sitemaps/{path}").status_code == 404


def test_a_part_costs_the_same_few_queries_whatever_it_lists(client, claim, django_assert_num_queries):
    for part in ("checks", "articles", "claimants", "topics", "outlets"):
        with django_assert_num_queries(3):
            client.get(f"/sitemaps/{part}/1.xml")


def test_robots_names_the_sitemap_unless_nothing_is_to_be_indexed(client, settings):
    assert client.get("/robots.txt").content.decode().endswith(f"Sitemap: {settings.SITE_URL}/sitemap.xml\n")
    settings.DEMO = True
    assert client.get("/robots.txt").content.decode() == "User-agent: *\nDisallow: /\n"
