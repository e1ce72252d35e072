"""Lists of the desk: filters that help, dates in words."""

import re

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def reporter(client):
    person = factories.user("reporter")
    client.force_login(person)
    return person


def test_the_language_filter_offers_the_languages_that_occur(client, reporter):
    factories.claim(reporter, text="Klaim berbahasa Indonesia.")
    factories.claim(reporter, text="A claim in English.", language="en")
    page = client.get("/admin/claims/claim/").content.decode()
    assert re.findall(r"\?language=(\w+)", page) == ["id", "en"]
    english = client.get("/admin/claims/claim/?language=en").content.decode()
    assert ("A claim in English." in english, "Klaim berbahasa Indonesia." in english) == (True, False)


def test_dates_are_written_out_in_both_languages(client, reporter):
    factories.claim(reporter)
    lists = [client.get(f"{prefix}/admin/claims/claim/").content.decode() for prefix in ("", "/id")]
    assert ["2 November 2026" in page for page in lists] == [True, True]
    trail = client.get("/id/admin/claims/event/").content.decode()
    assert re.search(r"\d{1,2} \w{3,} \d{4}, \d{2}\.\d{2}", trail)
