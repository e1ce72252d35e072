"""The partner's page: make a key, see it once, revoke it."""

import re

import pytest

from claims.access import keys as access
from claims.admin.ifcn.gather import staff
from claims.models import ApiKey, Notice
from claims.workflow import comments, keys
from tests import factories

pytestmark = pytest.mark.django_db
URL = "/admin/keys/"
NEW = {"name": "Nightly copy", "scopes": ["read"], "days": "365"}


@pytest.fixture
def partner(client):
    person = factories.user("partner")
    client.force_login(person)
    return person


def made(answer):
    return re.search(r"fck_[0-9a-f]{12}_[\w-]{43}", answer.content.decode())


def test_a_new_key_is_shown_once_and_opens_the_api(client, partner):
    answer = client.post(URL, NEW)
    text = made(answer)[0]
    assert "no-store" in answer["Cache-Control"]
    assert "Copy it now" in answer.content.decode()
    assert access.find(text).owner == partner
    page = client.get(URL).content.decode()
    assert "Nightly copy" in page
    assert keys.parts_of(text)[1] not in page


def test_a_form_that_is_refused_keeps_what_was_typed(client, partner):
    answer = client.post(URL, {**NEW, "scopes": []})
    assert not made(answer)
    assert 'value="Nightly copy"' in answer.content.decode()
    assert "This field is required" in answer.content.decode()
    assert not ApiKey.objects.exists()


def test_the_verbs_own_refusal_stands_on_the_page(client, partner, monkeypatch):
    monkeypatch.setattr(keys, "HELD", 0)
    answer = client.post(URL, NEW).content.decode()
    assert "Revoke one that is no longer used." in answer
    assert 'value="Nightly copy"' in answer


def test_revoking_ends_a_key_and_the_page_says_so(client, partner):
    row, text = keys.issue_key(by=partner, name="Old", scopes=["read"])
    page = client.post(f"{URL}{row.pk}/revoke/", follow=True).content.decode()
    assert "It opens nothing any more." in page
    assert access.find(text) is None
    assert f"{row.pk}/revoke/" not in page
    assert "already" in client.post(f"{URL}{row.pk}/revoke/", follow=True).content.decode()


def test_a_partner_sees_and_revokes_nobody_elses_keys(client, partner):
    row, text = keys.issue_key(by=factories.user("partner"), name="Somebody else's", scopes=["read"])
    assert "Somebody else" not in client.get(URL).content.decode()
    assert client.post(f"{URL}{row.pk}/revoke/").status_code == 404
    assert access.find(text)


def test_an_administrator_sees_and_revokes_all(client):
    client.force_login(factories.user("administrator"))
    row, text = keys.issue_key(by=factories.user("partner", "kantor"), name="Theirs", scopes=["read"])
    page = client.get(URL).content.decode()
    assert "Theirs" in page
    assert "kantor" in page
    client.post(f"{URL}{row.pk}/revoke/")
    assert access.find(text) is None


def test_a_partners_start_page_leads_to_their_keys_and_to_nothing_of_the_newsroom(client, partner):
    factories.claim(factories.user("reporter"))
    page = client.get("/admin/").content.decode()
    assert 'href="/admin/keys/"' in page
    assert "Claims" not in page
    assert "has no role" not in page


def test_a_name_is_shown_as_text(client, partner):
    client.post(URL, {**NEW, "name": "<b>x</b>"})
    assert "<b>x</b>" not in client.get(URL).content.decode()


def test_a_partner_is_no_colleague_nobody_tells_them_of_the_work(client, partner):
    reporter = factories.user("reporter")
    claim = factories.claim(reporter, text="Harga beras naik 12 persen.")
    comments.add_comment(claim, by=reporter, text=f"@{partner.username} look.")
    assert not Notice.objects.filter(person=partner).exists()
    Notice.objects.create(
        person=partner, kind="mentioned", thing="claim", object_id=claim.pk, claim=claim, actor=reporter
    )
    assert "Harga beras" not in client.get("/admin/claims/notice/").content.decode(), "as one who became a partner"
    client.force_login(factories.user("administrator"))
    assert partner.username not in client.get("/admin/figures/").content.decode()
    assert partner.username not in str(staff())
