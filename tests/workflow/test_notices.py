"""Who is told of what, and that nobody is told of what they did."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.models import Claim, Notice, Verdict
from claims.publishing import verbs as publishing
from claims.workflow import assigning, comments, notices, opinions, retractions, translations, verdicts
from claims.workflow.permissions import ALLOWED
from tests import factories

pytestmark = pytest.mark.django_db


def told(person):
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("kind", flat=True))


def test_the_author_is_told_of_each_step_and_the_reviewer_of_none(people):
    reporter, reviewer = people
    verdict = factories.in_review(reporter)
    verdicts.send_back(verdict, by=reviewer, reason="Once more.")
    verdicts.approve_verdict(verdicts.submit_verdict(verdict, by=reporter), by=reviewer)
    verdicts.withdraw_approval(verdict, by=reviewer, reason="Wait.")
    verdicts.approve_verdict(verdict, by=reviewer)
    publishing.publish(Verdict.objects.get(pk=verdict.pk), by=reviewer)
    assert told(reporter) == ["sent_back", "approved", "approval_withdrawn", "approved", "published"]
    assert told(reviewer) == []


def test_the_reviewer_who_was_asked_is_told_and_nobody_when_nobody_was(people):
    reporter, reviewer = people
    verdict = factories.verdict(reporter)
    Verdict.objects.filter(pk=verdict.pk).update(reviewer=reviewer)
    verdicts.submit_verdict(verdict, by=reporter)
    factories.in_review(reporter)
    assert told(reviewer) == ["review_asked"]
    assert Notice.objects.count() == 1


def test_whoever_is_given_work_named_or_asked_for_an_opinion_is_told(people):
    reporter, reviewer = people
    colleague = factories.user("reviewer", "dian")
    claim = factories.claim(reporter)
    assigning.assign_claim(claim, by=reviewer, to=reporter)
    assigning.hand_over(claim, by=reporter, to=colleague, note="Please.")
    comments.add_comment(claim, by=reporter, text="@dian and @nobody, look.")
    opinions.ask_opinion(factories.in_review(reporter), by=reviewer, of=colleague)
    assert told(reporter) == ["assigned"]
    assert told(colleague) == ["assigned", "mentioned", "opinion_asked"]


def test_a_correction_and_a_retraction_reach_those_whom_they_concern(people):
    reporter, reviewer = people
    colleague, chief = factories.user(), factories.user("chief editor")
    claim = factories.claim(reporter)
    factories.published(reporter, reviewer, claim)
    verdicts.start_correction(claim, by=colleague, reason="A newer table.")
    retraction = factories.retraction(colleague, claim)
    retractions.decline_retraction(retraction, by=reviewer)
    assert told(reporter)[-1] == "correction_begun"
    assert told(chief) == ["retraction_proposed"]
    assert told(colleague) == ["retraction_decided"]


def test_a_translator_is_told(people):
    reporter, reviewer = people
    colleague, claim = factories.user(), factories.claim(reporter)
    factories.published(reporter, reviewer, claim)
    translation = factories.translation(colleague, claim.verdicts.get())
    translations.send_back_translation(
        translations.submit_translation(translation, by=colleague), by=reviewer, reason="Once more."
    )
    assert told(colleague) == ["sent_back"]


def test_a_refused_verb_tells_nobody(people):
    reporter, _reviewer = people
    verdict = factories.in_review(reporter)
    with pytest.raises(verdicts.Refused):
        verdicts.send_back(verdict, by=reporter, reason="x")
    assert not Notice.objects.exists()


def test_a_claim_that_is_overdue_is_told_once_for_each_day_that_was_set(reporter):
    claim = factories.claim(reporter)
    today = timezone.localdate()
    Claim.objects.filter(pk=claim.pk).update(assignee=reporter, due_on=today - timedelta(days=1))
    assert notices.tell_overdue() == 1
    assert notices.tell_overdue() == 0
    Claim.objects.filter(pk=claim.pk).update(due_on=today)
    assert notices.tell_overdue() == 0
    Notice.objects.update(at=timezone.now() - timedelta(days=9))
    Claim.objects.filter(pk=claim.pk).update(due_on=today - timedelta(days=1))
    assert notices.tell_overdue() == 1
    assert told(reporter) == ["overdue", "overdue"]


def test_every_entry_of_the_table_is_a_sentence_of_its_own():
    known = set().union(*ALLOWED.values())
    # Verbs of parts that are built beside this one are ready by name.
    awaited = {"ask_review", "assign_claim", "hand_over", "ask_opinion", "add_comment"}
    assert set(notices.TELLS) <= known | {"correct", "disable_endpoint"} | awaited
    assert all(str(entry.kind.label).endswith(".") for entry in notices.TELLS.values())
