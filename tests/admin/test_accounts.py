"""One's own settings and sessions, a forgotten password, and an access that ends while somebody works."""

import html
import re

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.utils import timezone

from claims.jobs.mail import people_due, send_mail
from claims.models import AccountMail, User
from claims.workflow import people
from tests import factories
from tests.support.forms import fields_of

pytestmark = pytest.mark.django_db
NEW = "redaksi pagi sekali"


@pytest.fixture
def sari() -> User:
    person = factories.user("reporter", "sari")
    User.objects.filter(pk=person.pk).update(email="sari@newsroom.example")
    person.refresh_from_db()
    return person


def signed_in(person: User) -> Client:
    browser = Client()
    browser.force_login(person)
    assert browser.get("/admin/").status_code == 200
    return browser


def is_sent_to_the_login_page(browser: Client) -> bool:
    answer = browser.get("/admin/")
    return answer.status_code == 302 and answer["Location"] == "/admin/login/?next=/admin/"


def text(answer) -> str:
    return html.unescape(answer.content.decode())


# ------------------------------------------------------------------ my settings
def test_my_settings_are_saved_and_shown(sari):
    browser = signed_in(sari)
    form = fields_of(browser.get("/admin/me/"))
    assert (form["mail_mode"], form["mail_hour"]) == ("at_once", "7")
    answer = browser.post(
        "/admin/me/", form | {"mail_language": "id", "mail_mode": "digest", "mail_hour": "17"}, follow=True
    )
    assert answer.redirect_chain == [("/admin/me/", 302)]
    assert "Your settings are saved." in text(answer)
    assert fields_of(answer).items() >= {"mail_language": "id", "mail_mode": "digest", "mail_hour": "17"}.items()
    sari.refresh_from_db()
    assert (sari.mail_language, sari.mail_mode, sari.mail_hour) == ("id", "digest", 17)


@pytest.mark.parametrize("hour", ["24", "-1", "", "seven", "7.5"])
def test_a_wrong_hour_is_refused_and_what_was_chosen_beside_it_is_kept(sari, hour):
    browser = signed_in(sari)
    form = fields_of(browser.get("/admin/me/"))
    answer = browser.post("/admin/me/", form | {"mail_language": "id", "mail_mode": "digest", "mail_hour": hour})
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == ["mail_hour"]
    assert answer.context["form"].errors["mail_hour"][0] in text(answer)
    kept = fields_of(answer)
    assert (kept["mail_language"], kept["mail_mode"]) == ("id", "digest")
    sari.refresh_from_db()
    assert (sari.mail_language, sari.mail_mode, sari.mail_hour) == ("en", "at_once", 7)


# ------------------------------------------------------------------ my sessions
def test_signing_out_everywhere_else_spares_the_session_that_asked(sari):
    here, elsewhere, colleague = signed_in(sari), signed_in(sari), signed_in(factories.user())
    answer = here.post("/admin/me/sessions/", follow=True)
    assert "You are signed out everywhere else." in text(answer)
    assert here.get("/admin/me/").status_code == 200
    assert is_sent_to_the_login_page(elsewhere)
    assert colleague.get("/admin/").status_code == 200


def test_a_new_password_of_ones_own_ends_the_other_sessions(sari):
    here, elsewhere = signed_in(sari), signed_in(sari)
    typed = {"old_password": "a long test password", "new_password1": NEW, "new_password2": NEW}
    assert here.post("/admin/password_change/", typed).status_code == 302
    assert here.get("/admin/").status_code == 200
    assert is_sent_to_the_login_page(elsewhere)
    assert Client().login(username="sari", password=NEW)


# ------------------------------------------------------------------ a forgotten password
def ask(address: str) -> tuple[int, str, list[tuple[str, str]], str]:
    """The answer to a browser that never was here, and the page it leads to."""
    browser = Client()
    answer = browser.post("/admin/password_reset/", {"email": address})
    page = browser.get(answer["Location"])
    return answer.status_code, answer["Location"], sorted(page.headers.items()), page.content.decode()


def letters() -> list[str]:
    """The links of all mails that are due now, as paths."""
    now = timezone.now()
    for pk in people_due(now):
        send_mail(pk, now)
    found = [re.search(r"http\S+/reset/\S+", letter.body) for letter in mail.outbox]
    return [link.group().removeprefix(settings.SITE_URL) for link in found if link]


def test_a_known_and_an_unknown_address_are_answered_alike_and_one_mail_is_owed(sari):
    assert ask("nobody@newsroom.example") == ask("SARI@newsroom.example")
    assert list(AccountMail.objects.values_list("person", "kind")) == [(sari.pk, "password_reset")]
    assert ask("nobody@newsroom.example") == ask("sari@newsroom.example")
    assert AccountMail.objects.count() == 1


def test_the_link_sets_a_password_once_and_ends_every_session(sari):
    elsewhere, browser = signed_in(sari), Client()
    ask("sari@newsroom.example")
    [link] = letters()
    assert mail.outbox[0].to == ["sari@newsroom.example"]
    page = browser.get(link, follow=True)
    form = page.redirect_chain[-1][0]
    # The address of the page with the form names no token: it can be left open, and is in no other site's log.
    assert form.endswith("/set-password/")
    answer = browser.post(form, {"new_password1": NEW, "new_password2": NEW}, follow=True)
    assert "Your password is set. Sign in with it." in text(answer)
    assert is_sent_to_the_login_page(elsewhere)
    assert Client().login(username="sari", password=NEW)
    assert not Client().login(username="sari", password="a long test password")
    for late in (browser, Client()):
        again = late.get(link, follow=True)
        assert "no longer works" in text(again)
        late.post(form, {"new_password1": "another long word", "new_password2": "another long word"})
    assert Client().login(username="sari", password=NEW)


def test_who_has_left_gets_no_link_and_an_earlier_one_is_void(sari):
    ask("sari@newsroom.example")
    [link] = letters()
    people.leave(sari, by=factories.user("administrator"), hand_over_to=factories.user())
    assert ask("sari@newsroom.example") == ask("nobody@newsroom.example")
    assert AccountMail.objects.count() == 1
    assert letters() == [link]
    assert "no longer works" in text(Client().get(link, follow=True))


def test_a_link_that_is_owed_when_somebody_leaves_is_not_sent(sari):
    ask("sari@newsroom.example")
    people.leave(sari, by=factories.user("administrator"), hand_over_to=factories.user())
    assert letters() == []


# ------------------------------------------------------------------ access that ends
@pytest.mark.parametrize("verb", ["end_sessions", "leave", "set_role", "set_password"])
def test_what_an_administrator_does_to_an_account_cuts_its_session_at_the_next_request(sari, verb):
    working, desk, heir = signed_in(sari), signed_in(factories.user("administrator")), factories.user()
    given = {"leave": {"hand_over_to": heir.pk}, "set_role": {"role": "reviewer"}, "set_password": {"password": NEW}}
    url = f"/admin/claims/user/{sari.pk}/do/{verb}/"
    assert desk.post(url, fields_of(desk.get(url)) | given.get(verb, {})).status_code == 302
    # What is sent from the page that is still open changes nothing.
    working.post("/admin/me/", {"mail_language": "id", "mail_mode": "none", "mail_hour": "3"})
    sari.refresh_from_db()
    assert sari.mail_mode == "at_once"
    assert is_sent_to_the_login_page(working)
    assert desk.get("/admin/").status_code == 200
    password = NEW if verb == "set_password" else "a long test password"
    assert Client().login(username="sari", password=password) == (verb != "leave")
