"""Verbs on what the newsroom says of itself, up to its publication (claims.publishing.statements)."""

from typing import Any

from claims.models import Statement, User
from claims.workflow import policies
from claims.workflow.later_rules import check_no_draft
from claims.workflow.permissions import check_may
from claims.workflow.writing import apply, check_version, lock, record, verb

EDITABLE = ("texts", "notes")


@verb
def draft_statement(*, by: User, kind: str, texts: dict[str, str], notes: dict[str, str] | None = None) -> Statement:
    """Begins the next version of a page: a text by language, and what changed in a sentence."""
    check_may(by, "draft_statement")
    check_no_draft(kind)
    return _new("draft_statement", by, kind, {"texts": texts, "notes": notes or {}})


@verb
def revise_statement(statement: Statement, *, by: User) -> Statement:
    """Begins the next version with the words of this one."""
    statement = lock(statement)
    policies.check("revise_statement", statement, by=by)
    return _new("revise_statement", by, statement.kind, {"texts": statement.texts, "notes": {}})


@verb
def edit_statement(statement: Statement, *, by: User, version: int | None = None, changes: dict[str, Any]) -> Statement:
    statement = lock(statement)
    policies.check("edit_statement", statement, by=by)
    check_version(statement, version)
    differing = apply(statement, changes, EDITABLE)
    if differing:
        statement.version += 1
        statement.save()
        record("edit_statement", statement, by=by, changes=differing)
    return statement


def _new(name: str, by: User, kind: str, words: dict[str, Any]) -> Statement:
    last = Statement.objects.filter(kind=kind).order_by("-number").first()
    statement = Statement(number=last.number + 1 if last else 1, created_by=by)
    changes = apply(statement, {"kind": kind, **words}, ("kind", *EDITABLE))
    statement.save(force_insert=True)
    record(name, statement, by=by, after=statement.state, changes=changes)
    return statement
