"""The public log as partners follow it: entries after a number, where it ends, and the state hash at an entry."""

from datetime import datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connections
from psycopg.abc import Buffer
from psycopg.adapt import Loader

from claims.publishing.canonical import log_instant

COLUMNS = ("seq", "kind", "public_id", "revision", "reference", "at", "document_sha256", "previous_hash", "hash")
_AFTER = "SELECT l.{columns}{body} FROM claims_logentry l {join} WHERE l.seq > %s ORDER BY l.seq LIMIT %s"
_JOIN = "JOIN claims_document d ON d.id = l.document_id"
CHANGES = _AFTER.format(columns=", l.".join(COLUMNS), body=", coalesce(d.body, 'null')", join=_JOIN)
ENTRIES = _AFTER.format(columns=", l.".join(COLUMNS), body="", join="")
# In one statement, so that all of it is of one moment.
HEAD = """
    SELECT h.seq, h.hash, l.at, s.sha256 FROM claims_loghead h JOIN claims_logstate s ON s.seq = h.seq
    LEFT JOIN claims_logentry l ON l.seq = h.seq
"""
PARTS = """
    SELECT s.seq, s.sha256, p.parts FROM claims_loghead h JOIN claims_logstate s ON s.seq = h.seq CROSS JOIN (
        SELECT coalesce(json_object_agg(name, sha256 ORDER BY name COLLATE "C"), '{}') AS parts FROM claims_statepart) p
"""
STATE = "SELECT sha256 FROM claims_logstate WHERE seq = %s"


class Head(NamedTuple):
    """The end of the log; `at` is None while nothing was ever published."""

    seq: int
    hash: str
    at: datetime | None
    state: str


class State(NamedTuple):
    """The hash over all that is public when entry `seq` is the last, and those of its parts."""

    seq: int
    sha256: str
    parts: dict[str, str]


class _Undecoded(Loader):
    """Text as the bytes that were sent: two megabytes of documents are passed on, not read."""

    def load(self, data: Buffer) -> bytes:
        return bytes(data)


def changes(after: int, count: int) -> list[tuple[dict[str, Any], bytes]]:
    """The next log entries after a sequence number, each with the body of its document, not decoded."""
    with connections[settings.PUBLIC_ALIAS].cursor() as cursor:
        cursor.cursor.adapters.register_loader("text", _Undecoded)
        cursor.execute(CHANGES, (after, count))
        return [(_entry(values), body) for *values, body in cursor.fetchall()]


def entries(after: int, count: int, alias: str = "") -> list[dict[str, Any]]:
    """The same without documents."""
    with connections[alias or settings.PUBLIC_ALIAS].cursor() as cursor:
        cursor.execute(ENTRIES, (after, count))
        return [_entry(values) for values in cursor.fetchall()]


def head() -> Head:
    return Head(*_row(HEAD))


def state() -> State:
    """The state now."""
    return State(*_row(PARTS))


def state_at(seq: int) -> str | None:
    """The state hash when entry `seq` was the last; None where it never was, or had not been kept then."""
    found = _row(STATE, seq)
    return found and str(found[0])


def release() -> None:
    """Gives the connection back, so that nobody holds one who only waits. A transaction keeps it."""
    connection = connections[settings.PUBLIC_ALIAS]
    if not connection.in_atomic_block:
        connection.close()


def _entry(values: Any) -> dict[str, Any]:
    entry = dict(zip(COLUMNS, values, strict=True))
    return entry | {"at": log_instant(entry["at"])}


def _row(statement: str, *values: int) -> Any:
    with connections[settings.PUBLIC_ALIAS].cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()
