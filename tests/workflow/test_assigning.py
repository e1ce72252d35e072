"""Who works on a claim, how soon, and who is asked to review: set by verbs, private, no part of an approval."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.models import Claim, Event, Verdict
from claims.publishing import verbs as publishing
from claims.vocabulary import Priority
from claims.workflow import absences, assigning, claims, policies, verdicts
from claims.workflow.problems import Refused
from tests import factories

pytestmark = pytest.mark.django_db


def day(number):
    return timezone.localdate() + timedelta(days=number)


def refused(code, verb, *args, **given):
    with pytest.raises(Refused) as refusal:
        verb(*args, **given)
    assert refusal.value.code == code
    return refusal.value


@pytest.fixture
def other():
    return factories.user("reporter")


def test_a_claim_goes_from_hand_to_hand_and_each_time_leaves_an_event(reporter, reviewer, other):
    claim = factories.claim(reporter)
    assigning.assign_claim(claim, by=reviewer, to=reporter, note="Start with the table.")
    assigning.hand_over(claim, by=reporter, to=other, note="The ministry has not answered.")
    assigning.release_claim(claim, by=other)
    assert assigning.take_claim(claim, by=reporter).assignee == reporter
    events = Event.objects.filter(claim=claim, thing="claim").order_by("pk")[1:]
    assert [(event.verb, event.actor, event.detail.reason, event.detail.changes["assignee"]) for event in events] == [
        ("assign_claim", reviewer, "Start with the table.", [None, reporter.pk]),
        ("hand_over", reporter, "The ministry has not answered.", [reporter.pk, other.pk]),
        ("release_claim", other, "", [other.pk, None]),
        ("take_claim", reporter, "", [None, reporter.pk]),
    ]


def test_assigning_to_whom_it_is_assigned_leaves_no_event(reporter, reviewer):
    claim = assigning.assign_claim(factories.claim(reporter), by=reviewer, to=reporter)
    before = Event.objects.count()
    assigning.assign_claim(claim, by=reviewer, to=reporter)
    assert Event.objects.count() == before


def test_a_reporter_takes_what_is_free_and_nothing_else(reporter, other):
    claim = factories.claim(reporter)
    refused("not_permitted", assigning.assign_claim, claim, by=reporter, to=other)
    assigning.take_claim(claim, by=reporter)
    assert str(reporter) in str(refused("taken", assigning.take_claim, claim, by=other))
    refused("yours", assigning.take_claim, claim, by=reporter)
    refused("not_yours", assigning.hand_over, claim, by=other, to=other)
    refused("not_yours", assigning.release_claim, claim, by=other)
    assert Claim.objects.get().assignee == reporter


def test_work_goes_to_people_of_the_desk_alone(reporter, reviewer):
    claim = factories.claim(reporter)
    gone, roleless = factories.user("reporter"), factories.user("reporter")
    gone.is_active = False
    gone.save()
    roleless.groups.clear()
    for person in (gone, roleless):
        assert refused("not_of_the_desk", assigning.assign_claim, claim, by=reviewer, to=person).field == "to"


def test_somebody_away_gets_no_work_unless_back_before_it_is_due(reporter, reviewer, other):
    absences.set_absence(other, by=other, since=day(-1), until=day(3), stand_in=reporter)
    claim = factories.claim(reporter)
    said = str(refused("away", assigning.assign_claim, claim, by=reviewer, to=other))
    assert str(reporter) in said
    refused("away", assigning.give_out, claim, by=reviewer, to=other, due_on=day(3))
    assert assigning.give_out(claim, by=reviewer, to=other, due_on=day(4)).assignee == other


def test_a_refused_assignment_sets_neither_day_nor_priority(reporter, reviewer, other):
    absences.set_absence(other, by=other, since=day(0), until=day(3))
    claim = factories.claim(reporter)
    refused("away", assigning.give_out, claim, by=reviewer, to=other, due_on=day(1), priority=Priority.URGENT)
    claim.refresh_from_db()
    assert (claim.due_on, claim.priority, claim.assignee) == (None, Priority.NORMAL, None)
    assert not Event.objects.filter(verb__in=["schedule_claim", "set_priority"]).exists()


def test_a_stand_in_takes_the_work_of_who_is_away(reporter, other):
    claim = assigning.take_claim(factories.claim(reporter), by=other)
    refused("taken", assigning.take_claim, claim, by=reporter)
    absences.set_absence(other, by=other, since=day(0), until=day(3), stand_in=reporter)
    assert assigning.take_claim(claim, by=reporter).assignee == reporter


def test_a_priority_is_one_of_the_four(reporter):
    claim = assigning.set_priority(factories.claim(reporter), by=reporter, priority=Priority.URGENT)
    assert claim.get_priority_display() == "Urgent"
    refused("claim_priority_is_listed", assigning.set_priority, claim, by=reporter, priority=9)
    assert Claim.objects.get().priority == Priority.URGENT


def test_the_usual_due_date_follows_the_priority():
    assert [assigning.usual_due_date(priority) for priority in Priority] == [day(0), day(2), day(7), None]


def test_a_claim_that_is_put_aside_has_nobody_who_works_on_it(reporter, reviewer):
    aside = [assigning.take_claim(factories.claim(reporter), by=reporter) for _ in range(3)]
    claims.dismiss_claim(aside[0], by=reporter, reason="An opinion.")
    claims.merge_claim(aside[1], by=reporter, into=factories.claim(reporter))
    claims.split_claim(aside[2], by=reporter, parts=[claims.Part("One."), claims.Part("Two.")])
    assert {Claim.objects.get(pk=claim.pk).assignee for claim in aside} == {None}
    for claim in aside:
        refused("no_work", assigning.assign_claim, claim, by=reviewer, to=reporter)


def test_the_parts_of_a_claim_go_to_whom_it_was_assigned(reporter):
    claim = assigning.take_claim(factories.claim(reporter), by=reporter)
    assigning.set_priority(claim, by=reporter, priority=Priority.HIGH)
    claims.schedule_claim(claim, by=reporter, due_on=day(2))
    parts = claims.split_claim(claim, by=reporter, parts=[claims.Part("One."), claims.Part("Two.")])
    assert {(part.assignee, part.priority, part.due_on) for part in parts} == {(reporter, Priority.HIGH, day(2))}


def test_publishing_takes_the_claim_off_its_desk_and_a_correction_can_be_assigned(reporter, reviewer):
    verdict = factories.approved(reporter, reviewer)
    assigning.take_claim(verdict.claim, by=reporter)
    publishing.publish(verdict, by=reviewer)
    claim = Claim.objects.get()
    assert claim.assignee is None
    refused("no_work", assigning.assign_claim, claim, by=reviewer, to=reporter)
    verdicts.start_correction(claim, by=reporter, reason="Tabel baru.")
    assert assigning.assign_claim(claim, by=reviewer, to=reporter).assignee == reporter


def test_giving_out_leaves_approvals_standing_and_open_forms_good(reporter, reviewer):
    verdict = factories.approved(reporter, reviewer)
    seen = (verdict.claim.version, policies.fingerprint(verdict))
    assigning.give_out(verdict.claim, by=reviewer, to=reporter, due_on=day(1), priority=Priority.HIGH)
    verdict.claim.refresh_from_db()
    assert (verdict.claim.version, policies.fingerprint(verdict)) == seen
    assert publishing.publish(verdict, by=reviewer).kind == "published"


def test_a_review_is_asked_of_somebody_and_of_somebody_else(reporter, reviewer):
    verdict, second = factories.in_review(reporter), factories.user("reviewer")
    assigning.ask_review(verdict, by=reporter, of=reviewer)
    assigning.ask_review(verdict, by=reviewer, of=second)
    assert assigning.ask_review(verdict, by=reporter, of=None).reviewer is None
    assert list(
        Event.objects.filter(verb="ask_review").order_by("pk").values_list("detail__changes__reviewer", flat=True)
    ) == [[None, reviewer.pk], [reviewer.pk, second.pk], [second.pk, None]]


def test_another_reviewer_than_the_one_asked_may_approve(reporter, reviewer):
    verdict = assigning.ask_review(factories.in_review(reporter), by=reporter, of=factories.user("reviewer"))
    assert verdicts.approve_verdict(verdict, by=reviewer).state == "approved"


def test_a_review_is_not_asked_of_who_cannot_give_it(reporter, reviewer):
    verdict = factories.verdict(reporter)
    verdicts.edit_verdict(verdict, by=reviewer, changes={"summary": "Said by two."})
    verdicts.submit_verdict(verdict, by=reporter)
    away = factories.user("reviewer")
    absences.set_absence(away, by=away, since=day(0), until=day(9))
    refused("no_reviewer", assigning.ask_review, verdict, by=reporter, of=factories.user("reporter"))
    refused("four_eyes", assigning.ask_review, verdict, by=reporter, of=reviewer)
    assert refused("away", assigning.ask_review, verdict, by=reporter, of=away).field == "of"
    refused("not_yours", assigning.ask_review, verdict, by=factories.user("reporter"), of=None)


def test_a_verdict_goes_to_review_with_its_reviewer_or_not_at_all(reporter, reviewer):
    verdict = factories.verdict(reporter)
    refused("no_reviewer", assigning.submit_to, verdict, by=reporter, of=reporter)
    assert Verdict.objects.get().state == "draft"
    verdict = assigning.submit_to(verdict, by=reporter, of=reviewer)
    assert (verdict.state, verdict.reviewer) == ("in_review", reviewer)
    verdicts.send_back(verdict, by=reviewer, reason="Read it again.")
    assert Verdict.objects.get().reviewer == reviewer
