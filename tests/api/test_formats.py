"""The same documents as JSON, JSON Lines, JSON-LD, CSV and Excel: by Accept or by the ending of the address."""

import csv
import io
import json
import zipfile
from xml.etree import ElementTree

import pytest

from claims import sheets
from claims.publishing import verbs as publishing
from tests import factories
from tests.api.walking import ids

pytestmark = pytest.mark.django_db
LIST = "/api/v1/checks/"
MEDIA_TYPES = {
    "json": "application/json",
    "jsonl": "application/jsonl",
    "jsonld": "application/ld+json",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
KINDS = ("checks", "articles", "claimants", "topics", "outlets", "ratings", "corrections")


@pytest.fixture
def published(people):
    chief = factories.user("chief editor")
    version = factories.article(people[0], outlet=factories.outlet(people[0]))
    claim = factories.claim(people[0], version, topics=[factories.topic(chief)])
    factories.published(*people, claim)
    factories.correction(*people, claim)
    return claim


def cells(xlsx: bytes) -> list[list[str]]:
    """The texts of the first sheet, read as the file says (ECMA-376): none may be a formula."""
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(io.BytesIO(xlsx)) as book:
        shared = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        texts = ["".join(part.text or "" for part in item.iter(f"{space}t")) for item in shared]
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    assert not list(sheet.iter(f"{space}f"))
    rows = []
    for row in sheet.iter(f"{space}row"):
        values = [(cell.get("t"), cell.findtext(f"{space}v") or "") for cell in row]
        rows.append([texts[int(value)] if kind == "s" else value for kind, value in values])
    return rows


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "xlsx"])
def test_every_list_comes_in_every_format_by_ending_and_by_accept_alike(client, published, kind, form):
    by_ending = client.get(f"/api/v1/{kind}.{form}")
    by_accept = client.get(f"/api/v1/{kind}/", headers={"accept": MEDIA_TYPES[form]})
    for answer in (by_ending, by_accept):
        assert answer.status_code == 200
        assert answer["Content-Type"].split(";")[0] == MEDIA_TYPES[form]
        assert "Accept" in answer["Vary"]
        assert 'rel="license"' in answer["Link"]
    assert by_ending.content == by_accept.content
    documents = client.get(f"/api/v1/{kind}/").json()["results"]
    assert len(documents) == 1
    if form == "jsonl":
        assert [json.loads(line) for line in by_ending.content.splitlines()] == documents
    elif form in ("csv", "xlsx"):
        text = by_ending.content.decode() if form == "csv" else ""
        rows = list(csv.reader(io.StringIO(text))) if form == "csv" else cells(by_ending.content)
        assert len(rows) == 2
        assert {"public_id", "slug"} & set(rows[0])
        assert {str(documents[0].get(key)) for key in ("public_id", "slug")} & set(rows[1])


def test_the_review_of_a_check_is_claimreview_by_ending_and_by_accept(client, published):
    url = f"{LIST}{published.public_id}"
    one, other = client.get(f"{url}.jsonld"), client.get(f"{url}/", headers={"accept": "application/ld+json"})
    assert one.content == other.content
    review = one.json()
    assert (review["@context"], review["@type"]) == ("https://schema.org", "ClaimReview")
    assert review["claimReviewed"] == published.text
    feed = client.get("/api/v1/checks.jsonld").json()
    assert (feed["@type"], feed["license"]) == ("DataFeed", review["license"])
    (item,) = feed["dataFeedElement"]
    assert {"@context": review["@context"], **item["item"]} == review


def test_what_was_retracted_is_reviewed_no_more(client, people, published):
    publishing.retract(factories.retraction(people[0], published), by=people[1])
    answer = client.get(f"{LIST}{published.public_id}.jsonld")
    assert (answer.status_code, answer.json()["code"]) == (410, "check_retracted")
    assert client.get("/api/v1/checks.jsonld").json()["dataFeedElement"] == []
    assert "retracted" in client.get("/api/v1/checks.csv").content.decode()


@pytest.mark.parametrize("begins", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_no_cell_is_a_formula(begins):
    rows = [["name"], [begins]]
    assert next(csv.reader(io.StringIO(sheets.as_csv(rows).split("\r\n", 1)[1]))) == [f"'{begins}"]
    (_head, row) = cells(sheets.as_xlsx(rows))
    assert row[0].replace("_x000D_", "\r") == begins


def test_a_claim_that_is_a_formula_reaches_a_spreadsheet_as_text(client, people):
    claim = factories.claim(people[0], text='=HYPERLINK("https://x.example")')
    factories.published(*people, claim)
    row = next(csv.DictReader(io.StringIO(client.get("/api/v1/checks.csv").content.decode())))
    assert row["claim"] == f"'{claim.text}"


def test_without_the_library_excel_says_what_is_missing(client, published, monkeypatch):
    monkeypatch.setattr(sheets, "find_spec", lambda name: None)
    answer = client.get("/api/v1/checks.xlsx")
    assert answer.status_code == 406
    assert answer.json()["code"] == "format_not_installed"
    assert "XlsxWriter" in answer.json()["detail"]


def test_a_table_of_some_fields_has_only_their_columns(client, published):
    head = client.get("/api/v1/checks.csv?fields=public_id,rating").content.decode().splitlines()[0]
    assert head == "public_id,rating,rating_label,rating_scale,rating_value"


@pytest.mark.parametrize(
    "address", ["checks.csv?expand=claimant", "checks.jsonld?fields=claim", "checks.xlsx?expand=topics"]
)
def test_what_a_format_has_no_place_for_is_refused(client, address):
    answer = client.get(f"/api/v1/{address}")
    assert (answer.status_code, answer.json()["code"]) == (400, "no_place_in_format")


@pytest.mark.parametrize("accept", ["text/html", "application/xml", "nonsense/none"])
def test_a_format_that_there_is_not_is_told_those_that_there_are(client, accept):
    answer = client.get(LIST, headers={"accept": accept})
    assert (answer.status_code, answer["Content-Type"]) == (406, "application/problem+json")
    assert answer.json()["allowed"] == list(
        dict.fromkeys([*(MEDIA_TYPES[it] for it in ("json", "jsonl", "csv", "xlsx", "jsonld"))])
    )


def test_pages_of_any_format_are_linked_in_the_header(client, people):
    keys = []
    for _ in range(3):
        keys.append(factories.published(*people).public_id)
    answer = client.get("/api/v1/checks.jsonl?page_size=2")
    following = next(part for part in answer["Link"].split(", ") if 'rel="next"' in part)
    url = following[1 : following.index(">")]
    assert "/api/v1/checks.jsonl?" in url
    last = client.get(url)
    assert json.loads(last.content)["public_id"] == keys[0]
    assert 'rel="next"' not in last["Link"]
    assert 'rel="prev"' in last["Link"]
    assert ids(client.get(LIST)) == keys[::-1]
