-- A kept copy is what it was when it was kept, and stays while an approved verdict rests on it.

CREATE FUNCTION claims_guard_content() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM claims_keptcopy WHERE id = NEW.copy_id AND size = octet_length(NEW.content)
        AND sha256 = encode(sha256(NEW.content), 'hex')) THEN
        PERFORM claims_refuse('copy_hash_is_of_its_content', 'size or sha256 is not that of the content');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER d_content BEFORE INSERT ON claims_keptcontent FOR EACH ROW EXECUTE FUNCTION claims_guard_content();

CREATE FUNCTION claims_copy_has_content() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    this bigint := CASE TG_TABLE_NAME WHEN 'claims_keptcopy' THEN to_jsonb(NEW)->>'id' ELSE to_jsonb(OLD)->>'copy_id' END;
BEGIN
    PERFORM 1 FROM claims_keptcopy WHERE id = this FOR UPDATE;
    IF FOUND AND NOT EXISTS (SELECT 1 FROM claims_keptcontent WHERE copy_id = this) THEN
        PERFORM claims_refuse('copy_has_content', 'a kept copy has its content');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER e_content AFTER INSERT ON claims_keptcopy
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION claims_copy_has_content();
CREATE CONSTRAINT TRIGGER e_content AFTER DELETE ON claims_keptcontent
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION claims_copy_has_content();

-- The verdicts that could be approved meanwhile first, then the source, as those lock who write verdicts.
CREATE FUNCTION claims_guard_copy() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM 1 FROM claims_verdict WHERE state IN ('draft', 'in_review', 'approved')
        AND id IN (SELECT verdict_id FROM claims_evidence WHERE source_id = OLD.source_id) ORDER BY id FOR UPDATE;
    PERFORM 1 FROM claims_source WHERE id = OLD.source_id FOR UPDATE;
    IF EXISTS (SELECT 1 FROM claims_evidence e JOIN claims_approval a ON a.verdict_id = e.verdict_id
        WHERE e.source_id = OLD.source_id) THEN
        PERFORM claims_refuse('copy_of_approved_source_stays', 'a copy that an approved verdict rests on is never deleted');
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER d_copy BEFORE DELETE ON claims_keptcopy FOR EACH ROW EXECUTE FUNCTION claims_guard_copy();

-- ---------------------------------------------------------------- what colleagues say to each other
CREATE FUNCTION claims_guard_comment() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL
        OR to_jsonb(NEW) - ARRAY['text', 'withdrawn_at'] <> to_jsonb(OLD) - ARRAY['text', 'withdrawn_at'] THEN
        PERFORM claims_refuse('comment_is_only_withdrawn', 'a comment can only be withdrawn, once');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER d_comment BEFORE UPDATE ON claims_comment FOR EACH ROW EXECUTE FUNCTION claims_guard_comment();

CREATE FUNCTION claims_guard_mention() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF OLD.seen_at IS NOT NULL OR to_jsonb(NEW) - 'seen_at' <> to_jsonb(OLD) - 'seen_at' THEN
        PERFORM claims_refuse('mention_is_only_seen', 'a mention can only be seen, once');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER d_mention BEFORE UPDATE ON claims_mention FOR EACH ROW EXECUTE FUNCTION claims_guard_mention();

-- ---------------------------------------------------------------- rows that stay as they are
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['comment', 'mention'] LOOP
        EXECUTE format('CREATE TRIGGER a_never_deleted BEFORE DELETE ON claims_%s FOR EACH ROW '
            'EXECUTE FUNCTION claims_forbid()', name);
    END LOOP;
    FOREACH name IN ARRAY ARRAY['keptcopy', 'keptcontent'] LOOP
        EXECUTE format('CREATE TRIGGER a_never_updated BEFORE UPDATE ON claims_%s FOR EACH ROW '
            'EXECUTE FUNCTION claims_forbid()', name);
    END LOOP;
    FOREACH name IN ARRAY ARRAY['comment', 'mention', 'keptcopy', 'keptcontent'] LOOP
        EXECUTE format('CREATE TRIGGER a_never_truncated BEFORE TRUNCATE ON claims_%s FOR EACH STATEMENT '
            'EXECUTE FUNCTION claims_forbid()', name);
    END LOOP;
END $$;
