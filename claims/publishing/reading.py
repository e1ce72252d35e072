"""How public code reads the published half: a few named queries, no others.

Everything goes to the alias `settings.PUBLIC_ALIAS`, a role that can read nothing else.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connections
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from claims.models.published import (
    Document,
    LogEntry,
    PublishedArticle,
    PublishedCheck,
    PublishedClaimant,
    PublishedOutlet,
    PublishedRecord,
    PublishedScale,
    PublishedStatement,
    PublishedTopic,
)
from claims.publishing import cards, pages

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
BODIES = """
    SELECT c.id, d.body FROM claims_publishedcheck c JOIN claims_document d ON d.id = c.document_id WHERE c.id = ANY(%s)
"""
ERASED = "SELECT 1 FROM claims_logentry WHERE public_id = %s AND kind = 'erased'"
PLACE = "SELECT first_published_at, id FROM claims_publishedcheck WHERE public_id = %s"
# By its key: the one row is written so often that its table is longer than it looks.
HEAD = "SELECT hash FROM claims_loghead WHERE id = 1"
HEADED_AT = "SELECT l.at FROM claims_logentry l JOIN claims_loghead h ON h.seq = l.seq WHERE h.id = 1"
RECORDS: dict[str, Any] = {
    "articles": PublishedArticle,
    "claimants": PublishedClaimant,
    "topics": PublishedTopic,
    "outlets": PublishedOutlet,
    "ratings": PublishedScale,
}


def checks() -> QuerySet[PublishedCheck]:
    """Current checks, retracted ones included, newest first, each with its document in the same query."""
    return (
        PublishedCheck.objects.using(settings.PUBLIC_ALIAS)
        .select_related("document")
        .order_by("-first_published_at", "-id")
    )


class Listed(NamedTuple):
    """A check in a list, and the head of the log in the same moment."""

    public_id: str
    modified_at: datetime
    head: str
    headed_at: datetime
    body: str


def compiled(rows: QuerySet[Any]) -> tuple[str, tuple[Any, ...]]:
    """The statement of these rows and its values, as the connection writes them on which they are read."""
    statement, values = rows.query.get_compiler(rows.db).as_sql()
    return statement, tuple(values)


def with_head(rows: QuerySet[PublishedCheck]) -> QuerySet[PublishedCheck]:
    """The rows with the columns that Listed has beside theirs."""
    return rows.annotate(head=RawSQL(HEAD, ()), headed_at=RawSQL(HEADED_AT, ()))  # noqa: S611 - statements of ours


def listed(statement: str, values: Sequence[Any]) -> list[Listed]:
    """The rows of a statement of pagination.py."""
    return [Listed(*row) for row in _rows(statement, values)]


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


def head() -> str:
    """The hash of the last entry of the log: while it stays, so does all that is public but statements."""
    return str(_row(HEAD)[0])


def scales() -> list[dict[str, Any]]:
    """The documents of the scales by which anything was published, in the order of their names."""
    rows = PublishedScale.objects.using(settings.PUBLIC_ALIAS).order_by("key").values_list("body", flat=True)
    return [json.loads(body) for body in rows]


def place(public_id: str) -> tuple[datetime, int] | None:
    """Where a check stands in the order of lists; None when there is none."""
    found = _row(PLACE, public_id)
    return None if found is None else (found[0], found[1])


def bodies(rows: list[int]) -> list[str]:
    """The bodies of checks by the numbers of their rows, in that order."""
    found = dict(_rows(BODIES, (rows,)))
    return [found[row] for row in rows if row in found]


def bodies_by_id(ids: Sequence[str]) -> tuple[str, ...]:
    """The bodies of checks by their public ids, in that order."""
    found = dict(checks().filter(public_id__in=ids).values_list("public_id", "document__body"))
    return tuple(found[public_id] for public_id in ids if public_id in found)


def _rows(statement: str, values: Sequence[Any]) -> list[Any]:
    with connections[settings.PUBLIC_ALIAS].cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def _row(statement: str, *values: str) -> Any:
    with connections[settings.PUBLIC_ALIAS].cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()


def records(kind: str) -> QuerySet[PublishedRecord]:
    """All that published checks refer to of a kind, in the order of their keys."""
    rows: QuerySet[PublishedRecord] = RECORDS[kind].objects.using(settings.PUBLIC_ALIAS).order_by("key")
    return rows


def record_body(kind: str, key: str) -> str | None:
    """The body of an article, claimant, topic, outlet or scale; None when no published check refers to it."""
    return records(kind).filter(key=key).values_list("body", flat=True).first()


def record(kind: str, key: str) -> dict[str, Any] | None:
    body = record_body(kind, key)
    return None if body is None else json.loads(body)


def referred(kind: str, keys: Iterable[str]) -> dict[str, dict[str, Any]]:
    """The documents of checks or records by their keys, from one query; what is not public is not there."""
    if kind == "checks":
        found = dict(checks().filter(public_id__in=keys).values_list("public_id", "document__body"))
    else:
        found = dict(records(kind).filter(key__in=keys).values_list("key", "body"))
    return {key: json.loads(body) for key, body in found.items()}


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


def parsed(document: Document) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(document.body)
    return loaded
