"""A session that ends while somebody writes loses no text."""

import pytest
from django.test import Client

from claims.models import Claim, Event
from tests import factories
from tests.support.forms import fields_of

pytestmark = pytest.mark.django_db
PASSWORD = "a long test password"


@pytest.fixture
def written(client, reporter):
    """An open form in which somebody has typed, and whose session is gone."""
    claim = factories.claim(reporter)
    client.force_login(reporter)
    url = f"/admin/claims/claim/{claim.pk}/change/"
    typed = fields_of(client.get(url)) | {"context": "Kata “pintar”\u00a0dan <b>&amp; tanda\u00ad 👩‍🔬 שלום"}
    client.logout()
    return claim, url, typed


def sign_in(client, page, url, name, password=PASSWORD):
    return client.post(url, fields_of(page) | {"username": name, "password": password})


def test_a_post_after_the_session_ended_is_kept_and_sent_again_by_a_button(client, reporter, written):
    claim, url, typed = written
    page = client.post(url, typed)
    assert page.status_code == 401
    assert Claim.objects.get(pk=claim.pk).context == ""
    page = sign_in(client, page, url, reporter.username)
    text = page.content.decode()
    assert page.status_code == 200
    assert f"You are signed in again as <bdi>{reporter.username}</bdi>" in text
    assert "<b>&amp; tanda" not in text
    assert Claim.objects.get(pk=claim.pk).context == "", "it never sends itself"
    assert client.post(url, fields_of(page)).status_code == 302
    assert Claim.objects.get(pk=claim.pk).context == typed["context"]


def test_all_that_was_typed_is_sent_again_and_nothing_else(client, reporter, written):
    _claim, url, typed = written
    page = sign_in(client, client.post(url, typed), url, reporter.username)
    again = fields_of(page)
    again.pop("csrfmiddlewaretoken", None)
    typed.pop("csrfmiddlewaretoken", None)
    assert again == {name: value for name, value in typed.items() if value != []}


def test_a_wrong_password_keeps_the_text_and_signs_nobody_in(client, reporter, written):
    _claim, url, typed = written
    page = sign_in(client, client.post(url, typed), url, reporter.username, "wrong")
    assert page.status_code == 401
    assert "Please enter the correct" in page.content.decode()
    assert "_auth_user_id" not in client.session
    assert sign_in(client, page, url, reporter.username).status_code == 200


def test_somebody_else_who_signs_in_is_told_whose_work_it_becomes(client, written):
    _claim, url, typed = written
    other = factories.user("reporter")
    text = sign_in(client, client.post(url, typed), url, other.username).content.decode()
    assert "These words were typed under another account." in text


def test_the_sign_in_leads_nowhere_else(client, reporter, written):
    _claim, url, typed = written
    page = client.post(url, typed | {"next": "https://elsewhere.example/"})
    answer = client.post(
        url,
        fields_of(page) | {"username": reporter.username, "password": PASSWORD, "next": "https://elsewhere.example/"},
    )
    assert answer.status_code == 200
    assert f'action="{url}"' in answer.content.decode()


def test_credentials_in_an_address_sign_nobody_in(client, reporter, written):
    _claim, url, _typed = written
    answer = client.get(url, {"resume-sign-in": "1", "username": reporter.username, "password": PASSWORD})
    assert answer.status_code == 302
    assert "_auth_user_id" not in client.session


def test_passwords_and_files_are_not_carried_along_and_the_page_says_so(client):
    from django.core.files.uploadedfile import SimpleUploadedFile

    typed = {"username": "baru", "password1": "a secret of 12", "password2": "a secret of 12"}
    text = client.post("/admin/claims/user/add/", typed).content.decode()
    assert "a secret of 12" not in text
    assert "Passwords are not carried along" in text
    upload = SimpleUploadedFile("naskah.txt", b"Isi naskah")
    text = client.post("/admin/claims/article/add/", {"title": "Judul", "file": upload}).content.decode()
    assert "Files are not carried along: naskah.txt" in text


def test_a_get_of_somebody_unknown_still_leads_to_the_login(client):
    assert client.get("/admin/claims/claim/")["Location"] == "/admin/login/?next=/admin/claims/claim/"


def test_a_form_of_an_earlier_session_gives_its_text_back(reporter):
    claim = factories.claim(reporter)
    client = Client(enforce_csrf_checks=True, headers={"Origin": "http://testserver"})
    client.force_login(reporter)
    url = f"/admin/claims/claim/{claim.pk}/change/"
    typed = fields_of(client.get(url)) | {"context": "Konferensi pers di ibu kota", "csrfmiddlewaretoken": "x" * 64}
    page = client.post(url, typed)
    assert page.status_code == 403
    assert "Konferensi pers di ibu kota" in page.content.decode()
    assert client.post(url, fields_of(page)).status_code == 302
    assert Claim.objects.get(pk=claim.pk).context == "Konferensi pers di ibu kota"


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://elsewhere.example"}])
def test_what_another_site_posts_is_not_offered_to_be_sent_again(reporter, headers):
    claim = factories.claim(reporter)
    client = Client(enforce_csrf_checks=True, headers=headers)
    client.force_login(reporter)
    page = client.post(f"/admin/claims/claim/{claim.pk}/do/dismiss_claim/", {"reason": "Kata dari situs yang lain"})
    assert page.status_code == 403
    assert "Kata dari situs yang lain" not in page.content.decode()


def test_signing_in_again_needs_the_token_too(reporter, written):
    _claim, url, _typed = written
    client = Client(enforce_csrf_checks=True)
    data = {"resume-sign-in": "1", "username": reporter.username, "password": PASSWORD}
    assert client.post(url, data).status_code == 403
    assert "_auth_user_id" not in client.session


def test_a_verb_of_somebody_whose_session_ended_does_nothing_until_sent_again(client, reporter):
    claim = factories.claim(reporter)
    url = f"/admin/claims/claim/{claim.pk}/do/dismiss_claim/"
    events = Event.objects.count()
    page = client.post(url, {"reason": "Bukan klaim yang dapat diperiksa."})
    page = sign_in(client, page, url, reporter.username)
    assert Event.objects.count() == events
    assert client.post(url, fields_of(page)).status_code == 302
    assert Claim.objects.get(pk=claim.pk).state == "dismissed"


def test_the_workbench_is_told_that_the_session_ended(client, reporter):
    article = factories.article(reporter).article
    answer = client.post(f"/admin/claims/article/{article.pk}/workbench/", {"do": "find"}, headers={"X-Part": "bench"})
    assert answer.status_code == 401
