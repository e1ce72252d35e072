"""The published checks and the log in databases of their own, for peers, with the indexes that lists of ours use.

Directus is given our tables as they are, with the words beside, so that it can search. Datasette and Wagtail, which
do not follow a row into another table, have each check in one row, as they would have it.
"""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import psycopg
from django.conf import settings
from psycopg import sql

from claims.management import databases as management
from tests.support import databases

# What our search looks through (sql/search.sql).
WORDS = "(SELECT string_agg(words, ' ') FROM claims_search_texts(d.body::jsonb))"
FACE = "c.public_id, c.slug, c.state, c.language, c.rating, c.scale, c.claimant, c.claimant_wikidata_id, c.first_published_at, c.modified_at"
ENTRY = "e.seq, e.kind, e.public_id, e.revision, e.reference, e.document_sha256, e.at, e.previous_hash, e.hash"
CHECKS = "claims_publishedcheck c JOIN claims_document d ON d.id = c.document_id ORDER BY c.id"
CHANGES = "claims_logentry e JOIN claims_document d ON d.id = e.document_id ORDER BY e.seq"

FACE_COLUMNS = """
    public_id varchar(10) NOT NULL UNIQUE, slug varchar(80) NOT NULL, state varchar(20) NOT NULL,
    language varchar(3) NOT NULL, rating varchar(40) NOT NULL, scale varchar(40) NOT NULL,
    claimant varchar(80) NOT NULL, claimant_wikidata_id varchar(20) NOT NULL,
    first_published_at timestamptz NOT NULL, modified_at timestamptz NOT NULL
"""
ENTRY_COLUMNS = """
    kind varchar(20) NOT NULL, public_id varchar(10) NOT NULL, revision integer NOT NULL, reference varchar(20) NOT NULL,
    document_sha256 varchar(64) NOT NULL, at timestamptz NOT NULL, previous_hash varchar(64) NOT NULL, hash varchar(64) NOT NULL
"""
INDEXES = """
    CREATE INDEX check_newest ON {checks} (first_published_at DESC, id DESC);
    CREATE INDEX check_by_language ON {checks} (language, first_published_at DESC, id DESC);
    CREATE INDEX check_by_rating ON {checks} (rating, first_published_at DESC, id DESC);
    CREATE INDEX check_by_claimant ON {checks} (claimant, first_published_at DESC, id DESC);
"""
# A table and what is copied into it. The documents first: the other two name them.
OURS = {
    "claims_document": "SELECT id, public_id, sha256, body FROM claims_document",
    "claims_publishedcheck": f"SELECT c.id, {FACE}, c.document_id, {WORDS} AS words FROM {CHECKS}",
    "claims_logentry": f"SELECT {ENTRY}, e.document_id FROM {CHANGES}",
}
OUR_TABLES = f"""
    CREATE TABLE claims_document (id bigint PRIMARY KEY, public_id varchar(10) NOT NULL, sha256 varchar(64) NOT NULL, body text);
    CREATE TABLE claims_publishedcheck (id bigint PRIMARY KEY, {FACE_COLUMNS},
        document_id bigint NOT NULL UNIQUE REFERENCES claims_document, words text NOT NULL);
    CREATE TABLE claims_logentry (seq bigint PRIMARY KEY, {ENTRY_COLUMNS},
        document_id bigint NOT NULL UNIQUE REFERENCES claims_document);
    {INDEXES.format(checks="claims_publishedcheck")}
"""
FLAT = {
    "checks": f"SELECT c.id, {FACE}, d.body, {WORDS} AS words FROM {CHECKS}",
    "changes": f"SELECT {ENTRY}, d.body FROM {CHANGES}",
}
FLAT_TABLES = f"""
    CREATE TABLE checks (id integer PRIMARY KEY, {FACE_COLUMNS}, body text NOT NULL, words text NOT NULL);
    CREATE TABLE changes (seq integer PRIMARY KEY, {ENTRY_COLUMNS}, body text NOT NULL);
"""
FULL_TEXT = """
    CREATE VIRTUAL TABLE checks_fts USING fts5 (words, content=checks, content_rowid=id);
    INSERT INTO checks_fts (checks_fts) VALUES ('rebuild');
    INSERT INTO checks_fts (checks_fts) VALUES ('optimize');
"""


def name_of(url: str) -> str:
    return url.rsplit("/", 1)[1]


def url(name: str) -> str:
    with databases.switched(name):
        return databases.url("owner")


def database(source: str, peer: str, fill: Callable[[str], None]) -> str:
    """The owner's URL to a peer's database beside that of the benchmark; made by `fill(url)` when it is not there.

    Under another name until it is whole, so that a broken run leaves nothing that looks finished.
    """
    name = f"{name_of(source)}_{peer}"
    draft, owner = f"{name}_draft", str(settings.OWNER_DATABASE["USER"])
    names = {"draft": sql.Identifier(draft), "name": sql.Identifier(name), "owner": sql.Identifier(owner)}
    with management.connect(settings.ADMIN_DATABASE) as admin:
        if not admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            admin.execute(sql.SQL("DROP DATABASE IF EXISTS {draft} WITH (FORCE)").format(**names))
            admin.execute(sql.SQL("CREATE DATABASE {draft} OWNER {owner} TEMPLATE template0").format(**names))
            fill(url(draft))
            with management.connect(settings.ADMIN_DATABASE, draft) as maker:
                maker.execute("VACUUM (ANALYZE, FREEZE)")
            admin.execute(sql.SQL("ALTER DATABASE {draft} RENAME TO {name}").format(**names))
    return url(name)


def into_postgres(source: str, target: str, tables: str, queries: dict[str, str]) -> None:
    """Tables, and for each a query on the database of the benchmark that fills it."""
    with psycopg.connect(source) as reader, psycopg.connect(target) as writer:
        writer.execute(tables)  # type: ignore[arg-type]
        for table, query in queries.items():
            with (
                reader.cursor().copy(f"COPY ({query}) TO STDOUT") as rows,  # type: ignore[arg-type]
                writer.cursor().copy(f"COPY {table} FROM STDIN") as copy,  # type: ignore[arg-type]
            ):
                for row in rows:
                    copy.write(row)


def into_sqlite(source: str, path: Path) -> None:
    """The flat tables in a file, and the words in a full-text index. Under another name until it is whole."""
    if path.exists():
        return
    draft = path.with_suffix(".draft")
    draft.unlink(missing_ok=True)
    with psycopg.connect(source) as reader, sqlite3.connect(draft) as writer:
        writer.executescript(FLAT_TABLES.replace("timestamptz", "text"))
        for table, query in FLAT.items():
            with reader.cursor("rows") as rows:
                rows.execute(query)  # type: ignore[arg-type]
                marks = ", ".join("?" * len(rows.description or ()))
                writer.executemany(f"INSERT INTO {table} VALUES ({marks})", map(_plain, rows))
        writer.executescript(f"{INDEXES.format(checks='checks')} {FULL_TEXT} ANALYZE;")
    draft.rename(path)


def _plain(row: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(value.isoformat() if hasattr(value, "isoformat") else value for value in row)
