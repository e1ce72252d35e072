"""What the newsroom says of itself: the step from a draft to the page, and the version in public now.

By a chief editor alone, without a second person: a statement promises something about the house and judges nobody;
each version stays in public with its day, so a promise cannot be rewritten (docs/adr/0015-confirmed-and-stated.md).
"""

from typing import Any

from django.conf import settings
from django.utils import timezone

from claims.models import PublishedStatement, Statement, User
from claims.publishing import addresses
from claims.publishing.canonical import body_of, instant, rich, sha256_of
from claims.vocabulary import StatementKind, StatementState
from claims.workflow import policies
from claims.workflow.writing import lock, record, verb


@verb
def publish_statement(statement: Statement, *, by: User) -> PublishedStatement:
    """Makes a draft the version that readers see; the one before it stays at its address."""
    statement = lock(statement)
    policies.check("publish_statement", statement, by=by)
    before, statement.state = statement.state, StatementState.PUBLISHED.value
    statement.published_by, statement.published_at = by, timezone.now()
    statement.version += 1
    statement.save()
    record("publish_statement", statement, by=by, before=before, after=statement.state)
    body = body_of(statement_document(statement))
    return PublishedStatement.objects.using("default").create(
        kind=statement.kind,
        number=statement.number,
        published_at=statement.published_at,
        sha256=sha256_of(body),
        body=body,
    )


def statement_document(statement: Statement) -> dict[str, Any]:
    """What readers see of a version; of a draft, as it would be published now."""
    return {
        "type": "statement",
        "schema": 1,
        "kind": statement.kind,
        "number": statement.number,
        "path": addresses.statement_path(statement.kind),
        "published_at": instant(statement.published_at or timezone.now()),
        "texts": {code: rich(text) for code, text in statement.texts.items()},
        "notes": statement.notes,
    }


def methodology_now() -> dict[str, Any] | None:
    """The version of the methodology that a check published now follows: {"version": 3, "path": …, "url": …}."""
    rows = PublishedStatement.objects.using("default").filter(kind=StatementKind.METHODOLOGY)
    number = rows.order_by("-number").values_list("number", flat=True).first()
    if number is None:
        return None
    path = addresses.statement_path(StatementKind.METHODOLOGY.value, number)
    return {"version": number, "path": path, "url": addresses.absolute(path, settings.LANGUAGE_CODE)}
