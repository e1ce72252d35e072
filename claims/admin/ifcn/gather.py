"""Reads what is public of a period: documents of checks, their log, and who vouches for them.

Nothing of a claim or verdict that is not public is read, and nothing of readers.
"""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import get_language

from claims.admin.figures import queries
from claims.admin.figures.period import Period
from claims.models import LogEntry, LogHead, PublishedCheck, RuleException, User
from claims.models.translated import TranslatedField
from claims.publishing import reading
from claims.publishing.reading import parsed
from claims.vocabulary import LogKind, StatementKind, VerdictState
from claims.workflow.permissions import ALLOWED, ROLE_NAMES, roles_of

CHUNK = 500


class Statement(NamedTuple):
    """What the newsroom says of itself, as it stands in public: `version` is its number, its day and its SHA-256."""

    name: str
    title: str
    version: str
    html: str


def statements() -> list[Statement]:
    """The texts in force that an assessor asks for, in the language of the page where they are written in it."""
    found = ((kind, reading.statement(kind.value)) for kind in StatementKind)
    return [_statement(kind, *stands) for kind, stands in found if stands]


def _statement(kind: StatementKind, document: dict[str, Any], sha256: str) -> Statement:
    texts = document["texts"]
    text = texts.get(get_language()) or next(iter(texts.values()))
    day = date_format(parse_datetime(document["published_at"]), "j F Y")  # type: ignore[arg-type]
    return Statement(kind.value, str(kind.label), f"{document['number']}, {day}, {sha256[:12]}", text["html"])


def faces(period: Period) -> QuerySet[PublishedCheck]:
    """The checks first published in the period, oldest first."""
    bounds = period.bounds
    rows = PublishedCheck.objects.using("default").filter(
        first_published_at__gte=bounds["start"], first_published_at__lt=bounds["end"]
    )
    return rows.order_by("first_published_at", "pk")


def documents(period: Period) -> Iterator[dict[str, Any]]:
    """Their documents as they are now, a few at a time in memory."""
    for body in faces(period).values_list("document__body", flat=True).iterator(chunk_size=CHUNK):
        yield json.loads(body)


def changes(period: Period) -> list[tuple[Any, ...]]:
    """Corrections and retractions made in the period, latest first: (day, what, claim, old rating, new rating, reason,
    address)."""
    bounds = period.bounds
    entries = LogEntry.objects.using("default").filter(
        kind__in=[LogKind.CORRECTED, LogKind.RETRACTED],
        at__gte=bounds["start"],
        at__lt=bounds["end"],
        document__body__isnull=False,
    )
    return [_change(entry) for entry in entries.select_related("document").order_by("-seq")]


def _change(entry: LogEntry) -> tuple[Any, ...]:
    document = parsed(entry.document)
    claim, url = document["claim"]["text"], document["url"]
    if entry.kind == LogKind.RETRACTED:
        return document["retraction"]["on"], "retracted", claim, "", "", document["retraction"]["reason"], url
    # Newest first, and this entry published the newest.
    made = document["corrections"][0]
    old, new = (
        TranslatedField.choose(label["labels"]) if label else "" for label in (made["old_rating"], made["new_rating"])
    )
    return made["on"], made["kind"], claim, old, new, made["reason"], url


def signers(period: Period) -> dict[tuple[str, str], str]:
    """Who granted each exception that a check of the period shows, by (public id, rule)."""
    rows = RuleException.objects.filter(
        verdict__state=VerdictState.PUBLISHED,
        verdict__claim__public_id__in=faces(period).order_by().values("public_id"),
    ).select_related("granted_by", "verdict__claim")
    return {(row.verdict.claim.public_id, row.code): name_of(row.granted_by) for row in rows}


def staff() -> list[tuple[str, str]]:
    """(name, role) of everybody who works here now."""
    people = User.objects.filter(is_active=True).prefetch_related("groups")
    found = [(name_of(person), _role(person)) for person in people]
    return sorted(((name, role) for name, role in found if role), key=lambda row: (row[1], row[0].casefold()))


def name_of(person: User) -> str:
    """Never an address of mail, which some use to sign in."""
    return str(person).partition("@")[0]


def _role(person: User) -> str:
    """The widest role that somebody has."""
    names = {group.name for group in person.groups.all()} & set(ALLOWED)
    held = [role for role in ALLOWED if role in names] or sorted(roles_of(person) & set(ALLOWED))
    return str(ROLE_NAMES[held[-1]]) if held else ""


def audit() -> list[tuple[str, int]]:
    """(promise, breaches found) of every check that the database makes of itself (docs/audit.md)."""
    return queries.rows("SELECT promise, breaches::int FROM claims_breaches() ORDER BY breaches DESC, promise")


def log_head() -> tuple[int, str]:
    """(number, hash) of the last entry of the public log."""
    head = LogHead.objects.using("default").get()
    return head.seq, head.hash
