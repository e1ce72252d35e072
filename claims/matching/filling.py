"""Keeps what matching looks things up in: counts of terms and, where there is a model, vectors.

Words need nobody: triggers write them with the claim. Vectors follow at the model's own rate, in batches that are
whole or not there, so whoever is stopped goes on later; until then a claim is found by its words.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import connection, transaction

from claims.matching.embedding import Model
from claims.matching.posts import plain

BATCH = 32
# Terms of so many entries are counted; of more, a sample stands for all.
SAMPLE = 100_000


@dataclass(frozen=True)
class Stock:
    """The vectors of a shelf: `missing` finds (key, its version, text) of what has none of a model, `keep` writes one
    unless what it was made of changed meanwhile."""

    missing: str
    count: str
    keep: str


# One writes at a time, so that later rows have higher numbers: whoever reads what is new misses none.
LOCK = "SELECT pg_advisory_xact_lock(hashtext('claims_vectors'))"
REPLACE = "SET id = DEFAULT, model = EXCLUDED.model, vector = EXCLUDED.vector"
ENTRIES = """
    FROM claims_matchentry e LEFT JOIN claims_claim c ON e.kind = 'claim' AND c.id = e.thing
    LEFT JOIN claims_externalreview r ON e.kind = 'external' AND r.id = e.thing
    WHERE NOT EXISTS (SELECT 1 FROM claims_matchvector v WHERE v.entry_id = e.id AND v.model = %s)
"""
CHECKS = """
    FROM claims_publishedcheck p JOIN claims_document d ON d.id = p.document_id
    WHERE p.state <> 'retracted'
        AND NOT EXISTS (SELECT 1 FROM claims_publishedvector v WHERE v.check_row_id = p.id AND v.model = %s)
"""
# ruff: noqa: S608 - statements of ours; values are parameters.
STOCKS = (
    Stock(
        missing=f"SELECT e.id, 0, coalesce(c.text, r.claim_text || ' ' || r.title) {ENTRIES} AND e.id > %s "
        "ORDER BY e.id LIMIT %s",
        count=f"SELECT count(*) {ENTRIES}",
        keep="INSERT INTO claims_matchvector (entry_id, model, vector) SELECT id, %s, %s::real[] "
        f"FROM claims_matchentry WHERE id = %s AND 0 = %s FOR KEY SHARE ON CONFLICT (entry_id) DO UPDATE {REPLACE}",
    ),
    Stock(
        missing=f"SELECT p.id, p.document_id, d.body::jsonb#>>'{{claim,text}}' {CHECKS} AND p.id > %s "
        "ORDER BY p.id LIMIT %s",
        count=f"SELECT count(*) {CHECKS}",
        keep="INSERT INTO claims_publishedvector (check_row_id, model, vector) SELECT id, %s, %s::real[] "
        "FROM claims_publishedcheck WHERE id = %s AND document_id = %s FOR SHARE "
        f"ON CONFLICT (check_row_id) DO UPDATE {REPLACE}",
    ),
)


def count_terms() -> int:
    """Counts anew in how many entries each term stands; answers how many counts changed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT claims_count_match_terms(%s)", [SAMPLE])
        return int(cursor.fetchone()[0])


def missing_vectors(model: Model) -> int:
    """How many claims, reviews and checks have no vector of this model."""
    with connection.cursor() as cursor:
        total = 0
        for stock in STOCKS:
            cursor.execute(stock.count, [model.name])
            total += int(cursor.fetchone()[0])
    return total


def make_vectors(model: Model) -> Iterator[int]:
    """Makes what is missing, batch by batch; yields the size of each. Stop between two, and nothing is half-written."""
    for stock in STOCKS:
        after = 0
        while rows := _missing(stock, model, after):
            _keep(stock, model, rows)
            after = rows[-1][0]
            yield len(rows)


def make_some_vectors(model: Model, seconds: float) -> tuple[int, bool]:
    """The same for about so many seconds: how many were made, and whether more may be missing."""
    made, until = 0, time.monotonic() + seconds
    for size in make_vectors(model):
        made += size
        if time.monotonic() > until:
            return made, True
    return made, False


def _missing(stock: Stock, model: Model, after: int) -> list[tuple[int, int, str]]:
    with connection.cursor() as cursor:
        cursor.execute(stock.missing, [model.name, after, BATCH])
        return list(cursor.fetchall())


def _keep(stock: Stock, model: Model, rows: Sequence[tuple[int, int, str]]) -> None:
    made = model.passages([plain(text) for _key, _version, text in rows])
    values = [
        (model.name, vector.tolist(), key, version) for (key, version, _text), vector in zip(rows, made, strict=True)
    ]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(LOCK)
        cursor.executemany(stock.keep, values)
