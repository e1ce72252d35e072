"""How public code reads the published half: a few named queries, no others.

Everything goes to the alias `settings.PUBLIC_ALIAS`, a role that can read nothing else.
"""

import json
from datetime import datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connections
from django.db.models import QuerySet
from psycopg.abc import Buffer
from psycopg.adapt import Loader

from claims.models.published import (
    Document,
    LogEntry,
    PublishedArticle,
    PublishedCheck,
    PublishedClaimant,
    PublishedOutlet,
    PublishedScale,
    PublishedStatement,
    PublishedTopic,
)
from claims.publishing import cards, pages
from claims.publishing.canonical import log_instant

# What most readers and partners ask is written out: building it costs more than running it.
CURRENT = """
    SELECT c.slug, c.modified_at, l.seq, d.sha256, d.body FROM claims_publishedcheck c
    JOIN claims_document d ON d.id = c.document_id JOIN claims_logentry l ON l.document_id = d.id
    WHERE c.public_id = %s
"""
FACE = """
    SELECT c.slug, c.modified_at, d.sha256 FROM claims_publishedcheck c JOIN claims_document d ON d.id = c.document_id
    WHERE c.public_id = %s
"""
PAGE = """
    SELECT d.sha256, c.modified_at, p.html FROM claims_publishedcheck c
    JOIN claims_document d ON d.id = c.document_id
    JOIN claims_publishedpage p ON p.check_row_id = c.id AND p.document_id = c.document_id
    WHERE c.public_id = %s AND c.slug = %s AND p.language = %s AND p.version = %s
"""
CARD = """
    SELECT k.png FROM claims_publishedcheck c
    JOIN claims_publishedcard k ON k.check_row_id = c.id AND k.document_id = c.document_id
    WHERE c.public_id = %s AND k.version = %s
"""
STANDING = """
    SELECT h.hash, l.at, s.number, s.latest FROM claims_loghead h LEFT JOIN claims_logentry l ON l.seq = h.seq
    CROSS JOIN (SELECT count(*) AS number, max(published_at) AS latest FROM claims_publishedstatement) s
"""
CHANGES = """
    SELECT l.seq, l.kind, l.public_id, l.revision, l.reference, l.at, l.document_sha256, l.previous_hash, l.hash,
        coalesce(d.body, 'null')
    FROM claims_logentry l JOIN claims_document d ON d.id = l.document_id WHERE l.seq > %s ORDER BY l.seq LIMIT %s
"""
BODIES = """
    SELECT c.id, c.public_id, d.body FROM claims_publishedcheck c JOIN claims_document d ON d.id = c.document_id
    WHERE c.id = ANY(%s)
"""
ERASED = "SELECT 1 FROM claims_logentry WHERE public_id = %s AND kind = 'erased'"
PLACE = "SELECT first_published_at, id FROM claims_publishedcheck WHERE public_id = %s"
RECORDS: dict[str, Any] = {
    "articles": PublishedArticle,
    "claimants": PublishedClaimant,
    "topics": PublishedTopic,
    "outlets": PublishedOutlet,
}


def checks() -> QuerySet[PublishedCheck]:
    """Current checks, retracted ones included, newest first, each with its document in the same query."""
    return (
        PublishedCheck.objects.using(settings.PUBLIC_ALIAS)
        .select_related("document")
        .order_by("-first_published_at", "-id")
    )


def last_changed_first(rows: QuerySet[PublishedCheck]) -> QuerySet[PublishedCheck]:
    """The same checks in the order of feeds: a corrected one comes again."""
    return rows.order_by("-modified_at", "-id")


class Current(NamedTuple):
    """What the public sees of a check now, and the log entry that says so."""

    slug: str
    modified_at: datetime
    seq: int
    sha256: str
    body: str


def check(public_id: str) -> Current | None:
    found = _row(CURRENT, public_id)
    return found and Current(*found)


def was_erased(public_id: str) -> bool:
    """Whether there was a check that was erased by law: whoever asks for it is told that it is gone, not unknown."""
    return _row(ERASED, public_id) is not None


class Face(NamedTuple):
    """Which document of a check is public now, without the document."""

    slug: str
    modified_at: datetime
    sha256: str


def face(public_id: str) -> Face | None:
    found = _row(FACE, public_id)
    return found and Face(*found)


class Page(NamedTuple):
    sha256: str
    modified_at: datetime
    html: str


def page(public_id: str, slug: str, language: str) -> Page | None:
    """The finished page of a check at its address; None when it has to be drawn (publishing/pages.py)."""
    found = _row(PAGE, public_id, slug, language, pages.version())
    return found and Page(*found)


def card(public_id: str) -> bytes | None:
    """The kept picture of a check, a PNG; None when it has to be drawn (publishing/cards.py)."""
    found = _row(CARD, public_id, cards.version())
    return None if found is None else bytes(found[0])


class Standing(NamedTuple):
    """How far the published half has come: nothing in it changes but by a log entry or a statement."""

    state: str
    changed_at: datetime | None


def standing() -> Standing:
    head, at, number, latest = _row(STANDING)
    return Standing(f"{head} {number} {latest}", max(filter(None, (at, latest)), default=None))


class _Undecoded(Loader):
    """Text as the bytes that were sent: two megabytes of documents are passed on, not read."""

    def load(self, data: Buffer) -> bytes:
        return bytes(data)


def head() -> str:
    """The hash of the last entry of the log: while it stays, so does all that is public but statements."""
    return str(_row("SELECT hash FROM claims_loghead")[0])


def scales() -> list[dict[str, Any]]:
    """The documents of the scales by which anything was published, in the order of their names."""
    rows = PublishedScale.objects.using(settings.PUBLIC_ALIAS).order_by("key").values_list("body", flat=True)
    return [json.loads(body) for body in rows]


def place(public_id: str) -> tuple[datetime, int] | None:
    """Where a check stands in the order of lists; None when there is none."""
    found = _row(PLACE, public_id)
    return None if found is None else (found[0], found[1])


def bodies(rows: list[int]) -> list[tuple[str, str]]:
    """Public ids and bodies of checks by the numbers of their rows, in that order."""
    with connections[settings.PUBLIC_ALIAS].cursor() as cursor:
        cursor.execute(BODIES, (rows,))
        found = {row: (public_id, body) for row, public_id, body in cursor.fetchall()}
    return [found[row] for row in rows if row in found]


def _row(statement: str, *values: str) -> Any:
    with connections[settings.PUBLIC_ALIAS].cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()


def record(kind: str, key: str) -> dict[str, Any] | None:
    """The document of an article, claimant, topic or outlet; None when no published check refers to it."""
    body = RECORDS[kind].objects.using(settings.PUBLIC_ALIAS).filter(key=key).values_list("body", flat=True).first()
    return None if body is None else json.loads(body)


def statement(kind: str, number: int | None = None) -> tuple[dict[str, Any], str] | None:
    """A version of what the newsroom says of itself and its hash, by default the one that stands now."""
    rows = PublishedStatement.objects.using(settings.PUBLIC_ALIAS).filter(kind=kind)
    rows = rows if number is None else rows.filter(number=number)
    found = rows.order_by("-number").values_list("body", "sha256").first()
    return None if found is None else (json.loads(found[0]), found[1])


def statement_versions() -> dict[str, list[tuple[int, datetime]]]:
    """Number and day of every published version by kind, the newest first."""
    found: dict[str, list[tuple[int, datetime]]] = {}
    rows = PublishedStatement.objects.using(settings.PUBLIC_ALIAS).order_by("kind", "-number")
    for kind, number, at in rows.values_list("kind", "number", "published_at"):
        found.setdefault(kind, []).append((number, at))
    return found


def corrections() -> QuerySet[LogEntry]:
    """What was corrected or retracted, latest first; not of checks that were erased."""
    return (
        LogEntry.objects.using(settings.PUBLIC_ALIAS)
        .filter(kind__in=["corrected", "retracted"], document__body__isnull=False)
        .select_related("document")
        .order_by("-seq")
    )


def changes(after: int, count: int) -> list[tuple[dict[str, Any], bytes]]:
    """The next log entries after a sequence number, each with the body of its document, not decoded: "null" once it
    was erased."""
    names = ("seq", "kind", "public_id", "revision", "reference", "at", "document_sha256", "previous_hash", "hash")
    with connections[settings.PUBLIC_ALIAS].cursor() as cursor:
        cursor.cursor.adapters.register_loader("text", _Undecoded)
        cursor.execute(CHANGES, (after, count))
        return [
            ({**dict(zip(names, values, strict=True)), "at": log_instant(values[5])}, body)
            for *values, body in cursor.fetchall()
        ]


def parsed(document: Document) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(document.body)
    return loaded
