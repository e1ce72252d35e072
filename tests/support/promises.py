"""What must hold of the whole database at any moment that anybody can see it, in plain SQL."""

from collections.abc import Iterator

from django.db import connection

from claims.management.databases import APP_GRANTS
from claims.models import LogEntry
from claims.publishing import following
from claims.publishing.canonical import log_instant
from claims.publishing.verify import Entry, Reading, faults, state_of

PROMISES = [
    # (what is wrong, which)
    ("a check does not show its latest log entry", "SELECT public_id FROM claims_publishedcheck p WHERE document_id IS DISTINCT FROM (SELECT document_id FROM claims_logentry l WHERE l.public_id = p.public_id ORDER BY seq DESC LIMIT 1)"),
    ("a document is not in the log", "SELECT public_id FROM claims_document d WHERE NOT EXISTS (SELECT 1 FROM claims_logentry WHERE document_id = d.id)"),
    ("the log speaks of a check that is not there", "SELECT public_id FROM claims_logentry EXCEPT SELECT public_id FROM claims_publishedcheck EXCEPT SELECT public_id FROM claims_logentry WHERE kind = 'erased'"),
    ("an erased claim is still public", "SELECT p.public_id FROM claims_publishedcheck p JOIN claims_claim c USING (public_id) WHERE c.state = 'erased'"),
    ("an erased claim has a body left", "SELECT public_id FROM claims_document d JOIN claims_claim c USING (public_id) WHERE c.state = 'erased' AND body::jsonb->>'state' <> 'erased'"),
    ("a log entry has no outbox row", "SELECT seq::text FROM claims_logentry EXCEPT SELECT entry_id::text FROM claims_outbox"),
    ("the head is not the last log entry", "SELECT h.seq::text FROM claims_loghead h WHERE h.seq <> (SELECT coalesce(max(seq), 0) FROM claims_logentry) OR h.hash <> (SELECT hash FROM claims_logentry l WHERE l.seq = h.seq)"),
    ("a claim was published twice", "SELECT public_id FROM claims_logentry WHERE kind = 'published' GROUP BY 1 HAVING count(*) > 1"),
    ("a revision was published twice", "SELECT public_id FROM claims_logentry WHERE kind IN ('published', 'corrected') GROUP BY public_id, revision HAVING count(*) > 1"),
    ("a check does not show the published revision", "SELECT p.public_id FROM claims_publishedcheck p JOIN claims_document d ON d.id = p.document_id WHERE p.state <> 'retracted' AND NOT EXISTS (SELECT 1 FROM claims_verdict v JOIN claims_claim c ON c.id = v.claim_id WHERE c.public_id = p.public_id AND v.state = 'published' AND v.revision = (d.body::jsonb->>'revision')::int)"),
    ("a published verdict has no check that is not retracted", "SELECT c.public_id FROM claims_verdict v JOIN claims_claim c ON c.id = v.claim_id WHERE v.state = 'published' AND NOT EXISTS (SELECT 1 FROM claims_publishedcheck p WHERE p.public_id = c.public_id AND p.state <> 'retracted')"),
    ("a published verdict has no evidence", "SELECT c.public_id FROM claims_verdict v JOIN claims_claim c ON c.id = v.claim_id WHERE v.state = 'published' AND NOT EXISTS (SELECT 1 FROM claims_evidence WHERE verdict_id = v.id)"),
    ("a published verdict has no approval by another person", "SELECT c.public_id FROM claims_verdict v JOIN claims_claim c ON c.id = v.claim_id WHERE v.state = 'published' AND NOT EXISTS (SELECT 1 FROM claims_approval a WHERE a.verdict_id = v.id AND a.dropped_at IS NULL AND a.approver_id <> v.author_id)"),
    ("a document says other words than its revision", "SELECT c.public_id FROM claims_verdict v JOIN claims_claim c ON c.id = v.claim_id JOIN claims_publishedcheck p ON p.public_id = c.public_id JOIN claims_document d ON d.id = p.document_id WHERE v.state = 'published' AND (d.body::jsonb->>'summary' <> v.summary::text OR ARRAY(SELECT e->>'quote' FROM jsonb_array_elements(d.body::jsonb->'evidence') e ORDER BY 1) <> ARRAY(SELECT quote::text FROM claims_evidence WHERE verdict_id = v.id ORDER BY 1))"),
    ("a claim is closed without a published verdict, or open with one", "SELECT public_id FROM claims_claim c WHERE (state = 'closed') <> EXISTS (SELECT 1 FROM claims_verdict WHERE claim_id = c.id AND state = 'published')"),
    ("a publication has no event of its own", "SELECT c.public_id FROM claims_claim c WHERE (SELECT count(*) FROM claims_event WHERE claim_id = c.id AND thing = 'verdict' AND verb IN ('publish', 'correct')) <> (SELECT count(*) FROM claims_logentry l WHERE l.public_id = c.public_id AND kind IN ('published', 'corrected'))"),
    ("a check is missing under an article it names", "SELECT p.public_id FROM claims_publishedcheck p JOIN claims_document d ON d.id = p.document_id, jsonb_array_elements(coalesce(d.body::jsonb->'appearances', '[]')) a WHERE NOT EXISTS (SELECT 1 FROM claims_publishedcheckarticle k WHERE k.check_row_id = p.id AND k.article = a#>>'{article,public_id}')"),
    ("an article's public record does not list a check", "SELECT p.public_id FROM claims_publishedcheck p JOIN claims_publishedcheckarticle k ON k.check_row_id = p.id WHERE NOT EXISTS (SELECT 1 FROM claims_publishedarticle a WHERE a.key = k.article AND a.body::jsonb @> jsonb_build_object('checks', jsonb_build_array(jsonb_build_object('public_id', p.public_id, 'state', p.state))))"),
    ("a claimant of a check has no public record", "SELECT claimant FROM claims_publishedcheck WHERE claimant <> '' EXCEPT SELECT key FROM claims_publishedclaimant"),
]  # fmt: skip


def broken() -> set[str]:
    """Everything wrong in the database, in words; nothing when all promises hold."""
    found = set()
    with connection.cursor() as cursor:
        for what, query in PROMISES:
            cursor.execute(query)
            found |= {f"{what}: {which}" for (which,) in cursor.fetchall()}
    log = Reading(log_entries())
    found |= set(faults(log))
    if following.state_at(log.seq) != state_of(log.copy):
        found.add(f"the state at entry {log.seq} is not that of the log")
    return found


def log_entries() -> Iterator[Entry]:
    for row in LogEntry.objects.select_related("document").order_by("seq"):
        yield Entry(
            row.seq, row.kind, row.public_id, row.revision, row.reference, row.document_sha256, log_instant(row.at),
            row.previous_hash, row.hash, row.document.body,
        )  # fmt: skip


def snapshot() -> dict[str, str]:
    """Each table with a hash over all its rows, byte for byte."""
    rows = "encode(sha256(convert_to(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), ''), 'UTF8')), 'hex')"
    query = " UNION ALL ".join(f"SELECT '{table}', {rows} FROM {table} t" for table in sorted(APP_GRANTS))
    with connection.cursor() as cursor:
        cursor.execute(query)
        return dict(cursor.fetchall())
