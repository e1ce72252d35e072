import base64
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.publishing import verbs as publishing
from tests import factories

pytestmark = pytest.mark.django_db
LIST = "/api/v1/checks/"


def ids(answer):
    return [check["public_id"] for check in answer.json()["results"]]


def test_the_list_holds_whole_documents_newest_first(client, people):
    claims = [factories.claim(people[0]) for _ in range(3)]
    for claim in claims:
        factories.published(*people, claim)
    answer = client.get(LIST)
    assert answer["Content-Type"] == "application/json"
    assert ids(answer) == [claim.public_id for claim in reversed(claims)]
    detail = client.get(f"{LIST}{claims[0].public_id}/").json()
    assert detail == answer.json()["results"][-1]
    assert {"claim", "claimant", "appearances", "rating", "evidence", "publisher", "license"} <= set(detail)


def test_a_partner_walks_forth_and_back_while_checks_are_published(client, people):
    for _ in range(5):
        factories.published(*people)
    everything = ids(client.get(LIST))
    first = client.get(f"{LIST}?page_size=2")
    factories.published(*people)
    second = client.get(first.json()["next"])
    third = client.get(second.json()["next"])
    assert ids(first) + ids(second) + ids(third) == everything
    assert third.json()["next"] is None
    assert ids(client.get(third.json()["previous"])) == ids(second)


def test_checks_of_one_moment_are_walked_without_loss_and_a_cursor_tells_no_row_number(client, people, monkeypatch):
    moment = timezone.now()
    monkeypatch.setattr(publishing.timezone, "now", lambda: moment)
    for _ in range(4):
        factories.published(*people)
    everything = ids(client.get(LIST))
    walked, url = [], f"{LIST}?page_size=1"
    while url:
        answer = client.get(url)
        walked += ids(answer)
        url = answer.json()["next"]
    back = client.get(answer.json()["previous"])
    assert walked == everything
    assert ids(back) == everything[-2:-1]
    cursor = answer.json()["previous"].split("cursor=")[1]
    way, key = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode().split("|")
    assert (way, key) == ("b", everything[-1])


def test_filters_are_those_of_the_pages(client, people):
    chief = factories.user("chief editor")
    topic = factories.topic(chief)
    claim, other = factories.claim(people[0], topics=[topic]), factories.claim(people[0])
    factories.published(*people, claim)
    factories.published(*people, other)
    article = claim.appearances.get().article_version.article.public_id
    today = client.get(LIST).json()["results"][0]["first_published_at"][:10]
    for query in (f"topic={topic.slug}", f"claimant={claim.claimant.slug}", f"article={article}"):
        assert ids(client.get(f"{LIST}?{query}")) == [claim.public_id], query
    for query in ("rating=sebagian-benar", "language=id", "published_after=2020-01-01", "published_before=2090-01-01"):
        assert len(ids(client.get(f"{LIST}?{query}"))) == 2, query
    for query in ("rating=benar", "language=en", "published_before=2020-01-01", "topic=none"):
        assert ids(client.get(f"{LIST}?{query}")) == [], query
    assert today


@pytest.mark.parametrize(
    ("query", "code", "parameter"),
    [
        ("foo=1", "unknown_parameter", "foo"),
        ("rating__contains=x", "unknown_parameter", "rating__contains"),
        ("claim__verdicts__summary=x", "unknown_parameter", "claim__verdicts__summary"),
        ("language=xx", "invalid_parameter", "language"),
        ("published_after=soon", "invalid_parameter", "published_after"),
        ("page_size=0", "invalid_parameter", "page_size"),
        ("page_size=201", "invalid_parameter", "page_size"),
        ("page_size=000150999", "invalid_parameter", "page_size"),
        ("page_size=000001" + "9" * 30, "invalid_parameter", "page_size"),
        ("page_size=000001" + "9" * 5000, "invalid_parameter", "page_size"),
        ("page_size=٣", "invalid_parameter", "page_size"),
        ("cursor=forged", "invalid_cursor", "cursor"),
        ("cursor=Znx4fHk", "invalid_cursor", "cursor"),
        ("rating=a%00b", "invalid_parameter", "rating"),
        ("rating=a&rating=b", "repeated_parameter", "rating"),
    ],
)
def test_a_bad_parameter_is_named_in_a_problem_document(client, query, code, parameter):
    answer = client.get(f"{LIST}?{query}")
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    body = answer.json()
    assert (body["status"], body["code"], body["parameter"]) == (400, code, parameter)


def test_an_unknown_parameter_says_what_is_allowed(client):
    assert "published_after" in client.get(f"{LIST}?foo=1").json()["allowed"]


@pytest.mark.parametrize(
    ("method", "url", "status"),
    [
        ("get", f"{LIST}zzzzzzzzzz/", 404),
        ("post", LIST, 405),
        ("delete", LIST, 405),
        ("get", "/api/v1/drafts/", 404),
        ("get", f"{LIST}?format=xml", 400),
        ("get", "/api/v1/checks.xml", 404),
        ("get", "/api/v1/checks/a%0Ab/", 404),
        ("get", "/api/v1/%FF%00/", 404),
        ("get", "/api/v1/topics.jsonld", 404),
    ],
)
def test_every_error_is_a_problem_document(client, method, url, status):
    answer = getattr(client, method)(url)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert answer.json()["status"] == status


def test_a_draft_and_what_never_was_get_the_same_answer(client, people):
    draft = factories.in_review(people[0])
    answers = [client.get(f"{LIST}{key}/") for key in (draft.claim.public_id, "zzzzzzzzzz")]
    assert answers[0].content == answers[1].content


def test_a_check_is_revalidated_by_the_hash_of_its_document(client, people):
    entry = factories.published(*people)
    url = f"{LIST}{entry.public_id}/"
    answer = client.get(url)
    assert answer["ETag"] == f'"{entry.document_sha256}"'
    again = client.get(url, headers={"if-none-match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    head = client.head(url)
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", answer["ETag"])
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_a_retraction_reaches_partners_as_a_tombstone(client, people):
    claim = factories.claim(people[0])
    factories.published(*people, claim)
    publishing.retract(factories.retraction(people[0], claim), by=people[1])
    (check,) = client.get(LIST).json()["results"]
    assert (check["state"], check["retraction"]["reason"]) == ("retracted", "Sumber utama ditarik.")
    assert "rating" not in check


@pytest.mark.parametrize("url", [LIST, "/claims/", "/"])
def test_the_number_of_queries_does_not_grow_with_the_rows_and_none_is_editorial(client, people, url):
    factories.published(*people)
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get(url)
    for _ in range(4):
        factories.published(*people)
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(one) == len(many)
    for query in many:
        for table in (
            'claims_claim"',
            'claims_verdict"',
            "claims_evidence",
            "claims_event",
            "claims_source",
            "claims_user",
        ):
            assert table not in query["sql"]


def test_stored_bodies_pass_through_byte_for_byte(client, people):
    entry = factories.published(*people)
    assert client.get(f"{LIST}{entry.public_id}/").content.decode() == entry.document.body
    assert entry.document.body in client.get(LIST).content.decode()
    assert json.loads(entry.document.body)["url"].startswith("http")


@pytest.mark.parametrize("name", ["published_after", "published_before"])
@pytest.mark.parametrize("day", ["0001-01-01", "1900-01-01", "9999-12-31"])
@pytest.mark.parametrize("url", [LIST, "/claims/"])
def test_a_day_at_the_end_of_the_calendar_is_answered_or_refused(client, url, day, name):
    assert client.get(f"{url}?{name}={day}").status_code == (200 if day.startswith("1900") else 400)
