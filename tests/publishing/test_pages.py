"""Claim pages are drawn when the check changes, and a stale one is never sent."""

import json

import pytest
from django.core.management import CommandError, call_command

from claims.models import PublishedCheck, PublishedPage
from claims.publishing import pages
from tests import factories


@pytest.fixture
def claim(people, django_capture_on_commit_callbacks):
    claim = factories.claim(people[0])
    with django_capture_on_commit_callbacks(execute=True):
        factories.published(*people, claim)
    return claim


def path_of(claim):
    return json.loads(PublishedCheck.objects.get(public_id=claim.public_id).document.body)["path"]


@pytest.mark.django_db
def test_a_published_check_has_its_page_in_each_language_and_readers_get_it_from_one_query(
    client, claim, django_assert_num_queries
):
    assert set(PublishedPage.objects.values_list("language", flat=True)) == {"en", "id"}
    path = path_of(claim)
    for prefix, language in (("", "en"), ("/id", "id")):
        with django_assert_num_queries(1):
            sent = client.get(f"{prefix}{path}").content.decode()
        assert sent == PublishedPage.objects.get(language=language).html
        assert f'<html lang="{language}">' in sent


@pytest.mark.django_db
def test_a_kept_page_is_what_would_be_drawn_for_a_reader_without_it(client, claim):
    kept = client.get(path_of(claim)).content
    PublishedPage.objects.update(version="other templates")
    assert client.get(path_of(claim)).content == kept


@pytest.mark.django_db
def test_the_page_of_an_earlier_document_is_never_sent(client, people, claim):
    PublishedPage.objects.update(html="the old page")
    assert client.get(path_of(claim)).content == b"the old page"
    factories.correction(*people, claim)
    page = client.get(path_of(claim)).content.decode()
    assert "the old page" not in page
    assert "Tabel yang lebih baru terbit." in page


@pytest.mark.django_db
def test_pages_of_other_templates_are_drawn_anew_and_only_those(client, claim, capsys):
    PublishedPage.objects.filter(language="id").update(version="other templates", html="old")
    call_command("draw_pages")
    assert "1 checks drawn" in capsys.readouterr().out
    assert set(PublishedPage.objects.values_list("version", flat=True)) == {pages.version()}
    assert not PublishedPage.objects.filter(html="old").exists()
    call_command("draw_pages")
    assert "0 checks drawn" in capsys.readouterr().out


@pytest.mark.django_db
def test_a_page_that_does_not_show_its_document_is_named(claim):
    call_command("draw_pages", "--check")
    PublishedPage.objects.filter(language="en").update(html="something else")
    with pytest.raises(CommandError, match=rf"{claim.public_id} \(en\)"):
        call_command("draw_pages", "--check")


def test_a_page_that_cannot_be_drawn_takes_nothing_back(client, monkeypatch, committed_db):
    def broken(*_args, **_given):
        raise RuntimeError("a template is broken")

    people = factories.user("reporter"), factories.user("reviewer")
    claim = factories.claim(people[0])
    with monkeypatch.context() as patch:
        patch.setattr(pages, "draw", broken)
        entry = factories.published(*people, claim)
    assert entry.kind == "published"
    assert not PublishedPage.objects.exists()
    assert claim.text in client.get(f"/id{path_of(claim)}").content.decode()
