"""The items of an export file, a segment of the log at a time, as they were when a given entry was the last.

Segment `number` holds the checks first published by entries `number * SIZE + 1` to `(number + 1) * SIZE`, or those
entries themselves: a check stays in its segment, so that a change of it makes one segment anew and no other.
"""

import json
from collections.abc import Iterator
from datetime import datetime

from django.db import connections

from claims.publishing import following
from claims.publishing.exports.formats import Format

SIZE = 1000
# The latest document of each check by then, not the current one: publications go on meanwhile.
DOCUMENTS = """
COPY (
    SELECT d.body FROM claims_logentry f CROSS JOIN LATERAL (
        SELECT document_id FROM claims_logentry l WHERE l.public_id = f.public_id AND l.seq <= %(at)s
        ORDER BY l.seq DESC LIMIT 1
    ) latest JOIN claims_document d ON d.id = latest.document_id
    WHERE f.kind = 'published' AND f.seq > %(first)s AND f.seq <= %(last)s ORDER BY f.seq
) TO STDOUT (FORMAT BINARY)
"""
TOUCHED = """
    SELECT DISTINCT (f.seq - 1) / %(size)s FROM claims_logentry l
    JOIN claims_logentry f ON f.public_id = l.public_id AND f.kind = 'published'
    WHERE l.seq > %(after)s AND l.seq <= %(at)s
"""
TOUCHED_LOG = """
    SELECT DISTINCT (seq - 1) / %(size)s FROM claims_logentry WHERE seq > %(after)s AND seq <= %(at)s
"""
END = "SELECT h.seq, l.at FROM claims_loghead h JOIN claims_logentry l ON l.seq = h.seq"


def end(alias: str) -> tuple[int, datetime] | None:
    """The last entry and its time; None while nothing was ever published."""
    with connections[alias].cursor() as cursor:
        cursor.execute(END)
        found: tuple[int, datetime] | None = cursor.fetchone()
        return found


def count(at: int) -> int:
    return -(-at // SIZE)


def segment(form: Format, number: int, at: int, alias: str) -> tuple[bytes, int]:
    """(its bytes, how many items they are)"""
    first, last = number * SIZE, min((number + 1) * SIZE, at)
    return form.joined(_documents(first, last, at, alias) if form.of == "checks" else _entries(first, last, alias))


def touched(form: Format, after: int, at: int, alias: str) -> set[int]:
    """The segments that entries after one and up to another changed."""
    with connections[alias].cursor() as cursor:
        values = {"size": SIZE, "after": after, "at": at}
        cursor.execute(TOUCHED if form.of == "checks" else TOUCHED_LOG, values)
        return {number for (number,) in cursor.fetchall()}


def _documents(first: int, last: int, at: int, alias: str) -> Iterator[bytes]:
    with (
        connections[alias].cursor() as cursor,
        cursor.copy(DOCUMENTS, {"first": first, "last": last, "at": at}) as copy,
    ):
        copy.set_types(["bytea"])  # text is sent as the bytes that it is
        for (body,) in copy.rows():
            yield body


def _entries(first: int, last: int, alias: str) -> Iterator[bytes]:
    for entry in following.entries(first, last - first, alias):
        yield json.dumps(entry, separators=(",", ":")).encode()
