-- The words of external reviews are kept by the statement, for they come by the thousand.

CREATE FUNCTION claims_enter_externals(rows bigint[]) RETURNS void LANGUAGE sql SET search_path = public, pg_temp AS $$
    INSERT INTO claims_matchentry (kind, thing, terms, length)
    SELECT 'external', r.id, t.terms, claims_search_length(t.terms) FROM claims_externalreview r
    CROSS JOIN LATERAL (SELECT claims_match_terms(r.language, r.claim_text || ' ' || r.title) AS terms OFFSET 0) t
    WHERE r.id = ANY (rows)
    ON CONFLICT (kind, thing) DO NOTHING
$$;

-- Nobody may delete a review; one that is changed in other ways keeps its entry and the vector of it.
CREATE FUNCTION claims_match_externals() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    rows bigint[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        rows := ARRAY(SELECT id FROM new_rows);
    ELSE
        rows := ARRAY(SELECT n.id FROM new_rows n JOIN old_rows o USING (id)
            WHERE (n.claim_text, n.title, n.language) IS DISTINCT FROM (o.claim_text, o.title, o.language));
        DELETE FROM claims_matchentry WHERE kind = 'external' AND thing = ANY (rows);
    END IF;
    PERFORM claims_enter_externals(rows);
    RETURN NULL;
END $$;

CREATE TRIGGER match_external_added AFTER INSERT ON claims_externalreview
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION claims_match_externals();
CREATE TRIGGER match_external_changed AFTER UPDATE ON claims_externalreview
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION claims_match_externals();

-- The auditor's list of triggers, with those of matching, whatever else stands in it.
DO $$
BEGIN
    EXECUTE 'CREATE OR REPLACE VIEW audit_triggers (thing, id, why) AS ' || replace(
        pg_get_viewdef('audit_triggers'::regclass), 'VALUES (',
        'VALUES (''match_claim''::text, ''claims_match_claim''::text, ''claim''::text), '
        '(''match_check''::text, ''claims_match_check''::text, ''publishedcheck''::text), '
        '(''match_external_added''::text, ''claims_match_externals''::text, ''externalreview''::text), '
        '(''match_external_changed''::text, ''claims_match_externals''::text, ''externalreview''::text), (');
END $$;
