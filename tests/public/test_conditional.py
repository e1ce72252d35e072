"""Whoever has the present answer is told so without it, and whoever has an earlier one gets the new one."""

import pytest
from django.utils.http import http_date

from claims import conditional
from claims.models import PublishedCheck, PublishedPage
from claims.publishing import pages, reading
from claims.publishing import verbs as publishing
from claims.publishing.statements import publish_statement
from claims.workflow import statements
from tests import factories

pytestmark = pytest.mark.django_db
OLD = "Sat, 01 Jan 2000 00:00:00 GMT"
# Every kind of public address that a correction changes, by the address a reader would ask.
KINDS = (
    "/", "/id/", "/claims/", "claim", "claim in Indonesian", "article", "claimant", "topic", "outlet", "/corrections/",
    "/feeds/checks.atom", "/feeds/checks.json", "/feeds/corrections.atom", "/id/feeds/corrections.json", "/sitemap.xml",
    "/sitemaps/checks/1.xml", "embed", "oembed", "card",
)  # fmt: skip
STATED = ("/methodology/", "/about/", "/methodology/versions/1/", "/sitemaps/pages/1.xml")


@pytest.fixture
def claim(people):
    version = factories.article(people[0], outlet=factories.outlet(people[0]))
    claim = factories.claim(people[0], version, topics=[factories.topic(factories.user("chief editor"))])
    factories.published(*people, claim)
    return claim


def address(kind, claim):
    check = reading.parsed(PublishedCheck.objects.select_related("document").get(public_id=claim.public_id).document)
    article = check["appearances"][0]["article"]
    return {
        "claim": check["path"],
        "claim in Indonesian": f"/id{check['path']}",
        "article": article["path"],
        "claimant": f"/claimants/{check['claimant']['slug']}/",
        "topic": f"/topics/{check['claim']['topics'][0]['slug']}/",
        "outlet": article["outlet"]["path"],
        "embed": f"/embed/claims/{claim.public_id}/",
        "oembed": f"/oembed/?url={check['url']}",
        "card": f"/claims/{claim.public_id}/card.png",
    }.get(kind, kind)


def test_nothing_changed_is_304_without_a_body_and_head_says_what_get_would(client, claim):
    for kind in (*KINDS, *STATED):
        url = address(kind, claim)
        first = client.get(url)
        assert (first.status_code, first["Cache-Control"]) == (200, "no-cache"), kind
        for headers in ({"if-none-match": first["ETag"]}, {"if-modified-since": first["Last-Modified"]}):
            again = client.get(url, headers=headers)
            assert (again.status_code, again.content) == (304, b""), kind
            assert (again["ETag"], again["Cache-Control"]) == (first["ETag"], "no-cache"), kind
        head = client.head(url)
        assert (head.status_code, head.content, head["ETag"]) == (200, b"", first["ETag"]), kind
        assert client.get(url, headers={"if-modified-since": OLD}).content == first.content, kind


def test_a_correction_and_a_retraction_are_sent_at_once(client, people, claim):
    urls = {kind: address(kind, claim) for kind in KINDS}
    before = {kind: client.get(url)["ETag"] for kind, url in urls.items()}
    factories.correction(*people, claim)
    after = {kind: client.get(url, headers={"if-none-match": before[kind]}) for kind, url in urls.items()}
    assert [kind for kind, answer in after.items() if answer.status_code != 200] == []
    assert [kind for kind, answer in after.items() if answer["ETag"] == before[kind]] == []
    publishing.retract(factories.retraction(people[0], claim), by=people[1])
    last = {kind: client.get(url, headers={"if-none-match": after[kind]["ETag"]}) for kind, url in urls.items()}
    assert [kind for kind, answer in last.items() if answer.status_code != 200] == []


def test_a_new_version_of_a_statement_is_sent_at_once(client, claim):
    before = {url: client.get(url)["ETag"] for url in STATED}
    chief = factories.user("chief editor")
    for name in ("methodology", "about"):
        draft = statements.draft_statement(by=chief, kind=name, texts={"en": "Otherwise."})
        publish_statement(draft, by=chief)
    after = {url: client.get(url, headers={"if-none-match": before[url]}) for url in STATED}
    assert [url for url, answer in after.items() if answer.status_code != 200] == []


def test_other_templates_make_another_answer(client, claim, monkeypatch):
    urls = [address(kind, claim) for kind in (*KINDS, *STATED)]
    before = {url: client.get(url)["ETag"] for url in urls}
    monkeypatch.setattr(pages, "version", lambda: "another version.")
    assert [url for url in urls if client.get(url, headers={"if-none-match": before[url]}).status_code != 200] == []


def test_a_reader_who_has_the_page_is_answered_without_reading_it(client, claim, django_assert_num_queries):
    path = address("claim", claim)
    etag = client.get(path)["ETag"]
    PublishedPage.objects.update(html="never sent")
    with django_assert_num_queries(1) as asked:
        assert client.get(path, headers={"if-none-match": etag}).status_code == 304
    assert "publishedpage" not in asked[0]["sql"]


def test_a_list_is_confirmed_from_one_question(client, claim, django_assert_num_queries):
    for kind in ("/", "/claims/", "article", "/feeds/checks.atom"):
        url = address(kind, claim)
        etag = client.get(url)["ETag"]
        with django_assert_num_queries(1):
            assert client.get(url, headers={"if-none-match": etag}).status_code == 304


def test_one_language_is_never_confirmed_with_the_tag_of_another(client, claim):
    for kind in ("/", "/claims/", address("claim", claim)):
        tags = {client.get(prefix + kind)["ETag"] for prefix in ("", "/id")}
        assert len(tags) == 2


def test_an_error_has_no_validators_and_is_never_confirmed(client, claim):
    known = client.get("/corrections/")["ETag"]
    for url in ("/topics/none/", "/claims/zzzzzzzzzz/x/", "/nothing/", "/claims/?published_after=x"):
        for headers in ({}, {"if-none-match": "*"}, {"if-modified-since": http_date(4e9)}, {"if-none-match": known}):
            answer = client.get(url, headers=headers)
            assert answer.status_code in (400, 404), (url, headers)
            assert not {"ETag", "Last-Modified"} & set(answer.headers), (url, headers)


def test_private_work_changes_no_tag(client, people, claim):
    urls = ("/", "/claims/", "/corrections/", address("claim", claim), "/feeds/checks.json", "/sitemap.xml")
    before = {url: (client.get(url)["ETag"], client.get(url)["Last-Modified"]) for url in urls}
    factories.in_review(people[0])
    assert {url: (client.get(url)["ETag"], client.get(url)["Last-Modified"]) for url in urls} == before


def test_what_was_published_before_the_process_started_is_dated_by_its_start(client, claim, monkeypatch):
    """Its templates may be new: a date alone could not tell."""
    later = conditional.STARTED.replace(year=conditional.STARTED.year + 1)
    monkeypatch.setattr(conditional, "STARTED", later)
    assert client.get(address("claim", claim))["Last-Modified"] == http_date(later.timestamp())


def test_tags_are_strong_where_bytes_are_fixed_and_weak_elsewhere(client, claim):
    strong = {kind: not client.get(address(kind, claim))["ETag"].startswith("W/") for kind in KINDS}
    assert {kind for kind, is_strong in strong.items() if is_strong} == {
        "claim",
        "claim in Indonesian",
        "embed",
        "oembed",
    }
