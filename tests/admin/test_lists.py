"""Lists of the desk: filters that help, dates in words."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def reporter(client):
    person = factories.user("reporter")
    client.force_login(person)
    return person


@pytest.mark.parametrize("name", ["claim", "verdict", "article", "source"])
def test_the_language_filter_offers_the_languages_that_occur(client, reporter, name):
    for language in ("id", "en"):
        version = factories.article(reporter, language=language)
        claim = factories.claim(reporter, version, text=f"Klaim dalam bahasa {language}.", language=language)
        verdict = factories.verdict(reporter, claim)
        factories.records.save_record(verdict.evidence.first().source, by=reporter, changes={"language": language})
    page = client.get(f"/admin/claims/{name}/").content.decode()
    assert re.findall(r"\?language=(\w+)", page) == ["id", "en"]
    rows = [
        client.get(f"/admin/claims/{name}/?language={language}").content.decode() for language in ("en", "id", "zh")
    ]
    counts = [len(re.findall(r'<th class="field-', row)) for row in rows]
    assert counts[0] >= 1
    assert (counts[0] + counts[1], counts[2]) == (len(re.findall(r'<th class="field-', page)), 0)


def test_dates_are_written_out_in_both_languages(client, reporter):
    factories.claims.schedule_claim(factories.claim(reporter), by=reporter, due_on=date(2026, 11, 2))
    lists = [client.get(f"{prefix}/admin/claims/claim/").content.decode() for prefix in ("", "/id")]
    assert ["2 November 2026" in page for page in lists] == [True, True]
    trail = client.get("/id/admin/claims/event/").content.decode()
    assert re.search(r"\d{1,2} \w{3,} \d{4}, \d{2}\.\d{2}", trail)


@pytest.mark.parametrize(
    ("asked", "index"),
    [
        (
            "/admin/autocomplete/?app_label=claims&model_name=evidence&field_name=source&term=ekspor",
            "source_title_contains",
        ),
        ("/admin/claims/source/?q=ekspor", "source_publisher_contains"),
        ("/admin/claims/article/?q=ekspor", "article_title_contains"),
    ],
)
def test_a_search_box_can_answer_from_its_index(client, reporter, asked, index):
    client.force_login(reporter)
    with CaptureQueriesContext(connection) as found:
        assert client.get(asked).status_code == 200
    searching = [
        query["sql"] for query in found.captured_queries if "EKSPOR" in query["sql"] or "ekspor" in query["sql"]
    ]
    assert searching
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off")
        for statement in searching:
            cursor.execute(f"EXPLAIN {statement}")
            assert index in "\n".join(line for (line,) in cursor.fetchall()), statement
