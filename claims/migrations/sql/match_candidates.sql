-- What the matcher found goes with an erased claim, as what was ruled on it does.

CREATE OR REPLACE FUNCTION claims_erase_matches() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
BEGIN
    DELETE FROM claims_matchdecision WHERE NEW.claim_id IN (first_id, second_id);
    DELETE FROM claims_matchcandidate WHERE NEW.claim_id IN (first_id, second_id);
    DELETE FROM claims_matchlook WHERE claim_id = NEW.claim_id;
    RETURN NULL;
END $$;

DO $$
BEGIN
    EXECUTE 'CREATE OR REPLACE VIEW audit_constraints AS ' || replace(
        pg_get_viewdef('audit_constraints'::regclass), 'text_is_nfc ', 'text_is_nfc candidate_once '
        'candidate_names_the_older_claim_first candidate_score_between_0_and_1 ');

    EXECUTE 'CREATE OR REPLACE VIEW claims_words_left (claim_id, thing, id) AS '
        || rtrim(pg_get_viewdef('claims_words_left'::regclass), ';')
        || ' UNION ALL SELECT x.claim_id, ''likely repeat'', d.id::text FROM claims_erasure x '
        'JOIN claims_matchcandidate d ON x.claim_id IN (d.first_id, d.second_id)';
END $$;
