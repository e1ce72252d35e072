"""The inbox of reports and tips, the page of one, its buttons, and who sees whom to answer."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.models import Article, Claim, ReaderReport, ReportContact
from claims.workflow import claims, reports, verdicts
from tests import factories
from tests.support import start_page
from tests.support.forms import fields_of
from tests.support.mail import mail_down

pytestmark = pytest.mark.django_db
INBOX = "/admin/claims/readerreport/"
ADDRESS = "pembaca.rahasia@pembaca.example"


@pytest.fixture
def reporter(client):
    person = factories.user("reporter")
    client.force_login(person)
    return person


@pytest.fixture
def check(reporter, reviewer):
    claim = factories.claim(reporter)
    factories.published(reporter, reviewer, claim)
    return claim


def page(report):
    return f"{INBOX}{report.pk}/change/"


def button(report, verb):
    return f"{INBOX}{report.pk}/do/{verb}/"


def press(client, report, verb, **fields):
    shown = client.get(button(report, verb))
    assert shown.status_code == 200
    answer = client.post(button(report, verb), fields_of(shown) | fields)
    report.refresh_from_db()
    return answer


def listed(client, query=""):
    rows = re.findall(
        r'<th class="field-words">.*?<bdi dir="auto">(.*?)</bdi>', client.get(INBOX + query).content.decode()
    )
    return set(rows)


# ------------------------------------------------------------------ the inbox
def test_the_inbox_is_filtered_by_kind_state_age_language_and_by_who_took_it(client, reporter, reviewer, check):
    now = timezone.now()
    factories.report(check, "old report", created_at=now - timedelta(days=8))
    reports.take_report(factories.tip("my tip", language="en"), by=reporter)
    reports.take_report(factories.tip("their tip"), by=reviewer)
    reports.decide_report(factories.tip("spam tip"), by=reviewer, outcome="spam")
    everything = {"old report", "my tip", "their tip", "spam tip"}
    assert listed(client) == everything
    assert listed(client, "?kind__exact=wrong") == {"old report"}
    assert listed(client, "?state=decided") == {"spam tip"}
    assert listed(client, "?taken=mine") == {"my tip"}
    assert listed(client, "?taken=free") == {"old report", "spam tip"}
    assert (listed(client, "?age=7"), listed(client, "?age=30")) == ({"old report"}, set())
    assert listed(client, "?language=en") == {"my tip"}
    assert [listed(client, f"?{name}=nonsense") for name in ("state", "taken", "age", "kept")] == [everything] * 4


def test_the_inbox_is_searched_by_receipt_and_by_check(client, check, reporter):
    report = factories.report(check, "about the check", email=ADDRESS)
    tip = reports.link_report(factories.tip("about it too"), by=reporter, claim=check)
    assert listed(client, f"?q={report.receipt}") == {"about the check"}
    assert listed(client, f"?q={tip.receipt}") == {"about it too"}
    assert listed(client, f"?q={check.public_id}") == {"about the check", "about it too"}
    assert listed(client, f"?q={ADDRESS}") == set()
    assert listed(client, "?q=about") == set()


@pytest.mark.parametrize("query", ["contact__email__startswith=p", "contact__name=x", "contact__email__isnull=0"])
def test_nobody_finds_a_reader_by_asking_the_list_for_addresses(client, reporter, query):
    factories.tip(email=ADDRESS)
    assert client.get(f"{INBOX}?{query}").status_code == 400


def test_the_inbox_says_age_claim_outcome_and_who_took_it(client, check, reporter):
    report = factories.report(check, created_at=timezone.now() - timedelta(days=12))
    reports.take_report(report, by=reporter)
    shown = client.get(INBOX).content.decode()
    assert ("12 days" in shown, check.text in shown, str(reporter) in shown) == (True, True, True)
    reports.decide_report(report, by=reporter, outcome="spam")
    assert "</span>Spam</span>" in client.get(INBOX).content.decode()


@pytest.mark.parametrize("url", [INBOX, "page"])
def test_the_number_of_questions_to_the_database_does_not_grow_with_the_rows(client, check, reporter, url):
    report = factories.report(check, email=ADDRESS)
    client.get(INBOX)

    def questions():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(page(report) if url == "page" else url).status_code == 200
        return len(asked)

    before = questions()
    for _ in range(5):
        reports.take_report(factories.report(check, email=ADDRESS), by=factories.user("reporter"))
    assert questions() <= min(before, 25)


# ------------------------------------------------------------------ the page of one
def test_a_report_is_shown_with_its_claim_its_rating_and_what_others_wrote(client, check, reporter):
    report, other = factories.report(check, "The table is old."), factories.report(check, "I think so too.")
    shown = client.get(page(report)).content.decode()
    for words in (
        "The table is old.",
        check.text,
        f"<strong>{check.verdicts.get().rating}</strong>",
        f"/claims/{check.public_id}/",
        "I think so too.",
    ):
        assert words in shown, words
    assert page(other) in shown
    assert f"/admin/claims/claim/{check.pk}/do/start_correction/" in shown


def test_a_report_on_a_check_that_does_not_exist_is_shown_and_says_so(client, reporter):
    report = ReaderReport.objects.create(check_public_id="zyxwvzyxwv", message="Wrong.")
    shown = client.get(page(report)).content.decode()
    assert "No claim of ours has this id" in shown
    assert "zyxwvzyxwv" in client.get(INBOX).content.decode()
    refused = client.post(button(report, "decide_report"), {"outcome": "corrected"})
    assert "No correction of this check has been begun" in refused.content.decode()


@pytest.mark.parametrize("message", ["<script>alert(1)</script>", "هل هذا صحيح؟", "🐟 " * 1600, "x" * 5000])
def test_strange_messages_are_shown_whole_and_harmless(client, reporter, message):
    tip = factories.tip(message)
    for url in (INBOX, page(tip), button(tip, "decide_report"), "/admin/"):
        shown = client.get(url).content.decode()
        assert "<script>alert(1)" not in shown
    assert (message.strip() in client.get(page(tip)).content.decode()) == ("<" not in message)


# ------------------------------------------------------------------ who sees whom to answer
def test_the_address_stands_on_the_page_of_the_report_and_on_no_other(client, check, reporter):
    report = factories.report(check, email=ADDRESS, name="Pembaca Rahasia")
    factories.report(check, "Another.")
    press(client, report, "decide_report", outcome="no_action", reason="No.", answer="Tidak.")
    assert ADDRESS in client.get(page(report)).content.decode()
    others = [page(row) for row in ReaderReport.objects.exclude(pk=report.pk)]
    urls = [
        INBOX, "/admin/", "/admin/claims/event/", f"/admin/claims/claim/{check.pk}/change/", *others,
        button(report, "reopen_report"), button(report, "link_report"),
        f"/admin/autocomplete/?app_label=claims&model_name=readerreport&field_name=claim&term={check.text[:10]}",
    ]  # fmt: skip
    for url in urls:
        shown = client.get(url).content.decode()
        assert ADDRESS not in shown, url
        assert "Pembaca Rahasia" not in shown, url


@pytest.mark.parametrize("role", [None, "inactive"])
def test_without_a_role_nothing_of_a_report_is_shown(client, check, role):
    report = factories.report(check, email=ADDRESS)
    person = factories.user("reporter")
    person.groups.clear()
    client.force_login(person)
    if role == "inactive":
        person.is_active = False
        person.save()
    verbs = ("decide_report", "erase_contact", "link_report")
    for url in (INBOX, page(report), *(button(report, verb) for verb in verbs)):
        assert client.get(url).status_code in (302, 403)
        assert client.post(url, {"outcome": "spam", "reason": "x"}).status_code in (401, 403)
    report.refresh_from_db()
    assert (report.state, ReportContact.objects.count()) == ("new", 1)


def test_nobody_reads_or_edits_contacts_by_themselves(client, reporter):
    tip = factories.tip(email=ADDRESS)
    client.force_login(factories.user("administrator"))
    assert client.get("/admin/claims/reportcontact/").status_code == 404
    assert client.post(page(tip), {"message": "Other words", "state": "decided"}).status_code == 403
    assert client.get(f"{INBOX}add/").status_code == 403
    assert client.post(f"{INBOX}{tip.pk}/delete/", {"post": "yes"}).status_code == 403
    tip.refresh_from_db()
    assert tip.message == "Benarkah beras naik dua kali lipat?"


# ------------------------------------------------------------------ buttons
def test_a_report_goes_from_the_inbox_to_a_correction_and_an_answer(
    client, check, reporter, django_capture_on_commit_callbacks
):
    report = factories.report(check, email=ADDRESS)
    assert press(client, report, "take_report").status_code == 302
    refused = press(client, report, "decide_report", outcome="corrected", reason="Page 11.", answer="Anda benar.")
    assert refused.status_code == 409
    shown = refused.content.decode()
    assert "No correction of this check has been begun" in shown
    assert ("Page 11." in shown, "Anda benar." in shown) == (True, True)
    assert f"/admin/claims/claim/{check.pk}/do/start_correction/" in shown
    verdicts.start_correction(check, by=reporter, reason="Page 11.")
    with django_capture_on_commit_callbacks(execute=True):
        press(client, report, "decide_report", outcome="corrected", reason="Page 11.", answer="Anda benar.")
    assert (report.state, report.outcome, report.decided_by) == ("decided", "corrected", reporter)
    assert [letter.to for letter in mail.outbox] == [[ADDRESS]]
    assert "Anda benar." in client.get(page(report)).content.decode()
    assert press(client, report, "reopen_report", reason="Look again.").status_code == 302
    assert report.state == "new"


def test_a_letter_that_did_not_go_is_told_and_sent_by_a_button(
    client, check, reporter, django_capture_on_commit_callbacks
):
    report = factories.report(check, email=ADDRESS)
    with mail_down():
        with django_capture_on_commit_callbacks(execute=True):
            done = press(client, report, "decide_report", outcome="no_action", reason="No.", answer="Tidak.")
        assert done.status_code == 302
        shown = client.get(page(report)).content.decode()
        assert "Not sent yet." in shown
        assert button(report, "answer_report") in shown
        assert press(client, report, "answer_report").status_code == 409
    assert press(client, report, "answer_report").status_code == 302
    assert len(mail.outbox) == 1
    assert button(report, "answer_report") not in client.get(page(report)).content.decode()


def test_the_second_who_decides_is_told_who_was_first(client, check, reporter, reviewer):
    report = factories.report(check)
    typed = fields_of(client.get(button(report, "decide_report"))) | {"outcome": "no_action", "reason": "My reason."}
    reports.decide_report(report, by=reviewer, outcome="spam")
    late = client.post(button(report, "decide_report"), typed)
    assert late.status_code == 409
    assert f"{reviewer} has already decided it: Spam." in late.content.decode()
    assert "My reason." in late.content.decode()
    report.refresh_from_db()
    assert (report.outcome, report.decided_by) == ("spam", reviewer)


def test_a_tip_becomes_a_claim_and_is_taken_up(client, reporter):
    tip = factories.tip("Katanya harga beras naik dua kali lipat, kata tetangga saya.")
    shown = client.get(button(tip, "claim_from_tip"))
    assert fields_of(shown)["text"] == ""
    assert tip.message in shown.content.decode()
    assert press(client, tip, "claim_from_tip", text="Harga beras naik dua kali lipat.").status_code == 302
    claim = Claim.objects.get(text="Harga beras naik dua kali lipat.")
    assert (tip.claim, claim.language, claim.state) == (claim, "id", "open")
    assert press(client, tip, "decide_report", outcome="taken_up").status_code == 302


def test_a_claim_that_is_too_long_for_a_tip_is_refused_and_kept(client, reporter):
    tip = factories.tip()
    answer = press(client, tip, "claim_from_tip", text="Panjang sekali. " * 80)
    assert answer.status_code == 409
    assert "Panjang sekali." in answer.content.decode()
    assert tip.claim is None


@pytest.mark.parametrize("by", ["number", "id", "address"])
def test_a_claim_is_linked_by_search_by_id_or_by_address_and_unlinked(client, check, reporter, by):
    tip = factories.tip()
    address = f"https://cek.example/id/claims/{check.public_id}/neraca-dagang/"
    typed = {"number": {"claim": check.pk}, "id": {"address": check.public_id}, "address": {"address": address}}[by]
    assert press(client, tip, "link_report", **typed).status_code == 302
    assert tip.claim == check
    assert press(client, tip, "link_report", claim="").status_code == 302
    assert tip.claim is None


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"address": "zyxwvzyxwv"}, "There is no claim with this id."),
        ({"address": "🐟"}, "There is no claim with this id."),
        ({"claim": "999999"}, "Choose a claim that is suggested, open or published."),
        ({"claim": "x"}, "Choose a claim that is suggested, open or published."),
    ],
)
def test_a_link_to_no_claim_is_refused_in_words(client, reporter, typed, message):
    tip = factories.tip()
    answer = press(client, tip, "link_report", **typed)
    assert (answer.status_code, message in answer.content.decode(), tip.claim) == (200, True, None)


def test_a_claim_put_aside_is_not_linked(client, reporter):
    claim = claims.dismiss_claim(factories.claim(reporter), by=reporter, reason="No fact.")
    answer = press(client, factories.tip(), "link_report", claim=claim.pk)
    assert "Choose a claim that is suggested, open or published." in answer.content.decode()


def test_the_import_opens_with_what_a_tip_says(client, reporter):
    tip = factories.tip(seen_at="https://kabar.example/a?b=1&c=2", language="en")
    link = re.search(r'href="(/admin/claims/article/add/\?[^"]*)"', client.get(page(tip)).content.decode())[1]
    shown = fields_of(client.get(link.replace("&amp;", "&")))
    assert (shown["url"], shown["language"]) == (tip.seen_at, "en")
    assert Article.objects.count() == 0


# ------------------------------------------------------------------ what is forgotten
def test_old_contacts_are_found_and_erased_together(client, check, reporter, reviewer):
    old, recent, bare = (
        factories.report(check, "old", email=ADDRESS),
        factories.tip("recent", email=ADDRESS),
        factories.tip(),
    )
    for row in (old, recent, bare):
        outcome = "spam" if row != old else "no_action"
        reports.decide_report(row, by=reporter, outcome=outcome, reason="No.")
    ReaderReport.objects.filter(pk__in=[old.pk, bare.pk]).update(decided_at=timezone.now() - timedelta(days=91))
    assert listed(client, "?kept=long") == {"old"}
    chosen = {"action": "erase_contacts", "_selected_action": [old.pk, bare.pk]}
    # A reporter has no such action: nothing happens.
    client.post(INBOX, chosen | {"reason": "Kept long enough."})
    assert ReportContact.objects.count() == 2
    client.force_login(reviewer)
    asked = client.post(INBOX, chosen)
    assert "Forgets for good who sent 1 of the chosen rows." in asked.content.decode()
    empty = client.post(INBOX, chosen | {"reason": " "})
    assert "This field is required." in empty.content.decode()
    assert ReportContact.objects.count() == 2
    done = client.post(INBOX, chosen | {"reason": "Kept long enough."}, follow=True)
    assert "1 contact is erased." in done.content.decode()
    assert list(ReportContact.objects.values_list("report", flat=True)) == [recent.pk]
    refused = client.post(
        INBOX, chosen | {"_selected_action": [recent.pk], "reason": f"Asked by {ADDRESS}"}, follow=True
    )
    assert "1 not erased: Take the reader" in refused.content.decode()


def test_a_reviewer_erases_a_message_and_the_page_says_when(client, check, reporter, reviewer):
    report = factories.report(check, "Saya, Budi, tinggal di sana.", email=ADDRESS)
    assert press(client, report, "erase_report", reason="Asked for.").status_code == 409
    client.force_login(reviewer)
    assert press(client, report, "erase_report", reason="Asked for.").status_code == 302
    shown = client.get(page(report)).content.decode()
    assert "Erased on" in shown
    assert ("Budi" in shown, ADDRESS in shown) == (False, False)
    assert ("/do/decide_report/" in shown, "/do/take_report/" in shown) == (False, False)
    assert listed(client) == {"(erased)"}


def test_what_was_erased_waits_in_no_queue_and_is_new_nowhere(client, check, reporter, reviewer):
    gone, left = factories.report(check), factories.report(check, "Look at the table.")
    reports.erase_report(gone, by=reviewer, reason="Asked for.")
    assert listed(client, "?queue=reports") == listed(client, "?state=new") == {"Look at the table."}
    assert listed(client, "?state=erased") == {"(erased)"}
    assert ("reports", f"{INBOX}?queue=reports", "1") in start_page.shown(start_page.start(client, reporter))
    others = client.get(page(left)).content.decode().split("Others wrote about it")[1]
    assert re.search(r"· (\w+)</span>", others)[1] == "Erased"
