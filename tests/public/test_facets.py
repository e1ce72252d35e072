"""What the list can be narrowed by: labels, counts, links; right after every publication."""

import re
from html import unescape

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.public import listing
from claims.publishing import facets, reading
from claims.publishing import verbs as publishing
from tests import factories

pytestmark = pytest.mark.django_db


def page_of(client, url="/claims/", status=200):
    answer = client.get(url)
    assert answer.status_code == status
    return answer.content.decode()


def offered(page):
    """(label, address, count) of every value beside the list."""
    column = page[page.index('<details class="facets">') : page.index("</details>")]
    found = re.findall(r'<a href="([^"]+)" rel="nofollow"><bdi>([^<]*)</bdi></a> <span class="number">([^<]+)<', column)
    return [(unescape(label), unescape(address), count) for address, label, count in found]


@pytest.fixture
def newsroom(people):
    """Two checks of one claimant in an outlet, with a topic; one of another in English."""
    chief = factories.user("chief editor")
    outlet, topic, claimant = factories.outlet(chief), factories.topic(chief), factories.claimant(people[0])
    version = factories.article(people[0], outlet=outlet)
    for words in ("Harga beras naik.", "Harga teh naik."):
        claim = factories.claim(people[0], version, text=words, claimant=claimant, topics=[topic])
        factories.published(*people, claim)
    other = factories.claim(people[0], text="The price of tea rises.", language="en")
    factories.published(*people, other)
    return {"outlet": outlet, "topic": topic, "claimant": claimant, "article": version.article, "other": other}


def test_each_value_has_its_label_its_count_and_a_link_that_adds_it(client, newsroom):
    values = offered(page_of(client))
    for label, name, key, count in (
        ("Partly true", "rating", "sebagian-benar", "3"),
        ("Indonesian", "language", "id", "2"),
        ("English", "language", "en", "1"),
        ("Trade", "topic", newsroom["topic"].slug, "2"),
        (newsroom["claimant"].name, "claimant", newsroom["claimant"].slug, "2"),
        (newsroom["outlet"].name, "outlet", newsroom["outlet"].slug, "2"),
    ):
        assert (label, f"?{name}={key}", count) in values
        assert page_of(client, f"/claims/?{name}={key}").count('class="row"') == int(count)


def test_ratings_of_one_label_say_of_which_scale_they_are(client, people, newsroom):
    call_command("generate_checks", "40")
    labels = [label for label, address, _count in offered(page_of(client)) if "rating=" in address]
    assert len(labels) == len(set(labels))
    assert "Partly true (Truth scale)" in labels


def test_labels_are_in_the_language_of_the_page(client, newsroom):
    labels = {label for label, _address, _count in offered(page_of(client, "/id/claims/"))}
    assert {"Sebagian benar", "Perdagangan"} <= labels


def test_counts_are_of_what_is_left_and_links_keep_what_was_chosen(client, newsroom):
    values = offered(page_of(client, "/claims/?q=harga&language=id&cursor=&foo=bar"))
    assert not [address for _label, address, _count in values if "language" in address.split("&")[-1]]
    assert ("Trade", f"?q=harga&language=id&topic={newsroom['topic'].slug}", "2") in values


@pytest.mark.parametrize("name", ["rating", "language", "topic", "claimant", "outlet", "article"])
def test_a_chosen_value_is_named_and_has_a_link_that_takes_it_away(client, newsroom, name):
    keys = {"rating": "sebagian-benar", "language": "id", "article": newsroom["article"].public_id}
    key = keys.get(name) or newsroom[name].slug
    labels = {"rating": "Partly true", "language": "Indonesian", "topic": "Trade", "article": newsroom["article"].title}
    page = page_of(client, f"/claims/?q=harga&{name}={key}")
    chosen = re.search(r"<strong><bdi>([^<]+)</bdi></strong> <a href=\"([^\"]+)\" rel=\"nofollow\">take away", page)
    assert unescape(chosen[1]) == (labels.get(name) or newsroom[name].name)
    assert chosen[2] == "?q=harga"


def test_counts_and_labels_are_right_after_each_publication_and_correction(client, people, newsroom):
    assert ("Partly true", "?rating=sebagian-benar", "3") in offered(page_of(client))
    factories.correction(*people, newsroom["other"])
    assert ("Partly true", "?rating=sebagian-benar", "2") in offered(page_of(client))
    publishing.retract(factories.retraction(people[0], newsroom["other"]), by=people[1])
    values = offered(page_of(client))
    assert {address for _label, address, _count in values if "rating" in address} == {"?rating=sebagian-benar"}


def test_what_was_counted_is_remembered_until_the_next_publication(client, people, newsroom):
    page_of(client, "/claims/?q=harga")
    with CaptureQueriesContext(connection) as queries:
        page_of(client, "/claims/?q=harga")
    assert "claims_loghead" in queries[0]["sql"]
    assert not [query for query in queries if "claims_publishedsearch" in query["sql"] or "matched" in query["sql"]]


def test_of_a_long_list_the_newest_are_counted_and_the_page_says_so(client, monkeypatch):
    monkeypatch.setattr(facets, "COUNTED", 4)
    monkeypatch.setitem(listing.BOUNDS, "counted", 4)
    call_command("generate_checks", "7")
    page = page_of(client)
    assert "More than 4 checks" in page
    assert "Counted among the newest 4." in page
    assert sum(int(count.rstrip("+")) for _l, address, count in offered(page) if "language" in address) == 4
    assert all(count.endswith("+") for _label, _address, count in offered(page))


def test_no_more_rows_are_counted_than_the_bound(monkeypatch):
    monkeypatch.setattr(facets, "COUNTED", 4)
    call_command("generate_checks", "30")
    rows, values = reading.checks().values(*facets.COLUMNS)[:5].query.sql_with_params()
    with connection.cursor() as cursor:
        counted = facets.COUNT.format(rows=rows, counted=4, shown=facets.SHOWN, first=21)
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT TEXT) {counted}", values)
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert re.search(r"CTE matched\n.*actual .*rows=5\b", plan)
    assert re.search(r"CTE counted\n.*actual .*rows=4\b", plan)
    assert not re.search(r"Join.*\n.*\n.*Seq Scan on claims_publishedcheck(topic|article)", plan)


def test_when_nothing_matches_the_page_says_so_and_offers_ways_out(client, newsroom):
    page = page_of(client, "/claims/?q=kerbau&language=id")
    assert "No check has the words “<bdi>kerbau</bdi>”." in page
    assert "Take a filter away to look further." in page
    assert 'href="?q=kerbau" rel="nofollow">take away' in page
    assert "Show all" in page


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("language=tlh", "Select a valid choice"),
        ("rating=a%20b", "Letters, digits and hyphens only."),
        ("topic=%00", "Letters, digits and hyphens only."),
        (f"claimant={'x' * 10_000}", "at most 80 characters"),
        ("published_after=soon", "Give a day, such as 2026-11-24"),
        ("published_before=9999-12-31", "2999"),
    ],
)
def test_nonsense_is_refused_beside_the_field_it_stands_in(client, newsroom, query, words):
    page = page_of(client, f"/claims/?{query}", status=400)
    assert words in page
    assert "errorlist" in page
    assert '<details class="facets" open>' in page, "what is wrong with a day is not folded away"
    assert len(page) < 16_000


def test_parameters_a_page_does_not_know_are_ignored_and_go_no_further(client, newsroom):
    page = page_of(client, f"/claims/?foo={'x' * 10_000}&state=draft")
    assert page.count('class="row"') == 3
    assert "foo=" not in page[page.index("<main") :]


def test_of_a_repeated_parameter_the_last_counts(client, newsroom):
    assert page_of(client, "/claims/?language=id&language=en").count('class="row"') == 1


def test_a_thousand_filters_are_one(client, newsroom):
    query = "&".join(f"rating=r{n}" for n in range(999))
    assert "<bdi>r998</bdi>" in page_of(client, f"/claims/?{query}")


def test_the_box_works_without_scripts_and_keeps_what_was_chosen(client, newsroom):
    page = page_of(client, "/claims/?q=harga&language=id")
    box = re.search(r'<form class="search".*?</form>', page, re.S)[0]
    assert '<label for="q">' in box
    assert 'value="harga"' in box
    assert '<input type="hidden" name="language" value="id">' in box
    assert 'action="/claims/"' in re.search(r'<form class="search".*?</form>', page_of(client, "/"), re.S)[0]
