"""Rows of lists are drawn once for a document and a language."""

import json

import pytest

from claims.models import PublishedCheck
from claims.public import rows
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim(people):
    claim = factories.claim(people[0], text="Harga <b>beras</b> & gula naik 70 %.")
    factories.published(*people, claim)
    return claim


def test_a_row_is_drawn_once_for_a_document_and_a_language(client, claim):
    rows._drawn.cache_clear()
    for _time in range(2):
        for prefix in ("", "/id"):
            client.get(f"{prefix}/claims/")
    assert (rows._drawn.cache_info().misses, rows._drawn.cache_info().hits) == (2, 2)


def test_a_corrected_check_is_drawn_anew(client, people, claim):
    assert "Partly true" in client.get("/claims/").content.decode()
    factories.correction(*people, claim)
    page = client.get("/claims/").content.decode()
    listed = page[page.index('<ul class="rows">') :]
    assert "False" in listed
    assert "Partly true" not in listed
    assert "corrected" in listed


@pytest.mark.parametrize("url", ["/", "/claims/", "/claims/?q=beras", "/claims/?q=tabel"])
def test_what_a_claim_says_is_escaped_in_its_row_marked_or_not(client, claim, url):
    page = client.get(url).content.decode()
    assert "<b>" not in page
    assert "&amp; gula" in page
    assert ("<mark>beras</mark>" in page) == ("beras" in url)


def test_rows_of_both_languages_differ_in_their_words_alone(client, claim):
    body = PublishedCheck.objects.get().document.body
    english, indonesian = (client.get(f"{prefix}/").content.decode() for prefix in ("", "/id"))
    assert json.loads(body)["path"] in english
    assert "Partly true" in english
    assert "Sebagian benar" in indonesian
