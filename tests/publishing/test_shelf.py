"""A published check is looked at again: when, by whom, and what readers and partners see of it."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from claims.models import Claim, Confirmation, EventDetail, LogEntry, PublishedCheck, Verdict
from claims.publishing import verbs as publishing
from claims.publishing.claimreview import claim_review
from claims.workflow import records, retractions, shelf, verdicts
from claims.workflow.problems import Refused
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim(people):
    made = factories.claim(people[0], topics=[topic(180), topic(None), topic(30)])
    factories.published(*people, made)
    return made


def topic(days):
    made = factories.topic(factories.user("chief editor"))
    return records.save_record(made, by=factories.user("chief editor"), changes={"shelf_life": days})


def document(claim):
    return json.loads(PublishedCheck.objects.get(public_id=claim.public_id).document.body)


def days_ahead(claim):
    day = Claim.objects.get(pk=claim.pk).review_by
    return day and (day - timezone.localdate()).days


def yesterday_past(claim, by):
    shelf.set_review_by(claim, by=by, review_by=timezone.localdate() - timedelta(days=1))


def test_the_shortest_shelf_life_of_its_topics_says_when_a_check_is_looked_at_again(claim):
    assert days_ahead(claim) == 30


def test_a_check_whose_topics_keep_is_never_looked_at_by_itself(people):
    claim = factories.claim(people[0], topics=[topic(None)])
    factories.published(*people, claim)
    assert days_ahead(claim) is None


def test_confirming_dates_the_check_anew_and_changes_nothing_else(people, claim):
    before = document(claim)
    yesterday_past(claim, people[0])
    assert list(Claim.objects.past_shelf_life()) == [claim]
    entry = publishing.confirm(claim, by=people[1], note="Tabel November sama.")
    today = timezone.localdate().isoformat()
    assert (entry.kind, entry.reference, entry.revision) == ("confirmed", today, 1)
    after = document(claim)
    assert {key for key in after if after[key] != before[key]} <= {"confirmed_on", "modified_at"}
    assert (before["confirmed_on"], after["confirmed_on"]) == (None, today)
    assert after["as_of"] == before["as_of"]
    assert days_ahead(claim) == 30
    assert not Claim.objects.past_shelf_life().exists()
    assert EventDetail.objects.get(event__verb="confirm").reason == "Tabel November sama."
    assert "Tabel November" not in json.dumps(after)


def test_readers_see_the_day_and_partners_the_change(client, people, claim):
    publishing.confirm(claim, by=people[1])
    day = timezone.localdate()
    page = client.get(document(claim)["path"]).content.decode()
    assert f"Still holds, looked at again on {day.day} {day:%B} {day.year}." in page
    assert client.get(f"/api/v1/checks/{claim.public_id}/").json()["confirmed_on"] == day.isoformat()
    last = client.get("/api/v1/changes/").json()["results"][-1]
    assert (last["kind"], last["document"]["confirmed_on"]) == ("confirmed", day.isoformat())


def test_a_check_published_before_there_were_confirmations_reads_as_it_did(claim):
    from claims.publishing import pages

    old = {key: value for key, value in document(claim).items() if key not in ("confirmed_on", "methodology")}
    page = pages.draw(old, seq=1, sha256="0" * 64, language="en")
    assert "looked at again" not in page
    assert "methodology version" not in page
    assert claim_review(old) == claim_review(document(claim))


def test_nobody_confirms_twice_a_day_or_while_the_check_is_being_changed(people, claim):
    publishing.confirm(claim, by=people[1])
    with pytest.raises(Refused) as refused:
        publishing.confirm(claim, by=people[1])
    assert refused.value.code == "already_confirmed"
    other = factories.claim(people[0])
    factories.published(*people, other)
    retraction = factories.retraction(people[0], other)
    for _ in range(2):
        with pytest.raises(Refused) as refused:
            publishing.confirm(other, by=people[1])
        assert refused.value.code == "being_changed"
        if retraction.state == "proposed":
            retraction = retractions.decline_retraction(retraction, by=people[1])
            verdicts.start_correction(other, by=people[0], reason="Angka baru.")
    assert Confirmation.objects.count() == 1


def test_a_correction_is_a_fresh_look_and_a_retraction_ends_the_shelf_life(people, claim):
    publishing.confirm(claim, by=people[1])
    yesterday_past(claim, people[0])
    factories.correction(*people, claim)
    assert document(claim)["confirmed_on"] is None
    assert days_ahead(claim) == 30
    publishing.confirm(claim, by=people[1])
    publishing.retract(factories.retraction(people[0], claim), by=people[1])
    assert "confirmed_on" not in document(claim)
    assert Claim.objects.get(pk=claim.pk).review_by is None
    assert [e.kind for e in LogEntry.objects.order_by("seq")] == [
        "published", "confirmed", "corrected", "confirmed", "retracted",
    ]  # fmt: skip


def test_a_day_set_by_hand_stands_while_it_lies_ahead(people):
    claim = factories.claim(people[0])
    factories.published(*people, claim)
    shelf.set_review_by(claim, by=people[0], review_by=timezone.localdate() + timedelta(days=9))
    publishing.confirm(claim, by=people[1])
    assert days_ahead(claim) == 9
    yesterday_past(claim, people[0])
    factories.correction(*people, claim)
    assert days_ahead(claim) is None
    assert Verdict.objects.get(claim=claim, state="published").confirmations.count() == 0


def test_the_day_to_look_again_is_no_part_of_what_was_approved(people, claim):
    verdict = Verdict.objects.get(claim=claim)
    from claims.workflow import policies

    before = policies.fingerprint(verdict)
    yesterday_past(claim, people[0])
    assert policies.fingerprint(verdict) == before
