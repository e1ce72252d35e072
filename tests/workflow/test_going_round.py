from datetime import timedelta

import pytest
from django.utils import timezone

from claims.models import Appearance, Notice
from claims.workflow import assigning, matches
from claims.workflow.repeats import seen, tell_seen_often
from tests import factories

pytestmark = pytest.mark.django_db


def repeated(by, times, **fields):
    """A claim and others merged into it: seen in so many articles."""
    claim = factories.claim(by, **fields)
    for _time in range(times - 1):
        factories.ruled(by, factories.claim(by), claim, "same")
    return claim


def told():
    return sorted(Notice.objects.filter(kind="seen_often").values_list("person__username", "claim"))


def test_a_claim_was_seen_wherever_it_or_a_claim_merged_into_it_stands_once_an_article(reporter):
    claim = repeated(reporter, 3)
    again = factories.span(claim.appearances.first().article_version, "90 persen mikroelektronika")
    factories.claims.add_appearance(claim, by=reporter, span=again)
    assert len(seen(claim)) == 3
    assert len({one.claimant for one in seen(claim)}) == 3


def test_places_that_a_review_kept_from_moving_count_too(reporter):
    verdict = factories.in_review(reporter)
    factories.ruled(reporter, factories.claim(reporter), verdict.claim, "same")
    assert verdict.claim.appearances.count() == 1
    assert len(seen(verdict.claim)) == 2


def test_what_is_no_repeat_any_more_does_not_count(reporter):
    claim = factories.claim(reporter)
    ruled = factories.ruled(reporter, factories.claim(reporter), claim, "same")
    matches.undo_decision(ruled, by=reporter)
    assert len(seen(claim)) == 1


def test_who_works_on_a_claim_is_told_once_a_week_that_it_goes_round(reporter):
    claim = repeated(reporter, 5)
    assigning.take_claim(claim, by=reporter)
    assert tell_seen_often(6) == 0
    assert tell_seen_often(5) == 1
    assert tell_seen_often(5) == 0
    assert told() == [(reporter.username, claim.pk)]
    Notice.objects.update(at=timezone.now() - timedelta(days=8))
    assert tell_seen_often(5) == 1


def test_of_a_claim_that_nobody_works_on_the_chief_editors_are_told(reporter):
    chief, claim = factories.user("chief editor"), repeated(reporter, 2)
    tell_seen_often(2)
    assert told() == [(chief.username, claim.pk)]


def test_what_was_seen_before_this_week_rings_no_alarm(reporter, django_db_blocker):
    repeated(reporter, 2)
    later = timezone.now() + timedelta(days=8)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(timezone, "now", lambda: later)
        assert tell_seen_often(2) == 0
    assert Appearance.objects.count() > 2
