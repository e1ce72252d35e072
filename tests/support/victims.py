"""Publishes in processes of their own, in which somebody is killed at a given moment.

This module is both ends: `Victims` in the test, and `python -m tests.support.victims`, which boots Django once
and forks a publisher for every order it reads.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import IO, Any, cast

from tests.support import databases


@dataclass(frozen=True)
class Moment:
    """A point in publish(): statement 0 is its first, the one after the last is COMMIT. What follows COMMIT is the
    drawing of pages, which readers do not depend on.

    `when`: "before" or "after" the statement; "sent", when COMMIT has left and nobody has heard the answer;
    "during": from outside, `delay` seconds after the publisher said that it begins the statement.
    """

    statement: int
    when: str
    delay: float = 0


@dataclass(frozen=True)
class Ending:
    """`returned`: publish() came back with a log entry. `statements`: how many there were, unless the publisher
    itself was the victim."""

    returned: bool
    statements: int


class Victims:
    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process

    def publish(
        self, verdict: Any, *, by: Any, moment: Moment | None = None, target: str = "publisher", options: str = ""
    ) -> Ending:
        """One publication. `target` is who is killed: "publisher", its "backend", or the pid of a server.

        `options`: "without_transaction" commits every statement by itself; "without_waiting" sets synchronous_commit off.
        """
        order = {"verdict": verdict.pk, "by": by.pk, "target": target, "options": options}
        to, back = cast(IO[str], self.process.stdin), cast(IO[str], self.process.stdout)
        print(json.dumps(order | {"moment": moment and asdict(moment)}), file=to, flush=True)
        return Ending(**json.loads(back.readline()))


@contextmanager
def waiting() -> Iterator[Victims]:
    """The process that forks publishers, on the database in use."""
    environment = os.environ | {"FACTCHECK_MODE": "test", "DATABASE_URL": databases.url("app")}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.support.victims"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env=environment, cwd=databases.ROOT,
    )  # fmt: skip
    with process:
        yield Victims(process)


def gone(verdict: Any) -> None:
    """Waits until the backend of the verdict's publisher has ended: it held this lock as long as it lived."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s), pg_advisory_unlock(%s)", [verdict.pk, verdict.pk])


# ------------------------------------------------------------------ in the process that forks
def serve() -> None:
    for line in sys.stdin:
        sys.stdout.write(json.dumps(_fork(json.loads(line))) + "\n")
        sys.stdout.flush()


def _fork(order: dict[str, Any]) -> dict[str, Any]:
    reading, writing = os.pipe()
    waiting, letting_go = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        os.close(letting_go)
        os._exit(_publish(order, os.fdopen(writing, "w", buffering=1), waiting))
    os.close(writing)
    os.close(waiting)
    statements = 0
    with os.fdopen(reading) as said, os.fdopen(letting_go, "w") as hold:
        for line in said:
            word, _blank, number = line.partition(" ")
            if word == "begun":
                time.sleep(order["moment"]["delay"])  # the moment itself, not a wait for something
                os.kill(int(number), signal.SIGKILL)
                hold.close()
            else:
                statements = int(number)
    _pid, status = os.waitpid(pid, 0)
    return {"returned": status == 0, "statements": statements}


# ------------------------------------------------------------------ in the publisher
def _publish(order: dict[str, Any], tell: Any, waiting: int) -> int:
    import psycopg
    from django.db import DatabaseError, connection

    from claims.models import User, Verdict
    from claims.publishing import verbs
    from claims.workflow.problems import Refused

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [order["verdict"]])
        if order["options"] == "without_waiting":
            cursor.execute("SET synchronous_commit = off")
    watch = _Watch(connection, order, tell)
    verdict, by = Verdict.objects.get(pk=order["verdict"]), User.objects.get(pk=order["by"])
    connection.execute_wrappers.append(watch)
    connection._commit = watch.commit
    try:
        verbs.publish(verdict, by=by)
    except (Refused, DatabaseError, psycopg.Error):
        return 1
    finally:
        if watch.begun:
            os.read(waiting, 1)  # however quick it was, the one who kills finds its victim
        print(f"statements {watch.committed or watch.count}", file=tell)
    return 0


class _Watch:
    """Counts statements and kills at the moment ordered."""

    def __init__(self, connection: Any, order: dict[str, Any], tell: Any) -> None:
        self.connection, self.tell, self.count, self.begun = connection, tell, 0, False
        self.committed = 0
        self.moment = order["moment"] or {"statement": -1, "when": ""}
        self.without_transaction = order["options"] == "without_transaction"
        if self.without_transaction:
            connection.features.uses_savepoints = False
        self.commit_for_real = connection._commit
        backend = connection.connection.info.backend_pid
        self.victim = {"publisher": os.getpid(), "backend": backend}.get(order["target"]) or int(order["target"])

    def reach(self, when: str) -> None:
        if (self.count, when) == (self.moment["statement"], self.moment["when"]):
            os.kill(self.victim, signal.SIGKILL)
        elif when == "before" and (self.count, "during") == (self.moment["statement"], self.moment["when"]):
            self.begun = True
            print(f"begun {self.victim}", file=self.tell)

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.reach("before")
        result = execute(sql, params, many, context)
        if self.without_transaction:
            self.connection.connection.commit()
        self.reach("after")
        self.count += 1
        return result

    def commit(self) -> None:
        self.reach("before")
        if self.moment["when"] == "sent":
            wire = self.connection.connection.pgconn
            wire.send_query(b"COMMIT")
            wire.flush()
            self.reach("sent")
            while wire.get_result():
                pass
        self.commit_for_real()
        self.committed = self.committed or self.count
        self.reach("after")


if __name__ == "__main__":
    import django

    django.setup()
    serve()
