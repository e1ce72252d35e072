"""Partners who wait for changes: told at once, however they wait, and never in the way of others."""

import json
import threading
import urllib.error
import urllib.request
from contextlib import contextmanager
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection

from claims.api import changes
from claims.management.databases import connect
from claims.publishing import verbs as publishing
from claims.publishing import waiting
from tests import factories
from tests.support import server

CHANGES = "/api/v1/changes/"
EVENTS = {"Accept": "text/event-stream"}


@pytest.fixture
def approved(committed_db):
    reporter, reviewer = factories.user("reporter"), factories.user("reviewer")
    verdict = factories.approved(reporter, reviewer)

    def publish():
        try:
            publishing.publish(verdict, by=reviewer)
        finally:
            connection.close()

    return publish


@pytest.fixture
def base(committed_db):
    with server.running() as (url, _pid):
        yield url


def got(url):
    with urllib.request.urlopen(url, timeout=40) as answer:
        return json.load(answer)


@contextmanager
def stream(base, query="", **headers):
    """The lines of a stream of events as they come."""
    line = HTTPConnection(urlsplit(base).netloc, timeout=20)
    try:
        line.request("GET", f"{CHANGES}{query}", headers=EVENTS | headers)
        yield line.getresponse()
    finally:
        line.close()


def event(answer):
    """The next event, as {"id": …, "data": …}."""
    lines = {}
    while "data" not in lines:
        name, _colon, value = answer.readline().decode().rstrip("\n").partition(": ")
        lines |= {name: value} if name in ("id", "data") else {}
    return {"id": int(lines["id"]), "data": json.loads(lines["data"])}


@pytest.fixture
def asked(committed_db):
    """What each connection of the server asked last."""

    def last_queries():
        with connect(settings.ADMIN_DATABASE, committed_db) as watcher:
            rows = watcher.execute(
                "SELECT query FROM pg_stat_activity WHERE datname = %s AND usename = %s",
                [committed_db, settings.READER_ROLE],
            )
            return [query for (query,) in rows.fetchall()]

    return last_queries


def until(condition):
    for _attempt in range(1000):
        if found := condition():
            return found
        threading.Event().wait(0.01)
    raise AssertionError("it never came")


def test_who_waits_is_answered_when_something_is_published(base, approved, asked):
    answers = []
    reader = threading.Thread(target=lambda: answers.append(got(f"{base}{CHANGES}?wait=30")))
    reader.start()
    until(lambda: waiting.HEAD in asked())
    approved()
    reader.join(timeout=20)
    assert [entry["seq"] for entry in answers[0]["results"]] == [1]


def test_who_waits_for_nothing_gets_an_empty_answer_when_the_time_is_over(base, approved):
    assert got(f"{base}{CHANGES}?wait=1") == {"next": None, "results": []}


def test_who_waits_for_what_is_there_already_is_answered_at_once(base, approved, asked):
    approved()
    assert [entry["seq"] for entry in got(f"{base}{CHANGES}?wait=30")["results"]] == [1]
    assert waiting.HEAD not in asked()


def test_a_stream_tells_what_was_and_what_comes_each_with_its_number(base, approved):
    reporter, reviewer = factories.user("reporter"), factories.user("reviewer")
    first = factories.published(reporter, reviewer)
    with stream(base) as answer:
        assert answer.headers["Content-Type"].startswith("text/event-stream")
        was = event(answer)
        assert (was["id"], was["data"]["public_id"]) == (1, first.public_id)
        approved()
        comes = event(answer)
    assert (comes["id"], comes["data"]["kind"]) == (2, "published")
    assert comes["data"]["document"]["public_id"] == comes["data"]["public_id"]
    with stream(base, "?after=0", **{"Last-Event-ID": "1"}) as answer:
        assert event(answer)["id"] == 2


def test_a_stream_whose_reader_has_gone_frees_its_place_at_the_next_word(base, approved):
    with stream(base) as one, stream(base) as other:
        assert (one.status, other.status) == (200, 200)
    approved()  # whoever is written to is found to be gone, if not before

    def served():
        with stream(base) as answer:
            return answer.status == 200

    assert until(served)


def test_readers_beyond_the_places_are_sent_away_and_everybody_else_is_served(base, approved, asked):
    with stream(base) as one, stream(base) as other:
        assert (one.status, other.status) == (200, 200)
        for headers in (EVENTS, {}):
            with pytest.raises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(urllib.request.Request(f"{base}{CHANGES}?wait=30", headers=headers), timeout=20)
            assert (refused.value.code, refused.value.headers["Retry-After"]) == (503, "5")
            assert json.load(refused.value)["code"] == "too_many_waiting"
        for _request in range(20):
            assert got(f"{base}{CHANGES}") == {"next": None, "results": []}
        # Two wait, one listens for both, and nobody else holds a connection.
        assert until(lambda: asked() == [waiting.HEAD])


@pytest.mark.parametrize("hears", [True, False], ids=["called", "on a replica, looking"])
def test_a_reader_in_this_process_is_woken_by_a_publication(approved, monkeypatch, hears):
    if not hears:
        refusal = "DO $$ BEGIN RAISE EXCEPTION 'during recovery' USING ERRCODE = 'read_only_sql_transaction'; END $$"
        monkeypatch.setattr(waiting, "LISTEN", refusal)
    monkeypatch.setattr(waiting, "_listener", waiting._Listener())
    monkeypatch.setattr(waiting, "LOOK", 60.0 if hears else 0.05)
    monkeypatch.setattr(waiting, "GLANCE", 0.05 if not hears else 60.0)
    with waiting.Place() as place:
        assert not place.wait(0, 0.2)
        publisher = threading.Thread(target=approved)
        publisher.start()
        assert place.wait(0, 30)
        publisher.join(timeout=20)


@pytest.mark.django_db
def test_a_finished_stream_gives_its_place_back_and_says_when_to_come_again(client, people, monkeypatch):
    factories.published(*people)
    monkeypatch.setattr(changes, "STREAM", 0.3)
    monkeypatch.setattr(changes, "HEARTBEAT", 0.1)
    before = waiting._listener.waiting
    answer = client.get(CHANGES, headers=EVENTS)
    said = answer.getvalue().decode()
    assert said.startswith("retry: 3000\n\nid: 1\ndata: {")
    assert ": nothing new\n\n" in said
    assert client.head(CHANGES, headers=EVENTS).status_code == 200
    assert waiting._listener.waiting == before


@pytest.mark.django_db
@pytest.mark.parametrize("bad", ["x", "-1", "9" * 40, "1 2", "٣"])
def test_a_last_event_that_is_none_of_ours_is_a_problem(client, bad):
    answer = client.get(CHANGES, headers=EVENTS | {"Last-Event-ID": bad})
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_header")


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["wait=-1", "wait=31", "wait=x", "wait=9999999999999999"])
def test_nobody_waits_for_longer_than_half_a_minute(client, query):
    answer = client.get(f"{CHANGES}?{query}")
    assert (answer.status_code, answer.json()["parameter"]) == (400, "wait")
