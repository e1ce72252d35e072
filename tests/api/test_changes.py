"""The log as partners follow it: every entry once, in order, each with the document it made public."""

import hashlib
import json

import pytest

from claims.models import LogEntry, PublishedCheck
from claims.publishing import verbs as publishing
from claims.publishing.verify import Entry, faults
from tests import factories

pytestmark = pytest.mark.django_db
CHANGES = "/api/v1/changes/"


@pytest.fixture
def history(people):
    """Published, another published, the first corrected, the second retracted."""
    first, second = factories.claim(people[0]), factories.claim(people[0])
    factories.published(*people, first)
    factories.published(*people, second)
    factories.correction(*people, first)
    publishing.retract(factories.retraction(people[0], second), by=people[1])
    return first.public_id, second.public_id


def follow(client, size):
    """Every entry a client sees that asks for `size` at a time and follows the links."""
    url, found = f"{CHANGES}?page_size={size}", []
    while url:
        answer = client.get(url).json()
        found += answer["results"]
        url = answer["next"]
    return found


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5])
def test_a_client_sees_every_entry_once_in_order_whatever_its_page_size(client, history, size):
    entries = follow(client, size)
    assert [entry["seq"] for entry in entries] == [1, 2, 3, 4]
    assert [entry["kind"] for entry in entries] == ["published", "published", "corrected", "retracted"]
    assert [entry["public_id"] for entry in entries] == [history[0], history[1], history[0], history[1]]


def test_a_copy_made_of_the_last_document_of_each_check_is_what_the_public_sees(client, history):
    copy = {entry["public_id"]: entry["document"] for entry in follow(client, 500)}
    assert copy == {
        row.public_id: json.loads(row.document.body) for row in PublishedCheck.objects.select_related("document")
    }
    assert copy[history[1]]["retraction"]["reason"]


def test_the_chain_can_be_recomputed_from_what_is_sent(client, history):
    sent = client.get(CHANGES).content.decode()
    entries = []
    for item in json.loads(sent)["results"]:
        body = json.dumps(item.pop("document"), ensure_ascii=False, separators=(",", ":"))
        assert hashlib.sha256(body.encode()).hexdigest() == item["document_sha256"]
        assert body in sent
        entries.append(Entry(**item, body=body))
        assert item["at"] == LogEntry.objects.get(pk=item["seq"]).at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    assert list(faults(entries)) == []


def test_after_the_last_entry_there_is_an_empty_answer(client, history):
    assert client.get(f"{CHANGES}?after=4").json() == {"next": None, "results": []}
    assert [entry["seq"] for entry in client.get(f"{CHANGES}?after=3").json()["results"]] == [4]


@pytest.mark.parametrize(
    ("query", "parameter", "code"),
    [
        ("after=-1", "after", "invalid_parameter"),
        ("after=x", "after", "invalid_parameter"),
        (f"after={'9' * 40}", "after", "invalid_parameter"),
        ("page_size=0", "page_size", "invalid_parameter"),
        ("page_size=501", "page_size", "invalid_parameter"),
        ("since=1", "since", "unknown_parameter"),
        ("after=1&after=2", "after", "repeated_parameter"),
    ],
)
def test_a_parameter_it_does_not_take_is_a_problem_that_names_it(client, query, parameter, code):
    answer = client.get(f"{CHANGES}?{query}")
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert (answer.json()["parameter"], answer.json()["code"]) == (parameter, code)
