"""The day by which the desk wants a claim decided: set by a verb, private, no part of an approval."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from claims.models import Claim, Event, PublishedCheck
from claims.publishing import verbs as publishing
from claims.workflow import claims, policies
from claims.workflow.problems import Refused
from tests import factories

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 20)


def day(number):
    return timezone.localdate() + timedelta(days=number)


def test_a_due_date_is_set_and_taken_away_with_its_event(reporter):
    claim = factories.claim(reporter)
    assert claims.schedule_claim(claim, by=reporter, due_on=DAY).due_on == DAY
    assert claims.schedule_claim(claim, by=reporter, due_on=None).due_on is None
    claims.schedule_claim(claim, by=reporter, due_on=None)
    events = Event.objects.filter(verb="schedule_claim", claim=claim).order_by("pk")
    assert [event.detail.changes for event in events] == [
        {"due_on": [None, "2026-11-20"]}, {"due_on": ["2026-11-20", None]},
    ]  # fmt: skip


def test_a_suggested_claim_can_be_due(reporter):
    claim = claims.open_claim(by=reporter, fields={"text": "Sebuah klaim.", "language": "id"}, suggested=True)
    assert claims.schedule_claim(claim, by=reporter, due_on=DAY).due_on == DAY


def test_a_closed_claim_is_due_only_while_a_revision_is_written(reporter, reviewer):
    claim = factories.claim(reporter)
    factories.published(reporter, reviewer, claim)
    with pytest.raises(Refused) as refused:
        claims.schedule_claim(claim, by=reporter, due_on=DAY)
    assert refused.value.code == "nothing_due"
    factories.verdicts.start_correction(claim, by=reporter, reason="Tabel baru.")
    assert claims.schedule_claim(claim, by=reporter, due_on=DAY).due_on == DAY


def test_a_claim_put_aside_cannot_be_due(reporter):
    into = factories.claim(reporter)
    dismissed = claims.dismiss_claim(factories.claim(reporter), by=reporter, reason="Pendapat.")
    merged = claims.merge_claim(factories.claim(reporter), by=reporter, into=into)
    split = factories.claim(reporter)
    claims.split_claim(split, by=reporter, parts=[claims.Part("Satu."), claims.Part("Dua.")])
    for claim in (dismissed, merged, split):
        with pytest.raises(Refused) as refused:
            claims.schedule_claim(claim, by=reporter, due_on=DAY)
        assert refused.value.code == "nothing_due"


def test_a_due_date_leaves_a_standing_approval_good(reporter, reviewer):
    verdict = factories.approved(reporter, reviewer)
    before = policies.fingerprint(verdict)
    claims.schedule_claim(verdict.claim, by=reporter, due_on=DAY)
    assert policies.fingerprint(verdict) == before
    assert publishing.publish(verdict, by=reviewer).kind == "published"


def test_a_due_date_does_not_spoil_a_form_that_is_open(reporter):
    claim = factories.claim(reporter)
    seen = claim.version
    claims.schedule_claim(claim, by=reporter, due_on=DAY)
    saved = claims.edit_claim(claim, by=reporter, version=seen, changes={"context": "Rapat kota"})
    assert (saved.context, saved.due_on) == ("Rapat kota", DAY)


def test_a_due_date_is_in_no_document_and_falls_when_the_claim_is_published(reporter, reviewer):
    verdict = factories.approved(reporter, reviewer)
    claims.schedule_claim(verdict.claim, by=reporter, due_on=DAY)
    publishing.publish(verdict, by=reviewer)
    body = PublishedCheck.objects.get().document.body
    assert "due" not in body
    assert DAY.isoformat() not in body
    assert Claim.objects.get().due_on is None


def test_overdue_is_what_still_waits_after_its_day(reporter):
    late, today, none = factories.claim(reporter), factories.claim(reporter), factories.claim(reporter)
    aside = factories.claim(reporter)
    claims.schedule_claim(late, by=reporter, due_on=day(-1))
    claims.schedule_claim(today, by=reporter, due_on=day(0))
    claims.schedule_claim(aside, by=reporter, due_on=day(-1))
    claims.dismiss_claim(aside, by=reporter, reason="Pendapat.")
    assert list(Claim.objects.overdue()) == [late]
    assert [claim.is_overdue for claim in Claim.objects.filter(pk__in=[late.pk, today.pk, none.pk, aside.pk]).order_by("pk")] == [
        True, False, False, False,
    ]  # fmt: skip
