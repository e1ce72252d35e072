"""What the database itself refuses, tried with raw SQL as the application role, and that each wall is needed."""

import psycopg
import pytest
from django.apps import apps
from django.conf import settings

from tests.integrity.attacks import (
    Attack,
    allowed,
    beside,
    editorial,
    erasing,
    externals,
    matches,
    published,
    review,
    rights,
    statements,
    webhooks,
)
from tests.integrity.conftest import World
from tests.support import breaking

pytestmark = pytest.mark.soak
ATTACKS = [
    *editorial.STATES, *editorial.FOUR_EYES, *editorial.CONTENT, *beside.BESIDE,
    *published.CHECKS, *published.LINKS, *published.LOG, *published.PERMANENT, *rights.RIGHTS, *review.REVIEW,
    *published.CHECKS, *published.LINKS, *published.LOG, *published.PERMANENT, *statements.STATEMENTS, *rights.RIGHTS,
    *webhooks.WEBHOOKS, *matches.MATCHES, *externals.EXTERNALS,
    *erasing.ERASING,
]  # fmt: skip
# Rules that no statement can run into, and why.
UNREACHABLE = {
    "rating_with_scale": "holds by the primary key alone; the foreign key verdict_rating_of_its_scale needs it"
}
APP, OWNER = settings.DATABASES["default"]["USER"], settings.OWNER_DATABASE["USER"]
PUBLIC = ("document", "logentry", "publishedcheck", "publishedchecktopic", "publishedcheckarticle", "publishedcheckorigin",
          "publishedcheckquantity", "outbox", "loghead", "publishedstatement")  # fmt: skip

each_attack = pytest.mark.parametrize("attack", ATTACKS, ids=[attack.what for attack in ATTACKS])


@each_attack
def test_the_database_refuses_to(attacked: World, attack: Attack) -> None:
    with attacked.undone("app") as connection, pytest.raises(psycopg.Error) as refused:
        connection.execute(attacked.fill(attack.statement))
        connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert breaking.wall_of(refused.value) == attack.walls[0]


@each_attack
def test_without_its_walls_the_database_would_let_somebody(attacked: World, attack: Attack) -> None:
    """Wall after wall is taken away on a copy: the next one named refuses, and after the last nothing does."""
    met = [_tried(attacked, attack, without=attack.walls[:count]) for count in range(len(attack.walls) + 1)]
    assert met == [*attack.walls, None]


def _tried(attacked: World, attack: Attack, *, without: tuple[str, ...]) -> str | None:
    """The wall that refuses the attack where those of `without` are gone. The transaction is the copy."""
    with attacked.undone("superuser") as connection:
        try:
            breaking.switch_off(connection, list(without), app=APP, owner=OWNER)
            connection.execute(f"SET LOCAL SESSION AUTHORIZATION {APP}")
            connection.execute(attacked.fill(attack.statement))
            connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
        except psycopg.Error as error:
            return breaking.wall_of(error)
    return None


def test_every_rule_of_the_database_is_attacked(attacked: World) -> None:
    tried = {wall for attack in ATTACKS for wall in attack.walls}
    ours = {rule.name for model in apps.get_app_config("claims").get_models() for rule in model._meta.constraints}
    with attacked.undone("superuser") as connection:
        rules = breaking.rules_by_name(connection) | breaking.constraints(connection)
    assert ours <= rules
    assert sorted(rules - tried - set(UNREACHABLE)) == []


def test_the_list_of_rules_is_read_from_the_database(attacked: World) -> None:
    with attacked.undone("superuser") as connection:
        before = breaking.rules_by_name(connection) | breaking.constraints(connection)
        connection.execute("ALTER TABLE claims_outlet ADD CONSTRAINT outlet_has_name CHECK (name <> '')")
        connection.execute(
            "CREATE FUNCTION claims_mine() RETURNS void LANGUAGE plpgsql AS "
            "$$ BEGIN PERFORM claims_refuse('mine_is_refused', 'x'); END $$"
        )
        after = breaking.rules_by_name(connection) | breaking.constraints(connection)
    assert after - before == {"outlet_has_name", "mine_is_refused"}


@pytest.mark.parametrize(("what", "statement", "why"), allowed.ALLOWED, ids=[row[0] for row in allowed.ALLOWED])
def test_nothing_public_changes_when_somebody_may(attacked: World, what: str, statement: str, why: str) -> None:
    with attacked.undone("app") as connection:
        before = _public(connection)
        connection.execute(attacked.fill(statement))
        connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
        after = _public(connection)
    assert before <= after, why
    assert {row[:2] for row in after - before} <= {("document", "zzzzzzzzzz")}


def _public(connection: psycopg.Connection) -> set[tuple[str, ...]]:
    """Every row that readers and partners can see of checks and of the log."""
    found: set[tuple[str, ...]] = set()
    for table in PUBLIC:
        rows = connection.execute(f"SELECT coalesce(to_jsonb(t)->>'public_id', ''), t::text FROM claims_{table} t")
        found |= {(table, *row) for row in rows}
    return found


def test_the_owner_cannot_rewrite_the_log_either(attacked: World) -> None:
    for statement in ("UPDATE claims_logentry SET kind = 'x'", "DELETE FROM claims_event", "TRUNCATE claims_outbox"):
        with attacked.undone("superuser") as connection:
            connection.execute(f"SET SESSION AUTHORIZATION {OWNER}")
            with pytest.raises(psycopg.errors.CheckViolation):
                connection.execute(statement)


def test_the_log_numbers_and_dates_itself_whatever_is_given(attacked: World) -> None:
    with attacked.undone("app") as connection:
        rows = connection.execute("SELECT seq, now() - at < '1 hour' FROM claims_logentry ORDER BY seq").fetchall()
    assert rows == [(number, True) for number in range(1, len(rows) + 1)]
