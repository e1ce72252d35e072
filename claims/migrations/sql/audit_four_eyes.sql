-- What an auditor asks of what was published: a second person, evidence, readiness, corrections (docs/audit.md).

CREATE VIEW audit_approvals (thing, id, why) AS
SELECT thing, id::text, why
FROM (
    SELECT 'verdict' AS thing, v.id, v.state, a.id AS approval, a.approver_id = v.author_id OR EXISTS (
        SELECT 1 FROM claims_verdicteditor e WHERE e.verdict_id = v.id AND e.user_id = a.approver_id) AS by_writer
    FROM claims_verdict v LEFT JOIN claims_approval a ON a.verdict_id = v.id AND a.dropped_at IS NULL
    UNION ALL
    SELECT 'translation', t.id, t.state, a.id, a.approver_id = t.translator_id
    FROM claims_verdicttranslation t LEFT JOIN claims_approval a ON a.translation_id = t.id AND a.dropped_at IS NULL
) work
CROSS JOIN LATERAL (VALUES
    (state IN ('approved', 'published', 'superseded') AND approval IS NULL, 'it got past review without an approval'),
    (by_writer, 'it was approved by somebody who wrote it'),
    (state IN ('draft', 'in_review') AND approval IS NOT NULL, 'it is being written, and its approval still stands')
) checked (broken, why)
WHERE broken;

-- With its owner's rights, for the auditor's role; the hash tells nothing of the content.
CREATE FUNCTION audit_fingerprint(thing text, id bigint) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER COST 100000
    SET search_path = public, pg_temp AS $$
    SELECT CASE thing WHEN 'verdict' THEN claims_fingerprint(id) ELSE claims_translation_fingerprint(id) END
$$;
REVOKE EXECUTE ON FUNCTION audit_fingerprint FROM PUBLIC;

-- A hash is of whole rows, so it can be computed again only until a migration changes their shape.
CREATE VIEW audit_approved_content (thing, id, why) AS
WITH approved AS (
    SELECT CASE WHEN verdict_id IS NULL THEN 'translation' ELSE 'verdict' END AS thing,
        coalesce(verdict_id, translation_id) AS id, verdict_id, approved_at, content_sha256::text
    FROM claims_approval
    WHERE dropped_at IS NULL AND approved_at > (SELECT max(applied) FROM django_migrations WHERE app = 'claims')
)
SELECT thing, a.id::text, 'it is not what was approved, and no event says that anything was edited since'
FROM approved a
LEFT JOIN claims_verdict v ON v.id = a.verdict_id
LEFT JOIN claims_claim c ON c.id = v.claim_id
WHERE v.state IS DISTINCT FROM 'superseded'
    AND NOT EXISTS (
        SELECT 1 FROM claims_event e
        WHERE e.at >= a.approved_at AND ((e.thing = 'claim' AND e.object_id = c.id AND e.verb = 'edit_claim')
            OR (e.thing = 'claimant' AND e.object_id = c.claimant_id)))
    AND NOT EXISTS (
        SELECT 1 FROM claims_evidence i JOIN claims_event e ON e.thing = 'source' AND e.object_id = i.source_id
        WHERE i.verdict_id = a.verdict_id AND e.at >= a.approved_at)
    AND audit_fingerprint(a.thing, a.id) IS DISTINCT FROM a.content_sha256;

CREATE VIEW audit_evidence (thing, id, why) AS
SELECT 'verdict', v.id::text, 'it was published without evidence that has a source'
FROM claims_verdict v
WHERE v.state IN ('published', 'superseded') AND NOT EXISTS (
    SELECT 1 FROM claims_evidence e JOIN claims_source s ON s.id = e.source_id WHERE e.verdict_id = v.id);

CREATE VIEW audit_own_article (thing, id, why) AS
SELECT DISTINCT 'evidence', e.id::text, 'the article that carries the claim is cited as proof that it is so'
FROM claims_evidence e
JOIN claims_source s ON s.id = e.source_id
JOIN claims_verdict v ON v.id = e.verdict_id
JOIN claims_articleversion av ON av.article_id = s.article_id
JOIN claims_appearance p ON p.article_version_id = av.id AND p.claim_id = v.claim_id
WHERE e.finding = 'truth' AND v.state <> 'superseded';

CREATE VIEW audit_readiness (thing, id, why) AS
SELECT 'check', p.public_id, why
FROM claims_publishedcheck p
JOIN claims_document d ON d.id = p.document_id
JOIN claims_claim c ON c.public_id = p.public_id
LEFT JOIN claims_verdict v ON v.claim_id = c.id AND v.state = 'published'
CROSS JOIN LATERAL audit_json(d.body) doc
CROSS JOIN LATERAL jsonb_path_query_array(doc, '$.exceptions[*].code') set_aside
CROSS JOIN LATERAL (VALUES
    ('rating_missing', doc#>>'{rating,slug}' IS NULL, 'it has no rating'),
    ('summary_missing', coalesce(btrim(doc->>'summary'), '') = '', 'it has no summary'),
    ('attribution_missing', coalesce(doc#>>'{attribution,finding}', '') = '', 'it does not say whether they said it'),
    ('attribution_mismatch', (doc->>'claimant' IS NULL) <> (doc#>>'{attribution,finding}' = 'not_applicable'),
        'its finding on who said it does not fit its claimant'),
    ('appearance_missing', NOT jsonb_path_exists(doc, '$.appearances[*]'), 'it stands in no article'),
    ('selection_missing', coalesce(doc#>>'{claim,selection,reason}', '') = '', 'it does not say why it was chosen'),
    ('truth_evidence_missing', NOT jsonb_path_exists(doc, '$.evidence[*] ? (@.finding == "truth")'),
        'it has no evidence on whether it is so'),
    ('attribution_evidence_missing', doc->>'claimant' IS NOT NULL
        AND NOT jsonb_path_exists(doc, '$.evidence[*] ? (@.finding == "attribution")'),
        'it has no evidence on whether they said it'),
    ('independent_origins', NOT jsonb_path_exists(doc, '$ ? (@.independent_origins >= 2)'),
        'it rests on fewer than two origins and prints no reason'),
    ('counter_search', coalesce(btrim(doc->>'counter_search'), '') = ''
        AND NOT jsonb_path_exists(doc, '$.evidence[*] ? (@.finding == "truth" && @.stance == "refutes")'),
        'it shows no look for evidence against'),
    ('kept_copy', jsonb_path_exists(doc, '$.evidence[*].source ? (@.archive_url == "")'),
        'one of its sources has no kept copy'),
    ('primary_source', NOT jsonb_path_exists(doc, '$.evidence[*].source ? (@.kind == "primary")'),
        'it has no primary source'),
    ('source_dates', doc#>>'{claim,made_on}' IS NOT NULL
        AND jsonb_path_exists(doc, '$.evidence[*] ? (@.finding == "attribution")')
        AND NOT jsonb_path_exists(doc,
            '$.evidence[*] ? (@.finding == "attribution" && @.source.published_on >= $day)',
            jsonb_build_object('day', doc#>'{claim,made_on}')),
        'none of its sources is of a day that could attest the claim'),
    ('interest_undeclared', v.no_interest IS NOT TRUE, 'its author did not rule out a conflict of interest'),
    ('reply', doc#>>'{reply,status}' IS NULL, 'it does not say whether the claimant was asked')
) checked (code, broken, why)
WHERE p.state <> 'retracted' AND broken AND NOT set_aside ? code;

CREATE VIEW audit_exceptions (thing, id, why) AS
SELECT 'exception', x.id::text, why
FROM claims_ruleexception x
JOIN claims_verdict v ON v.id = x.verdict_id
JOIN claims_claim c ON c.id = v.claim_id
LEFT JOIN claims_logentry l ON l.public_id = c.public_id AND l.revision = v.revision
    AND l.kind IN ('published', 'corrected')
LEFT JOIN claims_document d ON d.id = l.document_id
CROSS JOIN LATERAL (VALUES
    (btrim(x.reason) = '', 'it has no reason'),
    (x.granted_by_id = v.author_id, 'the author granted it to himself or herself'),
    (x.code NOT IN ('independent_origins', 'primary_source', 'kept_copy', 'counter_search', 'source_dates',
        'truth_evidence_missing'), 'its rule allows no exception'),
    (v.state IN ('published', 'superseded') AND NOT coalesce(audit_json(d.body)->'exceptions'
        @> jsonb_build_array(jsonb_build_object('code', x.code, 'reason', x.reason)), false),
        'its reason was not printed')
) checked (broken, why)
WHERE broken;

CREATE VIEW audit_corrections (thing, id, why) AS
SELECT 'verdict', v.id::text, why
FROM (
    SELECT v.*, row_number() OVER (PARTITION BY v.claim_id ORDER BY v.revision) AS place
    FROM claims_verdict v WHERE v.state IN ('published', 'superseded')
) v
JOIN claims_claim c ON c.id = v.claim_id
LEFT JOIN claims_correction k ON k.verdict_id = v.id
LEFT JOIN claims_verdict former ON former.id = k.previous_id
LEFT JOIN claims_logentry l ON l.public_id = c.public_id AND l.revision = v.revision AND l.kind = 'corrected'
LEFT JOIN claims_document d ON d.id = l.document_id
CROSS JOIN LATERAL (VALUES
    (place > 1 AND coalesce(btrim(k.reason), '') = '', 'it replaced what was public without a public reason'),
    (k.id IS NOT NULL AND (former.claim_id = v.claim_id AND former.revision < v.revision
        AND former.state = 'superseded') IS NOT TRUE, 'it corrects what is no earlier published revision of its claim'),
    (k.id IS NOT NULL AND NOT coalesce(audit_json(d.body)->'corrections'
        @> jsonb_build_array(jsonb_build_object('reason', k.reason)), false), 'its notice was not printed')
) checked (broken, why)
WHERE broken
UNION ALL
SELECT 'check', p.public_id, 'it does not show every correction that was made'
FROM claims_publishedcheck p
JOIN claims_document d ON d.id = p.document_id
LEFT JOIN (
    SELECT c.public_id, count(*) AS made FROM claims_correction k
    JOIN claims_verdict v ON v.id = k.verdict_id JOIN claims_claim c ON c.id = v.claim_id
    WHERE v.state IN ('published', 'superseded') GROUP BY c.public_id
) notice ON notice.public_id = p.public_id
WHERE jsonb_array_length(jsonb_path_query_array(audit_json(d.body), '$.corrections[*]')) IS DISTINCT FROM coalesce(made, 0);

CREATE VIEW audit_retractions (thing, id, why) AS
SELECT 'retraction', r.id::text, 'it was carried out without a second person'
FROM claims_retraction r
WHERE r.state = 'carried_out' AND r.decided_by_id IS NOT DISTINCT FROM r.proposed_by_id
    OR r.state = 'carried_out' AND (r.decided_by_id IS NULL OR r.decided_at IS NULL)
UNION ALL
SELECT 'check', c.public_id, 'a retraction of it was carried out, and the log does not say so as often'
FROM (SELECT claim_id, count(*) AS done FROM claims_retraction WHERE state = 'carried_out' GROUP BY claim_id) r
JOIN claims_claim c ON c.id = r.claim_id
WHERE done <> (SELECT count(*) FROM claims_logentry l WHERE l.public_id = c.public_id AND l.kind = 'retracted')
UNION ALL
SELECT 'check', p.public_id, why
FROM claims_publishedcheck p
JOIN claims_document d ON d.id = p.document_id
JOIN claims_claim c ON c.public_id = p.public_id
LEFT JOIN LATERAL (
    SELECT r.reason FROM claims_retraction r WHERE r.claim_id = c.id AND r.state = 'carried_out'
    ORDER BY r.decided_at DESC LIMIT 1
) decided ON true
CROSS JOIN LATERAL audit_json(d.body) doc
CROSS JOIN LATERAL (VALUES
    (coalesce(doc#>>'{retraction,reason}', '') IS DISTINCT FROM decided.reason::text OR btrim(decided.reason) = '',
        'it is retracted without the public reason that was decided'),
    (doc ?| ARRAY['rating', 'summary', 'explanation', 'evidence', 'appearances', 'translations'],
        'it is retracted and still shows its finding')
) checked (broken, why)
WHERE p.state = 'retracted' AND broken;
