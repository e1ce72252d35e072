"""The board: a column for each step, an address that says what is shown, claims assigned by ticking them."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.admin import board
from claims.admin.stages import STAGES
from claims.models import Claim
from claims.workflow import assigning, claims, verdicts
from tests import factories

pytestmark = pytest.mark.django_db
URL = "/admin/claims/claim/board/"
LIST = "/admin/claims/claim/"


def day(number):
    return timezone.localdate() + timedelta(days=number)


def columns(page):
    """The texts of the cards of each column, and its count."""
    found = {}
    for name, section in re.findall(r'<section aria-labelledby="stage-(\w+)">(.*?)</section>', page, re.S):
        texts = re.findall(r'<a class="open"[^>]*>([^<]+)</a>', section)
        found[name] = (texts, re.search(r'class="count">([^<]+)<', section).group(1))
    return found


@pytest.fixture
def desk(client, reporter, reviewer):
    """One claim in each column, by its name."""
    made = {name: factories.claim(reporter, text=f"Claim {name}.") for name in STAGES if name != "suggested"}
    factories.verdict(reporter, made["draft"])
    verdicts.send_back(factories.in_review(reporter, made["sent_back"]), by=reviewer, reason="Again.")
    factories.in_review(reporter, made["in_review"])
    factories.approved(reporter, reviewer, made["approved"])
    factories.published(reporter, reviewer, made["published"])
    factories.suggested(reporter)
    client.force_login(reviewer)
    return made


def test_each_claim_stands_in_the_column_of_its_step(client, desk):
    page = client.get(URL).content.decode()
    assert columns(page) == {name: ([f"Claim {name}."], "1") for name in STAGES if name != "suggested"}
    assert re.search(r'\?stage=suggested">Suggested <span class="count">1<', page)


def test_a_correction_under_work_says_so_on_both_its_cards(client, desk, reporter):
    verdicts.start_correction(desk["published"], by=reporter, reason="A newer table.")
    page = client.get(URL).content.decode()
    assert columns(page)["draft"][0] == ["Claim draft.", "Claim published."]
    assert page.count("being corrected") == 2


def test_a_card_says_by_when_how_soon_whose_and_who_was_asked(client, desk, reporter, reviewer):
    assigning.give_out(desk["open"], by=reviewer, to=reporter, due_on=day(-1), priority=1)
    assigning.ask_review(desk["in_review"].verdicts.get(), by=reporter, of=reviewer)
    page = client.get(URL).content.decode()
    card = page[page.index("priority-1") : page.index("Claim open.") + 800]
    assert "overdue" in card
    assert str(reporter) in card
    assert f"review: {reviewer}" in page


@pytest.mark.parametrize("name", STAGES)
def test_a_column_and_the_list_it_leads_to_hold_the_same_claims(client, desk, name):
    listed = re.findall(
        r'<th class="field-text"><a [^>]*>([^<]+)<', client.get(f"{LIST}?stage={name}").content.decode()
    )
    assert len(listed) == 1
    assert listed == ([f"Claim {name}."] if name != "suggested" else [Claim.objects.get(state="suggested").text])


def test_the_filters_narrow_the_board_and_the_address_carries_them_to_the_list(client, desk, reporter, reviewer):
    topic = factories.topic(factories.user("chief editor"))
    claims.edit_claim(desk["open"], by=reporter, changes={"language": "en"}, topics=[topic])
    assigning.give_out(desk["draft"], by=reviewer, to=reporter, due_on=day(-1), priority=2)
    assigning.ask_review(desk["in_review"].verdicts.get(), by=reporter, of=reviewer)
    wanted = {
        f"topic={topic.slug}": {"open"},
        "language=en": {"open"},
        "priority=2": {"draft"},
        "due=overdue": {"draft"},
        f"person={reporter.pk}": {"draft"},
        f"person={reviewer.pk}": {"in_review"},
        "person=none": set(STAGES) - {"draft", "suggested"},
        "q=approved": {"approved"},
        f"person={reporter.pk}&q=approved": set(),
    }
    for query, names in wanted.items():
        page = client.get(f"{URL}?{query}").content.decode()
        assert {name for name, (texts, _count) in columns(page).items() if texts} == names, query
    page = client.get(f"{URL}?language=en&q=open").content.decode()
    assert '?language=en&amp;q=open&amp;stage=suggested"' in page
    assert '<option value="en" selected>' in page


def test_a_long_column_shows_its_first_claims_and_leads_to_all(client, desk, reporter, monkeypatch):
    monkeypatch.setattr(board, "SHOWN", 2)
    for number in range(3):
        claims.schedule_claim(factories.claim(reporter, text=f"Due in {number}."), by=reporter, due_on=day(number))
    page = client.get(URL).content.decode()
    assert columns(page)["open"] == (["Due in 0.", "Due in 1."], "4")
    assert re.search(r'href="/admin/claims/claim/\?stage=open">all 4 →', page)


@pytest.mark.parametrize("query", ["person=x", "person=²", "priority=high", "stage=x", "nothing=1", "queue=reviews"])
def test_an_address_that_means_nothing_leads_to_the_whole_board(client, desk, query):
    answer = client.get(f"{URL}?{query}", follow=True)
    assert (answer.redirect_chain, answer.status_code) == ([(URL, 302)], 200)
    assert "Here is the whole board." in answer.content.decode()


def test_who_has_no_role_sees_no_board(client, desk):
    nobody = factories.user("reporter")
    nobody.groups.clear()
    client.force_login(nobody)
    assert client.get(URL).status_code == 403


def test_the_board_asks_as_often_however_many_claims_there_are(client, desk, reporter, reviewer):
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{URL}?language=id&due=&q=c")
        counts.append(len(queries))
        for _more in range(4):
            assigning.take_claim(factories.claim(reporter, text="Claim c."), by=reporter)
            factories.in_review(
                reporter, factories.claim(reporter, topics=[factories.topic(factories.user("chief editor"))])
            )
    assert counts[0] == counts[1]
    assert counts[0] < 25


def test_the_list_of_claims_asks_as_often_however_many_there_are(client, desk, reporter):
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(LIST)
        counts.append(len(queries))
        for _more in range(4):
            assigning.take_claim(factories.claim(reporter), by=reporter)
    assert counts[0] == counts[1]
    assert counts[0] < 25
