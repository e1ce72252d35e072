-- What an auditor asks of the published half (docs/audit.md). Each view answers with the rows that break
-- its promise: thing, id and why in words. Empty: kept. Ids, states and hashes only, never bodies or people.

-- NULL where the text is no JSON: a damaged body is a finding, not the end of the audit.
CREATE FUNCTION audit_json(body text) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN body::jsonb;
EXCEPTION WHEN OTHERS THEN
    RETURN NULL;
END $$;

CREATE VIEW audit_documents (thing, id, why) AS
SELECT 'document', d.id::text, why
FROM claims_document d
LEFT JOIN claims_logentry l ON l.document_id = d.id
CROSS JOIN LATERAL (VALUES
    (d.sha256::text <> claims_body_hash(d.body), 'its hash is not the hash of its body'),
    (l.seq IS NULL, 'no log entry stands for it')
) checked (broken, why)
WHERE broken
UNION ALL
SELECT kind, key, 'its hash is not the hash of its body'
FROM (
    SELECT 'article', key, sha256, body FROM claims_publishedarticle
    UNION ALL SELECT 'claimant', key, sha256, body FROM claims_publishedclaimant
    UNION ALL SELECT 'topic', key, sha256, body FROM claims_publishedtopic
    UNION ALL SELECT 'outlet', key, sha256, body FROM claims_publishedoutlet
) record (kind, key, sha256, body)
WHERE sha256::text <> claims_body_hash(body);

CREATE VIEW audit_log_chain (thing, id, why) AS
SELECT 'log entry', seq::text, why
FROM (
    SELECT l.seq, l.hash::text, l.previous_hash::text, claims_body_hash(claims_log_line(l)) AS own_hash,
        coalesce(lag(l.seq) OVER log, 0) AS last_seq, coalesce(lag(l.hash) OVER log, repeat('0', 64)) AS last_hash,
        d.public_id = l.public_id AND d.sha256 = l.document_sha256 AS names_its_document
    FROM claims_logentry l LEFT JOIN claims_document d ON d.id = l.document_id
    WINDOW log AS (ORDER BY l.seq)
) entry
CROSS JOIN LATERAL (VALUES
    (seq <> last_seq + 1, 'the entry before it is missing'),
    (previous_hash <> last_hash, 'it does not follow the entry before it'),
    (hash <> own_hash, 'it was changed: its hash is not the hash of its line'),
    (names_its_document IS NOT TRUE, 'its document is missing, or of another check or hash')
) checked (broken, why)
WHERE broken;

CREATE VIEW audit_log_head (thing, id, why) AS
SELECT 'log head', coalesce(head.seq::text, 'none'), 'it is not the last entry of the log'
FROM (SELECT max(seq) AS seq FROM claims_logentry) newest
LEFT JOIN claims_logentry last ON last.seq = newest.seq
LEFT JOIN claims_loghead head ON true
WHERE head.seq IS DISTINCT FROM coalesce(newest.seq, 0)
    OR head.hash::text IS DISTINCT FROM coalesce(last.hash, repeat('0', 64));

CREATE VIEW audit_outbox (thing, id, why) AS
SELECT 'log entry', coalesce(l.seq, o.entry_id)::text,
    CASE WHEN o.entry_id IS NULL THEN 'no outbox row tells partners of it'
        WHEN l.seq IS NULL THEN 'partners were told of an entry that is not there'
        ELSE 'its outbox row has another date' END
FROM claims_logentry l FULL JOIN claims_outbox o ON o.entry_id = l.seq
WHERE l.at IS DISTINCT FROM o.created_at;

CREATE VIEW audit_log_demands (thing, id, why) AS
SELECT 'log entry', seq::text, why
FROM (
    SELECT l.seq, l.kind, l.reference, v.id AS verdict_id, v.state, v.claim_id,
        row_number() OVER (PARTITION BY l.public_id ORDER BY l.seq) AS place,
        row_number() OVER (PARTITION BY l.public_id, l.kind ORDER BY l.seq) AS place_in_kind
    FROM claims_logentry l
    LEFT JOIN claims_claim c ON c.public_id = l.public_id
    LEFT JOIN claims_verdict v ON v.claim_id = c.id AND v.revision = l.revision
) entry
CROSS JOIN LATERAL (VALUES
    (kind NOT IN ('published', 'corrected', 'retracted', 'sighted', 'translated'), 'the audit does not know its kind'),
    ((place = 1) <> (kind = 'published'), 'a check is published first, and only once'),
    (verdict_id IS NULL OR state NOT IN ('published', 'superseded') OR (kind = 'retracted' AND state = 'published'),
        'the revision it names is not in the state it says'),
    (kind IN ('published', 'corrected') AND NOT EXISTS (
        SELECT 1 FROM claims_approval a WHERE a.verdict_id = entry.verdict_id AND a.dropped_at IS NULL),
        'no approval stands behind it'),
    (kind = 'corrected' AND NOT EXISTS (SELECT 1 FROM claims_correction k WHERE k.verdict_id = entry.verdict_id),
        'no correction notice stands behind it'),
    (kind = 'retracted' AND place_in_kind > (
        SELECT count(*) FROM claims_retraction r WHERE r.claim_id = entry.claim_id AND r.state = 'carried_out'),
        'no retraction that was carried out stands behind it'),
    (kind = 'sighted' AND NOT EXISTS (
        SELECT 1 FROM claims_appearance p
        JOIN claims_articleversion av ON av.id = p.article_version_id
        JOIN claims_article a ON a.id = av.article_id
        WHERE p.claim_id = entry.claim_id AND a.public_id = entry.reference),
        'no appearance in the article it names stands behind it'),
    (kind = 'translated' AND NOT EXISTS (
        SELECT 1 FROM claims_verdicttranslation t JOIN claims_approval a ON a.translation_id = t.id
        WHERE t.verdict_id = entry.verdict_id AND t.language = entry.reference
            AND t.state IN ('published', 'superseded') AND a.dropped_at IS NULL),
        'no approved translation stands behind it')
) checked (broken, why)
WHERE broken;

CREATE VIEW audit_columns (thing, id, why) AS
SELECT 'table', relation, format('its column "%s" is %s', coalesce(listed.col, actual.col),
    CASE WHEN actual.col IS NULL THEN 'missing or of another type' ELSE 'not one of those listed' END)
FROM (
    SELECT relation, unnest(cols) AS col FROM (VALUES
        ('claims_logentry', ARRAY['seq bigint', 'kind character varying(20)', 'public_id character varying(10)',
            'revision integer', 'reference character varying(20)', 'document_id bigint', 'document_sha256 sha256_hex',
            'at timestamp with time zone', 'previous_hash sha256_hex', 'hash sha256_hex']),
        ('claims_loghead', ARRAY['id bigint', 'seq bigint', 'hash sha256_hex']),
        ('claims_outbox', ARRAY['entry_id bigint', 'created_at timestamp with time zone']),
        ('claims_event', ARRAY['id bigint', 'at timestamp with time zone', 'actor_id bigint',
            'verb character varying(40)', 'thing character varying(40)', 'object_id bigint', 'claim_id bigint',
            'article_id bigint', 'source_state character varying(20)', 'target_state character varying(20)'])
    ) tables (relation, cols)
) listed
FULL JOIN (
    SELECT c.relname::text AS relation, a.attname || ' ' || format_type(a.atttypid, a.atttypmod) AS col
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
        AND c.relname IN ('claims_logentry', 'claims_loghead', 'claims_outbox', 'claims_event')
) actual USING (relation, col)
WHERE listed.col IS NULL OR actual.col IS NULL;
