"""Reports and tips: what comes in, what may come of it, what is forgotten and what never was written down."""

import logging

import pytest
from django.core import mail
from django.db import connection

from claims.models import Event, EventDetail, ReaderReport, ReportContact
from claims.publishing import verbs as publishing
from claims.workflow import claims, reports, verdicts
from claims.workflow.problems import Refused
from tests import factories
from tests.support.mail import mail_down

pytestmark = pytest.mark.django_db
READER = {"email": "Pembaca.Rahasia@pembaca.example", "name": "Pembaca Rahasia"}
TEXTS = """
    SELECT table_name, column_name FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name LIKE 'claims\\_%%'
"""


@pytest.fixture
def check(reporter, reviewer):
    claim = factories.claim(reporter)
    factories.published(reporter, reviewer, claim)
    return claim


def code(call, *arguments, **named):
    with pytest.raises(Refused) as refused:
        call(*arguments, **named)
    return refused.value.code, refused.value.field


def where(words):
    """The tables that hold these words, wherever in a row."""
    with connection.cursor() as cursor:
        cursor.execute(TEXTS)
        tables = sorted({table for table, _column in cursor.fetchall()})
        found = []
        for table in tables:
            cursor.execute(f"SELECT count(*) FROM {table} t WHERE position(lower(%s) in lower(t::text)) > 0", [words])
            found += [table] if cursor.fetchone()[0] else []
    return found


# ------------------------------------------------------------------ what comes in
@pytest.mark.parametrize(
    ("sent", "refusal"),
    [
        ({"kind": "wrong", "check_public_id": "zyxwvzyxwv"}, ("no_such_check", "check_public_id")),
        ({"kind": "wrong"}, ("no_such_check", "check_public_id")),
        ({"message": " \n "}, ("empty_text", "message")),
        ({"message": "x" * 5001}, ("too_long", "message")),
        ({"message": "a\x00b"}, ("invalid", "")),
        ({"seen_at": "javascript:alert(1)"}, ("invalid", "seen_at")),
        ({"email": "nobody"}, ("invalid", "email")),
        ({"language": "tlh"}, ("invalid", "language")),
        ({"kind": "praise"}, ("invalid", "kind")),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_field_and_leaves_nothing(sent, refusal):
    assert code(factories.tip, **sent) == refusal
    assert (ReaderReport.objects.count(), ReportContact.objects.count()) == (0, 0)


def test_a_report_on_a_draft_is_answered_as_one_on_a_check_that_never_was(reporter):
    assert code(factories.report, factories.claim(reporter))[0] == "no_such_check"


@pytest.mark.parametrize("message", ["x" * 5000, "🐟🐟 benarkah? 👩‍👩‍👧", "هل هذا صحيح؟ \u202eabc", "Cafe\u0301"])
def test_long_and_strange_messages_are_kept_as_they_came(message):
    kept = factories.tip(message)
    kept.refresh_from_db()
    assert kept.message == ("Café" if message.startswith("Cafe") else message)


def test_a_report_is_about_the_claim_of_its_check_by_itself_and_a_tip_about_none(check):
    assert factories.report(check).claim == check
    assert factories.tip().claim is None


def test_what_is_decided_or_erased_waits_no_longer(reporter, reviewer):
    new, spam, gone = factories.tip(), factories.tip(), factories.tip()
    reports.decide_report(spam, by=reporter, outcome="spam")
    reports.erase_report(gone, by=reviewer, reason="Asked for.")
    assert list(reports.waiting(ReaderReport.objects.all())) == [new]


# ------------------------------------------------------------------ what may come of it
def test_a_correction_is_claimed_only_where_one_has_been_begun_since(check, reporter):
    report = factories.report(check)
    decide = {"by": reporter, "outcome": "corrected"}
    assert code(reports.decide_report, report, **decide) == ("no_correction", "outcome")
    verdicts.start_correction(check, by=reporter, reason="A newer table.")
    assert reports.decide_report(report, **decide).outcome == "corrected"
    later = factories.report(check)
    assert code(reports.decide_report, later, **decide)[0] == "no_correction"


def test_a_retraction_since_is_a_correction_too(check, reporter, reviewer):
    report = factories.report(check)
    publishing.retract(factories.retraction(reporter, check), by=reviewer)
    assert reports.decide_report(report, by=reporter, outcome="corrected").state == "decided"


@pytest.mark.parametrize(
    ("outcome", "reason", "answer", "refusal"),
    [
        ("corrected", "", "", ("wrong_outcome", "outcome")),
        ("", "", "", ("wrong_outcome", "outcome")),
        ("famous", "x", "", ("wrong_outcome", "outcome")),
        ("taken_up", "", "", ("no_claim", "outcome")),
        ("already_checked", "", "", ("not_published", "outcome")),
        ("not_checkable", "  ", "", ("reason_missing", "reason")),
        ("spam", "", "Go away.", ("spam_unanswered", "answer")),
        ("not_checkable", "Asked by PEMBACA.rahasia@pembaca.example.", "", ("names_the_reader", "reason")),
    ],
)
def test_an_outcome_that_does_not_fit_is_refused_and_the_tip_still_waits(reporter, outcome, reason, answer, refusal):
    tip, events = factories.tip(**READER), Event.objects.count()
    given = {"outcome": outcome, "reason": reason, "answer": answer}
    assert code(reports.decide_report, tip, by=reporter, **given) == refusal
    tip.refresh_from_db()
    assert (tip.state, tip.outcome, Event.objects.count()) == ("new", "", events)


def test_a_tip_is_already_checked_by_a_claim_that_readers_can_see(check, reporter, reviewer):
    tip = reports.link_report(factories.tip(), by=reporter, claim=factories.claim(reporter))
    assert code(reports.decide_report, tip, by=reporter, outcome="already_checked")[0] == "not_published"
    tip = reports.link_report(tip, by=reporter, claim=check)
    assert reports.decide_report(tip, by=reporter, outcome="already_checked").state == "decided"
    publishing.retract(factories.retraction(reporter, check), by=reviewer)
    other = reports.link_report(factories.tip(), by=reporter, claim=check)
    assert code(reports.decide_report, other, by=reporter, outcome="already_checked")[0] == "not_published"


def test_links_are_made_again_and_taken_away_and_the_trail_says_so(check, reporter):
    other = factories.claim(reporter)
    report = factories.report(check)
    for claim in (other, other, None):
        report = reports.link_report(report, by=reporter, claim=claim)
    changes = [event.detail.changes["claim"] for event in Event.objects.filter(verb="link_report").order_by("pk")]
    assert changes == [[check.public_id, other.public_id], [other.public_id, None]]
    assert report.claim is None


def test_a_claim_is_made_of_a_tip_once_in_the_words_of_the_desk(reporter):
    tip = factories.tip(**READER)
    given = {"by": reporter, "language": "id"}
    assert code(reports.claim_from_tip, tip, text=f"Kata {READER['email']}.", **given)[0] == "names_the_reader"
    claim = reports.claim_from_tip(tip, text="Harga beras naik dua kali lipat.", **given)
    tip.refresh_from_db()
    assert (claim.state, claim.selection_reason, tip.claim) == ("open", "request", claim)
    assert code(reports.claim_from_tip, tip, text="Lagi.", **given)[0] == "has_claim"
    assert reports.decide_report(tip, by=reporter, outcome="taken_up").state == "decided"


def test_who_took_a_report_decides_it_and_the_others_are_told_who_that_is(check, reporter, reviewer):
    report = reports.take_report(factories.report(check), by=reporter)
    with pytest.raises(Refused, match=f"{reporter} has taken it"):
        reports.decide_report(report, by=reviewer, outcome="spam")
    assert code(reports.take_report, report, by=reporter)[0] == "already_yours"
    reports.release_report(report, by=reviewer)
    decided = reports.decide_report(reports.take_report(report, by=reviewer), by=reviewer, outcome="spam")
    with pytest.raises(Refused, match=f"{reviewer} has already decided it: Spam"):
        reports.decide_report(decided, by=reporter, outcome="spam")


def test_a_decision_is_taken_back_with_a_reason_and_the_trail_keeps_the_first(check, reporter):
    report = factories.report(check)
    reports.decide_report(report, by=reporter, outcome="no_action", reason="The table is right.")
    assert code(reports.reopen_report, report, by=reporter, reason=" ") == ("reason_missing", "reason")
    again = reports.reopen_report(report, by=reporter, reason="A newer table.")
    assert (again.state, again.outcome, again.reason, again.decided_by) == ("new", "", "", None)
    reports.decide_report(again, by=reporter, outcome="spam")
    told = Event.objects.filter(thing="readerreport").order_by("pk").values_list("verb", "detail__reason")
    assert list(told) == [
        ("decide_report", "The table is right."), ("reopen_report", "A newer table."), ("decide_report", ""),
    ]  # fmt: skip


# ------------------------------------------------------------------ the letter
def decide(report, by, callbacks, **given):
    values = {"outcome": "no_action", "reason": "The table is right.", "answer": "Tabelnya benar.", **given}
    with callbacks(execute=True):
        reports.decide_report(report, by=by, **values)
    report.refresh_from_db()
    return report


def test_the_letter_goes_once_in_the_language_of_the_report(check, reporter, django_capture_on_commit_callbacks):
    report = decide(factories.report(check, **READER), reporter, django_capture_on_commit_callbacks)
    (letter,) = mail.outbox
    assert letter.to == [READER["email"]]
    assert "Tabelnya benar." in letter.body
    assert report.receipt in letter.body
    assert f"/claims/{check.public_id}/" in letter.body
    assert "you wrote to us" not in letter.body
    assert "The table is right." not in letter.body
    assert report.answered_at is not None
    assert code(reports.answer_report, report, by=reporter)[0] == "nothing_to_send"


@pytest.mark.parametrize(("sent", "given"), [({}, {}), (READER, {"answer": ""})])
def test_no_letter_goes_without_an_address_or_without_an_answer(
    check, reporter, django_capture_on_commit_callbacks, sent, given
):
    report = decide(factories.report(check, **sent), reporter, django_capture_on_commit_callbacks, **given)
    assert (mail.outbox, report.answered_at, report.state) == ([], None, "decided")
    assert report.answer == given.get("answer", "Tabelnya benar.")


def test_the_letter_of_a_tip_names_no_claim_that_readers_cannot_see(reporter, django_capture_on_commit_callbacks):
    tip = factories.tip(**READER)
    claim = reports.claim_from_tip(tip, by=reporter, text="Beras naik dua kali lipat.", language="id")
    decide(tip, reporter, django_capture_on_commit_callbacks, outcome="taken_up", reason="")
    (letter,) = mail.outbox
    assert claim.public_id not in letter.body
    assert claim.text not in letter.body


def test_a_mail_server_that_is_down_undoes_no_decision_and_names_no_reader_in_the_log(
    check, reporter, django_capture_on_commit_callbacks, caplog
):
    with mail_down(), caplog.at_level(logging.DEBUG):
        report = decide(factories.report(check, **READER), reporter, django_capture_on_commit_callbacks)
        with pytest.raises(Refused) as refused:
            reports.answer_report(report, by=reporter)
    assert (report.state, report.answered_at, refused.value.code) == ("decided", None, "mail_failed")
    assert READER["email"] not in caplog.text
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__
    reports.answer_report(report, by=reporter)
    assert len(mail.outbox) == 1


def test_after_a_second_decision_only_a_new_answer_is_sent(check, reporter, django_capture_on_commit_callbacks):
    capture = django_capture_on_commit_callbacks
    report = decide(factories.report(check, **READER), reporter, capture)
    for answer in ("Tabelnya benar.", "Tabelnya keliru."):
        reports.reopen_report(report, by=reporter, reason="Look again.")
        report = decide(report, reporter, capture, answer=answer)
    assert [letter.body.count("Tabelnya keliru.") for letter in mail.outbox] == [0, 1]


# ------------------------------------------------------------------ what is forgotten
def test_words_and_address_of_a_reader_stand_in_their_own_tables_and_nowhere_else(
    check, reporter, reviewer, django_capture_on_commit_callbacks
):
    seen_at = "https://grup.example/sumurrahasia"
    tip = factories.tip("Katarahasia tentang sumur.", seen_at=seen_at, **READER)
    reports.take_report(tip, by=reporter)
    claim = reports.claim_from_tip(tip, by=reporter, text="Sumur itu kering.", language="id")
    reports.link_report(tip, by=reporter, claim=check)
    reports.link_report(tip, by=reporter, claim=claim)
    tip = decide(tip, reporter, django_capture_on_commit_callbacks, outcome="taken_up", answer="Jawabanrahasia.")
    reports.reopen_report(tip, by=reporter, reason="Look again.")
    for words in ("Katarahasia", "sumurrahasia", "Jawabanrahasia"):
        assert where(words) == ["claims_readerreport"]
    assert (where(READER["email"]), where(READER["name"])) == (["claims_reportcontact"], ["claims_reportcontact"])
    reports.erase_contact(tip, by=reviewer, reason="Asked for.")
    assert (where(READER["email"]), where(READER["name"])) == ([], [])
    assert where("Katarahasia") == ["claims_readerreport"]
    reports.erase_report(tip, by=reviewer, reason="Asked for.")
    assert [where(words) for words in ("Katarahasia", "sumurrahasia", "Jawabanrahasia")] == [[], [], []]


def test_a_row_stays_that_says_when_it_was_erased_and_of_it_nothing_is_left_to_decide(check, reporter, reviewer):
    tip = reports.erase_report(factories.tip(**READER), by=reviewer, reason="Asked for.")
    assert (tip.message, tip.erased_at is not None, reports.contact_of(tip)) == ("", True, None)
    assert str(tip) == "(erased)"
    assert code(reports.decide_report, tip, by=reporter, outcome="spam")[0] == "erased"
    assert code(reports.take_report, tip, by=reporter)[0] == "erased"
    assert code(reports.link_report, tip, by=reporter, claim=check)[0] == "erased"
    assert code(reports.claim_from_tip, tip, by=reporter, text="Beras naik.", language="id")[0] == "erased"
    assert tip.standing == "Erased"


def test_what_was_decided_and_then_erased_stays_decided(reporter, reviewer):
    tip = reports.decide_report(factories.tip(), by=reporter, outcome="not_checkable", reason="A wish.")
    tip = reports.erase_report(tip, by=reviewer, reason="Asked for.")
    assert code(reports.reopen_report, tip, by=reporter, reason="Look again.")[0] == "erased"
    assert (tip.state, tip.standing) == ("decided", "Not checkable")


def test_whoever_had_taken_what_is_erased_can_still_release_it(reporter, reviewer):
    tip = reports.erase_report(reports.take_report(factories.tip(), by=reporter), by=reviewer, reason="Asked for.")
    assert reports.release_report(tip, by=reporter).assignee is None


def test_why_it_was_erased_is_kept_and_must_not_name_the_reader(reporter, reviewer):
    tip = factories.tip(**READER)
    assert code(reports.erase_contact, tip, by=reviewer, reason="")[0] == "reason_missing"
    assert code(reports.erase_contact, tip, by=reviewer, reason=READER["email"])[0] == "names_the_reader"
    assert code(reports.erase_contact, tip, by=reporter, reason="Asked for.")[0] == "not_permitted"
    reports.erase_contact(tip, by=reviewer, reason="Asked for.")
    assert EventDetail.objects.get(event__verb="erase_contact").reason == "Asked for."


def test_a_claim_with_reports_can_still_be_merged(check, reporter):
    tip = factories.tip()
    claim = reports.claim_from_tip(tip, by=reporter, text="Beras naik.", language="id")
    assert claims.merge_claim(claim, by=reporter, into=check).state == "merged"
