"""Erasing while others publish, add and erase."""

import pytest

from claims.models import (
    Comment,
    Erasure,
    LogEntry,
    PublishedArticle,
    PublishedClaimant,
    PublishedOutlet,
    PublishedTopic,
)
from claims.publishing import erasing
from claims.publishing import verbs as publishing
from claims.publishing.erasing import erase
from claims.workflow import comments
from tests import factories
from tests.support import promises
from tests.support.hands import codes, together, widen
from tests.support.soak import rounds

pytestmark = pytest.mark.soak
BASIS = "Court order 12/2026."
# Between looking whether the records are there and showing the check that needs them.
BEFORE_SHOWN = (
    "CREATE TRIGGER a_wait BEFORE INSERT ON claims_publishedcheck FOR EACH STATEMENT EXECUTE FUNCTION proof_wait()"
)


@pytest.fixture
def people(committed_db):
    return factories.user("reporter"), factories.user("reviewer"), factories.user("administrator")


def lost_while_one_goes_and_another_comes(people) -> list[str]:
    """Two claims by one person on one topic in one article: the check of the first is erased, the second published.
    Answers the names of what the second needs and has no public record of."""
    reporter, reviewer, administrator = people
    version, topic = factories.article(reporter, outlet=factories.outlet(reporter)), factories.topic(administrator)
    first = factories.claim(reporter, version, topics=[topic])
    factories.published(reporter, reviewer, first)
    words, claimant = "90 persen mikroelektronika", first.claimant
    second = factories.claim(reporter, version, words, claimant=claimant, topics=[topic])
    verdict = factories.approved(reporter, reviewer, second)
    acts = (lambda: erase(first, by=administrator, reason=BASIS), lambda: publishing.publish(verdict, by=reviewer))
    assert codes(together(*acts, wait=0.3)) == ["", ""]
    needed = {
        PublishedTopic: topic.slug,
        PublishedClaimant: claimant.slug,
        PublishedArticle: version.article.public_id,
        PublishedOutlet: version.article.outlet.slug,
    }
    return [key for table, key in needed.items() if not table.objects.filter(key=key).exists()]


def test_what_a_new_check_names_keeps_its_record_while_another_is_erased(people, committed_db):
    widen(committed_db, lambda admin: admin.execute(BEFORE_SHOWN))
    total = rounds(50)
    for _round in range(total):
        assert lost_while_one_goes_and_another_comes(people) == []
    assert Erasure.objects.count() == total
    assert promises.broken() == set()


def test_without_the_lock_a_record_is_lost(people, committed_db, monkeypatch):
    widen(committed_db, lambda admin: admin.execute(BEFORE_SHOWN))
    monkeypatch.setattr(erasing, "hold_publications", lambda: None)
    assert any(lost_while_one_goes_and_another_comes(people) for _attempt in range(20))


def test_of_two_who_erase_one_does_and_nobody_adds_to_what_is_erased(people, committed_db):
    reporter, reviewer, administrator = people
    for _round in range(rounds(50)):
        claim = factories.claim(reporter)
        verdict = factories.approved(reporter, reviewer, claim)
        acts = [
            lambda claim=claim: erase(claim, by=administrator, reason=BASIS),
            lambda claim=claim: erase(claim, by=administrator, reason=BASIS),
            lambda claim=claim: comments.add_comment(claim, by=reporter, text="Look."),
            lambda verdict=verdict: publishing.publish(verdict, by=reviewer),
        ]
        found = codes(together(*acts))
        assert sorted(found[:2]) == ["", "wrong_state"]
        assert found[2] in ("", "erased")
        assert found[3] in ("", "erased")
    assert not Comment.objects.exclude(text="").exists()
    assert set(LogEntry.objects.filter(document__body=None).values_list("kind", flat=True)) <= {"published"}
    assert promises.broken() == set()
