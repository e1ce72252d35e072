"""Many hands publishing at once."""

import json
from dataclasses import replace

import pytest

from claims.models import LogEntry, PublishedArticle
from claims.publishing import verbs as publishing
from claims.publishing.verify import faults
from tests import factories
from tests.support import breaking, promises
from tests.support.hands import codes, together, widen
from tests.support.soak import rounds

pytestmark = pytest.mark.soak
HANDS = 8
# What the database holds against a second publication of one revision.
ONCE = ["publication_date_never_changes", "log_begins_with_published", "transition_is_listed"]


@pytest.fixture
def people(committed_db):
    return factories.user("reporter"), factories.user("reviewer")


def all_press_publish(people, wait: float = 0.05) -> list[str]:
    reporter, reviewer = people
    verdict = factories.approved(reporter, reviewer)
    return codes(together(*[lambda: publishing.publish(verdict, by=reviewer)] * HANDS, wait=wait))


def test_however_many_press_publish_there_is_one_publication(people, committed_db):
    widen(committed_db)
    total = rounds(100)
    for _round in range(total):
        assert sorted(all_press_publish(people)) == ["", *["already_published"] * (HANDS - 1)]
    assert promises.broken() == set()
    assert LogEntry.objects.count() == total


def test_the_database_alone_lets_one_publication_through(people, committed_db):
    widen(committed_db)
    with breaking.without_row_locks():
        for _round in range(rounds(30)):
            assert all_press_publish(people).count("") == 1
    assert promises.broken() == set()


def test_without_locks_and_rules_one_verdict_is_published_several_times(people, committed_db):
    widen(committed_db, lambda admin: breaking.silence(admin, ONCE))
    with breaking.without_row_locks():
        assert any(
            all_press_publish(people, wait=0.3) and "published twice" in " ".join(promises.broken())
            for _attempt in range(20)
        )


def test_publishers_of_one_topic_do_not_block_each_other_and_the_log_stays_whole(people):
    reporter, reviewer = people
    topic, claimant = factories.topic(factories.user("chief editor")), factories.claimant(reporter)
    for _round in range(rounds(10)):
        claims = [factories.claim(reporter, claimant=claimant, topics=[topic]) for _hand in range(HANDS)]
        verdicts = [factories.approved(reporter, reviewer, claim) for claim in claims]
        results = together(*[lambda v=verdict: publishing.publish(v, by=reviewer) for verdict in verdicts])
        assert all(isinstance(result, LogEntry) for result in results)
    assert promises.broken() == set()


def publish_claims_of_one_article(people) -> bool:
    """Whether all of them, published at once, are in its public record."""
    reporter, reviewer = people
    version = factories.article(reporter)
    verdicts = [factories.approved(reporter, reviewer, factories.claim(reporter, version)) for _hand in range(HANDS)]
    assert not any(codes(together(*[lambda v=verdict: publishing.publish(v, by=reviewer) for verdict in verdicts])))
    document = json.loads(PublishedArticle.objects.get(key=version.article.public_id).body)
    return {check["public_id"] for check in document["checks"]} == {verdict.claim.public_id for verdict in verdicts}


def test_claims_of_one_article_published_at_once_are_all_in_its_document(people):
    assert all(publish_claims_of_one_article(people) for _round in range(rounds(20)))


def test_without_row_locks_claims_are_missing_in_the_document_of_their_article(people):
    with breaking.without_row_locks():
        assert not all(publish_claims_of_one_article(people) for _attempt in range(20))


@pytest.mark.django_db
def test_a_damaged_log_is_noticed():
    reporter, reviewer = factories.user("reporter"), factories.user("reviewer")
    factories.published(reporter, reviewer)
    factories.published(reporter, reviewer)
    first, second = promises.log_entries()
    assert list(faults([first, second])) == []
    assert "missing" in next(iter(faults([second])))
    assert any("changed" in fault for fault in faults([first, replace(second, kind="corrected")]))
    assert any("document" in fault for fault in faults([replace(first, body="{}"), second]))
    assert any("does not follow" in fault for fault in faults([first, replace(second, previous_hash="0" * 64)]))
