-- What was ruled on two claims stays known: it is taken back once, never changed, and goes only with an erased claim.

CREATE TRIGGER a_never_deleted BEFORE DELETE ON claims_matchdecision FOR EACH ROW
    WHEN (NOT (claims_is_erased(OLD.first_id) OR claims_is_erased(OLD.second_id))) EXECUTE FUNCTION claims_forbid();
CREATE TRIGGER a_never_truncated BEFORE TRUNCATE ON claims_matchdecision FOR EACH STATEMENT EXECUTE FUNCTION claims_forbid();

-- The claims first, the older before the newer, as the verbs lock them.
CREATE FUNCTION claims_guard_decision() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    states text[];
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD.undone_at IS NOT NULL OR NEW.undone_at IS NULL
            OR to_jsonb(NEW) - ARRAY['undone_at', 'undone_by_id'] <> to_jsonb(OLD) - ARRAY['undone_at', 'undone_by_id'] THEN
            PERFORM claims_refuse('decision_is_only_undone', 'a decision on two claims can only be taken back, once');
        END IF;
        RETURN NEW;
    END IF;
    states := ARRAY(SELECT state FROM claims_claim WHERE id IN (NEW.first_id, NEW.second_id) ORDER BY id FOR KEY SHARE);
    IF 'erased' = ANY (states) THEN
        PERFORM claims_refuse('erased_claim_takes_nothing', 'this claim was erased; nothing is added to it');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER d_decision BEFORE INSERT OR UPDATE ON claims_matchdecision
    FOR EACH ROW EXECUTE FUNCTION claims_guard_decision();

-- With the words of an erased claim go those about it and another.
CREATE FUNCTION claims_erase_matches() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
BEGIN
    DELETE FROM claims_matchdecision WHERE NEW.claim_id IN (first_id, second_id);
    RETURN NULL;
END $$;
CREATE TRIGGER b_matches AFTER INSERT ON claims_erasure FOR EACH ROW EXECUTE FUNCTION claims_erase_matches();

-- Lists and views, widened as they stand.
DO $$
DECLARE
    definition text := pg_get_viewdef('audit_triggers'::regclass);
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['a_never_deleted', 'a_never_truncated'] LOOP
        definition := regexp_replace(definition, format('(\(''%s''::text, *''claims_\w+''::text, *'')', name), '\1matchdecision ');
    END LOOP;
    definition := replace(definition, ') triggers(name, action, tables)',
        ', (''d_decision''::text,''claims_guard_decision''::text,''matchdecision''::text)'
        ', (''b_matches''::text,''claims_erase_matches''::text,''erasure''::text)) triggers(name, action, tables)');
    EXECUTE 'CREATE OR REPLACE VIEW audit_triggers AS ' || definition;

    EXECUTE 'CREATE OR REPLACE VIEW audit_constraints AS ' || replace(
        pg_get_viewdef('audit_constraints'::regclass), 'text_is_nfc ', 'text_is_nfc decision_one_stands '
        'decision_names_the_older_claim_first decision_is_listed decision_undone_by_someone ');

    EXECUTE 'CREATE OR REPLACE VIEW claims_words_left (claim_id, thing, id) AS '
        || rtrim(pg_get_viewdef('claims_words_left'::regclass), ';')
        || ' UNION ALL SELECT x.claim_id, ''decision on two claims'', d.id::text FROM claims_erasure x '
        'JOIN claims_matchdecision d ON x.claim_id IN (d.first_id, d.second_id)';
END $$;
