"""Fifty send at once: the limit is never exceeded, one form is one report, and what is refused leaves nothing."""

from functools import partial
from typing import Any

import pytest
from django.test import Client

from claims.models import ReaderReport, SendingCount
from claims.workflow import limits
from tests.support.desk_form import form, receipt_in
from tests.support.hands import together
from tests.support.soak import rounds

pytestmark = pytest.mark.soak
SENDERS = 50


def send_at_once(forms: list[dict[str, str]], addresses: list[str]) -> list[Any]:
    """Each on a connection of its own, as from processes of their own; answers what each got."""
    return together(
        *(
            partial(Client().post, "/submit/", sent, REMOTE_ADDR=address)
            for sent, address in zip(forms, addresses, strict=True)
        )
    )


def statuses(addresses: list[str]) -> list[int]:
    SendingCount.objects.all().delete()
    forms = [form(Client(), "/submit/") for _sender in addresses]
    return sorted(answer.status_code for answer in send_at_once(forms, addresses))


ONE = ["198.51.100.7"] * SENDERS
MANY = [f"198.51.100.{number}" for number in range(SENDERS)]


def test_one_sender_never_gets_more_in_than_the_limit(committed_db, monkeypatch):
    monkeypatch.setattr(limits, "FROM_ONE", 7)
    for number in range(1, rounds(20) + 1):
        assert statuses(ONE) == [303] * 7 + [429] * (SENDERS - 7)
        assert ReaderReport.objects.count() == 7 * number


def test_many_senders_together_never_get_more_in_than_their_limit(committed_db, monkeypatch):
    monkeypatch.setattr(limits, "FROM_ALL", 7)
    for number in range(1, rounds(20) + 1):
        assert statuses(MANY) == [303] * 7 + [429] * (SENDERS - 7)
        assert ReaderReport.objects.count() == 7 * number
        assert SendingCount.objects.count() == 1 + 7


def test_the_same_form_sent_at_once_is_one_report(committed_db):
    for number in range(1, rounds(20) + 1):
        typed = form(Client(), "/submit/")
        receipts = {receipt_in(answer) for answer in send_at_once([typed] * 10, MANY[:10])}
        assert (len(receipts), ReaderReport.objects.count()) == (1, number)


def test_more_get_in_where_the_count_does_not_refuse(committed_db, monkeypatch):
    """What is looked at first is not enough: without the refusal in the counting statement the limit is exceeded."""
    monkeypatch.setattr(limits, "FROM_ONE", 7)
    monkeypatch.setattr(limits, "COUNT", limits.COUNT.replace("WHERE c.count < %s", "WHERE %s > 0"))
    assert any(statuses(ONE).count(303) > 7 for _attempt in range(20))
