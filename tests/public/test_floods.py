"""However much is sent, and from wherever it says it comes: within an hour only so much is taken, and nothing is lost."""

from datetime import timedelta
from ipaddress import ip_network

import pytest
from django.test import RequestFactory
from django.utils import timezone

from claims.access.senders import sender
from claims.models import ReaderReport, SendingCount
from claims.workflow import limits
from tests.support.desk_form import form, kept, receipt_in, sent

pytestmark = pytest.mark.django_db
EMAIL = "pembaca.rahasia@pembaca.example"


@pytest.fixture
def morning(monkeypatch):
    """It is ten to ten, UTC."""
    now = timezone.now().replace(hour=9, minute=50, second=0, microsecond=0)
    monkeypatch.setattr(limits.timezone, "now", lambda: now)
    return now


def test_a_sender_above_the_limit_is_told_when_to_come_back_and_keeps_the_text(client, morning):
    for _number in range(limits.FROM_ONE):
        receipt_in(sent(client))
    answer = sent(client, "/id/submit/", email=EMAIL)
    assert (answer.status_code, kept(answer), EMAIL in answer.content.decode()) == (429, True, True)
    assert answer["Retry-After"] == "601"
    assert ReaderReport.objects.count() == limits.FROM_ONE
    typed = form(client, "/submit/")
    assert client.post("/submit/", typed, REMOTE_ADDR="198.51.100.7").status_code == 303


def test_the_next_hour_begins_anew(client, morning, monkeypatch):
    monkeypatch.setattr(limits, "FROM_ONE", 1)
    assert [sent(client).status_code for _ in range(2)] == [303, 429]
    monkeypatch.setattr(limits.timezone, "now", lambda: morning + timedelta(minutes=10))
    assert sent(client).status_code == 303


@pytest.mark.parametrize(
    "header", ["x-forwarded-for", "forwarded", "x-real-ip", "client-ip", "true-client-ip", "cf-connecting-ip"]
)
def test_a_forged_header_is_no_other_sender(client, monkeypatch, header):
    monkeypatch.setattr(limits, "FROM_ONE", 2)
    typed = [form(client, "/submit/") for _number in range(4)]
    answers = [client.post("/submit/", values, headers={header: f"203.0.113.{n}"}) for n, values in enumerate(typed)]
    assert [answer.status_code for answer in answers] == [303, 303, 429, 429]


def test_many_senders_together_have_a_limit_too_and_beyond_it_nothing_is_written(client, morning, monkeypatch):
    monkeypatch.setattr(limits, "FROM_ALL", 3)
    typed = [form(client, "/submit/") for _number in range(6)]
    answers = [client.post("/submit/", values, REMOTE_ADDR=f"198.51.100.{n}") for n, values in enumerate(typed)]
    assert [answer.status_code for answer in answers] == [303] * 3 + [429] * 3
    assert SendingCount.objects.count() == 1 + 3


def test_no_address_is_stored_and_the_code_of_one_changes_with_the_day(client, morning):
    receipt_in(client.post("/submit/", form(client, "/submit/"), REMOTE_ADDR="198.51.100.7"))
    rows = [row.sender for row in SendingCount.objects.exclude(sender="")]
    assert rows == [limits.pseudonym("198.51.100.7", morning)]
    assert "198" not in str(ReaderReport.objects.values().get()).replace(ReaderReport.objects.get().receipt, "")
    assert limits.pseudonym("198.51.100.7", morning + timedelta(days=1)) not in rows


@pytest.mark.parametrize(
    ("remote", "passed_on", "trusted", "found"),
    [
        ("198.51.100.7", "203.0.113.1", [], "198.51.100.7"),
        ("127.0.0.1", "6.6.6.6, 203.0.113.1", ["127.0.0.1"], "203.0.113.1"),
        ("10.0.0.2", "6.6.6.6, 203.0.113.1, 10.0.0.1", ["10.0.0.0/8"], "203.0.113.1"),
        ("127.0.0.1", "", ["127.0.0.1"], "127.0.0.1"),
        ("127.0.0.1", "unknown", ["127.0.0.1"], "127.0.0.1"),
        ("10.0.0.2", "10.0.0.1", ["10.0.0.0/8"], "10.0.0.1"),
        ("2001:db8:1:2:3:4:5:6", "", [], "2001:db8:1:2::/64"),
        ("::ffff:198.51.100.7", "", [], "198.51.100.7"),
        ("", "203.0.113.1", ["127.0.0.1"], ""),
    ],
)
def test_a_sender_is_who_the_nearest_trusted_proxy_says(settings, remote, passed_on, trusted, found):
    settings.TRUSTED_PROXIES = [ip_network(text) for text in trusted]
    request = RequestFactory().get("/", headers={"x-forwarded-for": passed_on}, REMOTE_ADDR=remote)
    assert sender(request) == found
