"""What is published is what was approved, also when somebody edits it at that moment and puts it back."""

import threading

import pytest
from django.db import connection

from claims.publishing import verbs as publishing
from claims.workflow.records import save_record
from tests import factories
from tests.support import breaking
from tests.support.hands import codes, together, widen
from tests.support.soak import rounds

pytestmark = pytest.mark.soak
UNREVIEWED = "Kata yang belum ditinjau"


def source_of(verdict):
    return verdict.evidence.first().source, "title"


def claimant_of(verdict):
    return verdict.claim.claimant, "name"


def unreviewed_words_go_public(people, of, patience: float) -> bool:
    """One hand publishes; between its check and its reading, and again before its end, the other has its turn."""
    reporter, reviewer = people
    verdict = factories.approved(reporter, reviewer)
    row, name = of(verdict)
    approved = getattr(row, name)
    checked, changed, built, restored = (threading.Event() for _moment in range(4))

    def turns(execute, sql, *rest):
        if sql.startswith('UPDATE "claims_claim"'):
            checked.set()
            changed.wait(patience)
        if sql.startswith('INSERT INTO "claims_document"'):
            built.set()
            restored.wait(patience)
        return execute(sql, *rest)

    def publish():
        with connection.execute_wrapper(turns):
            return publishing.publish(verdict, by=reviewer)

    def flicker():
        checked.wait(60)
        save_record(row, by=reporter, changes={name: UNREVIEWED})
        changed.set()
        built.wait(60)
        save_record(row, by=reporter, changes={name: approved})
        restored.set()

    results = together(publish, flicker)
    assert codes(results) == ["", ""]
    return UNREVIEWED in results[0].document.body


@pytest.fixture
def people(committed_db):
    return factories.user("reporter"), factories.user("reviewer")


each_part = pytest.mark.parametrize("of", [source_of, claimant_of])


@each_part
def test_what_is_published_is_what_was_approved(people, of):
    assert sum(unreviewed_words_go_public(people, of, patience=0.05) for _round in range(rounds(50))) == 0


@each_part
def test_unreviewed_words_go_public_where_publishing_does_not_hold_them_still(people, committed_db, of):
    widen(committed_db, lambda admin: breaking.unlock(admin, "claims_guard_verdict"))
    assert any(unreviewed_words_go_public(people, of, patience=5) for _attempt in range(20))
