"""Two of the desk at one report: one decides it, one letter goes; the other is told."""

import pytest
from django.core import mail

from claims.models import Event, ReaderReport
from claims.workflow import reports
from tests import factories
from tests.support import breaking
from tests.support.hands import codes, together, widen
from tests.support.soak import rounds

pytestmark = pytest.mark.soak
WAIT = """
    CREATE TRIGGER a_wait BEFORE UPDATE ON claims_readerreport FOR EACH STATEMENT EXECUTE FUNCTION proof_wait();
"""


def slow(admin):
    admin.execute(WAIT)


def decided_twice() -> list[str]:
    """Both decide; answers their refusals, "" for who succeeded."""
    tip = factories.tip(email="reader@pembaca.example")
    people = factories.user("reporter"), factories.user("reviewer")
    given = {"outcome": "not_checkable", "reason": "An opinion.", "answer": "Ini pendapat."}
    hands = [lambda by=by: reports.decide_report(tip, by=by, **given) for by in people]
    return sorted(codes(together(*hands, wait=5)))


def taken_twice() -> list[str]:
    tip, people = factories.tip(), (factories.user("reporter"), factories.user("reviewer"))
    return sorted(codes(together(*[lambda by=by: reports.take_report(tip, by=by) for by in people], wait=5)))


def test_one_of_two_decides_and_the_other_is_told(committed_db):
    widen(committed_db, slow)
    for number in range(1, rounds(50) + 1):
        assert decided_twice() == ["", "already_decided"]
        assert (len(mail.outbox), Event.objects.filter(verb="decide_report").count()) == (number, number)


def test_one_of_two_takes_it_and_the_other_is_told(committed_db):
    widen(committed_db, slow)
    assert [taken_twice() for _round in range(rounds(50))] == [["", "taken"]] * rounds(50)
    assert not ReaderReport.objects.filter(assignee=None).exists()


def test_both_decide_where_the_report_is_not_locked(committed_db):
    widen(committed_db, slow)
    with breaking.without_row_locks():
        assert any(decided_twice() == ["", ""] for _attempt in range(20))
