-- What the audit asks of erasures; what it asked of an erased check before, its words can no longer answer.

CREATE VIEW audit_erasures (thing, id, why) AS
SELECT 'erasure', c.public_id::text, format('words are left of it: %s %s', w.thing, w.id)
FROM claims_words_left w JOIN claims_claim c ON c.id = w.claim_id
UNION ALL
SELECT 'erasure', c.public_id::text, why
FROM claims_erasure x
JOIN claims_claim c ON c.id = x.claim_id
LEFT JOIN LATERAL (
    SELECT count(*) AS entries, count(*) FILTER (WHERE kind = 'erased') AS erased, max(seq) AS newest,
        max(seq) FILTER (WHERE kind = 'erased') AS said
    FROM claims_logentry WHERE public_id = c.public_id
) log ON true
LEFT JOIN claims_logentry last ON last.seq = log.said
LEFT JOIN claims_document d ON d.id = last.document_id
CROSS JOIN LATERAL (VALUES
    (btrim(x.reason) = '', 'it has no legal basis'),
    (log.entries > 0 AND log.erased <> 1, 'it was published, and the log does not say once that it was erased'),
    (log.newest IS DISTINCT FROM log.said, 'the log goes on after it'),
    (log.erased > 0 AND audit_json(d.body)->>'state' IS DISTINCT FROM 'erased', 'its entry in the log does not say so')
) checked (broken, why)
WHERE broken
UNION ALL
SELECT 'log entry', l.seq::text, 'the log says erased of what was not'
FROM claims_logentry l WHERE l.kind = 'erased' AND NOT EXISTS (
    SELECT 1 FROM claims_erasure x JOIN claims_claim c ON c.id = x.claim_id WHERE c.public_id = l.public_id)
UNION ALL
SELECT 'document', d.id::text, 'its body is gone, and its check was not erased'
FROM claims_document d WHERE d.body IS NULL AND NOT EXISTS (
    SELECT 1 FROM claims_erasure x JOIN claims_claim c ON c.id = x.claim_id WHERE c.public_id = d.public_id)
UNION ALL
SELECT row.thing, row.id::text, 'it is erased, and its claim is not'
FROM (
    SELECT 'claim', id, id FROM claims_claim WHERE state = 'erased'
    UNION ALL SELECT 'verdict', id, claim_id FROM claims_verdict WHERE state = 'erased'
    UNION ALL SELECT 'translation', t.id, v.claim_id FROM claims_verdicttranslation t
        JOIN claims_verdict v ON v.id = t.verdict_id WHERE t.state = 'erased'
    UNION ALL SELECT 'retraction', id, claim_id FROM claims_retraction WHERE state = 'erased'
) row (thing, id, claim_id) WHERE NOT EXISTS (SELECT 1 FROM claims_erasure x WHERE x.claim_id = row.claim_id);

-- The views as they stand, less the rows of erased checks: by the number of a log entry, a public id, an event …
DO $$
DECLARE
    spared text[];
    entry text := 'SELECT l.seq::text FROM claims_logentry l JOIN claims_claim c ON c.public_id = l.public_id '
        'JOIN claims_erasure x ON x.claim_id = c.id';
BEGIN
    FOREACH spared SLICE 1 IN ARRAY ARRAY[
        ['audit_log_demands', 'log entry', entry],
        ['audit_document_words', 'log entry', entry],
        ['audit_document_steps', 'log entry', entry],
        ['audit_check_ways', 'log entry', entry],
        ['audit_public_ids', 'check', 'SELECT c.public_id FROM claims_erasure x JOIN claims_claim c ON c.id = x.claim_id'],
        ['audit_reasons', 'event', 'SELECT e.id::text FROM claims_erasure x JOIN claims_event e ON e.claim_id = x.claim_id'],
        ['audit_revisions', 'verdict', 'SELECT id::text FROM claims_verdict WHERE state = ''erased'''],
        ['audit_approved_content', 'verdict', 'SELECT id::text FROM claims_verdict WHERE state = ''erased'''],
        ['audit_approved_content', 'translation', 'SELECT id::text FROM claims_verdicttranslation WHERE state = ''erased''']
    ] LOOP
        EXECUTE format('CREATE OR REPLACE VIEW %1$s (thing, id, why) AS SELECT found.thing, found.id, found.why '
            'FROM (%2$s) found (thing, id, why) WHERE NOT (found.thing = %3$L AND found.id IN (%4$s))',
            spared[1], rtrim(pg_get_viewdef(spared[1]::regclass), ';'), spared[2], spared[3]);
    END LOOP;
END $$;

-- The lists, widened as they stand.
DO $$
DECLARE
    definition text := pg_get_viewdef('audit_triggers'::regclass);
    ways text[][] := ARRAY[
        ['claim', 'suggested>erased open>erased closed>erased dismissed>erased split>erased merged>erased'],
        ['verdict', 'draft>erased in_review>erased approved>erased published>erased superseded>erased'],
        ['translation', 'draft>erased in_review>erased approved>erased published>erased superseded>erased'],
        ['retraction', 'proposed>erased carried_out>erased declined>erased']];
    way text[];
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['a_never_deleted', 'a_never_updated', 'a_never_truncated'] LOOP
        definition := regexp_replace(definition, format('(\(''%s''::text, *''claims_\w+''::text, *'')', name), '\1erasure ');
    END LOOP;
    definition := replace(definition, ') triggers(name, action, tables)',
        ', (''g_erased''::text,''claims_guard_erased''::text,'
        '''verdict appearance quantity claim_topics suggestion retraction comment readerreport''::text)'
        ', (''e_whole''::text,''claims_erasure_is_whole''::text,''erasure''::text)'
        ', (''f_erased''::text,''claims_erased_with_its_claim''::text,'
        '''claim verdict verdicttranslation retraction''::text)) triggers(name, action, tables)');
    EXECUTE 'CREATE OR REPLACE VIEW audit_triggers AS ' || definition;

    EXECUTE 'CREATE OR REPLACE VIEW audit_constraints AS ' || replace(
        pg_get_viewdef('audit_constraints'::regclass), 'text_is_nfc ', 'text_is_nfc erasure_has_reason '
        'claims_erasure_claim_id_key claim_erased_has_no_words verdict_erased_has_no_words '
        'translation_erased_has_no_words retraction_erased_has_no_words ');

    definition := pg_get_viewdef('audit_transitions'::regclass);
    FOREACH way SLICE 1 IN ARRAY ways LOOP
        definition := regexp_replace(definition, format('(\(''%s''::text, *'')', way[1]), format('\1%s ', way[2]));
    END LOOP;
    EXECUTE 'CREATE OR REPLACE VIEW audit_transitions AS ' || definition;

    EXECUTE 'CREATE OR REPLACE VIEW audit_summary AS ' || rtrim(pg_get_viewdef('audit_summary'::regclass), ';')
        || ' UNION ALL SELECT ''what was erased is gone, and the log says that it was'', ''audit_erasures'', '
        'count(*) FROM audit_erasures';
END $$;
