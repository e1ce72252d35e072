"""Statements are written in the desk by a chief editor, and published for good."""

import pytest

from claims.models import Event, PublishedStatement, Statement
from tests import factories
from tests.support.forms import fields_of

pytestmark = pytest.mark.django_db
ADD = "/admin/claims/statement/add/"


@pytest.fixture
def chief(client):
    made = factories.user("chief editor")
    client.force_login(made)
    return made


def add(client, **typed):
    form = fields_of(client.get(ADD))
    return client.post(ADD, form | {"kind": "funding", "texts_en": "Readers pay.", **typed})


def do(client, row, verb):
    url = f"/admin/claims/statement/{row.pk}/do/{verb}/"
    return client.post(url, fields_of(client.get(url)))


def test_a_version_is_written_previewed_published_and_followed_by_the_next(client, chief):
    assert add(client).status_code == 302
    draft = Statement.objects.get(kind="funding")
    page = f"/admin/claims/statement/{draft.pk}/change/"
    typed = fields_of(client.get(page)) | {"texts_id": "Pembaca **membayar**."}
    assert client.post(page, typed).status_code == 302
    preview = client.get(f"/admin/claims/statement/{draft.pk}/preview/").content.decode()
    assert "Pembaca <strong>membayar</strong>." in preview
    assert f"/admin/claims/statement/{draft.pk}/preview/" in client.get(
        f"/admin/claims/statement/{draft.pk}/do/publish_statement/"
    ).content.decode()  # fmt: skip
    assert do(client, draft, "publish_statement").status_code == 302
    shown = client.get(page).content.decode()
    assert 'name="texts_en"' not in shown
    assert "/funding/versions/1/" in shown
    assert "Pembaca <strong>membayar</strong>." in shown
    answer = do(client, draft, "revise_statement")
    following = Statement.objects.get(kind="funding", number=2)
    assert answer["Location"] == f"/admin/claims/statement/{following.pk}/change/"
    assert (following.state, following.texts["id"], following.notes) == ("draft", "Pembaca **membayar**.", {})
    assert PublishedStatement.objects.filter(kind="funding").count() == 1
    verbs = Event.objects.filter(thing="statement").order_by("pk").values_list("verb", "target_state")
    assert list(verbs) == [
        ("draft_statement", "draft"), ("edit_statement", ""), ("publish_statement", "published"),
        ("revise_statement", "draft"),
    ]  # fmt: skip


def test_two_next_versions_of_a_page_are_refused_and_nothing_typed_is_lost(client, chief):
    add(client)
    answer = add(client, texts_en="Readers and others pay.")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "The next version of this page is being written already." in page
    assert "Readers and others pay." in page
    assert Statement.objects.filter(kind="funding").count() == 1


def test_a_version_without_any_words_is_asked_for_some(client, chief):
    page = add(client, texts_en="").content.decode()
    assert "Write the text in one language at least." in page
    assert not Statement.objects.filter(kind="funding").exists()


def test_one_language_is_enough(client, chief):
    assert add(client, texts_en="", texts_id="Pembaca membayar.").status_code == 302
    assert Statement.objects.get(kind="funding").texts == {"id": "Pembaca membayar."}


@pytest.mark.parametrize("role", ["reporter", "reviewer"])
def test_others_read_and_are_told_who_writes(client, role):
    draft = factories.statement(factories.user("chief editor"))
    client.force_login(factories.user(role))
    assert client.get(ADD).status_code == 403
    assert client.get(f"/admin/claims/statement/{draft.pk}/change/").status_code == 200
    answer = client.post(f"/admin/claims/statement/{draft.pk}/do/publish_statement/")
    assert answer.status_code == 409
    assert "chief editor" in answer.content.decode()
    assert not PublishedStatement.objects.filter(kind="funding").exists()
