"""Mail that is due: to whom, when, once, and with nothing private in it."""

import re
import smtplib
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from claims.jobs.mail import people_due, send_mail
from claims.models import AccountMail, Notice, User
from claims.vocabulary import NoticeKind
from claims.workflow import people, verdicts
from tests import factories

pytestmark = pytest.mark.django_db
WORDS = "Negeri tetangga memasok"


def at(hour: int, day: int = 24) -> datetime:
    return datetime(2026, 11, day, hour, 30, tzinfo=ZoneInfo(settings.TIME_ZONE))


@pytest.fixture
def told(people) -> User:
    """A reporter with an address to whom a verdict was sent back."""
    reporter, reviewer = people
    User.objects.filter(pk=reporter.pk).update(email="sari@newsroom.example")
    verdicts.send_back(factories.in_review(reporter), by=reviewer, reason="Rahasia dapur.")
    reporter.refresh_from_db()
    return reporter


def set_mail(person: User, **values: object) -> None:
    User.objects.filter(pk=person.pk).update(**values)


def work(now: datetime) -> int:
    return sum(send_mail(pk, now) for pk in people_due(now))


def test_a_mail_is_a_sentence_and_a_link_and_nothing_of_the_work(told, people):
    assert work(at(3)) == 1
    letter = mail.outbox[0]
    verdict = Notice.objects.get().object_id
    assert letter.to == ["sari@newsroom.example"]
    assert letter.subject == "Your text was sent back to you."
    assert f"{settings.SITE_URL}/admin/claims/verdict/{verdict}/change/" in letter.body
    assert letter.extra_headers["List-Unsubscribe"] == f"<{settings.SITE_URL}/admin/me/>"
    assert f"{settings.SITE_URL}/admin/me/" in letter.body
    for private in (WORDS, "Rahasia", str(people[1]), "70", "Sari Contoh"):
        assert private not in letter.body + letter.subject


def test_it_is_written_in_the_language_of_its_reader(told):
    set_mail(told, mail_language="id")
    work(at(3))
    assert mail.outbox[0].subject == "Tulisan Anda dikembalikan kepada Anda."
    assert "/id/admin/claims/verdict/" in mail.outbox[0].body


def test_it_is_sent_once_and_what_was_read_is_not_sent(told):
    assert work(at(3)) == 1
    assert work(at(4)) == 0
    Notice.objects.update(mailed_at=None, read_at=at(4))
    assert work(at(4)) == 0


def test_who_wants_no_mail_or_has_left_or_has_no_address_gets_none(told):
    for values in ({"mail_mode": "none"}, {"is_active": False}, {"email": ""}):
        set_mail(told, **values)
        assert work(at(3)) == 0
        set_mail(told, mail_mode="at_once", is_active=True, email="sari@newsroom.example")
    assert work(at(3)) == 1


def test_a_digest_waits_for_its_hour_and_comes_once_a_day(told):
    set_mail(told, mail_mode="digest", mail_hour=17)
    assert work(at(16)) == 0
    assert work(at(17)) == 1
    Notice.objects.update(mailed_at=None)
    assert work(at(18)) == 0
    assert work(at(9, day=25)) == 0
    assert work(at(23, day=25)) == 1


def test_many_notices_are_one_mail(told):
    row = Notice.objects.get()
    Notice.objects.bulk_create(
        Notice(person=told, kind=NoticeKind.APPROVED.value, thing=row.thing, object_id=row.object_id)
        for _n in range(59)
    )
    assert work(at(3)) == 1
    assert mail.outbox[0].subject == "60 notices"
    assert "10 more:" in mail.outbox[0].body


def test_what_the_mail_server_refuses_is_not_lost(told, monkeypatch):
    def refuse(*_args: object) -> int:
        raise smtplib.SMTPServerDisconnected("gone")

    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "send_messages", refuse)
        with pytest.raises(smtplib.SMTPException):
            work(at(3))
    assert Notice.objects.filter(mailed_at=None).count() == 1
    assert work(at(3)) == 1


def test_an_invitation_goes_out_whatever_its_reader_wants_and_its_link_works_once(client):
    administrator = factories.user("administrator")
    changes = {"username": "baru", "email": "baru@newsroom.example"}
    person = people.invite_person(by=administrator, role="reporter", language="id", changes=changes)
    set_mail(person, mail_mode="none")
    assert work(at(3)) == 1
    assert AccountMail.objects.filter(mailed_at=None).count() == 0
    link = re.search(r"http\S+/reset/\S+", mail.outbox[0].body).group().removeprefix(settings.SITE_URL)
    assert mail.outbox[0].subject.startswith("Akun Anda")
    page = client.get(link, follow=True)
    form = page.redirect_chain[-1][0]
    weak = client.post(form, {"new_password1": "baru", "new_password2": "baru"})
    assert weak.context["form"].errors
    done = client.post(form, {"new_password1": "redaksi pagi sekali", "new_password2": "redaksi pagi sekali"})
    assert done.status_code == 302
    assert client.login(username="baru", password="redaksi pagi sekali")
    client.logout()
    assert "no longer works" in client.get(link.removeprefix("/id"), follow=True).content.decode()
