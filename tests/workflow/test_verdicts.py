from datetime import timedelta

import pytest
from django.utils import timezone

from claims.models import Event, RatingScale, VerdictEditor
from claims.publishing import verbs as publishing
from claims.workflow import claims, policies, verdicts
from claims.workflow.problems import Refused, Stale
from tests import factories

pytestmark = pytest.mark.django_db


def refused(code, function, /, *arguments, **named):
    with pytest.raises(Refused) as error:
        function(*arguments, **named)
    assert error.value.code == code
    return error.value


@pytest.mark.parametrize("role", ["reviewer", "chief editor", "administrator"])
def test_nobody_approves_their_own_revision(role):
    author = factories.user(role)
    verdict = factories.in_review(author)
    refused("four_eyes", verdicts.approve_verdict, verdict, by=author)


def test_whoever_edited_a_revision_cannot_approve_it(reporter, reviewer):
    verdict = factories.verdict(reporter)
    verdicts.edit_verdict(verdict, by=reviewer, changes={"summary": "Better words."})
    assert VerdictEditor.objects.get().user == reviewer
    verdict = verdicts.submit_verdict(verdict, by=reporter)
    refused("four_eyes", verdicts.approve_verdict, verdict, by=reviewer)
    verdicts.approve_verdict(verdict, by=factories.user("reviewer"))


def test_a_reporter_can_neither_approve_nor_publish(reporter, reviewer):
    verdict = factories.in_review(reporter)
    other = factories.user("reporter")
    assert "reviewer" in str(refused("not_permitted", verdicts.approve_verdict, verdict, by=other))
    approved = verdicts.approve_verdict(verdict, by=reviewer)
    refused("not_permitted", publishing.publish, approved, by=other)


def test_an_inactive_person_can_do_nothing(reporter):
    reporter.is_active = False
    refused("not_permitted", verdicts.submit_verdict, factories.verdict(factories.user("reporter")), by=reporter)


def test_publishing_a_draft_says_all_that_is_missing(reporter, reviewer):
    claim = factories.claim(reporter)
    scale = RatingScale.objects.get(slug="tempo")
    verdict = verdicts.draft_verdict(claim, by=reporter, scale=scale)
    error = refused("not_approved", publishing.publish, verdict, by=reviewer)
    codes = {problem.code for problem in error.problems}
    assert {"rating_missing", "summary_missing", "truth_evidence_missing", "interest_undeclared"} <= codes


def test_taking_an_approved_verdict_back_drops_the_approval(reporter, reviewer):
    verdict = factories.approved(reporter, reviewer)
    verdict = verdicts.reclaim_verdict(verdict, by=reporter)
    assert verdict.state == "draft"
    assert policies.standing_approval(verdict) is None
    refused("not_approved", publishing.publish, verdict, by=reviewer)


def test_only_its_author_takes_a_verdict_out_of_review(reporter):
    verdict = factories.in_review(reporter)
    refused("not_yours", verdicts.reclaim_verdict, verdict, by=factories.user("reporter"))
    assert verdicts.reclaim_verdict(verdict, by=reporter).state == "draft"


def test_sending_back_needs_a_reason_and_keeps_it(reporter, reviewer):
    verdict = factories.in_review(reporter)
    refused("reason_missing", verdicts.send_back, verdict, by=reviewer, reason=" ")
    verdicts.send_back(verdict, by=reviewer, reason="The table is of 2024.")
    event = Event.objects.get(verb="send_back")
    assert (event.detail.reason, event.source_state, event.target_state) == (
        "The table is of 2024.",
        "in_review",
        "draft",
    )


def test_an_approval_withdrawn_can_be_given_again(reporter, reviewer):
    verdict = factories.approved(reporter, reviewer)
    verdict = verdicts.withdraw_approval(verdict, by=reviewer, reason="Second thoughts.")
    assert verdicts.approve_verdict(verdict, by=reviewer).approvals.count() == 2


def test_a_stale_form_is_refused(reporter):
    verdict = factories.verdict(reporter)
    seen = verdict.version
    verdicts.edit_verdict(verdict, by=reporter, version=seen, changes={"summary": "First."})
    with pytest.raises(Stale):
        verdicts.edit_verdict(verdict, by=reporter, version=seen, changes={"summary": "Second."})


def test_the_claim_is_not_changed_under_a_review(reporter):
    verdict = factories.in_review(reporter)
    refused("verdict_in_review", claims.edit_claim, verdict.claim, by=reporter, changes={"text": "Other words."})


def test_an_exception_is_granted_in_review_by_another_person(reporter, reviewer):
    verdict = factories.verdict(reporter)
    refused("not_in_review", verdicts.grant_exception, verdict, by=reviewer, code="kept_copy", reason="Gone.")
    verdict = verdicts.submit_verdict(verdict, by=reporter)
    refused("no_exception_allowed", verdicts.grant_exception, verdict, by=reviewer, code="rating_missing", reason="x")
    verdicts.grant_exception(verdict, by=reviewer, code="kept_copy", reason="The archive is down.")
    verdicts.withdraw_exception(verdict, by=reviewer, code="kept_copy")
    assert verdict.exceptions.count() == 0


def test_an_article_is_no_evidence_that_its_claim_is_so(reporter):
    claim = factories.claim(reporter)
    article = claim.appearances.get().article_version.article
    verdict = factories.verdict(reporter, claim)
    row = {
        "source": factories.source(reporter, article=article),
        "finding": "truth",
        "stance": "supports",
        "quote": "x",
    }
    edits = verdicts.EvidenceEdits(added=[row])
    refused("article_does_not_prove_its_claim", verdicts.edit_verdict, verdict, by=reporter, evidence=edits)


@pytest.mark.parametrize("field", ["as_of", "reply_asked_on"])
def test_dates_of_a_verdict_do_not_lie_in_the_future(reporter, field):
    verdict = factories.verdict(reporter)
    tomorrow = timezone.localdate() + timedelta(days=1)
    refused("future_date", verdicts.edit_verdict, verdict, by=reporter, changes={field: tomorrow})


def test_what_was_found_is_a_number_for_a_figure_of_the_claim(reporter):
    verdict = factories.verdict(reporter)
    for found, code in (("64 orang", "found_unreadable"), ("64.5", "found_unreadable"), ("64; 65", "found_too_many")):
        error = refused(code, verdicts.edit_verdict, verdict, by=reporter, changes={"found": found})
        assert error.field == "found"
    assert verdicts.edit_verdict(verdict, by=reporter, changes={"found": "64,5"}).found == "64,5"


def test_a_rating_of_another_scale_is_refused(reporter):
    verdict = factories.verdict(reporter)
    other = RatingScale.objects.get(slug="truth").ratings.first()
    error = refused("rating_of_other_scale", verdicts.edit_verdict, verdict, by=reporter, changes={"rating": other})
    assert error.field == "rating"


def test_a_correction_keeps_the_old_check_in_public_until_it_is_published(reporter, reviewer):
    claim = factories.claim(reporter)
    factories.published(reporter, reviewer, claim)
    verdicts.start_correction(claim, by=reporter, reason="A newer table.")
    assert policies.public_state(claim) == "published"
    refused("has_verdict", verdicts.start_correction, claim, by=reporter, reason="Again.")


def test_an_exception_that_was_not_granted_is_not_withdrawn(reporter, reviewer):
    verdict = factories.in_review(reporter)
    verdicts.grant_exception(verdict, by=reviewer, code="kept_copy", reason="The archive is down.")
    refused("no_exception", verdicts.withdraw_exception, verdict, by=reviewer, code="counter_search")
    assert not Event.objects.filter(verb="withdraw_exception").exists()
