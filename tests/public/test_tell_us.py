"""Anybody can report a mistake and send a claim: nothing typed is lost, and machines get nowhere."""

import json
import re

import pytest
from django.test import Client

from claims.frontdesk import guards
from claims.models import PublishedCheck, ReaderReport, ReportContact, SendingCount
from tests import factories
from tests.support.desk_form import WORDS, form, kept, receipt_in, sent

pytestmark = pytest.mark.django_db
EMAIL = "pembaca.rahasia@pembaca.example"


@pytest.fixture
def check(people):
    claim = factories.claim(people[0])
    factories.published(*people, claim)
    return claim


def path_of(check):
    return json.loads(PublishedCheck.objects.get(public_id=check.public_id).document.body)["path"]


# ------------------------------------------------------------------ what comes in
def test_a_report_on_a_check_leads_to_its_receipt_and_lies_in_the_inbox(client, check):
    url = f"/report/?check={check.public_id}"
    page = client.get(url).content.decode()
    for words in (check.text, "Partly true", f'name="check" value="{check.public_id}"', check.claimant.name):
        assert words in page
    answer = client.post("/report/", form(client, url, email=EMAIL, name="Pembaca"))
    row = ReaderReport.objects.get()
    assert answer["Location"] == f"/report/{row.receipt}/"
    assert (row.kind, row.claim, row.message, row.language, row.state) == ("wrong", check, WORDS, "en", "new")
    assert (row.contact.email, row.contact.name) == (EMAIL, "Pembaca")


def test_a_form_is_taken_without_any_cookie_where_the_desk_asks_for_a_token_in_one(client):
    strict = Client(enforce_csrf_checks=True)
    receipt_in(sent(strict))
    assert strict.post("/admin/login/", {"username": "x"}).status_code == 403


def test_a_tip_is_kept_with_where_it_was_seen_and_without_an_address(client):
    answer = sent(client, "/id/submit/", seen_at="grup.example/pesan/1")
    row = ReaderReport.objects.get()
    assert answer["Location"] == f"/id/report/{row.receipt}/"
    assert (row.kind, row.seen_at, row.language, row.claim) == ("tip", "https://grup.example/pesan/1", "id", None)
    assert not ReportContact.objects.exists()


@pytest.mark.parametrize(
    "typed",
    ["{id}", " {ID} ", "{path}", "https://check.example{path}#x", "https://check.example/id{path}?a=b",
     "https://check.example/api/v1/checks/{id}/", "https://check.example/embed/claims/{id}/", "/claims/{id}"],
)  # fmt: skip
def test_the_check_is_known_by_its_id_and_by_any_address_of_it(client, check, typed):
    id_, path = check.public_id, path_of(check)
    assert sent(client, "/report/", check=typed.format(id=id_, ID=id_.upper(), path=path)).status_code == 303
    assert ReaderReport.objects.get().check_public_id == id_


@pytest.mark.parametrize("typed", ["", "zzzzzzzzzz", "https://elsewhere.example/", "x" * 3000, "' OR 1=1 --", "a\x00b"])
def test_a_check_that_is_not_there_is_refused_beside_its_field_with_the_text_kept(client, check, typed):
    answer = sent(client, "/report/", check=typed)
    page = answer.content.decode()
    assert (answer.status_code, kept(answer), ReaderReport.objects.exists()) == (400, True, False)
    assert 'id="id_check_error"' in page
    assert 'href="#id_check"' in page
    assert "autofocus" in page


def test_a_draft_cannot_be_told_from_what_never_was(client, people):
    draft = factories.in_review(people[0]).claim.public_id
    for url in ("/report/?check={}", "/id/report/?check={}"):
        hidden, never = (client.get(url.format(id_)).content.decode() for id_ in (draft, "zzzzzzzzzz"))
        token = re.compile(r'name="token" value="[^"]*"')
        assert token.sub("", hidden).replace(draft, "zzzzzzzzzz") == token.sub("", never)


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("message", " \n ", "Write what we should check"),
        ("message", "y" * 10_240, "This has 10240 characters"),
        ("message", "a\x00b", "Null characters are not allowed"),
        ("email", "nobody", "This is no e-mail address"),
        ("email", f"{'a' * 64}@{'b' * 63}.{'c' * 63}.{'d' * 63}.example", "at most 254"),
        ("seen_at", "javascript:alert(1)", "This is no web address"),
        ("seen_at", "grup WhatsApp", "This is no web address"),
        ("seen_at", f"https://x.example/{'y' * 2000}", "This is no web address"),
        ("name", "z" * 101, "Shorten your name"),
    ],
)
def test_what_cannot_be_taken_is_said_beside_its_field_and_everything_typed_is_kept(client, field, typed, says):
    values = {"message": WORDS, "seen_at": "https://x.example/", "email": EMAIL, "name": "Pembaca", field: typed}
    answer = sent(client, **values)
    page = answer.content.decode()
    assert (answer.status_code, ReaderReport.objects.count(), SendingCount.objects.count()) == (400, 0, 0)
    assert says in page
    assert f'id="id_{field}_error"' in page
    assert re.search(rf'name="{field}"[^>]*aria-invalid="true"[^>]*aria-describedby="[^"]*id_{field}_error', page)
    for name, value in values.items():
        if name != "message" and "\x00" not in value:
            assert value in page
    assert kept(answer, values["message"])


@pytest.mark.parametrize(
    "message", ["🐟👩‍👩‍👧 " * 600, "هل هذا صحيح؟ \u202eabc", "<script>alert('x')</script>", "Cafe\u0301", "y" * 5000]
)
def test_every_script_and_every_emoji_arrives_whole(client, message):
    assert sent(client, message=message, email="nobody").status_code == 400
    receipt_in(sent(client, message=message))
    assert ReaderReport.objects.get().message == ("Café" if message.startswith("Cafe") else message.strip())


def test_line_ends_of_browsers_are_stored_as_ours_and_count_once(client):
    receipt_in(sent(client, message="\r\n".join("x" * 99 for _line in range(50))))
    assert len(ReaderReport.objects.get().message) == 50 * 100 - 1


# ------------------------------------------------------------------ what machines send
def test_a_body_that_is_too_large_is_refused_before_it_is_read(client):
    class Unread:
        def read(self, *_size):
            raise AssertionError("the body was read")

        readline = read

    answer = client.generic("POST", "/submit/", b"", "application/x-www-form-urlencoded", CONTENT_LENGTH="1048576",
                            **{"wsgi.input": Unread()})  # fmt: skip
    assert answer.status_code == 413
    assert "shorten it" in answer.content.decode()
    assert client.generic("POST", "/submit/", b"", CONTENT_LENGTH="much").status_code == 413


def test_whoever_fills_the_hidden_field_is_answered_as_everybody_and_nothing_is_stored(client):
    honest = sent(client)
    answer = sent(client, website="https://spam.example")
    assert (answer.status_code, len(receipt_in(answer))) == (honest.status_code, len(receipt_in(honest)))
    assert ReaderReport.objects.count() == 1
    assert SendingCount.objects.get(sender="").count == 1
    page = client.get("/submit/").content.decode()
    assert re.search(r'<div class="trap" aria-hidden="true">.*?autocomplete="off" tabindex="-1"', page, re.DOTALL)


def test_what_comes_faster_than_anybody_types_is_not_stored_and_can_be_sent_again(client):
    answer = sent(client, ago=1)
    assert (answer.status_code, kept(answer), ReaderReport.objects.count()) == (400, True, 0)
    assert "faster than anybody types" in answer.content.decode()
    typed = form(client, "/submit/")
    assert client.post("/submit/", typed | {"email": "nobody"}).status_code == 400
    receipt_in(client.post("/submit/", typed))


def foreign(client):
    return form(client, "/report/")["token"]


@pytest.mark.parametrize(
    "token",
    [lambda client: "", lambda client: "forged", lambda client: form(client, "/submit/")["token"] + "x", foreign,
     lambda client: form(client, "/submit/", 13 * 3600)["token"], lambda client: "\x00:\x00:\x00"],
    ids=["none", "nonsense", "changed", "of the other form", "too old", "null"],
)  # fmt: skip
def test_a_form_without_a_good_token_is_given_a_new_one_and_keeps_its_text(client, token):
    answer = sent(client, token=token(client), seen_at="https://x.example/a")
    assert (answer.status_code, kept(answer), ReaderReport.objects.count()) == (400, True, 0)
    fresh = re.search(r'name="token" value="([^"]+)"', answer.content.decode())[1]
    assert guards.age_of(fresh, "submit") is guards.Age.YOUNG


def test_the_same_form_sent_twice_is_one_report_with_one_receipt(client):
    typed = form(client, "/submit/", email=EMAIL)
    first, second = client.post("/submit/", typed), client.post("/submit/", typed)
    assert receipt_in(first) == receipt_in(second)
    assert (ReaderReport.objects.count(), SendingCount.objects.get(sender="").count) == (1, 1)


@pytest.mark.parametrize("other", [{"message": "Lagi pula kiosnya tutup."}, {"email": EMAIL}])
def test_a_form_sent_again_with_other_words_loses_none_of_them(client, other):
    typed = form(client, "/submit/")
    receipt = receipt_in(client.post("/submit/", typed))
    answer = client.post("/submit/", typed | other)
    assert (answer.status_code, ReaderReport.objects.count()) == (400, 1)
    assert kept(answer, other.get("message", WORDS))
    assert f'href="/report/{receipt}/"' in answer.content.decode()


def test_a_receipt_does_not_follow_from_what_the_sender_knows(client, settings):
    token = guards.new_token("submit")
    receipt = guards.receipt_of(token)
    settings.SECRET_KEY = "another key"
    assert re.fullmatch("[0-9a-f]{16}", receipt)
    assert guards.receipt_of(token) != receipt


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": "https://elsewhere.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://testserver.elsewhere.example"}, 403),
        ({"sec-fetch-site": "cross-site", "origin": "http://testserver"}, 403),
        ({"sec-fetch-site": "same-origin"}, 303),
        ({"origin": "http://testserver"}, 303),
        ({}, 303),
    ],
)
def test_only_our_own_page_can_send_the_form(client, headers, status):
    answer = client.post("/submit/", form(client, "/submit/"), headers=headers)
    assert (answer.status_code, ReaderReport.objects.count()) == (status, status == 303)
    assert status == 303 or WORDS not in answer.content.decode()


# ------------------------------------------------------------------ what the pages promise
@pytest.mark.parametrize("url", ["/report/", "/submit/", "/report/status/", "/report/0123456789abcdef/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_no_cookie_is_set_and_no_session_is_read(client, url, method):
    answer = getattr(client, method)(url)
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert "public" not in answer.get("Cache-Control", "")


def test_the_forms_say_what_is_kept_for_what_and_are_named_for_the_browser(client):
    for url, words in (("/report/", "What is wrong?"), ("/submit/", "We can check")):
        page = client.get(url).content.decode()
        for part in (words, 'autocomplete="email"', 'autocomplete="name"', "What happens next", "within four months"):
            assert part in page
        assert "<script" not in page
    assert 'href="/id/report/"' in client.get("/id/").content.decode()
    assert 'href="/submit/"' in client.get("/").content.decode()
