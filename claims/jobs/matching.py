"""When claims are compared: soon after they came or changed, on the queue where somebody works on it."""

from importlib import import_module

from django.conf import settings
from django.db import connection, transaction

from claims.matching.candidates import look

# What an editor waits for where no worker runs; the rest is looked at when the next claim comes.
AT_ONCE = 25
# A worker tells that it is alive every ten seconds.
ALIVE = "SELECT EXISTS (SELECT 1 FROM procrastinate_workers WHERE last_heartbeat > now() - interval '1 minute')"


def look_soon() -> None:
    """Once what was written is committed. What goes wrong spoils nothing: the claims stay due."""
    transaction.on_commit(_look_soon, robust=True)


def _look_soon() -> None:
    if _is_worked_on():
        import_module("claims.jobs.tasks").queue_looks()
    else:
        look(AT_ONCE)


def _is_worked_on() -> bool:
    if not settings.JOBS:
        return False
    with connection.cursor() as cursor:
        cursor.execute(ALIVE)
        return bool(cursor.fetchone()[0])
