"""How many requests a minute one may make of the API: never more, however many processes serve.

Counting each request in the database costs more than most answers do. So a process takes a twentieth of the limit at
once, in one statement that refuses beyond the limit, and spends it without asking. What it does not spend within the
minute is lost; what it was refused it does not ask for again.
"""

import threading
import time
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from django.conf import settings
from django.db import OperationalError, connection
from django.utils import timezone

from claims.models import RequestCount
from claims.workflow.limits import pseudonym

WINDOW = 60  # seconds
BLOCKS = 20
TAKE = """
    INSERT INTO claims_requestcount AS c (minute, who, taken) VALUES (%s, %s, %s)
    ON CONFLICT (minute, who) DO UPDATE SET taken = c.taken + excluded.taken
    WHERE c.taken + excluded.taken <= %s RETURNING c.taken
"""


class Policy(NamedTuple):
    """`limit`: requests a minute, 0 for no limit."""

    name: str
    limit: int


class Standing(NamedTuple):
    """What is left of a policy: requests, as far as this process knows, and the seconds until it begins anew."""

    policy: Policy
    left: int
    wait: int


class TooManyRequests(Exception):  # noqa: N818 - an answer, not a fault
    def __init__(self, standing: Standing) -> None:
        super().__init__(standing)
        self.standing = standing


def anonymous() -> Policy:
    return Policy("anonymous", settings.API_LIMIT_ANONYMOUS)


def keyed() -> Policy:
    return Policy("key", settings.API_LIMIT_KEY)


class Limiter:
    """The blocks that this process holds in the present minute."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._minute = 0
        self._held: dict[str, int] = {}
        self._beyond: dict[str, int] = {}

    def count(self, who: str, policy: Policy) -> Standing:
        """Spends one request of `who`. Raises TooManyRequests."""
        now = time.time()
        minute, wait = int(now // WINDOW), WINDOW - int(now % WINDOW)
        with self._lock:
            if self._spend(who, minute):
                return Standing(policy, self._held[who] + self._beyond[who], wait)
            is_refused = who in self._beyond and self._beyond[who] == 0
        if not is_refused:
            block, beyond = self._take(who, policy, minute)
            with self._lock:
                if self._add(who, block, beyond, minute):
                    return Standing(policy, self._held[who] + beyond, wait)
        raise TooManyRequests(Standing(policy, 0, wait))

    def _spend(self, who: str, minute: int) -> bool:
        if minute != self._minute:
            self._minute, self._held, self._beyond = minute, {}, {}
        if not self._held.get(who):
            return False
        self._held[who] -= 1
        return True

    def _add(self, who: str, block: int, beyond: int, minute: int) -> bool:
        """Whether one of the new block could be spent. A block of a minute that is over is good for one."""
        if minute == self._minute:
            self._held[who] = self._held.get(who, 0) + max(block - 1, 0)
            self._beyond[who] = beyond
        return block > 0

    def _take(self, who: str, policy: Policy, minute: int) -> tuple[int, int]:
        """(requests handed out to this process, requests that others and we may still take)"""
        block = max(policy.limit // BLOCKS, 1)
        at = datetime.fromtimestamp(minute * WINDOW, UTC)
        try:
            with connection.cursor() as cursor:
                cursor.execute(TAKE, [at, _name(who, at), block, policy.limit])
                row = cursor.fetchone()
        except OperationalError:
            # Readers need no more of us than the published half: without the count, each process hands out one block.
            return (0, 0) if who in self._beyond else (block, 0)
        return (0, 0) if row is None else (block, policy.limit - row[0])


def _name(who: str, at: datetime) -> str:
    return who if who.startswith("key ") else pseudonym(who, at)


limiter = Limiter()


def forget_minutes() -> int:
    """Deletes the counts of minutes that are over; answers how many."""
    deleted, _by_table = RequestCount.objects.filter(minute__lte=timezone.now() - timedelta(seconds=WINDOW)).delete()
    return deleted
