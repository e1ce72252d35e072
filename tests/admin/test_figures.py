"""The figures page: hand-made newsrooms and what the page says of them."""

import re
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.models import Claim, Verdict
from claims.publishing import verbs as publishing
from claims.vocabulary import ReportOutcome
from claims.workflow import claims as claim_verbs
from claims.workflow import records, reports, verdicts
from tests import factories
from tests.admin.tables import csv_rows, table, tables

pytestmark = pytest.mark.django_db
URL = "/admin/figures/"
NAMES = [
    "time", "spread", "now", "queues", "ratings", "topics", "opinions", "origins", "copies", "exceptions",
    "exception-list", "corrections", "reports",
]  # fmt: skip


@pytest.fixture
def desk(client, reporter):
    client.force_login(reporter)
    return client


@pytest.fixture
def clock(monkeypatch):
    """Sets the hour of the newsroom, as days from now."""
    real = timezone.now()

    def set_to(days):
        monkeypatch.setattr(timezone, "now", lambda: real + timedelta(days=days))

    return set_to


def page_of(desk, **query):
    answer = desk.get(URL, query)
    assert answer.status_code == 200
    return answer.content.decode()


def csv_of(desk, name, **query):
    answer = desk.get(URL, {**query, "section": name, "format": "csv"})
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert f'filename="{name}-' in answer["Content-Disposition"]
    return csv_rows(answer.content.decode())


def test_an_empty_newsroom_is_told_what_the_page_is_for_and_every_file_is_whole(desk):
    page = page_of(desk)
    assert "There is no claim yet." in page
    assert tables(page) == {}
    for name in NAMES:
        assert len(csv_of(desk, name)[0]) > 1


def test_the_days_shown_are_those_of_the_form_in_each_language(desk, reporter):
    factories.claim(reporter)
    today = timezone.localdate()
    for prefix in ("", "/id"):
        page = desk.get(f"{prefix}{URL}").content.decode()
        assert f'name="since" value="{today - timedelta(days=89)}"' in page
        assert f'name="until" value="{today}"' in page
        assert f'<a href="?since={today - timedelta(days=89)}&amp;until={today}" aria-current="true">' in page


def test_the_start_page_leads_to_the_figures(desk):
    assert f'href="{URL}"' in desk.get("/admin/").content.decode()


def test_claims_are_counted_from_when_they_were_taken_up_to_their_first_publication(desk, people, clock):
    reporter, reviewer = people
    for days in (2, 4, 10):
        clock(-20)
        suggested = factories.suggested(reporter)
        claim_verbs.dismiss_claim(suggested, by=reporter, reason="", kind="minor")
        claim = factories.claim(reporter)
        clock(-20 + days)
        factories.published(reporter, reviewer, claim)
    clock(0)
    factories.correction(reporter, reviewer, claim)
    page = page_of(desk)
    first, review = table(page, "time")
    assert first == ("From claim to publication", 3.0, 4.0, 8.8)
    assert review == ("In review", 4.0, 0.0, 0.0)
    spread = dict(table(page, "spread"))
    assert (spread["1 to 3 days"], spread["3 to 7 days"], spread["7 to 14 days"]) == (1, 1, 1)
    assert sum(spread.values()) == 3


def test_the_time_in_review_ends_with_each_approval_and_each_sending_back(desk, people, clock):
    reporter, reviewer = people
    clock(-10)
    verdict = factories.in_review(reporter)
    clock(-9)
    verdict = verdicts.send_back(verdict, by=reviewer, reason="The table is old.")
    clock(-5)
    verdict = verdicts.submit_verdict(verdict, by=reporter)
    clock(-2)
    verdicts.approve_verdict(verdict, by=reviewer)
    clock(0)
    assert table(page_of(desk), "time")[1] == ("In review", 2.0, 2.0, 2.8)


def test_the_period_is_of_the_newsrooms_days_and_both_ends_count(desk, people, monkeypatch):
    reporter, reviewer = people
    # 23:30 on the 10th in Jakarta, 00:30 on the 11th.
    for moment in (datetime(2026, 11, 10, 16, 30, tzinfo=UTC), datetime(2026, 11, 10, 17, 30, tzinfo=UTC)):
        monkeypatch.setattr(timezone, "now", lambda moment=moment: moment)
        factories.published(reporter, reviewer)
    monkeypatch.undo()

    def count(since, until):
        return table(page_of(desk, since=since, until=until), "time")[0][1]

    assert count("2026-11-10", "2026-11-10") == 1
    assert count("2026-11-11", "2026-11-11") == 1
    assert count("2026-11-10", "2026-11-11") == 2
    assert count("2026-11-12", "") == 0
    assert count("", "2026-11-09") == 0
    assert count("", "") == 2


@pytest.mark.parametrize("since", ["0001-01-01", "9999-12-31", ""])
@pytest.mark.parametrize("until", ["9999-12-31", ""])
def test_no_day_is_too_far_away(desk, reporter, since, until):
    factories.claim(reporter)
    assert "<h2" in page_of(desk, since=since, until=until)


def test_a_period_that_ends_before_it_begins_says_so_and_keeps_what_was_typed(desk, reporter):
    factories.claim(reporter)
    page = page_of(desk, since="2026-11-02", until="2026-11-01")
    assert "The period ends before it begins." in page
    assert 'value="2026-11-02"' in page
    assert tables(page) == {}
    assert "text/html" in desk.get(URL, {"since": "2026-11-02", "until": "2026-11-01", "format": "csv"})["Content-Type"]


def test_a_file_of_a_section_that_is_not_there_is_not_found(desk):
    assert desk.get(URL, {"section": "none", "format": "csv"}).status_code == 404


def test_states_what_is_overdue_and_what_waits_longest(desk, people, clock):
    reporter, reviewer = people
    factories.published(reporter, reviewer)
    factories.verdict(reporter)
    clock(-5)
    oldest = factories.claim(reporter, text="The oldest of all.")
    claim_verbs.schedule_claim(oldest, by=reporter, due_on=timezone.localdate())
    clock(0)
    page = page_of(desk)
    rows = {row[:2]: row[2] for row in table(page, "now")}
    assert (rows["Claim", "Open"], rows["Claim", "Closed"], rows["Claim", "Dismissed"]) == (2, 1, 0)
    assert (rows["Verdict", "Draft"], rows["Verdict", "Published"]) == (1, 1)
    assert rows["Claim", "Overdue"] == 1
    assert ("Oldest open, 5 days", "The oldest of all.") in rows
    assert f'href="/admin/claims/claim/{oldest.pk}/change/"' in page


def test_load_is_listed_by_name_and_says_that_it_is_no_measure_of_people(desk, people):
    reporter, reviewer = people
    Claim.objects.filter(pk=factories.claim(reporter).pk).update(assignee=reviewer, due_on="2026-01-01")
    Claim.objects.filter(pk=factories.claim(reporter).pk).update(assignee=reviewer)
    closed = factories.claim(reporter)
    factories.published(reporter, reviewer, closed)
    Claim.objects.filter(pk=closed.pk).update(assignee=reviewer)
    Verdict.objects.filter(pk=factories.in_review(reporter).pk).update(reviewer=reviewer)
    factories.verdict(reporter)
    gone = factories.user("reporter", "aa-gone")
    gone.is_active = False
    gone.save()
    page = page_of(desk)
    rows = table(page, "queues")
    assert [row[0] for row in rows] == sorted(str(person) for person in people)
    assert {row[0]: row[1:] for row in rows} == {str(reporter): (0, 1, 0, 0), str(reviewer): (2, 0, 1, 1)}
    assert "It is no measure of people" in page


def test_ratings_are_counted_by_meaning_and_by_topic(desk, people):
    reporter, reviewer = people
    chief = factories.user("chief editor")
    trade, health = factories.topic(chief), factories.topic(chief)
    records.save_record(health, by=chief, changes={"labels": {"en": "Health", "id": "Kesehatan"}})
    both = factories.claim(reporter, topics=[trade, health])
    factories.published(reporter, reviewer, both)
    one = factories.claim(reporter, topics=[trade])
    factories.published(reporter, reviewer, one)
    factories.correction(reporter, reviewer, one)
    taken_back = factories.claim(reporter, topics=[trade])
    factories.published(reporter, reviewer, taken_back)
    publishing.retract(factories.retraction(reporter, taken_back), by=reviewer)
    page = page_of(desk)
    assert {label: number for label, number in table(page, "ratings") if number} == {"Partly true": 1, "False": 1}
    # true, partly true, misleading, false, unproven, satire, together
    assert table(page, "topics") == [("Trade", 0, 1, 0, 1, 0, 0, 2), ("Health", 0, 1, 0, 0, 0, 0, 1)]


def test_sources_are_counted_by_origin_in_what_is_public(desk, people):
    reporter, reviewer = people
    verdict = factories.verdict(reporter)
    first, second = (item.source for item in verdict.evidence.all())
    records.save_record(second, by=reporter, changes={"kind": "secondary"})
    rows = [{"source": first, "finding": "truth", "stance": "context", "quote": "64", "position": 3}]
    verdict = verdicts.edit_verdict(verdict, by=reporter, evidence=verdicts.EvidenceEdits(added=rows))
    factories.verdict(reporter)
    publishing.publish(
        verdicts.approve_verdict(verdicts.submit_verdict(verdict, by=reporter), by=reviewer), by=reviewer
    )
    page = page_of(desk)
    assert table(page, "origins") == [(str(first.origin), 2, 2, 0, 2), (str(second.origin), 1, 0, 1, 1)]
    assert table(page, "copies") == [("Primary", 2, 2, 100), ("Secondary", 1, 1, 100), ("Together", 3, 3, 100)]


def test_exceptions_are_counted_by_rule_and_listed_with_who_granted_them(desk, people):
    reporter, reviewer = people
    verdict = factories.in_review(reporter)
    verdicts.grant_exception(verdict, by=reviewer, code="counter_search", reason="=HYPERLINK(1)")
    assert "exceptions" not in tables(page_of(desk))
    publishing.publish(verdicts.approve_verdict(verdict, by=reviewer), by=reviewer)
    page = page_of(desk)
    assert table(page, "exceptions") == [("No look for evidence against", 1)]
    ((_day, rule, reason, by, on),) = table(page, "exception-list")
    assert (rule, reason, by) == ("No look for evidence against", "=HYPERLINK(1)", str(reviewer))
    assert on == verdict.claim.text
    assert f'href="/admin/claims/verdict/{verdict.pk}/change/"' in page
    assert csv_of(desk, "exception-list")[1][2] == "'=HYPERLINK(1)"


def test_corrections_and_retractions_are_counted_with_their_rate(desk, people, clock):
    reporter, reviewer = people
    clock(-8)
    checks = [factories.claim(reporter) for _ in range(4)]
    for claim in checks:
        factories.published(reporter, reviewer, claim)
    clock(-4)
    factories.correction(reporter, reviewer, checks[0])
    factories.correction(reporter, reviewer, checks[0])
    publishing.retract(factories.retraction(reporter, checks[1]), by=reviewer)
    clock(0)
    assert dict(table(page_of(desk), "corrections")) == {
        "Major corrections": 1,
        "Minor corrections": 1,
        "Retractions": 1,
        "Checks corrected": 1,
        "Checks published by then": 4,
        "Checks corrected, %": 25,
        "Median days to a correction": 4,
    }


def test_reader_reports_are_counted_by_what_came_of_them(desk, people, clock):
    reporter, reviewer = people
    claim = factories.claim(reporter)
    factories.published(reporter, reviewer, claim)
    clock(-6)
    report = factories.report(claim, created_at=timezone.now())
    clock(-3)
    reports.decide_report(report, by=reporter, outcome="no_action", reason="It is so.")
    clock(0)
    factories.report(claim)
    reports.erase_report(factories.report(claim), by=reviewer, reason="Asked for.")
    rows = {label: rest for label, *rest in table(page_of(desk), "reports")}
    assert {label: rest for label, rest in rows.items() if rest[0]} == {
        "New": [1, "–"], "No action": [1, 3], "Erased": [1, "–"],
    }  # fmt: skip
    assert set(rows) == {"New", "Erased", *(str(label) for label in ReportOutcome.labels)}


def test_every_file_has_the_numbers_of_its_table(desk, people):
    reporter, reviewer = people
    claim = factories.claim(reporter, topics=[factories.topic(factories.user("chief editor"))])
    verdict = factories.in_review(reporter)
    verdicts.grant_exception(verdict, by=reviewer, code="counter_search", reason="None.")
    factories.published(reporter, reviewer, claim)
    factories.correction(reporter, reviewer, claim)
    shown = tables(page_of(desk))
    assert list(shown) == [name for name in NAMES if name in shown]
    for name, rows in shown.items():
        filed = csv_of(desk, name)
        assert filed[0] == rows[0], name
        for told, row in zip(filed[1:], rows[1:], strict=True):
            pairs = zip(told, row, strict=True)
            assert all(float(one) == other for one, other in pairs if isinstance(other, float)), name


def test_plots_have_titles_descriptions_and_a_label_for_each_bar(desk, people):
    factories.published(*people, factories.claim(people[0], topics=[factories.topic(factories.user("chief editor"))]))
    page = page_of(desk)
    drawn = [ElementTree.fromstring(svg) for svg in re.findall(r'(?s)<svg class="plot".*?</svg>(?=\s*<details)', page)]
    assert len(drawn) == 5
    for svg in drawn:
        named = set(svg.get("aria-labelledby").split())
        assert named == {svg.find("title").get("id"), svg.find("desc").get("id")}
        bars = svg.findall("svg")
        assert bars
        assert all(bar.find("text").text for bar in bars)
        assert all(bar.find("text[@class='plot-figure']").text for bar in bars)
    assert "style=" not in page.split("<main", 1)[-1]


def test_the_page_costs_the_same_queries_whatever_there_is(desk, people):
    def count():
        with CaptureQueriesContext(connection) as found:
            page_of(desk)
        return len(found)

    factories.published(*people)
    few = count()
    for _ in range(3):
        factories.published(*people)
        factories.user("reporter")
    verdicts.grant_exception(factories.in_review(people[0]), by=people[1], code="counter_search", reason="None.")
    assert count() == few
    assert few < 25
