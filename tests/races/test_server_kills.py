"""kill -9 of PostgreSQL in the middle of publish(): a backend, or the server itself, on a cluster of its own with
durable settings. What publish() has answered for is there afterwards; of the rest, all or nothing.

The kernel lives on, so this proves the write-ahead log and its use, not the disk's honesty about fsync.
"""

import os
import select
import time
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection

from claims.management.databases import connect
from claims.models import Verdict
from factcheck.private_postgres import Cluster
from tests import factories
from tests.races.test_kills import moments
from tests.support import databases, promises, victims
from tests.support.soak import rounds
from tests.support.victims import Ending, Moment, Victims

pytestmark = pytest.mark.soak


class Newsroom:
    """A database on a server that may be killed, and the people in it."""

    def __init__(self, cluster: Cluster, database: str, publishers: Victims) -> None:
        self.cluster, self.database, self.publishers = cluster, database, publishers
        self.reporter, self.reviewer = factories.user("reporter"), factories.user("reviewer")
        approved = factories.approved(self.reporter, self.reviewer)
        self.statements = publishers.publish(approved, by=self.reviewer).statements

    def publish_and_crash(self, moment: Moment, target: str, options: str = "") -> tuple[Ending, str]:
        """How the publisher ended, and what was left after recovery: "whole" or "nothing"."""
        verdict = factories.approved(self.reporter, self.reviewer)
        before = promises.snapshot()
        connection.close()
        with self.crash(target) as victim:
            ending = self.publishers.publish(verdict, by=self.reviewer, moment=moment, target=victim, options=options)
        after = promises.snapshot()
        assert promises.broken() == set(), moment
        assert (after != before) == (Verdict.objects.get(pk=verdict.pk).state == "published"), moment
        return ending, "nothing" if after == before else "whole"

    @contextmanager
    def crash(self, target: str) -> Iterator[str]:
        """Around a kill: waits until every process of the server has gone, and until it answers again."""
        witness = connect(settings.ADMIN_DATABASE, self.database)
        server = int(self.cluster.lock_file.read_text().split("\n", 1)[0])
        if target == "backend":
            yield target
            with witness, pytest.raises(psycopg.OperationalError):
                witness.execute("SELECT pg_sleep(60)")  # ends when the server throws everybody out
            _answers(self.database)
            return
        pids = [server, *(pid for (pid,) in witness.execute("SELECT pid FROM pg_stat_activity"))]
        watches = [os.pidfd_open(pid) for pid in pids]
        yield str(server)
        for watch in watches:
            assert select.select([watch], [], [], 60)[0], "a process outlived its server"
            os.close(watch)
        witness.close()
        self.cluster.leave()
        assert self.cluster.use().port == int(settings.ADMIN_DATABASE["PORT"])


def _answers(database: str) -> None:
    """Returns when the server takes connections again; it refuses them while it recovers."""
    deadline = time.monotonic() + 120
    while True:
        try:
            connect(settings.ADMIN_DATABASE, database).close()
        except CommandError:
            assert time.monotonic() < deadline, "the server did not recover"
            time.sleep(0.02)  # between two knocks at the door
        else:
            return


@pytest.fixture(scope="module")
def newsroom(django_db_setup, django_db_blocker) -> Iterator[Newsroom]:
    # A server a worker: what one kills, another must not be waiting for.
    cluster = Cluster(f"kills{os.environ.get('PYTEST_XDIST_WORKER', '')}")
    server = cluster.use()
    entries = (settings.ADMIN_DATABASE, settings.OWNER_DATABASE, settings.DATABASES["default"])
    kept = [(entry["PORT"], entry["PASSWORD"]) for entry in entries]
    connection.close()
    for entry in entries:
        entry["PORT"], entry["PASSWORD"] = str(server.port), server.passwords[entry["USER"]]
    try:
        with (
            django_db_blocker.unblock(),
            databases.copy(databases.unique_name()) as name,
            databases.switched(name),
            victims.waiting() as publishers,
        ):
            yield Newsroom(cluster, name, publishers)
    finally:
        for entry, (port, password) in zip(entries, kept, strict=True):
            entry["PORT"], entry["PASSWORD"] = port, password
        cluster.leave()


def test_a_killed_backend_leaves_all_or_nothing_and_keeps_what_was_answered_for(newsroom):
    for moment in moments(newsroom.statements, rounds(40)):
        ending, left = newsroom.publish_and_crash(moment, "backend")
        assert left == "whole" or not ending.returned, moment


def test_a_killed_server_leaves_all_or_nothing_and_keeps_what_was_answered_for(newsroom):
    for moment in moments(newsroom.statements, rounds(10)):
        ending, left = newsroom.publish_and_crash(moment, "server")
        assert left == "whole" or not ending.returned, moment


def test_what_was_answered_for_is_lost_where_commit_does_not_wait_for_the_log(newsroom):
    """The broken copy: synchronous_commit off, the server killed right after COMMIT was answered."""
    moment = Moment(newsroom.statements, "after")
    endings = [newsroom.publish_and_crash(moment, "backend", options="without_waiting") for _round in range(rounds(10))]
    assert all(ending.returned for ending, _left in endings)
    assert "nothing" in [left for _ending, left in endings]
