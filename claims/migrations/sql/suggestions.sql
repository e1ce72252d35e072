-- What was suggested stays as it was, beside the claim; only what it was dismissed as comes and goes with the state.

CREATE FUNCTION claims_guard_suggestion() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF to_jsonb(NEW) - 'dismissed_as' <> to_jsonb(OLD) - 'dismissed_as' THEN
        PERFORM claims_refuse('suggestion_stays_as_it_was', 'what was suggested never changes');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER d_suggestion BEFORE UPDATE ON claims_suggestion FOR EACH ROW EXECUTE FUNCTION claims_guard_suggestion();
CREATE TRIGGER a_never_deleted BEFORE DELETE ON claims_suggestion FOR EACH ROW EXECUTE FUNCTION claims_forbid();
CREATE TRIGGER a_never_truncated BEFORE TRUNCATE ON claims_suggestion FOR EACH STATEMENT EXECUTE FUNCTION claims_forbid();

CREATE FUNCTION claims_dismissed_with_its_claim() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    this bigint := CASE TG_TABLE_NAME WHEN 'claims_claim' THEN to_jsonb(NEW)->>'id' ELSE to_jsonb(NEW)->>'claim_id' END;
BEGIN
    PERFORM 1 FROM claims_claim WHERE id = this FOR UPDATE;
    IF EXISTS (SELECT 1 FROM claims_suggestion s JOIN claims_claim c ON c.id = s.claim_id
        WHERE c.id = this AND s.dismissed_as <> '' AND c.state <> 'dismissed') THEN
        PERFORM claims_refuse('suggestion_dismissed_with_its_claim', 'only the suggestion of a dismissed claim is dismissed');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER f_dismissed AFTER UPDATE OF state ON claims_claim
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.state = 'dismissed' AND NEW.state <> 'dismissed')
    EXECUTE FUNCTION claims_dismissed_with_its_claim();
CREATE CONSTRAINT TRIGGER f_dismissed AFTER INSERT OR UPDATE ON claims_suggestion
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.dismissed_as <> '')
    EXECUTE FUNCTION claims_dismissed_with_its_claim();
