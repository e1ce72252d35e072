"""Many hands at once."""

import json
import threading
from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from django.db import connection

from claims.models import Evidence, LogEntry, Outbox, PublishedArticle, PublishedCheck, Verdict
from claims.publishing import verbs as publishing
from claims.publishing.verify import Entry, faults
from claims.workflow.problems import Refused
from tests import factories
from tests.support.soak import rounds

pytestmark = pytest.mark.soak
ROUNDS = rounds(100)
HANDS = 8


def together(*acts: Callable[[], Any]) -> list[Any]:
    """Runs all at once, each on its own connection; answers what each returned or raised."""
    gate, results = threading.Barrier(len(acts)), [None] * len(acts)

    def run(index: int, act: Callable[[], Any]) -> None:
        gate.wait(timeout=30)
        try:
            results[index] = act()
        except (Refused, psycopg.Error) as error:
            results[index] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(index, act)) for index, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return results


def test_however_many_press_publish_there_is_one_publication(committed_db):
    reporter, reviewer = factories.user("reporter"), factories.user("reviewer")
    for round_number in range(1, ROUNDS + 1):
        verdict = factories.approved(reporter, reviewer)
        results = together(*[lambda v=verdict: publishing.publish(v, by=reviewer)] * HANDS)
        assert [type(result) for result in results].count(LogEntry) == 1
        assert {result.code for result in results if isinstance(result, Refused)} == {"already_published"}
        counts = (PublishedCheck.objects.count(), LogEntry.objects.count(), Outbox.objects.count())
        assert counts == (round_number, round_number, round_number)


def test_publishing_against_deleting_the_last_evidence_leaves_no_check_without_evidence(committed_db, role_dsn):
    reporter, reviewer = factories.user("reporter"), factories.user("reviewer")
    dsn = role_dsn("app")

    def delete(verdict: Verdict) -> None:
        with psycopg.connect(dsn) as raw:
            raw.execute("DELETE FROM claims_evidence WHERE verdict_id = %s", [verdict.pk])

    for _round in range(ROUNDS * 2):
        verdict = factories.approved(reporter, reviewer)
        together(lambda v=verdict: publishing.publish(v, by=reviewer), lambda v=verdict: delete(v))
        published = Verdict.objects.filter(pk=verdict.pk, state="published").exists()
        assert not published or Evidence.objects.filter(verdict=verdict).exists()


def test_publishers_of_one_topic_do_not_block_each_other_and_the_log_stays_whole(committed_db):
    reporter, reviewer = factories.user("reporter"), factories.user("reviewer")
    chief = factories.user("chief editor")
    topic, claimant = factories.topic(chief), factories.claimant(reporter)
    for _round in range(max(ROUNDS // 5, 2)):
        verdicts = [
            factories.approved(reporter, reviewer, factories.claim(reporter, claimant=claimant, topics=[topic]))
            for _hand in range(HANDS)
        ]
        results = together(*[lambda v=verdict: publishing.publish(v, by=reviewer) for verdict in verdicts])
        assert all(isinstance(result, LogEntry) for result in results)
    rows = LogEntry.objects.select_related("document").order_by("seq")
    entries = [
        Entry(
            r.seq,
            r.kind,
            r.public_id,
            r.revision,
            r.reference,
            r.document_sha256,
            r.at,
            r.previous_hash,
            r.hash,
            r.document.body,
        )
        for r in rows
    ]
    assert list(faults(entries)) == []


def test_claims_of_one_article_published_at_once_are_all_in_its_document(committed_db):
    reporter, reviewer = factories.user("reporter"), factories.user("reviewer")
    for _round in range(ROUNDS):
        version = factories.article(reporter)
        verdicts = [
            factories.approved(reporter, reviewer, factories.claim(reporter, version)) for _hand in range(HANDS)
        ]
        results = together(*[lambda v=verdict: publishing.publish(v, by=reviewer) for verdict in verdicts])
        assert all(isinstance(result, LogEntry) for result in results)
        document = json.loads(PublishedArticle.objects.get(key=version.article.public_id).body)
        assert {check["public_id"] for check in document["checks"]} == {verdict.claim.public_id for verdict in verdicts}


@pytest.mark.django_db
def test_a_damaged_log_is_noticed():
    from dataclasses import replace

    reporter, reviewer = factories.user("reporter"), factories.user("reviewer")
    factories.published(reporter, reviewer)
    factories.published(reporter, reviewer)
    first, second = [
        Entry(
            r.seq,
            r.kind,
            r.public_id,
            r.revision,
            r.reference,
            r.document_sha256,
            r.at,
            r.previous_hash,
            r.hash,
            r.document.body,
        )
        for r in LogEntry.objects.select_related("document")
    ]
    assert list(faults([first, second])) == []
    assert "missing" in next(iter(faults([second])))
    assert any("changed" in fault for fault in faults([first, replace(second, kind="corrected")]))
    assert any("document" in fault for fault in faults([replace(first, body="{}"), second]))
    assert any("does not follow" in fault for fault in faults([first, replace(second, previous_hash="0" * 64)]))
