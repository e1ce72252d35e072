"""Readers who wait for the next entry of the log: one connection a process listens for them all.

Who waits holds a thread of the server and nothing of the database, so the number of places is bounded
(`settings.WAITING_READERS`): the threads that are left serve everybody else. PostgreSQL calls at the commit of each
publication (sql/state.sql). A replica takes no LISTEN; there the listener looks at the head every second. Elsewhere it
looks now and then too, in case a call is lost on the way, as poolers between transactions lose them.
"""

import threading
import time
from typing import Any

import psycopg
from django.conf import settings
from django.db import connections

LISTEN = "LISTEN claims_log"
HEAD = "SELECT seq FROM claims_loghead"
LOOK, GLANCE = 5.0, 1.0  # seconds between two looks at the head, where calls are heard and where not


class Full(Exception):  # noqa: N818 - says how it is
    """Every place is taken."""


class Place:
    """A place among those who may wait, until it is released. Raises Full."""

    def __init__(self) -> None:
        _listener.come()
        self._taken = True

    def wait(self, after: int, seconds: float) -> bool:
        """Whether the log went beyond entry `after`, as soon as it does; False after so many seconds, or when the
        database cannot be asked any more."""
        return _listener.wait(after, seconds)

    def release(self) -> None:
        if self._taken:
            self._taken = False
            _listener.leave()

    def __enter__(self) -> "Place":
        return self

    def __exit__(self, *_error: Any) -> None:
        self.release()


class _Listener:
    """Its thread begins with the first who waits and ends at a look when nobody does."""

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.waiting = 0
        self.seq = 0
        self.thread: threading.Thread | None = None

    def come(self) -> None:
        with self.changed:
            if self.waiting >= settings.WAITING_READERS:
                raise Full
            self.waiting += 1

    def leave(self) -> None:
        with self.changed:
            self.waiting -= 1

    def wait(self, after: int, seconds: float) -> bool:
        end = time.monotonic() + seconds
        with self.changed:
            if self.thread is None:
                self.seq = 0  # not known, until it has looked
                self.thread = threading.Thread(target=self._listen, name="log listener", daemon=True)
                self.thread.start()
            mine = self.thread
            self.changed.wait_for(lambda: self.seq > after or self.thread is not mine, end - time.monotonic())
            return self.seq > after

    def _listen(self) -> None:
        try:
            with _connected() as connection:
                pause = LOOK if _hears_calls(connection) else GLANCE
                while self._tell(connection):
                    for _call in connection.notifies(timeout=pause, stop_after=1):
                        pass
        except psycopg.Error:
            # Who waits asks for themselves, and is told what is wrong; the next who waits begins anew.
            self._end()

    def _tell(self, connection: "psycopg.Connection[Any]") -> bool:
        """Looks, and tells everybody; whether somebody still waits."""
        (seq,) = connection.execute(HEAD).fetchone() or (0,)
        with self.changed:
            self.seq = seq
            if not self.waiting:
                self.thread = None
            self.changed.notify_all()
            return self.waiting > 0

    def _end(self) -> None:
        with self.changed:
            self.thread = None
            self.changed.notify_all()


def _connected() -> "psycopg.Connection[Any]":
    """Beside the pool: this one is kept."""
    parameters = connections[settings.PUBLIC_ALIAS].get_connection_params()
    for name in ("cursor_factory", "context"):
        parameters.pop(name, None)
    return psycopg.connect(**parameters, autocommit=True)


def _hears_calls(connection: "psycopg.Connection[Any]") -> bool:
    try:
        connection.execute(LISTEN)
    except psycopg.errors.ReadOnlySqlTransaction:  # a replica: "cannot execute LISTEN during recovery"
        return False
    return True


_listener = _Listener()
