import pytest

from claims.models import Appearance, Claim, Event, MatchDecision
from claims.publishing.erasing import erase
from claims.workflow import claims, matches, permissions
from claims.workflow.problems import Refused
from tests import factories

pytestmark = pytest.mark.django_db


def now(claim):
    return Claim.objects.get(pk=claim.pk)


def places(claim):
    return sorted(Appearance.objects.filter(claim=claim).values_list("article_version", "start"))


def refused(function, /, *arguments, **named):
    with pytest.raises(Refused) as error:
        function(*arguments, **named)
    return error.value.code


@pytest.fixture
def two(reporter):
    """The same claim in two articles, the older one first."""
    return factories.claim(reporter), factories.claim(reporter)


def test_the_same_claim_becomes_another_appearance_of_the_one_that_was_there(two, reporter):
    older, newer = two
    seen = places(older) + places(newer)
    ruled = factories.ruled(reporter, newer, older, "same", "Word for word.")
    assert (now(newer).state, now(newer).merged_into) == ("merged", older)
    assert places(older) == sorted(seen)
    assert (ruled.first, ruled.second, ruled.decision, ruled.why) == (older, newer, "same", "Word for word.")


def test_both_histories_say_what_was_ruled_and_by_whom(two, reporter):
    factories.ruled(reporter, *two)
    for claim, other in (two, two[::-1]):
        event = Event.objects.get(verb="decide_match", claim=claim)
        assert event.actor == reporter
        assert event.detail.changes == {"decision": [None, "different"], "other": [None, other.public_id]}


def test_undoing_gives_both_claims_back_as_they_were(two, reporter):
    older, newer = two
    before = places(older), places(newer)
    ruled = factories.ruled(reporter, newer, older, "same")
    matches.undo_decision(ruled, by=reporter)
    assert (places(older), places(newer)) == before
    assert (now(newer).state, now(newer).merged_into) == ("open", None)
    assert not MatchDecision.objects.filter(undone_at=None).exists()
    assert refused(matches.undo_decision, ruled, by=reporter) == "already_undone"


def test_a_suggestion_that_was_a_repeat_is_a_suggestion_again_when_that_is_undone(reporter):
    known, suggested = factories.claim(reporter), factories.suggested(reporter)
    ruled = factories.ruled(reporter, suggested, known, "same")
    assert now(suggested).state == "merged"
    matches.undo_decision(ruled, by=reporter)
    assert now(suggested).state == "suggested"


def test_undoing_a_merge_takes_the_decision_back_too(two, reporter):
    older, newer = two
    claims.merge_claim(newer, by=reporter, into=older)
    assert MatchDecision.objects.get(undone_at=None).decision == "same"
    claims.undo_merge(newer, by=reporter)
    assert MatchDecision.objects.get().undone_by == reporter


def test_a_claim_under_review_stays_as_it_is_when_another_is_merged_into_it(reporter):
    verdict = factories.in_review(reporter)
    newer, before = factories.claim(reporter), places(verdict.claim)
    factories.ruled(reporter, newer, verdict.claim, "same")
    assert now(newer).merged_into == verdict.claim
    assert places(verdict.claim) == before


def test_a_place_that_was_tied_by_hand_stays_when_the_merge_is_undone(two, reporter):
    older, newer = two
    span = claims.Span(
        newer.appearances.get().article_version, newer.appearances.get().start, newer.appearances.get().end
    )
    claims.add_appearance(older, by=reporter, span=span)
    before = places(older)
    matches.undo_decision(factories.ruled(reporter, newer, older, "same"), by=reporter)
    assert places(older) == before


def test_the_claim_without_a_verdict_is_merged_whichever_is_named_first(reporter):
    worked_on, bare = factories.verdict(reporter).claim, factories.claim(reporter)
    factories.ruled(reporter, worked_on, bare, "same")
    assert (now(worked_on).state, now(bare).merged_into) == ("open", worked_on)


def test_two_claims_with_verdicts_stay_two_and_are_known_to_be_the_same(reporter):
    one, other = factories.verdict(reporter).claim, factories.verdict(reporter).claim
    factories.ruled(reporter, one, other, "same")
    assert {now(one).state, now(other).state} == {"open"}
    assert MatchDecision.objects.get(undone_at=None).decision == "same"


def test_of_two_suggestions_one_is_accepted_before_they_are_merged(reporter):
    pair = factories.suggested(reporter), factories.suggested(reporter)
    assert refused(factories.ruled, reporter, *pair, "same") == "accept_one_first"
    assert factories.ruled(reporter, *pair, "related").decision == "related"


def test_a_later_decision_stands_in_place_of_the_earlier_one_and_both_are_remembered(two, reporter, reviewer):
    factories.ruled(reporter, *two, "related")
    factories.ruled(reviewer, *two[::-1], "different")
    assert MatchDecision.objects.get(undone_at=None).decision == "different"
    assert MatchDecision.objects.get(decision="related").undone_by == reviewer


def test_the_same_decision_is_not_made_twice(two, reporter):
    factories.ruled(reporter, *two)
    assert refused(factories.ruled, reporter, *two[::-1]) == "already_so"


def test_a_claim_is_not_compared_with_itself_nor_with_one_that_was_put_aside(two, reporter):
    claim, other = two
    assert refused(factories.ruled, reporter, claim, claim) == "one_claim"
    claims.dismiss_claim(other, by=reporter, reason="x", kind="minor")
    assert refused(factories.ruled, reporter, claim, other) == "not_compared"


def test_who_has_no_role_decides_nothing(two, reporter, monkeypatch):
    ruled = factories.ruled(reporter, *two)
    monkeypatch.setitem(permissions.ALLOWED, "reporter", frozenset({"view"}))
    assert refused(factories.ruled, reporter, *two, "related") == "not_permitted"
    assert refused(matches.undo_decision, ruled, by=reporter) == "not_permitted"


def test_what_was_ruled_on_a_claim_goes_when_it_is_erased(two, reporter):
    claim, other = two
    factories.ruled(reporter, claim, other, "related", "Both about tools.")
    erase(claim, by=factories.user("administrator"), reason="Court order 12/2026.")
    assert not MatchDecision.objects.exists()
