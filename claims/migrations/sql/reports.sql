-- What a reader sent stays as it was sent. Only its erasure takes the words away; it never brings others.

CREATE FUNCTION claims_guard_report() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF (NEW.receipt, NEW.kind, NEW.language, NEW.check_public_id, NEW.created_at)
        IS DISTINCT FROM (OLD.receipt, OLD.kind, OLD.language, OLD.check_public_id, OLD.created_at)
        OR (NEW.message, NEW.seen_at) IS DISTINCT FROM (OLD.message, OLD.seen_at) AND NEW.erased_at IS NULL
        OR OLD.erased_at IS NOT NULL AND NEW.erased_at IS DISTINCT FROM OLD.erased_at THEN
        PERFORM claims_refuse('report_stays_as_sent', 'what a reader sent never changes; it can only be erased');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER d_report BEFORE UPDATE ON claims_readerreport FOR EACH ROW EXECUTE FUNCTION claims_guard_report();

-- The auditor's list of triggers, with this one, whatever else stands in it.
DO $$
BEGIN
    EXECUTE 'CREATE OR REPLACE VIEW audit_triggers (thing, id, why) AS ' || replace(
        pg_get_viewdef('audit_triggers'::regclass), 'VALUES (',
        'VALUES (''d_report''::text, ''claims_guard_report''::text, ''readerreport''::text), (');
END $$;
