"""The page that says how good suggestions are."""

import re
from xml.etree import ElementTree

import pytest

from claims.workflow import claims
from tests import factories

pytestmark = pytest.mark.django_db
URL = "/admin/claims/article/suggestions/"


@pytest.fixture
def desk(client, reporter):
    client.force_login(reporter)
    return client


def page_of(desk, **period):
    answer = desk.get(URL, period)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_desk_without_decisions_is_told_what_the_page_is_for(desk, reporter):
    factories.suggested(reporter)
    page = page_of(desk)
    assert "Nothing is decided yet in this period." in page
    assert 'class="plot"' not in page


def test_the_desk_leads_to_the_page(desk):
    assert URL in desk.get("/admin/").content.decode()


def test_shares_are_drawn_and_stand_in_a_table_beneath(desk, reporter):
    claims.accept_claim(factories.suggested(reporter), by=reporter)
    claims.dismiss_claim(factories.suggested(reporter), by=reporter, reason="", kind="not_a_claim")
    page = page_of(desk)
    assert "1 of 2 decided suggestions were accepted or split: 50%." in page
    drawn = [ElementTree.fromstring(svg) for svg in re.findall(r'(?s)<svg class="plot".*?</svg>(?=\s*<table)', page)]
    assert [svg.find("title").text for svg in drawn] == ["By language", "By reason"]
    for svg in drawn:
        named = set(svg.get("aria-labelledby").split())
        assert named == {svg.find("title").get("id"), svg.find("desc").get("id")}
        assert [bar.get("width") for bar in svg.iter("rect") if bar.get("class") == "plot-bar"] == ["100"]
    assert "50% (1 of 2)" in page
    assert re.search(r'<th scope="row">Indonesian</th>\s*<td class="number">1</td>\s*<td class="number">2</td>', page)
    assert re.search(r'<th scope="row">Not a claim</th><td class="number">1</td>', page)


def test_the_plot_is_drawn_alike_where_figures_are_written_otherwise(desk, reporter):
    """A comma in a coordinate would break it."""
    for kind in ("", "", "minor"):
        claim = factories.suggested(reporter)
        if kind:
            claims.dismiss_claim(claim, by=reporter, reason="", kind=kind)
        else:
            claims.accept_claim(claim, by=reporter)
    page = desk.get(f"/id{URL}").content.decode()
    assert 'lang="id"' in page
    assert re.findall(r'class="plot-bar"[^>]*width="([^"]*)"', page) == ["134", "134"]


def test_a_period_leaves_out_what_was_decided_outside_it(desk, reporter):
    claims.accept_claim(factories.suggested(reporter), by=reporter)
    assert "accepted or split" in page_of(desk, since="2020-01-01")
    assert "Nothing is decided yet in this period." in page_of(desk, until="2020-01-01")


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ({"since": "2026-02-30"}, "Enter a valid date."),
        ({"since": "2026-03-02", "until": "2026-03-01"}, "The period ends before it begins."),
    ],
)
def test_a_period_that_makes_no_sense_is_said_to_be_so(desk, reporter, period, said):
    claims.accept_claim(factories.suggested(reporter), by=reporter)
    page = page_of(desk, **period)
    assert said in page
    assert "of 1 decided" not in page


def test_nobody_without_a_role_reads_it(client, reporter):
    reporter.groups.clear()
    client.force_login(reporter)
    assert client.get(URL).status_code == 403
