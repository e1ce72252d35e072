"""Switches single walls of the database off, so that a test can show it would notice their absence."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

import psycopg
from django.db.models import QuerySet
from psycopg import sql

# What PostgreSQL says when a right is missing, and the wall that this is.
RIGHTS = (
    (r"permission denied for table pg_", "superuser"),
    (r"permission denied for table", "table right"),
    (r"permission denied for (schema|database)|permission denied to create (temporary|ext)", "database right"),
    (r"must be owner of|permission denied to set role", "ownership"),
    (r"permission denied|must be superuser|must have|Only roles with", "superuser"),
)


def wall_of(error: psycopg.Error) -> str:
    """The name of what refused: a rule or constraint, or the kind of right that was missing."""
    if isinstance(error, psycopg.errors.InsufficientPrivilege):
        message = error.diag.message_primary or ""
        return next(wall for pattern, wall in RIGHTS if re.search(pattern, message))
    if isinstance(error, psycopg.errors.FeatureNotSupported) or "_fk_" in (error.diag.constraint_name or ""):
        return "foreign key"  # TRUNCATE calls it a feature it does not support
    return error.diag.constraint_name or f"{type(error).__name__}: {error.diag.message_primary}"


def switch_off(connection: psycopg.Connection, walls: list[str], *, app: str, owner: str) -> None:
    """Takes the named walls away, as superuser; `connection` may roll it back. Raises KeyError on an unknown one."""
    rules = [wall for wall in walls if not _switch_off_structure(connection, wall, app=app, owner=owner)]
    known = rules_by_name(connection)
    if unknown := [rule for rule in rules if rule not in known]:
        raise KeyError(f"no such wall: {unknown}")
    silence(connection, rules)


def silence(connection: psycopg.Connection, rules: list[str]) -> None:
    """claims_refuse() says nothing about these rules any more."""
    connection.execute(
        sql.SQL(
            "CREATE OR REPLACE FUNCTION claims_refuse(rule text, message text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN "
            "IF rule <> ALL ({}::text[]) THEN "
            "RAISE EXCEPTION '%', message USING ERRCODE = 'check_violation', CONSTRAINT = rule; END IF; END $$"
        ).format(sql.Literal(rules))
    )


def unlock(connection: psycopg.Connection, function: str) -> None:
    """The rule looks, but no longer locks the row it looks at."""
    (definition,) = connection.execute("SELECT pg_get_functiondef(%s::regproc)", [function]).fetchone()
    loose = re.sub(r"\s+FOR (UPDATE|SHARE)( OF \w+)?", "", definition)
    assert loose != definition
    connection.execute(loose)


@contextmanager
def without_row_locks() -> Iterator[None]:
    """The verbs read rows without locking them: select_for_update() selects only."""
    with patch.object(QuerySet, "select_for_update", lambda self, **_options: self._chain()):
        yield


def rules_by_name(connection: psycopg.Connection) -> set[str]:
    """Every name that triggers pass to claims_refuse(), read from the functions as they are in the database."""
    bodies = connection.execute(
        "SELECT prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname LIKE 'claims%'"
    )
    found = {name for (body,) in bodies for name in re.findall(r"claims_refuse\(\s*'(\w+)'", body)}
    tables = connection.execute(
        "SELECT DISTINCT tgfoid::regproc::text, tgrelid::regclass::text FROM pg_trigger "
        "WHERE tgfoid IN ('claims_forbid'::regproc, 'claims_guard_child'::regproc)"
    )
    suffix = {"claims_forbid": "is_permanent", "claims_guard_child": "while_verdict_is_open"}
    return found | {f"{table}_{suffix[function]}" for function, table in tables}


def constraints(connection: psycopg.Connection) -> set[str]:
    """Named CHECKs and unique rules of our tables and domains, without those Django names by itself."""
    rows = connection.execute(
        "SELECT conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype IN ('c', 'u', 'x') "
        # The queue's tables are its own: it promises nothing about our rows.
        "AND conrelid::regclass::text NOT LIKE 'procrastinate%' "
        "UNION SELECT indexrelid::regclass::text FROM pg_index "
        "WHERE indisunique AND indrelid::regclass::text LIKE 'claims%'"
    )
    automatic = re.compile(r"^(claims|django|auth)_\w+(_check|_key|_uniq|_pkey)$")
    return {name for (name,) in rows if not automatic.match(name)}


def _switch_off_structure(connection: psycopg.Connection, wall: str, *, app: str, owner: str) -> bool:
    names = {"app": sql.Identifier(app), "owner": sql.Identifier(owner), "admin": sql.Identifier(connection.info.user)}
    by_hand = {
        "table right": "GRANT ALL ON ALL TABLES IN SCHEMA public TO {app}",
        "ownership": "GRANT {owner}, {admin} TO {app}",
        "superuser": "ALTER ROLE {app} SUPERUSER",
    }
    if wall in by_hand:
        connection.execute(sql.SQL(by_hand[wall]).format(**names))
    elif wall == "database right":
        database = sql.Identifier(connection.info.dbname)
        connection.execute(sql.SQL("GRANT ALL ON SCHEMA public TO {app}").format(**names))
        connection.execute(sql.SQL("GRANT ALL ON DATABASE {} TO {app}").format(database, **names))
    elif wall == "foreign key":
        _drop(connection, "contype = 'f' AND conname LIKE '%%\\_fk\\_%%'", [])
    elif wall.endswith("_is_permanent"):
        _disable(connection, wall.removesuffix("_is_permanent"), "claims_forbid")
    elif _drop(connection, "conname = %s AND contype <> 't'", [wall]):
        return True
    else:
        index = connection.execute("SELECT to_regclass(%s)::text", [wall]).fetchone()
        if index is None or index[0] is None:
            return False
        connection.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(wall)))
    return True


def _drop(connection: psycopg.Connection, condition: str, values: list[str]) -> bool:
    rows = connection.execute(
        "SELECT conname, nullif(conrelid, 0)::regclass::text, nullif(contypid, 0)::regtype::text FROM pg_constraint "
        f"WHERE connamespace = 'public'::regnamespace AND {condition}",
        values or None,
    ).fetchall()
    for name, table, domain in rows:
        kind, holder = ("TABLE", table) if table else ("DOMAIN", domain)
        connection.execute(
            sql.SQL("ALTER {} {} DROP CONSTRAINT {} CASCADE").format(
                sql.SQL(kind), sql.Identifier(holder), sql.Identifier(name)
            )
        )
    return bool(rows)


def _disable(connection: psycopg.Connection, table: str, function: str) -> None:
    """The triggers of one table that call one function."""
    rows = connection.execute(
        "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND tgfoid = %s::regproc", [table, function]
    )
    for (name,) in rows.fetchall():
        statement = sql.SQL("ALTER TABLE {} DISABLE TRIGGER {}")
        connection.execute(statement.format(sql.Identifier(table), sql.Identifier(name)))
