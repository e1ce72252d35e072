"""Partners follow the log while many publish: whatever commits in which order, their copy is exact."""

import itertools
import json
import threading
import urllib.request

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client

from claims.management.databases import connect
from claims.models import PublishedCheck
from claims.publishing import verbs as publishing
from claims.publishing.canonical import sha256_of
from claims.publishing.exports import files, segments
from claims.publishing.exports.files import Form
from claims.publishing.exports.keeping import keep_files
from claims.publishing.verify import state_of
from tests import factories
from tests.support import promises, server
from tests.support.hands import together
from tests.support.puller import Puller
from tests.support.soak import WHOLE, rounds

pytestmark = pytest.mark.soak
HANDS = rounds(50)
ROUNDS = 6 if WHOLE else 3  # for each: whole, fifty hands take about two minutes
# What a numbering without the lock of the head would be: a sequence.
SEQUENCE = """
CREATE SEQUENCE proof_seq;
GRANT USAGE ON SEQUENCE proof_seq TO PUBLIC;
CREATE OR REPLACE FUNCTION claims_log_append() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
BEGIN
    NEW.seq := nextval('proof_seq');
    NEW.hash := encode(sha256(convert_to(NEW.seq::text, 'UTF8')), 'hex');
    RETURN NEW;
END $$;
"""


@pytest.fixture
def people(committed_db):
    return factories.user("reporter"), factories.user("reviewer")


def asking(client):
    return lambda path: client.get(path).json()


def public():
    rows = PublishedCheck.objects.select_related("document")
    return {row.public_id: row.document.body for row in rows}


def a_life(people):
    """A check published, seen again, corrected and taken back, or some of it."""
    reporter, reviewer = people
    turn = itertools.count()

    def live():
        for _round in range(ROUNDS):
            claim = factories.claim(reporter)
            factories.published(reporter, reviewer, claim)
            number = next(turn)
            if number % 2:
                span = factories.span(factories.article(reporter), "70 persen")
                publishing.sight(claim, by=reviewer, span=span)
            if number % 3 == 0:
                factories.correction(reporter, reviewer, claim)
            if number % 5 == 0:
                publishing.retract(factories.retraction(reporter, claim), by=reviewer)

    return live


def test_a_copy_that_followed_many_publishers_equals_the_published_half(people):
    with server.running() as (base, _pid):
        over_http = Puller(lambda path: _got(base + path), size=7)
        done = threading.Event()

        def follow():
            while not done.is_set():
                over_http.pull(wait=1)

        puller = threading.Thread(target=follow)
        puller.start()
        try:
            results = together(*[a_life(people)] * HANDS)
        finally:
            done.set()
            puller.join(timeout=60)
        assert [result for result in results if result is not None] == []
        over_http.catch_up()
        now = _got(f"{base}/api/v1/changes/state/")
    assert over_http.seen == list(range(1, len(over_http.seen) + 1))
    assert over_http.copy == public()
    assert (over_http.last, over_http.state()) == (now["seq"], now["sha256"])
    assert len(over_http.seen) > HANDS * ROUNDS
    assert promises.broken() == set()


def test_every_state_on_the_way_is_the_hash_of_the_copy_at_that_entry(people, client):
    live = a_life(people)
    together(live, live)
    puller = Puller(asking(client), size=1)
    while puller.pull():
        at = client.get(f"/api/v1/changes/state/?seq={puller.last}").json()
        assert at == {"seq": puller.last, "sha256": puller.state()}


def test_files_kept_while_many_publish_are_exact_at_the_entry_that_they_show(people, monkeypatch):
    monkeypatch.setattr(segments, "SIZE", 3)
    proved, ended = [], []

    def publish():
        try:
            a_life(people)()
        finally:
            ended.append(True)

    def keep():
        while len(ended) < 3:
            keep_files()
            file = next(iter(files.current("checks.jsonl")), None)
            if file:
                lines = b"".join(Form(file, packed=False).stretch(0, file.size)).decode().splitlines()
                copy = {json.loads(line)["public_id"]: sha256_of(line) for line in lines}
                proved.append((file.seq, state_of(copy) == file.state))

    results = together(keep, *[publish] * 3)
    assert [result for result in results if result is not None] == []
    assert {whether for _seq, whether in proved} == {True}
    assert len({seq for seq, _whether in proved}) > 2


def what_a_puller_sees(people) -> list[int]:
    """It pulls while one publisher holds its commit back, and again after; a second publisher came in between."""
    reporter, reviewer = people
    factories.published(reporter, reviewer)  # the first to use a scale waits for whoever writes its record
    first, second = (factories.approved(reporter, reviewer) for _hand in range(2))
    appended, release = threading.Event(), threading.Event()

    def hold():
        with transaction.atomic():
            publishing.publish(first, by=reviewer)
            appended.set()
            assert release.wait(60)

    def run(act):
        try:
            act()
        finally:
            connection.close()

    threads = [
        threading.Thread(target=run, args=[hold]),
        threading.Thread(target=run, args=[lambda: publishing.publish(second, by=reviewer)]),
    ]
    puller = Puller(asking(Client()))
    threads[0].start()
    assert appended.wait(60)
    threads[1].start()
    while threads[1].is_alive() and not _somebody_waits():
        threads[1].join(timeout=0.01)
    puller.catch_up()
    release.set()
    for thread in threads:
        thread.join(timeout=60)
    puller.catch_up()
    return puller.seen


def test_an_entry_that_commits_late_is_not_overtaken(people):
    assert what_a_puller_sees(people) == [1, 2, 3]


def test_numbered_by_a_sequence_an_entry_that_commits_late_is_missed(people, committed_db):
    with connect(settings.ADMIN_DATABASE, committed_db) as admin:
        admin.execute(SEQUENCE)
    assert what_a_puller_sees(people) == [1, 3]


def _somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted AND pid IN "
            "(SELECT pid FROM pg_stat_activity WHERE datname = current_database()))"
        )
        return bool(cursor.fetchone()[0])


def _got(url: str):
    with urllib.request.urlopen(url, timeout=40) as answer:
        return json.load(answer)
