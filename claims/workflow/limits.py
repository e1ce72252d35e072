"""How much the public may send within an hour: counted in the database, so it holds however many processes serve.

A limit is never exceeded: a count goes up in one statement that refuses at the limit and holds the row until the
transaction that stores the report ends. What is refused writes nothing.
"""

from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import ngettext

from claims.models import SendingCount
from claims.workflow.problems import Refused

# A household, a school or a mobile network shares one address; a person at it rarely has more to say in an hour.
FROM_ONE = 10
# More than a desk can read in a day, and little enough to store.
FROM_ALL = 300
ALL = ""
HOUR = timedelta(hours=1)
COUNT = """
    INSERT INTO claims_sendingcount AS c (hour, sender, count) VALUES (%s, %s, 1)
    ON CONFLICT (hour, sender) DO UPDATE SET count = c.count + 1 WHERE c.count < %s RETURNING c.count
"""


class TooMany(Refused):
    """`wait`: seconds until the count begins anew."""

    def __init__(self, wait: int) -> None:
        minutes = -(-wait // 60)
        said = ngettext(
            "Too much was sent to us in this hour. Your text is kept below: send it again in %(n)d minute.",
            "Too much was sent to us in this hour. Your text is kept below: send it again in %(n)d minutes.",
            minutes,
        )
        super().__init__("too_many", said % {"n": minutes})
        self.wait = wait


def pseudonym(address: str, now: datetime) -> str:
    """Of a sender, for one day in UTC. Nobody without SECRET_KEY can tell which address it is."""
    return salted_hmac(f"sender {now:%Y-%m-%d}", address, algorithm="sha256").hexdigest()


def count_sending(address: str) -> None:
    """Counts one report or tip for its sender and for all. Raises TooMany. In the transaction that stores it.

    All are counted last: whoever has counted there holds everybody else until the report is stored.
    """
    now = timezone.now()
    hour = now.replace(minute=0, second=0, microsecond=0)
    limits = {pseudonym(address, now): FROM_ONE, ALL: FROM_ALL}
    too_many = TooMany(int((hour + HOUR - now).total_seconds()) + 1)
    # Looked at first without a lock: in a flood nothing is written and nobody waits.
    counts = dict(SendingCount.objects.filter(hour=hour, sender__in=limits).values_list("sender", "count"))
    if any(counts.get(sender, 0) >= limit for sender, limit in limits.items()):
        raise too_many
    with connection.cursor() as cursor:
        for sender, limit in limits.items():
            cursor.execute(COUNT, [hour, sender, limit])
            if cursor.fetchone() is None:
                raise too_many


def forget_senders() -> int:
    """Deletes the counts of hours that are over; answers how many."""
    now = timezone.now()
    deleted, _by_table = SendingCount.objects.filter(hour__lte=now - HOUR).delete()
    return deleted
