"""Pages on all checks together: statistics, sources, what ratings mean, what was seen most often."""

import re
from xml.etree import ElementTree

import pytest

from claims.models import RatingScale
from claims.publishing import verbs as publishing
from claims.workflow import records, verdicts
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("url", ["/statistics/", "/sources/", "/ratings/"])
def test_before_anything_is_published_a_page_says_so(client, url):
    answer = client.get(url)
    assert answer.status_code == 200
    assert "Nothing is published yet" in answer.content.decode()


def test_statistics_draw_each_count_with_a_text_alternative_and_a_table(client, people):
    first = factories.claim(people[0])
    factories.published(*people, first)
    factories.published(*people)
    factories.correction(*people, first)
    page = client.get("/statistics/").content.decode()
    drawn = [ElementTree.fromstring(svg) for svg in re.findall(r'(?s)<svg class="plot".*?</svg>(?=\s*<details)', page)]
    titles = [svg.find("title").text for svg in drawn]
    assert titles == ["Checks by rating", "Checks by month", "Checks by language", "Changes by kind"]
    bars = {bar.find("text").text: bar.find("text[@class='plot-figure']").text for bar in drawn[0].findall("svg")}
    assert bars == {"Partly true": "1", "False": "1"}
    assert page.count("<table") == len(drawn)


def test_statistics_follow_a_retraction_at_once(client, people):
    claim = factories.claim(people[0])
    factories.published(*people, claim)
    assert "Checks by rating" in client.get("/statistics/").content.decode()
    publishing.retract(factories.retraction(people[0], claim), by=people[1])
    page = client.get("/statistics/").content.decode()
    assert "Checks by rating" not in page
    assert "Retracted" in page


def test_a_label_that_was_renamed_counts_as_what_it_meant(client, people):
    factories.published(*people)
    rating = RatingScale.objects.get(slug="tempo").ratings.get(slug="sebagian-benar")
    records.save_rating(rating, by=factories.user("chief editor"), changes={"slug": "separuh-benar"})
    for rating in ("separuh-benar", "keliru"):
        draft = factories.verdict(people[0], rating=rating)
        publishing.publish(
            verdicts.approve_verdict(verdicts.submit_verdict(draft, by=people[0]), by=people[1]), by=people[1]
        )
    page = client.get("/statistics/").content.decode()
    drawn = ElementTree.fromstring(re.search(r'(?s)<svg class="plot".*?</svg>(?=\s*<details)', page)[0])
    bars = {bar.find("text").text: bar.find("text[@class='plot-figure']").text for bar in drawn.findall("svg")}
    assert bars == {"Partly true": "2", "False": "1"}


def test_sources_say_in_how_many_checks_they_are_cited_and_first_hand(client, people):
    for _number in range(2):
        factories.published(*people)
    publisher = factories.source(people[0]).publisher
    row = re.search(
        rf"(?s)<tr><th scope=\"row\"><bdi>{publisher}</bdi>.*?</tr>", client.get("/sources/").content.decode()
    )
    assert re.findall(r'number">(\d+)<', row[0]) == ["2", "2"]


def test_ratings_are_explained_as_they_were_when_a_check_was_last_published(client, people):
    chief = factories.user("chief editor")
    rating = RatingScale.objects.get(slug="tempo").ratings.get(slug="keliru")
    records.save_rating(rating, by=chief, changes={"descriptions": {"en": "The record says otherwise."}})
    factories.published(*people)
    page = client.get("/ratings/").content.decode()
    assert "The record says otherwise." in page
    assert "?rating=keliru" in page
    records.save_rating(rating, by=chief, changes={"descriptions": {"en": "Not yet in public."}})
    assert "Not yet in public." not in client.get("/ratings/").content.decode()


def test_the_home_page_shows_what_was_seen_most_often(client, people):
    claim = factories.claim(people[0])
    factories.published(*people, claim)
    assert "Seen most often" not in client.get("/").content.decode()
    version = factories.article(people[0])
    publishing.sight(claim, by=people[1], span=factories.span(version, "70 persen peralatan mesin"))
    page = client.get("/").content.decode()
    assert "Seen most often" in page
    assert "seen in 2 articles" in page
