"""kill -9 of a publisher, before and after every statement of publish() and inside them: all of it or nothing."""

import random
from collections.abc import Iterator

import pytest
from django.conf import settings

from claims.management.databases import connect
from claims.models import LogEntry, Verdict
from claims.publishing import verbs as publishing
from claims.workflow.problems import Refused
from tests import factories
from tests.support import breaking, promises, victims
from tests.support.soak import rounds
from tests.support.victims import Moment, Victims

pytestmark = pytest.mark.soak
ROUNDS = rounds(200)


def moments(statements: int, count: int, seed: int = 1) -> Iterator[Moment]:
    """`count` moments: around COMMIT, around statements (all of them when they fit), the rest inside statements."""
    around = [Moment(number, when) for number in range(statements) for when in ("before", "after")]
    share = min(len(around), count * 7 // 10)
    yield from [Moment(statements, when) for when in ("before", "sent", "after")]
    yield from [around[index * len(around) // share] for index in range(share)]
    chance = random.Random(seed)
    for _inside in range(count - 3 - share):
        yield Moment(chance.randrange(statements), "during", chance.uniform(0, 0.002))


@pytest.fixture
def waiting(committed_db) -> Iterator[Victims]:
    # The scale is in public already: whoever is the first to use it asks once more than all others.
    factories.published(factories.user("reporter"), factories.user("reviewer"))
    with victims.waiting() as process:
        yield process


def test_a_killed_publisher_leaves_the_whole_publication_or_nothing_of_it(waiting):
    reporter, reviewer = factories.user("reporter"), factories.user("reviewer")
    statements = waiting.publish(factories.approved(reporter, reviewer), by=reviewer).statements
    endings = {"whole": 0, "nothing": 0}
    for moment in moments(statements, ROUNDS):
        verdict = factories.approved(reporter, reviewer)
        before = promises.snapshot()
        waiting.publish(verdict, by=reviewer, moment=moment)
        victims.gone(verdict)
        ending = "nothing" if promises.snapshot() == before else "whole"
        assert promises.broken() == set(), moment
        assert _survivor(verdict, reviewer) == ("already_published" if ending == "whole" else "published"), moment
        if moment.when != "during" and moment != Moment(statements, "sent"):
            assert ending == ("whole" if moment == Moment(statements, "after") else "nothing"), moment
        endings[ending] += 1
    assert promises.broken() == set()
    assert min(endings.values()) > 0


def test_a_publisher_without_its_transaction_is_caught_half_way(waiting, committed_db):
    """The broken copy: every statement commits itself, and the rules that look at the end are silent."""
    with connect(settings.ADMIN_DATABASE, committed_db) as admin:
        breaking.silence(admin, sorted(breaking.rules_by_name(admin)))
    reporter, reviewer = factories.user("reporter"), factories.user("reviewer")
    verdict = factories.approved(reporter, reviewer)
    statements = waiting.publish(verdict, by=reviewer, options="without_transaction").statements
    caught = 0
    for moment in moments(statements, rounds(100)):
        verdict = factories.approved(reporter, reviewer)
        before = promises.broken()
        waiting.publish(verdict, by=reviewer, moment=moment, options="without_transaction")
        victims.gone(verdict)
        caught += bool(promises.broken() - before)
    assert caught > 0


def _survivor(verdict: Verdict, by) -> str:
    """What somebody hears who publishes it now: no lock is left that would make them wait."""
    try:
        return "published" if isinstance(publishing.publish(verdict, by=by), LogEntry) else "nothing"
    except Refused as refused:
        return refused.code
