-- The audit learns what confirmations and statements add. Its lists are widened as they stand, whatever else is in them.

DO $$
DECLARE
    definition text := pg_get_viewdef('audit_triggers'::regclass);
    lists text[][] := ARRAY[
        ['a_never_deleted', 'confirmation statement publishedstatement'],
        ['a_never_updated', 'confirmation publishedstatement'],
        ['a_never_truncated', 'confirmation statement publishedstatement'],
        ['b_transition', 'statement']];
    list text[];
BEGIN
    FOREACH list SLICE 1 IN ARRAY lists LOOP
        definition := regexp_replace(definition, format('(\(''%s''::text, *''claims_\w+''::text, *'')', list[1]),
            format('\1%s ', list[2]));
    END LOOP;
    definition := replace(definition, ') triggers(name, action, tables)',
        ', (''d_statement''::text,''claims_guard_statement''::text,''statement''::text), '
        '(''e_shown''::text,''claims_statement_is_shown''::text,''statement publishedstatement''::text)) '
        'triggers(name, action, tables)');
    EXECUTE 'CREATE OR REPLACE VIEW audit_triggers AS ' || definition;

    EXECUTE 'CREATE OR REPLACE VIEW audit_constraints AS ' || replace(
        pg_get_viewdef('audit_constraints'::regclass), 'text_is_nfc ',
        'text_is_nfc publishedstatement_hash_is_of_its_body published_statement_once statement_number_once '
        'statement_one_draft statement_published_on_a_day confirmation_once_a_day ');

    EXECUTE 'CREATE OR REPLACE VIEW audit_transitions AS ' || replace(
        pg_get_viewdef('audit_transitions'::regclass), ') ways(thing, list)',
        ', (''statement''::text,''>draft draft>published''::text)) ways(thing, list)');
END $$;

CREATE OR REPLACE VIEW audit_log_demands (thing, id, why) AS
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
    (kind NOT IN ('published', 'corrected', 'retracted', 'sighted', 'translated', 'confirmed'), 'the audit does not know its kind'),
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
        'no approved translation stands behind it'),
    (kind = 'confirmed' AND NOT EXISTS (
        SELECT 1 FROM claims_confirmation k WHERE k.verdict_id = entry.verdict_id AND k."on"::text = entry.reference),
        'no confirmation of its day stands behind it')
) checked (broken, why)
WHERE broken;

CREATE OR REPLACE VIEW audit_document_steps (thing, id, why) AS
SELECT 'log entry', seq::text, format('its document changes more of the check than "%s" may', kind)
FROM (
    SELECT l.seq, l.kind, l.reference, l.document_id,
        lag(l.document_id) OVER (PARTITION BY l.public_id ORDER BY l.seq) AS last_id
    FROM claims_logentry l
) step
JOIN claims_document d ON d.id = step.document_id
LEFT JOIN claims_document last ON last.id = step.last_id
CROSS JOIN LATERAL (SELECT audit_json(last.body) AS a, audit_json(d.body) AS b) doc
WHERE CASE kind
    WHEN 'sighted' THEN NOT b->'appearances' @> (a->'appearances')
        OR a - 'appearances' - 'modified_at' IS DISTINCT FROM b - 'appearances' - 'modified_at'
    WHEN 'translated' THEN a - 'translations' - 'modified_at' IS DISTINCT FROM b - 'translations' - 'modified_at'
    WHEN 'confirmed' THEN a - 'confirmed_on' - 'modified_at' IS DISTINCT FROM b - 'confirmed_on' - 'modified_at'
        OR b->>'confirmed_on' IS DISTINCT FROM reference
    WHEN 'retracted' THEN (a#>'{claim,text}', a->'claimant', a->'path', a->'revision', a->'corrections')
        IS DISTINCT FROM (b#>'{claim,text}', b->'claimant', b->'path', b->'revision', b->'corrections')
    END IS NOT FALSE
    AND kind IN ('sighted', 'translated', 'confirmed', 'retracted');

CREATE VIEW audit_statements (thing, id, why) AS
SELECT 'statement', format('%s %s', coalesce(s.kind, p.kind), coalesce(s.number, p.number)), why
FROM (
    SELECT *, row_number() OVER (PARTITION BY kind ORDER BY number) AS place FROM claims_statement
) s
FULL JOIN claims_publishedstatement p ON (p.kind, p.number) = (s.kind, s.number)
CROSS JOIN LATERAL (VALUES
    (s.number <> s.place, 'a version before it is missing'),
    (p.sha256::text <> claims_body_hash(p.body), 'its hash is not the hash of its body'),
    ((coalesce(s.state, '') = 'published') <> (p.id IS NOT NULL), 'it is published and not shown, or shown and not published'),
    (p.id IS NOT NULL AND (p.published_at, claims_statement_texts(p.body), audit_json(p.body)->'notes')
        IS DISTINCT FROM (s.published_at, s.texts, s.notes), 'readers do not see the words that were published')
) checked (broken, why)
WHERE broken;

DO $$
BEGIN
    EXECUTE 'CREATE OR REPLACE VIEW audit_summary AS ' || rtrim(pg_get_viewdef('audit_summary'::regclass), ';')
        || ' UNION ALL SELECT ''what the newsroom says of itself stays as it was published'', ''audit_statements'', '
        'count(*) FROM audit_statements';
END $$;
