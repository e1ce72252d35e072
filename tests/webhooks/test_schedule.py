"""The schedule of Standard Webhooks, spread only towards later, and rests that end."""

from datetime import UTC, datetime, timedelta

import pytest

from claims.webhooks import schedule

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_ten_attempts_at_the_times_of_the_specification():
    at, times = NOW, [NOW]
    for made in range(1, 10):
        at = schedule.next_attempt(made, at, 0)
        times.append(at)
    assert schedule.next_attempt(10, at, 0) is None
    hours = [round((time - NOW).total_seconds()) for time in times]
    assert hours == [0, 5, 305, 2105, 9305, 27305, 63305, 113705, 185705, 272105]


@pytest.mark.parametrize("made", range(1, 10))
def test_chance_moves_an_attempt_later_by_a_tenth_at_most(made):
    exact, late = (schedule.next_attempt(made, NOW, chance) - NOW for chance in (0, 1))
    assert late == exact * 1.1


def test_an_endpoint_rests_as_long_as_it_has_been_failing_within_bounds():
    rests = [schedule.rest_until(NOW - timedelta(seconds=s), NOW, timedelta()) - NOW for s in (0, 4, 60, 10**6)]
    assert [rest.total_seconds() for rest in rests] == [5, 5, 60, 300]


def test_what_the_receiver_asks_for_is_heeded_up_to_an_hour():
    rests = [schedule.rest_until(NOW, NOW, timedelta(seconds=s)) - NOW for s in (1, 90, 10**5)]
    assert [rest.total_seconds() for rest in rests] == [5, 90, 3600]
