"""What the newsroom says of itself, as readers see it."""

import hashlib
import json

import pytest

from claims.models import PublishedCheck, PublishedStatement, Statement
from claims.publishing.statements import publish_statement
from claims.workflow import statements
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief():
    return factories.user("chief editor")


def published(chief, kind="funding", **words):
    texts = words.pop("texts", {"en": "Readers *pay* us.", "id": "Pembaca *membayar* kami."})
    return publish_statement(statements.draft_statement(by=chief, kind=kind, texts=texts, **words), by=chief)


def read(client, url):
    answer = client.get(url)
    assert answer.status_code == 200, url
    return answer.content.decode()


def test_the_methodology_that_stood_there_is_version_1_in_both_languages(client):
    english, indonesian = read(client, "/methodology/"), read(client, "/id/methodology/")
    for words in ("How we check", "Version 1,", "Whoever writes a check cannot approve it.", "<h2>Four eyes</h2>"):
        assert words in english
    assert "Penulis periksa fakta tidak dapat menyetujuinya." in indonesian
    row = PublishedStatement.objects.get()
    assert row.sha256 in english
    assert row.sha256 == hashlib.sha256(row.body.encode()).hexdigest()


def test_what_was_never_published_is_not_found_and_not_linked(client, chief):
    statements.draft_statement(by=chief, kind="funding", texts={"en": "Secret plans."})
    for url in ("/funding/", "/staff/", "/corrections-policy/", "/about/versions/1/", "/methodology/versions/2/",
                "/methodology/versions/99999999999999999999/"):  # fmt: skip
        assert client.get(url).status_code == 404
    about = read(client, "/about/")
    assert 'href="/methodology/"' in about
    assert "/funding/" not in about
    assert "Secret" not in about


def test_the_present_version_stands_and_every_older_one_keeps_its_address(client, chief):
    published(chief)
    published(chief, texts={"en": "Readers and a foundation pay us."}, notes={"en": "A foundation joined."})
    now = read(client, "/funding/")
    assert "Readers and a foundation pay us." in now
    assert "A foundation joined." in now
    assert 'href="/funding/versions/1/"' in now
    old = read(client, "/funding/versions/1/")
    assert "Readers <em>pay</em> us." in old
    assert "This is an older version." in old
    assert "This is an older version." not in read(client, "/funding/versions/2/")
    assert 'href="/funding/"' in read(client, "/about/")


def test_a_page_without_words_in_a_language_shows_the_other_and_says_so(client, chief):
    published(chief, texts={"id": "Pembaca membayar kami."})
    english = read(client, "/funding/")
    assert "Pembaca membayar kami." in english
    assert "Written in Indonesian; there is no translation yet." in english
    assert "belum ada terjemahan" not in read(client, "/id/funding/")


def test_markup_in_a_text_stays_text(client, chief):
    published(chief, texts={"en": "<script>alert(1)</script> [x](javascript:alert(1)) ![i](https://x.example/i.png)"})
    page = read(client, "/funding/")
    assert "<script>alert" not in page
    assert 'href="javascript' not in page
    assert "<img" not in page


def test_a_check_names_the_methodology_that_it_followed(client, people, chief):
    first, second = factories.claim(people[0]), factories.claim(people[0])
    factories.published(*people, first)
    publish_statement(statements.revise_statement(Statement.objects.get(), by=chief), by=chief)
    factories.published(*people, second)
    bodies = [json.loads(PublishedCheck.objects.get(public_id=c.public_id).document.body) for c in (first, second)]
    assert [body["methodology"]["version"] for body in bodies] == [1, 2]
    assert bodies[0]["methodology"]["url"].endswith("/methodology/versions/1/")
    page = read(client, bodies[0]["path"])
    assert "Checked by methodology version 1" in page
    assert 'href="/methodology/versions/1/"' in page
    assert 'href="/id/methodology/versions/1/"' in read(client, f"/id{bodies[0]['path']}")
