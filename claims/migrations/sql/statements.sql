-- What the newsroom says of itself: numbered without gaps, fixed once published, shown as it was published.

CREATE TRIGGER a_never_deleted BEFORE DELETE ON claims_statement FOR EACH ROW EXECUTE FUNCTION claims_forbid();
CREATE TRIGGER a_never_truncated BEFORE TRUNCATE ON claims_statement FOR EACH STATEMENT EXECUTE FUNCTION claims_forbid();
CREATE TRIGGER a_never_deleted BEFORE DELETE ON claims_publishedstatement FOR EACH ROW EXECUTE FUNCTION claims_forbid();
CREATE TRIGGER a_never_updated BEFORE UPDATE ON claims_publishedstatement FOR EACH ROW EXECUTE FUNCTION claims_forbid();
CREATE TRIGGER a_never_truncated BEFORE TRUNCATE ON claims_publishedstatement FOR EACH STATEMENT
    EXECUTE FUNCTION claims_forbid();
CREATE TRIGGER b_transition BEFORE INSERT OR UPDATE ON claims_statement
    FOR EACH ROW EXECUTE FUNCTION claims_guard_state('statement');

ALTER TABLE claims_publishedstatement ADD CONSTRAINT publishedstatement_hash_is_of_its_body
    CHECK (sha256 = claims_body_hash(body));

CREATE FUNCTION claims_guard_statement() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    last integer;
BEGIN
    IF TG_OP = 'INSERT' THEN
        -- No row stands for a kind alone: whoever adds a version of one waits for who does so now.
        PERFORM pg_advisory_xact_lock(hashtext('claims_statement ' || NEW.kind));
        SELECT coalesce(max(number), 0) INTO last FROM claims_statement WHERE kind = NEW.kind;
        IF NEW.number <> last + 1 THEN
            PERFORM claims_refuse('statement_versions_are_gapless', format('version %s follows %s', NEW.number, last));
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.kind, NEW.number) IS DISTINCT FROM (OLD.kind, OLD.number) OR (
        OLD.state = 'published' AND to_jsonb(NEW) IS DISTINCT FROM to_jsonb(OLD)) THEN
        PERFORM claims_refuse('published_statement_stays', 'a published version never changes, nor does a number');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER d_statement BEFORE INSERT OR UPDATE ON claims_statement
    FOR EACH ROW EXECUTE FUNCTION claims_guard_statement();

-- The words of a public body by language: {"en": "…"}.
CREATE FUNCTION claims_statement_texts(body text) RETURNS jsonb LANGUAGE sql IMMUTABLE
    SET search_path = public, pg_temp AS $$
    SELECT jsonb_object_agg(key, value->'markdown') FROM jsonb_each(body::jsonb->'texts')
$$;

CREATE FUNCTION claims_statement_is_shown() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM (SELECT * FROM claims_statement WHERE state = 'published') s
        FULL JOIN claims_publishedstatement p ON (p.kind, p.number) = (s.kind, s.number)
        WHERE coalesce(s.kind, p.kind) = NEW.kind AND coalesce(s.number, p.number) = NEW.number
            AND (p.published_at, p.body::jsonb->>'kind', p.body::jsonb->>'number', claims_statement_texts(p.body),
                p.body::jsonb->'notes')
            IS DISTINCT FROM (s.published_at, s.kind::text, s.number::text, s.texts, s.notes)) THEN
        PERFORM claims_refuse('statement_shows_its_version', 'readers see each published version, as it was published');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER e_shown AFTER INSERT OR UPDATE ON claims_statement
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION claims_statement_is_shown();
CREATE CONSTRAINT TRIGGER e_shown AFTER INSERT ON claims_publishedstatement
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION claims_statement_is_shown();
