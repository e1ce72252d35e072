"""Every pair of states, tried with raw SQL as the application's role: only listed ways are open."""

import json
from collections.abc import Iterator
from itertools import product

import pytest
from django.db import IntegrityError, connection, transaction

from claims.models import PublishedCheck
from claims.vocabulary import CheckState, ClaimState, OpinionState, RetractionState, StatementState, VerdictState
from claims.workflow.transitions import NEW, pairs
from tests.machine.world import World

STATES = {
    "claim": ClaimState.values,
    "verdict": VerdictState.values,
    "translation": VerdictState.values,
    "retraction": RetractionState.values,
    "opinion": OpinionState.values,
    "statement": StatementState.values,
    "check": CheckState.values,
}
EVERY = [
    (thing, source, target)
    for thing, states in STATES.items()
    for source, target in product([NEW, *states], states)
    if source != target
]
# Ways that are listed, but that a bare change of the state does not open: the rule that asks for more.
MORE = {
    ("claim", "suggested", "merged"): "claim_merged_says_into_which",
    ("claim", "open", "merged"): "claim_merged_says_into_which",
    ("claim", "merged", "open"): "claim_merged_says_into_which",
    ("claim", "open", "closed"): "claim_closed_while_published",
    ("claim", "closed", "open"): "claim_closed_while_published",
    ("verdict", "in_review", "approved"): "verdict_needs_approval",
    ("verdict", "approved", "draft"): "approval_falls_first",
    ("verdict", "approved", "in_review"): "approval_falls_first",
    ("verdict", "approved", "published"): "claim_closed_while_published",
    ("verdict", "published", "superseded"): "claim_closed_while_published",
    ("translation", "in_review", "approved"): "translation_needs_approval",
    ("translation", "approved", "draft"): "approval_falls_first",
    ("retraction", "proposed", "carried_out"): "retraction_decided_by_someone",
    ("retraction", "proposed", "declined"): "retraction_decided_by_someone",
    ("opinion", "asked", "given"): "opinion_is_compared_with_its_verdict",
    ("statement", "draft", "published"): "statement_published_on_a_day",
    **{
        (thing, source, "erased"): f"{thing}_erased_has_no_words"
        for thing in ("claim", "verdict", "translation", "retraction")
        for source in STATES[thing]
        if source != "erased"
    },
    ("check", "", "published"): "check_shows_latest_entry",
    ("check", "published", "corrected"): "check_columns_match_document",
    ("check", "published", "retracted"): "check_columns_match_document",
    ("check", "corrected", "retracted"): "check_columns_match_document",
    ("check", "retracted", "corrected"): "check_columns_match_document",
}
# What a copy of the row needs to be a row of its own.
AS_NEW = {
    "claim": {"public_id": "zzzzzzzzzz"},
    "verdict": {"revision": 2},
    "translation": {"language": "ms"},
    "retraction": {"decided_by_id": None, "decided_at": None},
    "opinion": {},
    "statement": {"kind": "funding", "number": 1, "published_at": None},
    "check": {"public_id": "zzzzzzzzzz"},
}
MODEL = {"claim": ("claim", "open"), "verdict": ("verdict", "published"), "translation": ("translation", "published"),
         "retraction": ("retraction", "declined"), "opinion": ("opinion", "withdrawn"),
         "statement": ("statement", "published"),
         "check": ("check", "published")}  # fmt: skip


@pytest.fixture(scope="module")
def world(committed_db_once: None) -> World:
    return World()


@pytest.fixture(autouse=True)
def undone(world: World) -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def rule_against(statement: str, values: list[object]) -> str:
    """The name of the rule that refuses the statement; "" when none does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole")
        assert cursor.fetchone() == (0,), "the application's role owns no table"
        try:
            with transaction.atomic():
                cursor.execute(statement, values)
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        except IntegrityError as error:
            return str(error.__cause__.diag.constraint_name)
    return ""


@pytest.mark.parametrize(("thing", "source", "target"), EVERY)
def test_a_row_goes_the_listed_ways_and_no_other(world: World, thing: str, source: str, target: str):
    if source == NEW:
        row = world.rows[MODEL[thing]]
        given = {**AS_NEW[thing], "state": target, "id": -1}
        if thing == "check":
            given["document_id"] = _spare_document(world)
        table = row._meta.db_table
        statement = f"INSERT INTO {table} SELECT (jsonb_populate_record(r, %s)).* FROM {table} r WHERE id = %s"
        rule = rule_against(statement, [json.dumps(given), row.pk])
    else:
        row = world.rows[thing, source]
        assert type(row).objects.get(pk=row.pk).state == source
        rule = rule_against(f"UPDATE {row._meta.db_table} SET state = %s WHERE id = %s", [target, row.pk])
    if (thing, source, target) in pairs():
        assert rule == MORE.get((thing, source, target), "")
    else:
        assert rule == "transition_is_listed"


def _spare_document(world: World) -> int:
    """A document that no check shows any more."""
    with connection.cursor() as cursor:
        shown = list(PublishedCheck.objects.values_list("document_id", flat=True))
        cursor.execute("SELECT id FROM claims_document WHERE id <> ALL (%s) LIMIT 1", [shown])
        return int(cursor.fetchone()[0])


def test_every_way_that_asks_for_more_is_listed():
    assert set(MORE) <= pairs() <= set(EVERY) | {("check", "corrected", "corrected")}
