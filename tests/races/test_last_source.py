"""Publishing against taking the last source away, in its forms: nothing public is without evidence or approval.

Each race runs whole; with one wall gone, where the other holds alone; and with both gone, where it must go wrong.
"""

import psycopg
import pytest

from claims.publishing import verbs as publishing
from claims.workflow import verdicts
from tests import factories
from tests.support import breaking, promises
from tests.support.hands import codes, together, widen
from tests.support.soak import rounds

pytestmark = pytest.mark.soak
# What the database holds against a verb that has forgotten to lock.
RULES = [
    "transition_is_listed", "verdict_needs_approval", "published_verdict_has_evidence", "log_publication_has_approval",
    "log_entry_has_verdict", "claim_closed_while_published", "published_verdict_is_logged", "approval_falls_first",
    "approval_of_published_stays", "claims_evidence_while_verdict_is_open", "verdict_is_edited_as_draft",
]  # fmt: skip


@pytest.fixture
def people(committed_db):
    return factories.user("reporter"), factories.user("reviewer")


def delete_while_publishing(people, app_url: str, wait: float) -> list[str]:
    """One hand takes a draft all the way to the public, the other deletes its evidence by raw SQL."""
    reporter, reviewer = people
    verdict = factories.verdict(reporter)

    def publish():
        verdicts.submit_verdict(verdict, by=reporter)
        verdicts.approve_verdict(verdict, by=reviewer)
        return publishing.publish(verdict, by=reviewer)

    first, last = [item.pk for item in verdict.evidence.all()]
    with psycopg.connect(app_url) as raw:

        def delete():
            with raw.transaction():
                raw.execute("DELETE FROM claims_evidence WHERE id = %s", [first])
                raw.execute("SELECT set_config('proof.wait', %s, true)", [str(wait)])
                raw.execute("DELETE FROM claims_evidence WHERE id = %s", [last])

        return [str(result) for result in together(publish, delete)]


def test_evidence_deleted_by_sql_while_a_draft_goes_public(people, committed_db, role_dsn):
    widen(committed_db)
    deleted = 0
    for _round in range(rounds(200)):
        _published, delete = delete_while_publishing(people, role_dsn("app"), wait=2)
        deleted += delete == "None"
    assert promises.broken() == set()
    assert deleted > 0


def test_evidence_deleted_by_sql_goes_wrong_where_the_guard_takes_no_lock(people, committed_db, role_dsn):
    widen(committed_db, lambda admin: breaking.unlock(admin, "claims_guard_child"))
    assert any(
        delete_while_publishing(people, role_dsn("app"), wait=5) and "has no evidence" in " ".join(promises.broken())
        for _attempt in range(20)
    )


def take_back(verdict, reporter, reviewer):
    """The author takes the approved verdict back and removes all its evidence."""
    verdicts.reclaim_verdict(verdict, by=reporter)
    edits = verdicts.EvidenceEdits(removed=[item.pk for item in verdict.evidence.all()])
    verdicts.edit_verdict(verdict, by=reporter, evidence=edits)


def withdraw(verdict, reporter, reviewer):
    """A reviewer withdraws the approval."""
    verdicts.withdraw_approval(verdict, by=reviewer, reason="Belum cukup.")


FORMS = pytest.mark.parametrize("form", [take_back, withdraw])


def publish_against(form, people, wait: float) -> list[str]:
    reporter, reviewer = people
    verdict = factories.approved(reporter, reviewer)
    return codes(
        together(lambda: publishing.publish(verdict, by=reviewer), lambda: form(verdict, reporter, reviewer), wait=wait)
    )


@FORMS
def test_an_approved_verdict_is_published_or_taken_back(people, committed_db, form):
    widen(committed_db)
    won = [publish_against(form, people, wait=0.1).index("") for _round in range(rounds(50))]
    assert promises.broken() == set()
    assert set(won) <= {0, 1}


@FORMS
def test_the_database_alone_keeps_them_apart_when_verbs_take_no_locks(people, committed_db, form):
    widen(committed_db)
    with breaking.without_row_locks():
        for _round in range(rounds(20)):
            publish_against(form, people, wait=0.1)
    assert promises.broken() == set()


@FORMS
def test_the_locks_of_the_verbs_alone_keep_them_apart_when_the_database_is_silent(people, committed_db, form):
    widen(committed_db, lambda admin: breaking.silence(admin, RULES))
    for _round in range(rounds(20)):
        publish_against(form, people, wait=0.1)
    assert promises.broken() == set()


@FORMS
def test_it_goes_wrong_where_verbs_take_no_locks_and_the_database_is_silent(people, committed_db, form):
    widen(committed_db, lambda admin: breaking.silence(admin, RULES))
    with breaking.without_row_locks():
        assert any(publish_against(form, people, wait=0.5) and promises.broken() for _attempt in range(20))
