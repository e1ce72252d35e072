"""Relays of webhooks in processes of their own, to be killed.

This module is both ends: `Relays` in the test, and `python -m tests.support.relays`, which boots Django once and forks
a relay for each line it reads.
"""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, cast

from tests.support import databases

TICK = 0.02  # a relay that finds its predecessor's lock still held looks again soon


class Relays:
    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process, self.pid = process, 0

    def begin(self) -> None:
        print("begin", file=cast(IO[str], self.process.stdin), flush=True)
        self.pid = int(cast(IO[str], self.process.stdout).readline())

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)

    def gone(self) -> None:
        """Waits until it has ended."""
        assert cast(IO[str], self.process.stdout).readline() == f"ended by {signal.SIGKILL:d}\n"


@contextmanager
def waiting() -> Iterator[Relays]:
    """The process that forks relays, on the database in use."""
    environment = os.environ | {
        "FACTCHECK_MODE": "test", "DATABASE_URL": databases.url("app"), "WEBHOOKS_TO_LOOPBACK": "1",
    }  # fmt: skip
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.support.relays"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env=environment, cwd=databases.ROOT,
    )  # fmt: skip
    with process:
        yield Relays(process)


# ------------------------------------------------------------------ in the process that forks
def serve() -> None:
    from claims.webhooks import relay

    relay.TICK = TICK
    for _line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            relay.Relay(threading.Event()).run()
        _say(str(pid))
        _pid, status = os.waitpid(pid, 0)
        _say(f"ended by {os.WTERMSIG(status)}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    import django

    django.setup()
    serve()
