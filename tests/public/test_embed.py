"""A check on other people's pages: the card in a frame, and oEmbed 1.0."""

import html
import re
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.conf import settings

from claims.models import PublishedCheck
from claims.publishing import reading
from claims.publishing import verbs as publishing
from tests import factories

pytestmark = pytest.mark.django_db
KILOBYTES_20 = 20 * 1024


@pytest.fixture
def claim(people):
    claim = factories.claim(people[0])
    factories.published(*people, claim)
    return claim


def document(claim):
    return reading.parsed(PublishedCheck.objects.select_related("document").get(public_id=claim.public_id).document)


def card(client, claim, lang=""):
    answer = client.get(f"/embed/claims/{claim.public_id}/{lang and f'?lang={lang}'}")
    assert answer.status_code == 200
    return answer, answer.content.decode()


def test_the_card_may_be_framed_by_anybody_and_no_other_page_by_anyone(client, claim):
    answer, _page = card(client, claim)
    assert "X-Frame-Options" not in answer
    assert "frame-ancestors *" in answer["Content-Security-Policy"]
    etag = answer["ETag"]
    again = client.get(f"/embed/claims/{claim.public_id}/", headers={"if-none-match": etag})
    assert (again.status_code, "X-Frame-Options" in again) == (304, False)
    assert "frame-ancestors *" in again["Content-Security-Policy"]
    for url in (
        "/",
        document(claim)["path"],
        f"/oembed/?url={document(claim)['url']}",
        "/feeds/checks.atom",
        "/admin/",
    ):
        other = client.get(url, follow=True)
        assert other["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in other["Content-Security-Policy"]


def test_the_card_has_no_script_no_cookie_and_nothing_from_elsewhere_and_is_small(client, claim):
    answer, page = card(client, claim)
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'; style-src 'self';" in policy
    assert "script-src" not in policy
    assert not answer.cookies
    assert "<script" not in page
    assert " style=" not in page
    assert "<form" not in page
    sheets = re.findall(r'<link rel="stylesheet" href="/static/([^"]+)"', page)
    assert sheets == ["claims/tokens.css", "claims/embed.css"]
    loaded = [(Path("claims/static") / sheet).read_bytes() for sheet in sheets]
    assert len(page.encode()) + sum(map(len, loaded)) < KILOBYTES_20


def test_links_of_the_card_open_beside_the_page_that_frames_it(client, claim):
    _answer, page = card(client, claim)
    links = re.findall(r"<a [^>]*>", page)
    assert links
    assert all('target="_blank"' in link and 'rel="noopener"' in link for link in links)
    assert all(f'href="{document(claim)["url"]}"' in link for link in links)


def test_the_card_speaks_the_language_asked_for_else_that_of_the_check(client, claim):
    for lang, word in (
        ("en", "Partly true"),
        ("id", "Sebagian benar"),
        ("", "Sebagian benar"),
        ("xx", "Sebagian benar"),
    ):
        answer, page = card(client, claim, lang)
        assert word in page
        assert answer["Content-Language"] == ("en" if lang == "en" else "id")
        assert f'<html lang="{answer["Content-Language"]}">' in page


def test_the_card_shows_corrections_and_a_retraction(client, people, claim):
    factories.correction(*people, claim)
    _answer, page = card(client, claim, "en")
    assert "It was rated “Partly true”; it is now “False”." in page
    publishing.retract(factories.retraction(people[0], claim), by=people[1])
    _answer, page = card(client, claim, "en")
    assert "Sumber utama ditarik." in page
    assert "rating-false" not in page
    assert claim.text in page


def test_what_is_not_published_has_no_card(client, people):
    draft = factories.in_review(people[0]).claim
    for public_id in (draft.public_id, "zzzzzzzzzz"):
        assert client.get(f"/embed/claims/{public_id}/").status_code == 404


def test_the_claim_page_leads_to_an_oembed_answer_with_all_it_must_have(client, claim):
    page = client.get(document(claim)["path"]).content.decode()
    for kind, media_type in (("json", "application/json"), ("xml", "text/xml")):
        [href] = re.findall(rf'<link rel="alternate" type="{media_type}\+oembed" title="[^"]+" href="([^"]+)">', page)
        parts = urlsplit(html.unescape(href))
        answer = client.get(f"{parts.path}?{parts.query}")
        assert answer.status_code == 200
        assert answer["Content-Type"] == f"{media_type}; charset=utf-8"
        if kind == "json":
            found = answer.json()
        else:
            found = {child.tag: child.text for child in ElementTree.fromstring(answer.content)}
        assert (found["version"], found["type"]) == ("1.0", "rich")
        assert int(found["width"]) == 600
        assert int(found["height"]) > 100
        assert int(found["cache_age"]) > 0
        assert found["provider_name"] == "Factcheck Workbench"
        assert found["title"] == f"Sebagian benar: {claim.text}"
        frame = re.fullmatch(r'<iframe src="([^"]+)" width="600" height="(\d+)" .*></iframe>', found["html"])
        assert client.get(html.unescape(frame[1]).removeprefix(settings.SITE_URL)).status_code == 200


def test_any_prefix_and_any_old_slug_leads_to_the_check(client, claim):
    site, key = settings.SITE_URL, claim.public_id
    known = [f"{site}/claims/{key}/", f"{site}/en/claims/{key}/x/", f"{site}/id/claims/{key}/old-slug/?utm=x#e",
             f"{site}/claims/{key}", site.replace("http:", "https:") + f"/claims/{key}/x/"]  # fmt: skip
    for url in known:
        answer = client.get("/oembed/", {"url": url})
        assert answer.status_code == 200, url
        wanted = "id" if "/id/" in url else "en"
        assert f"?lang={wanted}" in answer.json()["html"]


def test_sizes_stay_within_what_was_asked_for(client, claim):
    url = document(claim)["url"]
    found = client.get("/oembed/", {"url": url, "maxwidth": "300", "maxheight": "200"}).json()
    assert (found["width"], found["height"]) == (300, 200)
    assert "thumbnail_url" not in found
    narrow, wide = (client.get("/oembed/", {"url": url, "maxwidth": most}).json() for most in ("320", "5000"))
    assert wide["width"] == 600
    assert narrow["height"] > wide["height"]
    for wrong in ("x", "-1", "0", "9" * 9, "٣"):
        assert client.get("/oembed/", {"url": url, "maxwidth": wrong}).status_code == 400


def test_foreign_unknown_and_missing_addresses_are_not_found_and_other_formats_not_implemented(client, people, claim):
    site, path = settings.SITE_URL, document(claim)["path"]
    draft = factories.in_review(people[0]).claim.public_id
    wrong = ["", "x", f"https://elsewhere.example{path}", f"{site}.evil.example{path}", f"{site}/claims/zzzzzzzzzz/",
             f"{site}/claims/{draft}/", f"http:///claims/{claim.public_id}/",
             f"{site}/articles/{claim.public_id}/x/", f"javascript:{path}", "http://[",
             f"{site}/claims/{claim.public_id}/card.png", f"{site}/claims/a\x00b/", f"{site}{path}\n"]  # fmt: skip
    for url in wrong:
        assert client.get("/oembed/", {"url": url}).status_code == 404, url
    assert client.get("/oembed/").status_code == 404
    assert client.get("/oembed/", {"url": site + path, "format": "yaml"}).status_code == 501
