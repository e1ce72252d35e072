-- A key is what it was when it was made: it can be used and revoked, and a revoked one stays revoked.

CREATE FUNCTION claims_guard_key() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF (NEW.owner_id, NEW.name, NEW.prefix, NEW.digest, NEW.scopes, NEW.created_at, NEW.expires_at)
        IS DISTINCT FROM (OLD.owner_id, OLD.name, OLD.prefix, OLD.digest, OLD.scopes, OLD.created_at, OLD.expires_at)
        OR OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS DISTINCT FROM OLD.revoked_at THEN
        PERFORM claims_refuse('key_stays_as_made', 'a key never changes; make another and revoke this one');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER d_key BEFORE UPDATE ON claims_apikey FOR EACH ROW EXECUTE FUNCTION claims_guard_key();

-- The auditor's list of triggers, with this one, whatever else stands in it.
DO $$
BEGIN
    EXECUTE 'CREATE OR REPLACE VIEW audit_triggers (thing, id, why) AS ' || replace(
        pg_get_viewdef('audit_triggers'::regclass), 'VALUES (',
        'VALUES (''d_key''::text, ''claims_guard_key''::text, ''apikey''::text), (');
END $$;
