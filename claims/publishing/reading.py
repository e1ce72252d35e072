"""How public code reads the published half: a few named queries, no others.

Everything goes to the alias `settings.PUBLIC_ALIAS`, a role that can read nothing else.
"""

import json
from typing import Any

from django.conf import settings
from django.db.models import F, QuerySet

from claims.models.published import (
    Document,
    LogEntry,
    PublishedArticle,
    PublishedCheck,
    PublishedClaimant,
    PublishedOutlet,
    PublishedPage,
    PublishedTopic,
)
from claims.publishing import pages
from claims.publishing.canonical import log_instant

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


def check(public_id: str) -> PublishedCheck | None:
    return checks().select_related("document__log_entry").filter(public_id=public_id).first()


def page(public_id: str, slug: str, language: str) -> str | None:
    """The finished page of a check at its address; None when it has to be drawn (publishing/pages.py)."""
    return (
        PublishedPage.objects.using(settings.PUBLIC_ALIAS)
        .filter(
            check_row__public_id=public_id,
            check_row__slug=slug,
            check_row__document=F("document"),
            language=language,
            version=pages.version(),
        )
        .values_list("html", flat=True)
        .first()
    )


def record(kind: str, key: str) -> dict[str, Any] | None:
    """The document of an article, claimant, topic or outlet; None when no published check refers to it."""
    body = RECORDS[kind].objects.using(settings.PUBLIC_ALIAS).filter(key=key).values_list("body", flat=True).first()
    return None if body is None else json.loads(body)


def corrections() -> QuerySet[LogEntry]:
    """What was corrected or retracted, latest first."""
    return (
        LogEntry.objects.using(settings.PUBLIC_ALIAS)
        .filter(kind__in=["corrected", "retracted"])
        .select_related("document")
        .order_by("-seq")
    )


def changes(after: int, count: int) -> list[tuple[dict[str, Any], str]]:
    """The next log entries after a sequence number, each with the body of its document."""
    names = ("seq", "kind", "public_id", "revision", "reference", "at", "document_sha256", "previous_hash", "hash")
    rows = LogEntry.objects.using(settings.PUBLIC_ALIAS).filter(seq__gt=after).order_by("seq")[:count]
    return [
        ({**dict(zip(names, values, strict=True)), "at": log_instant(values[5])}, body)
        for *values, body in rows.values_list(*names, "document__body")
    ]


def parsed(document: Document) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(document.body)
    return loaded
