"""What others have checked, at the desk: found again, plainly theirs, edited by nobody."""

import re

import pytest

from claims.models import ExternalPublisher
from tests import factories

pytestmark = pytest.mark.django_db
LIST = "/admin/claims/externalreview/"


@pytest.fixture
def desk(client):
    client.force_login(factories.user("reporter"))
    return lambda path: client.get(path).content.decode()


def shown(page):
    return re.findall(r'<th class="field-claim_text"><a [^>]*>([^<]*)</a>', page)


def test_reviews_are_found_by_words_publisher_language_meaning_and_period(desk):
    factories.external(claim_text="Ekspor naik.")
    factories.external(claim_text="Imports fell.", language="en", site="lain.example", publisher="Lain", url="https://lain.example/1",
                       rating_meaning="", rating_reason="unknown_words", reviewed_on="2023-05-05")  # fmt: skip
    lain = ExternalPublisher.objects.get(site="lain.example")
    assert shown(desk(LIST)) == ["Imports fell.", "Ekspor naik."]
    asked = {"?q=ekspor": "Ekspor naik.", f"?publisher={lain.pk}": "Imports fell.", "?language=id": "Ekspor naik.",
             "?meaning=false": "Ekspor naik.", "?meaning=unsaid": "Imports fell.", "?reviewed_on__year=2024": "Ekspor naik."}  # fmt: skip
    assert {query: shown(desk(LIST + query)) for query in asked} == {query: [text] for query, text in asked.items()}


@pytest.mark.parametrize(
    "query", ["?publisher=x", "?publisher=999999999", f"?publisher={'9' * 40}", "?language=xx", "?meaning=nothing"]
)
def test_a_filter_of_nothing_known_finds_nothing(client, query):
    client.force_login(factories.user("reporter"))
    factories.external()
    answer = client.get(LIST + query, follow=True)
    assert (answer.status_code, shown(answer.content.decode())) == (200, [])


def test_a_review_says_whose_it_is_how_it_was_read_and_where_it_came_from(desk):
    row = factories.external(rating_given="", rating_value="2", rating_meaning="partly_true", rating_reason="number")
    page = desk(f"{LIST}{row.pk}/change/")
    assert "Not ours." in page
    assert "<bdi>Cek Contoh</bdi> published this. It was taken from the feed “A fictional feed”" in page
    assert "Partly true: 2 on a scale from 1 (worst) to 5 (best)" in page
    assert f'<a href="{row.url}" rel="nofollow noopener noreferrer" target="_blank">' in page
    assert '<a href="https://sosial.example/1" rel="nofollow noopener noreferrer" target="_blank">' in page
    assert '<input type="submit"' not in page.split('id="content"')[1].split("</form>")[0]


def test_words_of_others_are_inert(desk):
    row = factories.external(claim_text="<script>alert(1)</script>", publisher="<b>x</b>", claimant="<img src=x onerror=alert(1)>",
                             appearances=['https://a.example/"><script>alert(2)</script>'])  # fmt: skip
    for page in (
        desk(LIST),
        desk(f"{LIST}{row.pk}/change/"),
        desk(f"/admin/claims/externalpublisher/{row.publisher_id}/change/"),
    ):
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "<b>x</b>" not in page


def test_a_publisher_stands_with_the_feed_that_first_named_it_and_leads_to_its_reviews(desk):
    row = factories.external()
    factories.external()
    page = desk("/admin/claims/externalpublisher/")
    assert "A fictional feed" in page
    assert f'<a href="{LIST}?publisher={row.publisher_id}">2</a>' in page
    assert 'href="https://cek.example/" rel="nofollow noopener noreferrer"' in desk(
        f"/admin/claims/externalpublisher/{row.publisher_id}/change/"
    )
