"""The start page: what waits for whom, the most pressing first."""

import pytest

from claims.admin import counting
from claims.workflow import absences, assigning, claims, reports, verdicts
from tests import factories
from tests.support.start_page import day, rows_of, shown, start

pytestmark = pytest.mark.django_db


def test_nobody_is_asked_to_review_their_own_work_or_what_another_was_asked_for(client, reporter, reviewer):
    asked = assigning.ask_review(factories.in_review(reporter), by=reporter, of=factories.user("reviewer"))
    own, anybodys = factories.in_review(reviewer), factories.in_review(reporter)
    mine = assigning.ask_review(factories.in_review(reporter), by=reporter, of=reviewer)
    away = factories.user("reviewer")
    waits = assigning.ask_review(factories.in_review(reporter), by=reporter, of=away)
    factories.absence(away)
    listed = rows_of(start(client, reviewer), "reviews")
    assert listed == [f"/admin/claims/verdict/{verdict.pk}/change/" for verdict in (mine, anybodys, waits)]
    assert {asked.pk, own.pk}.isdisjoint({mine.pk, anybodys.pk})


def test_a_draft_that_was_taken_back_by_its_author_did_not_come_back(client, reporter, reviewer):
    verdict = factories.in_review(reporter)
    verdicts.send_back(verdict, by=reviewer, reason="Read it again.")
    assert "sent_back" in [name for name, _url, _count in shown(start(client, reporter))]
    verdicts.submit_verdict(verdict, by=reporter)
    verdicts.reclaim_verdict(verdict, by=reporter)
    names = [name for name, _url, _count in shown(start(client, reporter))]
    assert "my_drafts" in names
    assert "sent_back" not in names


def test_the_claim_seen_in_most_articles_comes_first_with_the_number(client, reporter):
    twice = factories.claim(reporter, text="Seen twice.")
    claims.add_appearance(twice, by=reporter, span=factories.span(factories.article(reporter), "70 persen"))
    thrice = factories.claim(reporter, text="Seen in two articles, and a reader wrote.")
    claims.add_appearance(thrice, by=reporter, span=factories.span(factories.article(reporter), "70 persen"))
    reports.link_report(factories.tip(), by=reporter, claim=thrice)
    # Two places in one article are one article.
    once = factories.claim(reporter, factories.article(reporter), text="Seen once.")
    version = once.appearances.get().article_version
    claims.add_appearance(once, by=reporter, span=factories.span(version, "90 persen"))
    page = start(client, reporter)
    assert rows_of(page, "seen_often") == [f"/admin/claims/claim/{claim.pk}/change/" for claim in (thrice, twice)]
    assert "in 2 articles, 1 reader report" in page


def test_a_stand_in_sees_the_work_of_who_is_away_beside_their_own(client, reporter, reviewer):
    away, second = factories.user("reporter"), factories.user("reviewer")
    theirs = assigning.take_claim(factories.claim(away), by=away)
    draft = factories.verdict(away)
    review = assigning.ask_review(factories.in_review(away), by=away, of=second)
    for person, stand_in in ((away, reporter), (second, reviewer)):
        absences.set_absence(person, by=person, since=day(0), until=day(3), stand_in=stand_in)
    page = start(client, reporter)
    assert f"You stand in for {away}" in page
    assert rows_of(page, "my_work") == [f"/admin/claims/claim/{theirs.pk}/change/"]
    assert rows_of(page, "my_drafts") == [f"/admin/claims/verdict/{draft.pk}/change/"]
    assert rows_of(start(client, reviewer), "reviews") == [f"/admin/claims/verdict/{review.pk}/change/"]
    assert "You are away until" in start(client, away)


def test_a_sentence_says_what_waits(client, reporter, reviewer):
    factories.article(reporter)
    assert "Nothing waits for you." in start(client, reviewer)
    factories.in_review(reporter)
    late = factories.claim(reporter)
    claims.schedule_claim(late, by=reporter, due_on=day(-1))
    assert "1 is overdue, 1 waits for your review." in start(client, reviewer)
    assert "1 lewat tenggat, 1 menunggu tinjauan Anda." in start(client, reviewer, "/id")


def test_before_the_first_article_the_page_says_what_to_do(client, reporter):
    page = start(client, reporter)
    assert "No article yet: import one." in page
    assert "Nothing came back." not in page


def test_a_queue_of_others_and_one_that_is_none_lead_to_the_whole_list(client, reporter):
    client.force_login(reporter)
    for name in ("reviews", "nothing", "../x"):
        answer = client.get("/admin/claims/verdict/", {"queue": name})
        assert (answer.status_code, answer["Location"]) == (302, "/admin/claims/verdict/?e=1"), name


def test_a_long_queue_is_not_counted_to_its_end(client, reporter, monkeypatch):
    monkeypatch.setattr(counting, "CAP", 3)
    for _ in range(4):
        factories.claim(reporter)
    counts = {name: count for name, _url, count in shown(start(client, reporter))}
    assert counts["unassigned"] == "2+"
