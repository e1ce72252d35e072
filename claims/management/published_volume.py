"""The published half alone in volume: SQL copies of the checks that are there, under ids and dates of their own.

For benchmarks of reading. The editorial half stays as it is, so the triggers that ask it for proof are off
meanwhile, and those that hold columns and lists to documents, which are copied together; the log numbers and
chains every copy itself, as always, and the state of all is hashed once at the end.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection, transaction

from claims.management.databases import as_owner

BATCH = 2_000
PATTERNS = 10_000
TRIGGERS = (
    ("claims_logentry", "e_demands"),
    ("claims_publishedcheck", "e_matches"),
    ("claims_publishedchecktopic", "e_matches"),
    ("claims_publishedcheckarticle", "e_matches"),
    ("claims_publishedcheckorigin", "e_matches"),
    ("claims_publishedcheckquantity", "e_matches"),
    ("claims_logentry", "f_added"),
)
PATTERN = """
CREATE TEMPORARY TABLE pattern ON COMMIT PRESERVE ROWS AS
SELECT row_number() OVER (ORDER BY p.id) - 1 AS place, p.id AS check_id, p.public_id, p.slug, p.language, p.rating,
    p.scale, p.claimant, p.claimant_wikidata_id, d.body, d.body::json->>'first_published_at' AS said
FROM claims_publishedcheck p JOIN claims_document d ON d.id = p.document_id
WHERE p.state = 'published' ORDER BY p.id LIMIT %s
"""
# Ten characters of the alphabet of public ids, by number: "z" and nine sixteenths.
COPIES = """
CREATE TEMPORARY TABLE copied ON COMMIT DROP AS
SELECT 'z' || translate(lpad(to_hex(n), 9, '0'), '0123456789abcdef', '23456789abcdefgh') AS public_id, place, check_id,
    slug, language, rating, scale, claimant, claimant_wikidata_id,
    timestamptz '2026-01-01 00:00Z' + n * interval '20 seconds' AS at
FROM generate_series(%(first)s, %(last)s) n
JOIN pattern ON pattern.place = n %% (SELECT count(*) FROM pattern)
"""
FILL = """
WITH written AS (
    INSERT INTO claims_document (public_id, sha256, body)
    SELECT public_id, claims_body_hash(text), text FROM (
        SELECT c.public_id, replace(replace(p.body, p.public_id, c.public_id), p.said,
            to_char(c.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) AS text
        FROM copied c JOIN pattern p USING (place)) bodies
    RETURNING id, public_id
), shown AS (
    INSERT INTO claims_publishedcheck (public_id, slug, state, language, rating, scale, claimant,
        claimant_wikidata_id, first_published_at, modified_at, document_id)
    SELECT c.public_id, slug, 'published', language, rating, scale, claimant, claimant_wikidata_id, at, at, written.id
    FROM copied c JOIN written USING (public_id) RETURNING id, public_id
), topics AS (
    INSERT INTO claims_publishedchecktopic (check_row_id, topic)
    SELECT shown.id, topic FROM shown JOIN copied USING (public_id)
    JOIN claims_publishedchecktopic t ON t.check_row_id = copied.check_id
), origins AS (
    INSERT INTO claims_publishedcheckorigin (check_row_id, origin)
    SELECT shown.id, origin FROM shown JOIN copied USING (public_id)
    JOIN claims_publishedcheckorigin o ON o.check_row_id = copied.check_id
), quantities AS (
    INSERT INTO claims_publishedcheckquantity (check_row_id, unit, value, value_to)
    SELECT shown.id, unit, value, value_to FROM shown JOIN copied USING (public_id)
    JOIN claims_publishedcheckquantity q ON q.check_row_id = copied.check_id
), words AS (
    INSERT INTO claims_publishedsearch (check_row_id, terms, length)
    SELECT shown.id, terms, length FROM shown JOIN copied USING (public_id)
    JOIN claims_publishedsearch s ON s.check_row_id = copied.check_id
)
INSERT INTO claims_publishedcheckarticle (check_row_id, article, url, outlet)
SELECT shown.id, article, url, outlet FROM shown JOIN copied USING (public_id)
JOIN claims_publishedcheckarticle a ON a.check_row_id = copied.check_id
"""
LOG = """
INSERT INTO claims_logentry
    (seq, kind, public_id, revision, reference, document_id, document_sha256, at, previous_hash, hash)
SELECT 0, 'published', d.public_id, 1, '', d.id, d.sha256, now(), d.sha256, d.sha256
FROM copied JOIN claims_document d USING (public_id) ORDER BY d.id
"""


def fill(count: int) -> Iterator[int]:
    """Copies published checks until there are `count`; yields how many there are after each batch."""
    with as_owner(settings.OWNER_DATABASE), connection.cursor() as cursor, _without_proof():
        cursor.execute(PATTERN, [PATTERNS])
        cursor.execute("SELECT count(*) FROM claims_publishedcheck")
        done = cursor.fetchone()[0]
        while done < count:
            size = min(BATCH, count - done)
            with transaction.atomic():
                cursor.execute(COPIES, {"first": done, "last": done + size - 1})
                cursor.execute(FILL)
                cursor.execute(LOG)
            done += size
            yield done
        cursor.execute("SELECT claims_refill_state()")


@contextmanager
def _without_proof() -> Iterator[None]:
    def switch(how: str) -> None:
        with connection.cursor() as cursor:
            for table, trigger in TRIGGERS:
                cursor.execute(f"ALTER TABLE {table} {how} TRIGGER {trigger}")

    switch("DISABLE")
    try:
        yield
    finally:
        switch("ENABLE")
