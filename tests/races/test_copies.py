"""Approving a verdict against taking away the copy that it rests on: one of the two is refused."""

import threading

import pytest
from django.db import connection

from claims.models import KeptCopy
from claims.workflow import copies, verdicts
from tests import factories
from tests.support import breaking
from tests.support.hands import codes, together, widen
from tests.support.soak import rounds

pytestmark = pytest.mark.soak


@pytest.fixture
def people(committed_db):
    return factories.user("reporter"), factories.user("reviewer")


def race(people, patience: float) -> list[str]:
    """What an approval is answered, and the removal of the one copy it rests on, which has its turn when the approval
    has looked for the last time."""
    reporter, reviewer = people
    verdict = factories.verdict(reporter)
    source = verdict.evidence.first().source
    factories.records.save_record(source, by=reporter, changes={"archive_url": ""})
    copy = factories.kept(reporter, source)
    verdicts.submit_verdict(verdict, by=reporter)
    looked, removed = threading.Event(), threading.Event()

    def turns(execute, sql, *rest):
        if sql.startswith('UPDATE "claims_verdict"'):
            looked.set()
            removed.wait(patience)
        return execute(sql, *rest)

    def approve():
        with connection.execute_wrapper(turns):
            return verdicts.approve_verdict(verdict, by=reviewer)

    def remove():
        looked.wait(60)
        copies.drop_copy(KeptCopy.objects.get(pk=copy.pk), by=reporter)
        removed.set()

    return codes(together(approve, remove))


def test_a_copy_is_not_taken_away_while_a_verdict_that_rests_on_it_is_approved(people):
    for _round in range(rounds(20)):
        assert race(people, patience=0.2) == ["", "copy_of_approved_source_stays"]


def test_without_the_lock_on_the_verdict_it_is_approved_and_the_copy_gone(people, committed_db):
    widen(committed_db, lambda admin: breaking.unlock(admin, "claims_guard_copy"))
    assert race(people, patience=60) == ["", ""]


def test_the_same_file_kept_by_two_at_once_is_kept_once(people):
    reporter, _reviewer = people
    for _round in range(rounds(100)):
        source = factories.source(reporter)
        keep = [lambda by=by, source=source: factories.kept(by, source) for by in people]
        assert sorted(codes(together(*keep))) == ["", "already_kept"]
        assert source.copies.count() == 1
