-- The act of erasing (adr/0027): what goes along, and the one function that takes it.

-- Rows that no other claim has a use for, by the name of their model.
CREATE FUNCTION claims_alone(erased bigint) RETURNS TABLE (thing text, id bigint) LANGUAGE sql STABLE
    SET search_path = public, pg_temp AS $$
    WITH sources AS (
        SELECT s.id, s.origin_id FROM claims_source s
        WHERE s.id IN (SELECT e.source_id FROM claims_evidence e JOIN claims_verdict v ON v.id = e.verdict_id
                WHERE v.claim_id = erased)
            AND NOT EXISTS (SELECT 1 FROM claims_evidence e JOIN claims_verdict v ON v.id = e.verdict_id
                WHERE e.source_id = s.id AND v.claim_id <> erased)
    ), articles AS (
        SELECT DISTINCT v.article_id AS id
        FROM claims_appearance p JOIN claims_articleversion v ON v.id = p.article_version_id
        WHERE p.claim_id = erased
            AND EXISTS (SELECT 1 FROM claims_event WHERE article_id = v.article_id AND claim_id = erased)
            AND NOT EXISTS (SELECT 1 FROM claims_appearance o JOIN claims_articleversion w ON w.id = o.article_version_id
                WHERE w.article_id = v.article_id AND o.claim_id <> erased)
            AND NOT EXISTS (SELECT 1 FROM claims_source s
                WHERE s.article_id = v.article_id AND s.id NOT IN (SELECT id FROM sources))
    )
    SELECT 'source', id FROM sources
    UNION ALL SELECT 'keptcopy', k.id FROM claims_keptcopy k JOIN sources ON sources.id = k.source_id
    UNION ALL SELECT DISTINCT 'origingroup', origin_id FROM sources g WHERE NOT EXISTS (
        SELECT 1 FROM claims_source s WHERE s.origin_id = g.origin_id AND s.id NOT IN (SELECT id FROM sources))
    UNION ALL SELECT 'claimant', c.claimant_id FROM claims_claim c
        WHERE c.id = erased AND c.claimant_id IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM claims_claim o WHERE o.claimant_id = c.claimant_id AND o.id <> erased)
    UNION ALL SELECT 'article', id FROM articles
$$;

-- The public records that the documents of a check name, or named.
CREATE FUNCTION claims_named_by(check_id text) RETURNS TABLE (kind text, key text) LANGUAGE sql STABLE
    SET search_path = public, pg_temp AS $$
    SELECT said.kind, said.key#>>'{}' FROM claims_document d CROSS JOIN LATERAL (
        SELECT 'claimant', jsonb_path_query(d.body::jsonb, '$.claimant.slug')
        UNION ALL SELECT 'scale', jsonb_path_query(d.body::jsonb, '$.rating.scale.slug')
        UNION ALL SELECT 'topic', jsonb_path_query(d.body::jsonb, '$.claim.topics[*].slug')
        UNION ALL SELECT 'article', jsonb_path_query(d.body::jsonb, '$.appearances[*].article.public_id')
        UNION ALL SELECT 'outlet', jsonb_path_query(d.body::jsonb, '$.appearances[*].article.outlet.slug')
    ) said (kind, key) WHERE d.public_id = check_id
$$;

-- What readers and partners see of a check, and the records that no other check names.
CREATE FUNCTION claims_erase_check(check_id text) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    face bigint := (SELECT id FROM claims_publishedcheck WHERE public_id = check_id);
    named jsonb;
    terms text[];
BEGIN
    SELECT jsonb_object_agg(kind, keys) INTO named
        FROM (SELECT kind, jsonb_agg(DISTINCT key) AS keys FROM claims_named_by(check_id) GROUP BY kind) said;
    terms := ARRAY(SELECT DISTINCT jsonb_object_keys(claims_search_terms(body::jsonb)) FROM claims_document
        WHERE public_id = check_id);

    DELETE FROM claims_publishedpage WHERE check_row_id = face;
    DELETE FROM claims_publishedcard WHERE check_row_id = face;
    DELETE FROM claims_publishedsearch WHERE check_row_id = face;
    DELETE FROM claims_publishedchecktopic WHERE check_row_id = face;
    DELETE FROM claims_publishedcheckarticle WHERE check_row_id = face;
    DELETE FROM claims_publishedcheckorigin WHERE check_row_id = face;
    DELETE FROM claims_publishedcheckquantity WHERE check_row_id = face;
    DELETE FROM claims_publishedcheck WHERE id = face;
    -- The worker makes the files of the export anew.
    DELETE FROM claims_exportfile WHERE EXISTS (SELECT 1 FROM claims_document WHERE public_id = check_id);
    DELETE FROM claims_exportpiece WHERE EXISTS (SELECT 1 FROM claims_document WHERE public_id = check_id);
    -- A receiver may have answered with what it was sent.
    UPDATE claims_webhookattempt SET excerpt = '' WHERE delivery_id IN (
        SELECT d.id FROM claims_webhookdelivery d JOIN claims_logentry l ON l.seq = d.entry_id WHERE l.public_id = check_id);
    UPDATE claims_document SET body = NULL WHERE public_id = check_id;
    DELETE FROM claims_publishedarticle WHERE key IN (SELECT jsonb_array_elements_text(named->'article'))
        AND NOT EXISTS (SELECT 1 FROM claims_publishedcheckarticle WHERE article = key);
    DELETE FROM claims_publishedoutlet WHERE key IN (SELECT jsonb_array_elements_text(named->'outlet'))
        AND NOT EXISTS (SELECT 1 FROM claims_publishedcheckarticle WHERE outlet = key);
    DELETE FROM claims_publishedtopic WHERE key IN (SELECT jsonb_array_elements_text(named->'topic'))
        AND NOT EXISTS (SELECT 1 FROM claims_publishedchecktopic WHERE topic = key);
    DELETE FROM claims_publishedclaimant WHERE key IN (SELECT jsonb_array_elements_text(named->'claimant'))
        AND NOT EXISTS (SELECT 1 FROM claims_publishedcheck WHERE claimant = key);
    DELETE FROM claims_publishedscale WHERE key IN (SELECT jsonb_array_elements_text(named->'scale'))
        AND NOT EXISTS (SELECT 1 FROM claims_publishedcheck WHERE scale = key);
    -- As those do who count anew (search.sql): what is counted now must not come back.
    PERFORM pg_advisory_xact_lock(hashtext('claims_publishedterm'));
    DELETE FROM claims_publishedterm t WHERE t.term = ANY (terms)
        AND NOT EXISTS (SELECT 1 FROM claims_publishedsearch s WHERE s.terms ? t.term);
END $$;

-- Locked by the caller: the claim and what hangs on it, and the checks against publications at the same time.
CREATE FUNCTION claims_erase(erased bigint, eraser bigint, basis text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
DECLARE
    check_id text;
    verdicts bigint[];
    letters bigint[];
    sources bigint[] := ARRAY(SELECT id FROM claims_alone(erased) WHERE thing = 'source');
    copies bigint[] := ARRAY(SELECT id FROM claims_alone(erased) WHERE thing = 'keptcopy');
    origins bigint[] := ARRAY(SELECT id FROM claims_alone(erased) WHERE thing = 'origingroup');
    claimants bigint[] := ARRAY(SELECT id FROM claims_alone(erased) WHERE thing = 'claimant');
    articles bigint[] := ARRAY(SELECT id FROM claims_alone(erased) WHERE thing = 'article');
    slugs text[] := ARRAY(SELECT slug FROM claims_source WHERE id = ANY (sources));
    worded bigint[];
BEGIN
    SELECT public_id INTO check_id FROM claims_claim WHERE id = erased FOR UPDATE;
    verdicts := ARRAY(SELECT id FROM claims_verdict WHERE claim_id = erased);
    letters := ARRAY(SELECT id FROM claims_readerreport WHERE claim_id = erased OR check_public_id = check_id);
    INSERT INTO claims_erasure (claim_id, reason, by_id, at) VALUES (erased, basis, eraser, clock_timestamp());

    PERFORM claims_erase_check(check_id);

    -- At the desk: rows with a history lose their words, the others go.
    UPDATE claims_claim SET state = 'erased', text = '', context = '', selection_note = '', made_on = NULL,
        claimant_id = NULL, merged_into_id = NULL, assignee_id = NULL, due_on = NULL, review_by = NULL,
        version = version + 1 WHERE id = erased;
    UPDATE claims_verdict SET state = 'erased', summary = '', found = '', explanation = '', attribution_note = '',
        counter_search = '', reply_text = '', precedent_note = '', as_of = NULL, reply_asked_on = NULL,
        version = version + 1 WHERE claim_id = erased;
    UPDATE claims_verdicttranslation SET state = 'erased', claim_text = '', summary = '', explanation = '',
        attribution_note = '', version = version + 1 WHERE verdict_id = ANY (verdicts);
    UPDATE claims_retraction SET state = 'erased', reason = '', version = version + 1 WHERE claim_id = erased;
    UPDATE claims_approval SET dropped_reason = '' WHERE dropped_reason <> '' AND (verdict_id = ANY (verdicts)
        OR translation_id IN (SELECT id FROM claims_verdicttranslation WHERE verdict_id = ANY (verdicts)));
    UPDATE claims_comment SET text = '', withdrawn_at = clock_timestamp() WHERE claim_id = erased AND withdrawn_at IS NULL;
    UPDATE claims_readerreport SET message = '', seen_at = '', reason = '', answer = '',
        erased_at = coalesce(erased_at, clock_timestamp()) WHERE id = ANY (letters);
    DELETE FROM claims_reportcontact WHERE report_id = ANY (letters);
    DELETE FROM claims_evidence WHERE verdict_id = ANY (verdicts);
    DELETE FROM claims_correction WHERE verdict_id = ANY (verdicts);
    DELETE FROM claims_ruleexception WHERE verdict_id = ANY (verdicts);
    DELETE FROM claims_confirmation WHERE verdict_id = ANY (verdicts);
    DELETE FROM claims_reviewnote WHERE verdict_id = ANY (verdicts);
    DELETE FROM claims_secondopinion WHERE verdict_id = ANY (verdicts);
    DELETE FROM claims_appearance WHERE claim_id = erased;
    DELETE FROM claims_quantity WHERE claim_id = erased;
    DELETE FROM claims_claim_topics WHERE claim_id = erased;
    DELETE FROM claims_suggestion WHERE claim_id = erased;
    DELETE FROM claims_notice WHERE claim_id = erased;

    -- What no other claim has a use for.
    DELETE FROM claims_keptcontent WHERE copy_id = ANY (copies);
    DELETE FROM claims_keptcopy WHERE id = ANY (copies);
    DELETE FROM claims_source WHERE id = ANY (sources);
    DELETE FROM claims_origingroup WHERE id = ANY (origins);
    DELETE FROM claims_claimantrole WHERE claimant_id = ANY (claimants);
    DELETE FROM claims_claimant WHERE id = ANY (claimants);
    DELETE FROM claims_articleversion WHERE article_id = ANY (articles);
    DELETE FROM claims_article WHERE id = ANY (articles);

    -- The words of the trail; who did what and when stays.
    worded := ARRAY(
        SELECT id FROM claims_event WHERE claim_id = erased
        UNION ALL SELECT id FROM claims_event WHERE thing = 'source' AND object_id = ANY (sources)
        UNION ALL SELECT e.id FROM claims_event e JOIN claims_eventdetail d ON d.event_id = e.id
            WHERE e.thing = 'keptcopy' AND d.changes->'source' ?| slugs  -- those removed before, too
        UNION ALL SELECT id FROM claims_event WHERE thing = 'origingroup' AND object_id = ANY (origins)
        UNION ALL SELECT id FROM claims_event WHERE thing = 'claimant' AND object_id = ANY (claimants)
        UNION ALL SELECT id FROM claims_event WHERE thing = 'article' AND object_id = ANY (articles)
        UNION ALL SELECT id FROM claims_event WHERE thing = 'readerreport' AND object_id = ANY (letters)
        UNION ALL SELECT id FROM claims_event WHERE verb = 'split_claim'
            AND claim_id = (SELECT parent_id FROM claims_claim WHERE id = erased));
    DELETE FROM claims_eventdetail WHERE event_id = ANY (worded);
    UPDATE claims_event SET article_id = NULL WHERE article_id = ANY (articles);
END $$;
REVOKE EXECUTE ON FUNCTION claims_erase FROM PUBLIC;
