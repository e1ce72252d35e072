"""Feeds follow RFC 4287 and JSON Feed 1.1, are filtered like lists, and bring what was corrected again."""

import re
from xml.etree import ElementTree

import pytest
from django.utils.dateparse import parse_datetime

from claims.models import PublishedCheck
from claims.publishing import reading
from claims.publishing import verbs as publishing
from claims.workflow import translations
from tests import factories

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture
def claims(people):
    chief = factories.user("chief editor")
    made = [factories.claim(people[0], topics=[factories.topic(chief)]) for _ in range(2)]
    for claim in made:
        factories.published(*people, claim)
    return made


def document(claim):
    return reading.parsed(PublishedCheck.objects.select_related("document").get(public_id=claim.public_id).document)


def atom(client, url):
    answer = client.get(url)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    root = ElementTree.fromstring(answer.content)
    check_atom(root)
    return root, root.findall(f"{ATOM}entry")


def check_atom(root):
    """What RFC 4287 demands of a feed (4.1.1) and of each entry (4.1.2)."""
    for element in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(ATOM + name)) == 1
        assert re.match(r"(https?|tag):", element.findtext(f"{ATOM}id"))
        assert parse_datetime(element.findtext(f"{ATOM}updated")).utcoffset() is not None
        assert element.find(f"{ATOM}link[@rel='alternate']").get("href").startswith("http")
    assert root.find(f"{ATOM}link[@rel='self']").get("href") == root.findtext(f"{ATOM}id")
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    ids = [entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")]
    assert len(ids) == len(set(ids))


def test_a_feed_of_checks_is_valid_atom_with_publisher_language_and_licence(client, claims):
    root, entries = atom(client, "/feeds/checks.atom")
    assert root.get(XML_LANG) == "en"
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Factcheck Workbench"
    assert root.find(f"{ATOM}link[@rel='license']").get("href").startswith("https://creativecommons.org/")
    assert [entry.findtext(f"{ATOM}id") for entry in entries] == [document(c)["url"] for c in reversed(claims)]
    first = entries[0]
    assert first.findtext(f"{ATOM}title") == f"Partly true: {claims[1].text}"
    assert first.find(f"{ATOM}title").get(XML_LANG) == "id"
    assert first.find(f"{ATOM}category").get("label") == "Trade"
    assert '<blockquote lang="id"' in first.findtext(f"{ATOM}content")
    root, entries = atom(client, "/id/feeds/checks.atom")
    assert root.get(XML_LANG) == "id"
    assert entries[0].findtext(f"{ATOM}title").startswith("Sebagian benar: ")


def test_a_corrected_check_comes_again_first_under_its_id_with_its_note_and_a_retracted_one_says_so(
    client, people, claims
):
    old = claims[0]
    url = document(old)["url"]
    factories.correction(*people, old)
    _root, entries = atom(client, "/feeds/checks.atom")
    assert entries[0].findtext(f"{ATOM}id") == url
    assert entries[0].findtext(f"{ATOM}updated") == document(old)["modified_at"]
    assert "Tabel yang lebih baru terbit." in entries[0].findtext(f"{ATOM}content")
    assert "It was rated “Partly true”; it is now “False”." in entries[0].findtext(f"{ATOM}content")
    publishing.retract(factories.retraction(people[0], old), by=people[1])
    _root, entries = atom(client, "/feeds/checks.atom")
    assert entries[0].findtext(f"{ATOM}id") == url
    assert entries[0].findtext(f"{ATOM}title") == f"Retracted: {old.text}"
    assert "Sumber utama ditarik." in entries[0].findtext(f"{ATOM}content")
    assert len(entries) == 2


def test_json_feed_has_the_members_that_its_version_1_1_demands(client, claims):
    answer = client.get("/feeds/checks.json")
    assert answer["Content-Type"].startswith("application/feed+json")
    feed = answer.json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    assert feed["feed_url"].endswith("/feeds/checks.json")
    assert feed["home_page_url"].endswith("/claims/")
    assert feed["authors"][0]["name"] == "Factcheck Workbench"
    assert feed["language"] == "en"
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item["id"]
        assert "content_html" in item or "content_text" in item
        assert parse_datetime(item["date_published"]) <= parse_datetime(item["date_modified"])
        assert all(isinstance(tag, str) for tag in item["tags"])
        assert item["url"].startswith("http")
    assert len(feed["items"]) == 2
    assert all(not name.startswith("_") or isinstance(value, dict) for name, value in feed.items())


def test_a_feed_takes_the_filters_of_the_list_and_refuses_what_the_list_refuses(client, claims):
    topic = document(claims[0])["claim"]["topics"][0]["slug"]
    root, entries = atom(client, f"/feeds/checks.atom?topic={topic}&unknown=x")
    assert [entry.findtext(f"{ATOM}id") for entry in entries] == [document(claims[0])["url"]]
    assert root.find(f"{ATOM}link[@rel='alternate']").get("href").endswith(f"/claims/?topic={topic}")
    assert root.findtext(f"{ATOM}id").endswith(f"/feeds/checks.atom?topic={topic}")
    assert client.get("/feeds/checks.json?rating=nothing").json()["items"] == []
    assert client.get("/feeds/checks.atom?published_after=yesterday").status_code == 400


def test_a_feed_of_a_search_holds_what_the_search_finds(client, people, claims):
    other = factories.claim(people[0], text="Harga beras naik dua kali lipat.")
    factories.published(*people, other)
    _root, entries = atom(client, "/feeds/checks.atom?q=beras")
    assert [entry.findtext(f"{ATOM}id") for entry in entries] == [document(other)["url"]]
    assert client.get("/feeds/checks.json?q=tidakada").json()["items"] == []


def test_every_correction_and_retraction_is_an_entry_of_its_own(client, people, claims):
    assert atom(client, "/feeds/corrections.atom")[1] == []
    factories.correction(*people, claims[0])
    factories.correction(*people, claims[0], rating="benar")
    publishing.retract(factories.retraction(people[0], claims[1]), by=people[1])
    _root, entries = atom(client, "/feeds/corrections.atom")
    titles = [entry.findtext(f"{ATOM}title").partition(":")[0] for entry in entries]
    assert titles == ["Retracted", "True", "False"]
    ids = [item["id"] for item in client.get("/id/feeds/corrections.json").json()["items"]]
    assert ids == [entry.findtext(f"{ATOM}id") for entry in entries]
    assert all(re.fullmatch(r"tag:[\w.]+,\d{4}-\d\d-\d\d:log/\d+", name) for name in ids)


def test_any_text_makes_valid_xml_and_no_markup(client, people):
    text = "A \x01\x0b\x1f < & ]]> </title> \ufffe \u202e <script>alert(1)</script> 70 persen"
    factories.published(*people, factories.claim(people[0], text=text))
    _root, entries = atom(client, "/feeds/checks.atom")
    title, content = entries[0].findtext(f"{ATOM}title"), entries[0].findtext(f"{ATOM}content")
    assert "< & ]]> </title>" in title
    assert "<script>" not in content
    assert "<script>" not in client.get("/feeds/checks.json").json()["items"][0]["content_html"]


def test_a_translated_check_is_told_in_the_language_of_the_feed(client, people, claims):
    draft = factories.translation(people[0], claims[0].verdicts.get())
    translations.submit_translation(draft, by=people[0])
    translations.approve_translation(draft, by=people[1])
    publishing.publish_translation(draft, by=people[1])
    item = client.get("/feeds/checks.json").json()["items"][0]
    assert (item["language"], item["title"]) == ("en", "Partly true: A neighbour supplies about 70 percent.")
    assert client.get("/id/feeds/checks.json").json()["items"][0]["language"] == "id"


def test_a_feed_holds_the_fifty_that_changed_last(client, people, claims, monkeypatch):
    from claims.public import feeds

    monkeypatch.setattr(feeds, "SIZE", 1)
    assert len(atom(client, "/feeds/checks.atom")[1]) == 1
    assert atom(client, "/feeds/checks.atom")[1][0].findtext(f"{ATOM}id") == document(claims[1])["url"]
