"""Conditional requests, caches, and other sites' scripts: what the headers of the API promise."""

import pytest

from claims.publishing import verbs as publishing
from tests import factories
from tests.api.test_formats import KINDS

pytestmark = pytest.mark.django_db
LIST = "/api/v1/checks/"
ADDRESSES = (
    *(f"/api/v1/{kind}/" for kind in KINDS), "/api/v1/checks.csv", "/api/v1/checks.jsonld", f"{LIST}?page_size=1",
    f"{LIST}?expand=claimant&fields=claimant", f"{LIST}?topic=none", f"{LIST}?q=persen", f"{LIST}?ordering=modified",
)  # fmt: skip


@pytest.fixture
def entry(people):
    return factories.published(*people)


def all_of(entry):
    return (*ADDRESSES, f"{LIST}{entry.public_id}/", f"{LIST}{entry.public_id}.jsonld")


def test_every_answer_has_a_strong_tag_and_a_date_and_is_asked_for_again_before_each_use(client, entry):
    for url in all_of(entry):
        answer = client.get(url)
        assert answer.status_code == 200, url
        assert answer["ETag"].startswith('"'), url
        assert answer["Last-Modified"].endswith("GMT"), url
        assert answer["Cache-Control"] == "no-cache", url


def test_nothing_new_is_304_without_a_body_and_head_says_what_get_would(client, entry):
    for url in all_of(entry):
        answer = client.get(url)
        same = client.get(url, headers={"if-none-match": answer["ETag"]})
        assert (same.status_code, same.content, same["ETag"]) == (304, b"", answer["ETag"]), url
        assert client.get(url, headers={"if-modified-since": answer["Last-Modified"]}).status_code == 304, url
        head = client.head(url)
        assert (head.status_code, head.content, head["ETag"]) == (200, b"", answer["ETag"]), url
        assert client.get(url, headers={"if-none-match": f"W/{answer['ETag']}"}).status_code == 304, url
        assert client.get(url, headers={"if-none-match": '"none"'}).status_code == 200, url


def test_a_correction_is_sent_to_whoever_had_the_list(client, people):
    claim = factories.claim(people[0])
    factories.published(*people, claim)
    urls = (LIST, "/api/v1/checks.csv", f"{LIST}{claim.public_id}/", "/api/v1/corrections/", "/api/v1/articles/")
    before = {url: client.get(url)["ETag"] for url in urls}
    factories.correction(*people, claim)
    for url, tag in before.items():
        assert client.get(url, headers={"if-none-match": tag}).status_code == 200, url


def test_nothing_new_of_a_list_costs_one_question(client, entry, django_assert_num_queries):
    tag = client.get(LIST)["ETag"]
    with django_assert_num_queries(1):
        assert client.get(LIST, headers={"if-none-match": tag}).status_code == 304


def test_one_format_is_never_confirmed_with_the_tag_of_another(client, entry):
    tag = client.get(LIST)["ETag"]
    for accept in ("text/csv", "application/jsonl", "application/ld+json"):
        answer = client.get(LIST, headers={"accept": accept, "if-none-match": tag})
        assert answer.status_code == 200
    assert client.get(f"{LIST}?cursor=forged", headers={"if-none-match": tag}).status_code == 400
    assert client.get(f"{LIST}?rating=%00", headers={"if-none-match": tag}).status_code == 400


def test_a_tag_tells_nothing_of_what_was_asked(client, entry):
    """What somebody filters by must not be told by a header that others may log."""
    assert client.get(f"{LIST}?rating=sebagian-benar")["ETag"] == client.get(f"{LIST}?language=id")["ETag"]


def test_a_page_of_another_site_may_read_and_see_the_headers_it_needs(client, entry):
    for url in (*all_of(entry), f"{LIST}zzzzzzzzzz/", f"{LIST}?foo=1", "/api/v1/nowhere/"):
        assert client.get(url, headers={"origin": "https://partner.example"})["Access-Control-Allow-Origin"] == "*"
    exposed = client.get(LIST)["Access-Control-Expose-Headers"]
    assert {"ETag", "Link", "Retry-After"} <= set(exposed.split(", "))


def test_a_preflight_is_answered_with_what_may_be_asked(client, entry):
    for url in all_of(entry):
        asked = {"origin": "https://partner.example", "access-control-request-method": "GET",
                 "access-control-request-headers": "authorization, if-none-match"}  # fmt: skip
        answer = client.options(url, headers=asked)
        assert (answer.status_code, answer.content) == (204, b"")
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert answer["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
        assert {"authorization", "if-none-match"} <= set(answer["Access-Control-Allow-Headers"].lower().split(", "))
        assert answer["Allow"] == "GET, HEAD, OPTIONS"
        assert "Access-Control-Allow-Credentials" not in answer


def test_a_tombstone_has_validators_too(client, people):
    claim = factories.claim(people[0])
    factories.published(*people, claim)
    publishing.retract(factories.retraction(people[0], claim), by=people[1])
    answer = client.get(f"{LIST}{claim.public_id}/")
    assert client.get(f"{LIST}{claim.public_id}/", headers={"if-none-match": answer["ETag"]}).status_code == 304
