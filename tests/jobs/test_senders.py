"""Whoever sent us something is counted for an hour and then forgotten."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.models import SendingCount
from claims.workflow import limits

pytestmark = pytest.mark.django_db


def test_counts_go_when_their_hour_is_over_and_not_before(monkeypatch):
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    monkeypatch.setattr(limits.timezone, "now", lambda: hour)
    limits.count_sending("198.51.100.7")
    for minutes, left in ((0, 2), (59, 2), (60, 0)):
        monkeypatch.setattr(limits.timezone, "now", lambda minutes=minutes: hour + timedelta(minutes=minutes))
        assert limits.forget_senders() == 2 - left
        assert SendingCount.objects.count() == left


def test_the_worker_does_it(monkeypatch):
    tasks = pytest.importorskip("claims.jobs.tasks")
    limits.count_sending("198.51.100.7")
    SendingCount.objects.update(hour=timezone.now() - timedelta(hours=2))
    assert tasks.forget_who_sent in tasks.PERIODIC
    tasks.forget_who_sent(0)
    assert not SendingCount.objects.exists()
