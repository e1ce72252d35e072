"""A receipt says where a report stands, to anybody, and nothing of what it says or who sent it."""

import re

import pytest

from claims.publishing import verbs as publishing
from claims.workflow import reports
from tests import factories

pytestmark = pytest.mark.django_db
SECRETS = {
    "message": "Katarahasia tentang sumur.",
    "email": "pembaca.rahasia@pembaca.example",
    "name": "Pembaca Rahasia",
}


@pytest.fixture
def check(people):
    claim = factories.claim(people[0])
    factories.published(*people, claim)
    return claim


def read(client, report, language=""):
    answer = client.get(f"{language}/report/{report.receipt}/")
    assert answer.status_code == 200
    return answer.content.decode()


def text(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))


def test_it_follows_a_report_from_its_arrival_to_its_erasure(client, check, people):
    report = factories.report(check, **SECRETS)
    assert "It waits for somebody of the newsroom" in read(client, report)
    reports.take_report(report, by=people[0])
    assert "Somebody of the newsroom is looking at it" in read(client, report)
    reports.decide_report(report, by=people[0], outcome="no_action", reason="Alasanrahasia.", answer="Jawabanrahasia.")
    decided = read(client, report)
    assert "We looked at it again and leave the check as it is." in decided
    assert f"/claims/{check.public_id}/" in decided
    reports.erase_report(report, by=people[1], reason="Asked for.")
    erased = read(client, report)
    assert "Erased on" in erased
    assert "leave the check as it is" in erased


@pytest.mark.parametrize("is_taken", [True, False])
def test_what_was_erased_before_anybody_decided_waits_for_nobody(client, people, is_taken):
    tip = factories.tip()
    if is_taken:
        reports.take_report(tip, by=people[0])
    reports.erase_report(tip, by=people[1], reason="Asked for.")
    page = read(client, tip)
    assert "Erased on" in page
    assert "Somebody of the newsroom" not in page
    assert "It waits" not in page


@pytest.mark.parametrize(
    ("kind", "outcome", "says"),
    [
        ("tip", "taken_up", "We are looking into it."),
        ("tip", "already_checked", "We have already checked this."),
        ("tip", "not_checkable", "We cannot check this."),
        ("tip", "spam", "We put it aside"),
        ("wrong", "corrected", "Your report led to a correction."),
    ],
)
def test_every_outcome_is_said_in_words(client, check, people, kind, outcome, says):
    report = factories.tip() if kind == "tip" else factories.report(check)
    if kind == "tip":
        reports.link_report(report, by=people[0], claim=check)
    else:
        publishing.retract(factories.retraction(people[0], check), by=people[1])
    reports.decide_report(report, by=people[0], outcome=outcome, reason="Alasan.")
    assert says in read(client, report)


def test_nothing_that_was_written_and_nobody_is_shown(client, check, people):
    tip = factories.tip(seen_at="https://grup.example/sumurrahasia", **SECRETS)
    for act in (
        lambda: None,
        lambda: reports.take_report(tip, by=people[0]),
        lambda: reports.link_report(tip, by=people[0], claim=check),
        lambda: reports.decide_report(
            tip, by=people[0], outcome="not_checkable", reason="Alasanrahasia.", answer="Jawabanrahasia."
        ),
    ):
        act()
        for language in ("", "/id"):
            page = read(client, tip, language)
            for secret in (*SECRETS.values(), "sumurrahasia", "Alasanrahasia", "Jawabanrahasia", people[0].username):
                assert secret not in page
            assert "pembaca.example" not in page


def test_the_claim_of_a_tip_is_named_once_it_is_decided_and_public(client, check, people):
    tip = factories.tip()
    draft = reports.claim_from_tip(tip, by=people[0], text="Rahasia dapur.", language="id")
    reports.decide_report(tip, by=people[0], outcome="taken_up")
    assert draft.public_id not in read(client, tip)
    known = factories.tip()
    reports.link_report(known, by=people[0], claim=check)
    assert check.public_id not in read(client, known)
    reports.decide_report(known, by=people[0], outcome="already_checked")
    assert check.public_id in read(client, known)


def test_a_receipt_is_found_however_it_is_written(client, check):
    receipt = factories.report(check).receipt
    fours = [receipt[start : start + 4] for start in range(0, 16, 4)]
    for typed in (receipt, receipt.upper(), " ".join(fours), "-".join(fours), f"  {receipt}\t"):
        answer = client.get("/id/report/status/", {"receipt": typed})
        assert (answer.status_code, answer["Location"]) == (302, f"/id/report/{receipt}/")
    assert f"<span>{'</span><span>'.join(fours)}</span>" in client.get(f"/report/{'-'.join(fours)}/").content.decode()


@pytest.mark.parametrize(
    "typed", ["0123456789abcdef", "0", "zzzz", "0" * 17, "nobody-and-nothing", "٣" * 16, "x\x00", "<b>"]
)
def test_every_receipt_that_is_none_gets_the_same_page(client, typed):
    """The page holds what was typed, to be mended; nothing else of it depends on that.

    An address with characters that no receipt could have is no address of ours at all.
    """
    pages = set()
    for url, query in ((f"/report/{typed}/", {}), ("/report/status/", {"receipt": typed})):
        answer = client.get(url, query, follow=True)
        assert answer.status_code == 404
        page = re.sub(r'value="[^"]*"|href="[^"]*"', "", answer.content.decode())
        if "No such receipt" in page:
            pages.add(page)
    assert len(pages) == 1
    assert "letter by letter" in pages.pop()


def test_a_near_miss_costs_as_many_queries_as_nonsense(client, check, django_assert_num_queries):
    receipt = factories.report(check).receipt
    near = receipt[:-1] + ("0" if receipt[-1] != "0" else "1")
    for asked in (near, "0" * 16, "nonsense", "f" * 400):
        with django_assert_num_queries(1):
            assert client.get(f"/report/{asked}/").status_code == 404


@pytest.mark.parametrize(
    "path", ["/report/{}/", "/report/0123456789abcdef/", "/report/status/?receipt={}", "/report/status/"]
)
def test_no_cache_keeps_it_no_engine_lists_it_and_no_link_passes_it_on(client, check, path):
    answer = client.get(path.format(factories.report(check).receipt))
    found = [answer[name] for name in ("Cache-Control", "X-Robots-Tag", "Referrer-Policy")]
    assert found == ["no-store", "noindex", "no-referrer"]
    assert not answer.cookies


def test_a_check_that_was_taken_back_is_still_led_to(client, check, people):
    report = factories.report(check)
    publishing.retract(factories.retraction(people[0], check), by=people[1])
    assert f"/claims/{check.public_id}/" in text(read(client, report)) + read(client, report)
