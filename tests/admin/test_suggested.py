"""The desk suggests claims when an article comes in, and again when its text changes."""

import pytest

from claims.anchoring import make_selector
from claims.models import Article, Claim
from claims.suggesting import readers
from claims.suggesting.found import Reading, Suggestion
from tests import factories
from tests.support.forms import fields_of

pytestmark = pytest.mark.django_db
ADD = "/admin/claims/article/add/"
TEXT = "Harga beras naik\n\nHarga beras di pasar kota naik 7 persen dan tidak akan turun pada tahun ini."


@pytest.fixture
def desk(client, reporter):
    client.force_login(reporter)
    return client


def finds(monkeypatch, *wordings):
    """A reader that finds each wording in some words of its own."""

    def read(version):
        places = [make_selector(version.text, number, number + 9) for number in range(len(wordings))]
        found = [Suggestion(text, (place,), 0.5) for text, place in zip(wordings, places, strict=True)]
        return [Reading(tuple(found), method="rules 1")]

    monkeypatch.setattr(readers, "read", read)


def follow(desk, answer):
    assert answer.status_code == 302, answer.content.decode()
    return desk.get(answer["Location"]).content.decode()


def take_in(desk, text=TEXT):
    return follow(desk, desk.post(ADD, fields_of(desk.get(ADD)) | {"text": text}))


def test_an_import_suggests_claims_and_leads_to_them(desk, monkeypatch):
    finds(monkeypatch, "Satu.", "Dua.")
    page = take_in(desk)
    assert "2 claims are suggested." in page
    assert set(Claim.objects.values_list("state", flat=True)) == {"suggested"}


def test_an_import_in_which_nothing_is_found_says_so(desk, monkeypatch):
    finds(monkeypatch)
    assert "No claim was found in it." in take_in(desk)


def test_an_article_whose_claims_cannot_be_suggested_is_kept_and_the_desk_is_told(desk, monkeypatch):
    monkeypatch.setattr(readers, "read", lambda version: 1 / 0)
    assert "its claims could not be suggested" in take_in(desk)
    assert Article.objects.count() == 1


def test_a_new_version_suggests_what_is_new_in_it_and_leads_to_the_workbench(desk, reporter, monkeypatch):
    finds(monkeypatch, "Satu.")
    take_in(desk)
    article = Article.objects.get()
    finds(monkeypatch, "Satu.", "Dua.")
    url = f"/admin/claims/article/{article.pk}/do/revise_article/"
    answer = desk.post(url, fields_of(desk.get(url)) | {"text": f"{TEXT} Kata menteri."})
    assert answer["Location"] == f"/admin/claims/article/{article.pk}/workbench/"
    assert "1 claim is suggested." in follow(desk, answer)
    assert sorted(Claim.objects.values_list("text", flat=True)) == ["Dua.", "Satu."]


def test_a_new_version_with_nothing_in_it_is_refused_as_before(desk, reporter, monkeypatch):
    finds(monkeypatch, "Satu.")
    article = factories.article(reporter).article
    url = f"/admin/claims/article/{article.pk}/do/revise_article/"
    assert desk.post(url, fields_of(desk.get(url)) | {"text": "03:07"}).status_code == 409
    assert article.versions.count() == 1
