"""Roles, databases and grants. Default deny: a table that is not listed here stops `migrate`.

Owner: owns every table, runs migrations. App: reads and writes rows as listed, owns nothing. Reader:
reads the published half. Names and passwords come from the URLs in the environment.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.conf import settings
from django.core.management.base import CommandError
from django.db import connections
from psycopg import sql

READ = "SELECT"
ADD = "SELECT, INSERT"
CHANGE = "SELECT, INSERT, UPDATE"
ALL = "SELECT, INSERT, UPDATE, DELETE"

# What the application role may do with each table. The reader role may SELECT those of PUBLISHED.
APP_GRANTS: dict[str, str] = {
    **dict.fromkeys(("loghead", "transition", "outbox", "stateline", "statepart", "logstate", "erasure"), READ),
    **dict.fromkeys(("logentry", "document", "event", "eventdetail", "articleversion", "verdicteditor",
                     "translationeditor", "confirmation", "publishedstatement"), ADD),
    **dict.fromkeys(
        (
            "article", "claim", "verdict", "verdicttranslation", "approval", "correction", "retraction",
            "publishedcheck", "publishedpage", "publishedcard", "publishedarticle", "publishedclaimant",
            "publishedtopic", "publishedscale", "publishedoutlet",
            "outlet", "claimant", "topic", "source", "origingroup", "ratingscale", "rating",
            "readerreport", "suggestion", "comment", "mention", "user",
            "reviewnote", "secondopinion",
            "matchdecision",
            "statement",
            "notice", "accountmail",
            "publishedsearch",
            "apikey",
            "externalpublisher", "externalreview",
        ),
        CHANGE,
    ),
    **dict.fromkeys(
        (
            "appearance", "quantity", "evidence", "ruleexception", "claimantrole", "claim_topics",
            "publishedchecktopic", "publishedcheckarticle", "publishedcheckorigin", "publishedcheckquantity",
            "reportcontact", "keptcopy", "keptcontent", "user_groups",
            "user_user_permissions",
            "absence",
            "matchcandidate", "matchlook",
            "sendingcount", "publishedterm", "requestcount", "exportfile", "exportpiece",
            "webhookendpoint", "webhookdelivery", "webhookattempt",
            "matchentry", "matchterm", "matchvector", "publishedvector",
        ),
        ALL,
    ),
}  # fmt: skip
APP_GRANTS = {f"claims_{table}": rights for table, rights in APP_GRANTS.items()} | {
    "auth_group": CHANGE,
    "auth_permission": CHANGE,
    "auth_group_permissions": ALL,
    "django_admin_log": ADD,
    "django_content_type": CHANGE,
    "django_migrations": READ,
    "django_session": ALL,
    # The queue's own tables, there with the extra "jobs". Its functions run with the rights of who calls them.
    "procrastinate_jobs": ALL,
    "procrastinate_events": ALL,
    "procrastinate_periodic_defers": ALL,
    "procrastinate_workers": ALL,
}
# Tables number their rows by identity, which needs no right; the queue's by sequences.
SEQUENCE_GRANTS = dict.fromkeys(
    ("procrastinate_jobs_id_seq", "procrastinate_events_id_seq", "procrastinate_periodic_defers_id_seq"), "USAGE"
)
PUBLISHED = tuple(
    f"claims_{table}"
    for table in (
        "document", "logentry", "loghead", "publishedcheck", "publishedchecktopic", "publishedcheckarticle",
        "publishedcheckorigin", "publishedcheckquantity",
        "publishedpage", "publishedcard", "publishedarticle", "publishedclaimant", "publishedtopic", "publishedoutlet",
        "publishedscale", "publishedstatement", "publishedsearch", "publishedterm",
        "publishedvector",
        "stateline", "statepart", "logstate", "exportfile", "exportpiece",
    )
)  # fmt: skip
EXTENSIONS = ("pg_trgm", "unaccent", "btree_gist", "vector")


def connect(database: dict[str, Any], name: str | None = None) -> "psycopg.Connection[Any]":
    """An autocommit connection outside Django. Raises CommandError in plain words."""
    parts = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD"}
    values: dict[str, Any] = {key: database[source] or None for key, source in parts.items()}
    try:
        return psycopg.connect(**values, dbname=name or database["NAME"], autocommit=True, connect_timeout=5)
    except psycopg.OperationalError as error:
        raise CommandError(f"The database cannot be reached: {error}") from None


def bootstrap(admin: dict[str, Any], database: str, roles: dict[str, str]) -> None:
    """Roles (name to password, the owner first), the database and its extensions. Safe to run again."""
    owner = next(iter(roles))
    with connect(admin) as connection:
        for role, password in roles.items():
            known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
            connection.execute(
                sql.SQL("{} ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD {}").format(
                    sql.SQL("ALTER" if known else "CREATE"), sql.Identifier(role), sql.Literal(password)
                )
            )
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone():
            connection.execute(
                sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'").format(
                    sql.Identifier(database), sql.Identifier(owner)
                )
            )
    with connect(admin, database) as connection:
        name, names = sql.Identifier(database), sql.SQL(", ").join(map(sql.Identifier, roles))
        connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(name))
        connection.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(name, names))
        connection.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
        connection.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(names))
        connection.execute(sql.SQL("GRANT CREATE ON SCHEMA public TO {}").format(sql.Identifier(owner)))
        connection.execute(sql.SQL("GRANT CREATE ON DATABASE {} TO {}").format(name, sql.Identifier(owner)))
        available = {row[0] for row in connection.execute("SELECT name FROM pg_available_extensions")}
        for extension in EXTENSIONS:
            if extension in available:
                connection.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension)))


@contextmanager
def as_owner(owner: dict[str, Any]) -> Iterator[None]:
    """The connection `default` as the role that owns the tables. For `migrate` alone."""
    connection = connections["default"]
    kept = connection.settings_dict
    connection.close()
    connection.settings_dict = {**kept, **owner, "OPTIONS": {**owner["OPTIONS"]}}
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict = kept


def apply_grants(app: str, reader: str) -> None:
    """Grants exactly what is listed, on the connection `default` as owner. Raises on an unlisted table."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = {row[0] for row in cursor.fetchall()}
        if unlisted := sorted(tables - set(APP_GRANTS)):
            raise CommandError(f"Say in claims/management/databases.py who may use: {', '.join(unlisted)}.")
        for table in sorted(tables):
            name = connections["default"].ops.quote_name(table)
            cursor.execute(f'REVOKE ALL ON {name} FROM "{app}", "{reader}"')
            cursor.execute(f'GRANT {APP_GRANTS[table]} ON {name} TO "{app}"')
            if table in PUBLISHED:
                cursor.execute(f'GRANT SELECT ON {name} TO "{reader}"')
        # Erasing is the owner's alone, and done with the row that says so (migrations/sql/erase.sql).
        cursor.execute(f'GRANT EXECUTE ON FUNCTION claims_erase TO "{app}"')
        # The audit's counts, without its rows (migrations/sql/breaches.sql).
        cursor.execute(f'GRANT EXECUTE ON FUNCTION claims_breaches TO "{app}"')
        cursor.execute("SELECT sequencename FROM pg_sequences WHERE schemaname = 'public'")
        sequences = {row[0] for row in cursor.fetchall()} & set(SEQUENCE_GRANTS)
        for sequence in sorted(sequences):
            cursor.execute(f'GRANT {SEQUENCE_GRANTS[sequence]} ON SEQUENCE {sequence} TO "{app}"')
        _list_grants(cursor, app, reader, tables, sequences)


def index_vectors() -> None:
    """The index of near vectors, once pgvector is there: it may be installed later (migrations/sql/matching.sql)."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT claims_index_vectors()")


def _list_grants(cursor: Any, app: str, reader: str, tables: set[str], sequences: set[str]) -> None:
    """Leaves the list behind for the views audit_roles and audit_grants, which nobody but an auditor may read."""
    rows = [(app, table, right) for table in sorted(tables) for right in APP_GRANTS[table].split(", ")]
    rows += [(app, sequence, SEQUENCE_GRANTS[sequence]) for sequence in sorted(sequences)]
    rows += [(reader, table, READ) for table in PUBLISHED]
    values = sql.SQL(", ").join(
        sql.SQL("({}::text, {}::text, {}::text)").format(*(sql.Literal(part) for part in row)) for row in rows
    )
    cursor.execute(
        sql.SQL("CREATE OR REPLACE VIEW claims_listed_grant (role, relation, privilege) AS VALUES {}").format(values)
    )


def role_names() -> tuple[str, str]:
    """(app, reader)"""
    return settings.DATABASES["default"]["USER"], settings.READER_ROLE
