"""Days away: one's own, or anybody's by a chief editor; never two at once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.models import Absence, Event
from claims.workflow import absences
from claims.workflow.problems import Refused
from tests import factories

pytestmark = pytest.mark.django_db


def day(number):
    return timezone.localdate() + timedelta(days=number)


def code(**given):
    with pytest.raises(Refused) as refusal:
        absences.set_absence(**given)
    return refusal.value.code


def test_people_say_when_they_are_away_and_a_chief_editor_says_it_of_anybody(reporter, reviewer):
    absences.set_absence(reporter, by=reporter, since=day(1), until=day(2))
    assert code(person=reporter, by=reviewer, since=day(5), until=day(6)) == "not_yours"
    made = absences.set_absence(
        reporter, by=factories.user("chief editor"), since=day(5), until=day(6), stand_in=reviewer, note="At sea"
    )
    assert (made.person, made.stand_in) == (reporter, reviewer)
    event = Event.objects.filter(verb="set_absence").first()
    assert event.detail.changes["stand_in"] == [None, reviewer.pk]
    assert "At sea" not in str(event.detail.changes)


def test_an_absence_that_cannot_be_is_refused_in_words(reporter, reviewer):
    gone = factories.user("reporter")
    gone.is_active = False
    gone.save()
    mine = {"person": reporter, "by": reporter}
    assert code(**mine, since=day(3), until=day(2)) == "ends_before_it_begins"
    assert code(**mine, since=day(-3), until=day(-1)) == "already_over"
    assert code(**mine, since=day(0), until=day(2), stand_in=reporter) == "own_stand_in"
    assert code(**mine, since=day(0), until=day(2), stand_in=gone) == "not_of_the_desk"
    absences.set_absence(reviewer, by=reviewer, since=day(2), until=day(4))
    assert code(**mine, since=day(0), until=day(2), stand_in=reviewer) == "away"
    absences.set_absence(reporter, by=reporter, since=day(0), until=day(2))
    assert code(**mine, since=day(2), until=day(5)) == "away_already"
    assert Absence.objects.count() == 2


def test_coming_back_ends_an_absence_yesterday_or_takes_it_away(reporter):
    long = absences.set_absence(reporter, by=reporter, since=day(-4), until=day(4))
    absences.end_absence(long, by=reporter)
    assert Absence.objects.get().until == day(-1)
    later = absences.set_absence(reporter, by=reporter, since=day(0), until=day(4))
    absences.end_absence(later, by=reporter)
    assert list(Absence.objects.all()) == [long]
    with pytest.raises(Refused, match="over already"):
        absences.end_absence(long, by=reporter)


def test_a_stand_in_looks_after_the_work_of_who_is_away_on_these_days_alone(reporter, reviewer):
    absences.set_absence(reporter, by=reporter, since=day(1), until=day(4), stand_in=reviewer)
    assert absences.whose_work(reviewer) == [reviewer.pk]
    absences.set_absence(factories.user("chief editor", "wulan"), by=factories.user("administrator"), since=day(0),
                         until=day(0), stand_in=reviewer)  # fmt: skip
    again = type(reviewer).objects.get(pk=reviewer.pk)
    assert len(absences.whose_work(again)) == 2
