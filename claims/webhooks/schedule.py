"""When a failed delivery is tried again, how long its endpoint is left in peace, and when it is given up. Pure."""

from datetime import datetime, timedelta

# The example schedule of Standard Webhooks: ten attempts, the last some 75 and a half hours after the first.
DELAYS = tuple(timedelta(seconds=seconds) for seconds in (5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400))
# An endpoint to which nothing was delivered for as long as the schedule lasts is disabled.
PATIENCE = sum(DELAYS, timedelta())
# So that what failed together does not come back together; only ever later, so PATIENCE stands.
SPREAD = 0.1
SHORTEST_REST, LONGEST_REST = timedelta(seconds=5), timedelta(minutes=5)
LONGEST_WISH = timedelta(hours=1)


def next_attempt(made: int, now: datetime, chance: float) -> datetime | None:
    """After `made` failed attempts; None when that was the last. `chance` from 0 to 1 spreads it."""
    if made > len(DELAYS):
        return None
    return now + DELAYS[made - 1] * (1 + SPREAD * chance)


def rest_until(failing_since: datetime, now: datetime, wish: timedelta) -> datetime:
    """Until when an endpoint that fails is asked nothing: as long as it has been failing, within bounds.

    So a backlog does not hammer a receiver that is down, and one bad event does not hold the others up for long.
    `wish` is what the receiver asked for (Retry-After, RFC 9110 section 10.2.3).
    """
    rest = min(max(now - failing_since, SHORTEST_REST), LONGEST_REST)
    return now + max(rest, min(wish, LONGEST_WISH))
