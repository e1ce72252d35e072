"""Datasette over SQLite, the file opened as one that never changes; counts, facets and suggestions of facets off.

Documents are parsed, so that its answers hold them as ours do, and searches are ranked by BM25 (a canned query, as its
documentation has it for searches in an order of one's own).
"""

import json
import re
from urllib.parse import urlencode

from benchmarks.peers import rows
from benchmarks.peers.serving import ROOT, Server, tools
from benchmarks.reading import Common

VERSIONS = "Datasette 0.65.5"
HOME = ROOT / "var" / "peers" / "datasette"
COLUMNS = "id, public_id, slug, state, language, rating, scale, claimant, claimant_wikidata_id, first_published_at, modified_at, body"
SEARCH = f"""
    SELECT {COLUMNS} FROM checks JOIN (SELECT rowid, rank FROM checks_fts WHERE checks_fts MATCH :q ORDER BY rank LIMIT 50) found
    ON found.rowid = checks.id ORDER BY found.rank
"""
METADATA = {"databases": {"checks": {"queries": {"search": {"sql": SEARCH}}}}}
SETTINGS = {"suggest_facets": "off", "allow_facet": "off", "sql_time_limit_ms": "60000", "max_returned_rows": "1000"}


def serve(source: str) -> Server:
    folder = HOME / rows.name_of(source)
    folder.mkdir(exist_ok=True)
    rows.into_sqlite(source, folder / "checks.db")
    metadata = folder / "metadata.json"
    metadata.write_text(json.dumps(METADATA))
    settings = [part for name, value in SETTINGS.items() for part in ("--setting", name, value)]
    return Server(
        [str(HOME / "venv/bin/datasette"), "serve", "--immutable", "checks.db", "--metadata", "metadata.json",
         "--host", "127.0.0.1", "--port", "{port}", *settings],
        tools("datasette"), watched=source, ready="/-/versions.json", cwd=folder,
    )  # fmt: skip


def filtered(most: Common) -> str:
    return _listed(language=most.language, rating=most.rating)


def deep(language: str, place: dict[str, str]) -> str:
    """By the place where the page before ended, in its own writing."""
    moment = re.sub(r"[^\w-]", lambda sign: f"~{ord(sign[0]):02X}", place["at"].replace(" ", "T"))
    return _listed(language=language, _next=f"{moment},{place['id']}")


def detail(pk: int) -> str:
    return f"/checks/checks/{pk}.json?_shape=objects&_json=body&_nocol=words"


def search(words: str) -> str:
    return f"/checks/search.json?{urlencode({'q': ' OR '.join(words.split()), '_shape': 'objects', '_json': 'body'})}"


def changes(after: int, limit: int) -> str:
    return _table("changes", seq__gt=str(after), _sort="seq", _size=str(limit))


def _listed(**asked: str) -> str:
    return _table("checks", _sort_desc="first_published_at", _size="50", _nocol="words", **asked)


def _table(name: str, **asked: str) -> str:
    return f"/checks/{name}.json?{urlencode({'_shape': 'objects', '_json': 'body', '_nocount': '1'} | asked)}"
