-- The published half: bodies bound to hashes, checks to log entries, the log to its chain.

CREATE FUNCTION claims_body_hash(body text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT encode(sha256(convert_to(body, 'UTF8')), 'hex')
$$;

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['document', 'publishedarticle', 'publishedclaimant', 'publishedtopic', 'publishedoutlet'] LOOP
        EXECUTE format('ALTER TABLE claims_%1$s ADD CONSTRAINT %1$s_hash_is_of_its_body '
            'CHECK (sha256 = claims_body_hash(body))', name);
        -- Bodies of some 3 kB are read whole, many at a time: kept in the row, not compressed.
        EXECUTE format('ALTER TABLE claims_%s ALTER COLUMN body SET STORAGE EXTERNAL', name);
        EXECUTE format('ALTER TABLE claims_%s SET (toast_tuple_target = 8160)', name);
    END LOOP;
END $$;

INSERT INTO claims_loghead (id, seq, hash) VALUES (1, 0, repeat('0', 64));

-- ---------------------------------------------------------------- the log numbers and chains itself
CREATE FUNCTION claims_log_line(e claims_logentry) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT concat_ws('|', e.seq, e.kind, e.public_id, e.revision, e.reference, e.document_sha256,
        to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.previous_hash)
$$;

-- Runs as the owner: the application role can add to the log but has no hand on its head or the outbox.
CREATE FUNCTION claims_log_append() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
DECLARE
    head claims_loghead;
    body claims_document;
BEGIN
    SELECT * INTO body FROM claims_document WHERE id = NEW.document_id;
    IF body.public_id IS DISTINCT FROM NEW.public_id THEN
        PERFORM claims_refuse('log_entry_is_of_its_document', 'the document belongs to another check');
    END IF;
    SELECT * INTO head FROM claims_loghead WHERE id = 1 FOR UPDATE;
    NEW.seq := head.seq + 1;
    NEW.previous_hash := head.hash;
    NEW.document_sha256 := body.sha256;
    NEW.at := clock_timestamp();
    NEW.hash := encode(sha256(convert_to(claims_log_line(NEW), 'UTF8')), 'hex');
    -- A concurrent or direct change of the head would break the chain; only this function moves it.
    UPDATE claims_loghead SET seq = NEW.seq, hash = NEW.hash WHERE id = 1;
    RETURN NEW;
END $$;
CREATE TRIGGER d_append BEFORE INSERT ON claims_logentry FOR EACH ROW EXECUTE FUNCTION claims_log_append();

CREATE FUNCTION claims_log_tell() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO claims_outbox (entry_id, created_at) VALUES (NEW.seq, NEW.at);
    RETURN NULL;
END $$;
CREATE TRIGGER d_tell AFTER INSERT ON claims_logentry FOR EACH ROW EXECUTE FUNCTION claims_log_tell();

-- ---------------------------------------------------------------- each kind has the row it demands
-- A document less what may be added to it without a new approval of the whole.
CREATE FUNCTION claims_approved_part(document bigint) RETURNS jsonb LANGUAGE sql STABLE
    SET search_path = public, pg_temp AS $$
    SELECT body::jsonb - ARRAY['appearances', 'translations', 'modified_at'] FROM claims_document WHERE id = document
$$;

CREATE FUNCTION claims_log_demands() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    verdict record;
    earlier boolean;
BEGIN
    SELECT v.id, v.state, v.claim_id INTO verdict FROM claims_verdict v JOIN claims_claim c ON c.id = v.claim_id
        WHERE c.public_id = NEW.public_id AND v.revision = NEW.revision;
    earlier := EXISTS (SELECT 1 FROM claims_logentry WHERE public_id = NEW.public_id AND seq < NEW.seq);
    IF earlier = (NEW.kind = 'published') THEN
        PERFORM claims_refuse('log_begins_with_published', 'a check is published first, and only once');
    END IF;
    IF verdict.id IS NULL OR (NEW.kind <> 'retracted' AND verdict.state NOT IN ('published', 'superseded')) THEN
        PERFORM claims_refuse('log_entry_has_verdict', 'a log entry needs the published revision it names');
    END IF;
    IF NEW.kind IN ('published', 'corrected')
        AND (NOT claims_has_approval(verdict.id) OR NOT EXISTS (SELECT 1 FROM claims_evidence WHERE verdict_id = verdict.id)) THEN
        PERFORM claims_refuse('log_publication_has_approval', 'a publication needs an approval and evidence');
    END IF;
    IF NEW.kind = 'corrected' AND NOT EXISTS (SELECT 1 FROM claims_correction WHERE verdict_id = verdict.id) THEN
        PERFORM claims_refuse('log_correction_has_notice', 'a correction needs its public notice');
    END IF;
    IF NEW.kind = 'retracted' AND NOT EXISTS (
        SELECT 1 FROM claims_retraction WHERE claim_id = verdict.claim_id AND state = 'carried_out') THEN
        PERFORM claims_refuse('log_retraction_has_decision', 'a retraction needs the decision of a second person');
    END IF;
    IF NEW.kind = 'sighted' AND NOT EXISTS (
        SELECT 1 FROM claims_appearance p JOIN claims_articleversion av ON av.id = p.article_version_id
        JOIN claims_article a ON a.id = av.article_id
        WHERE p.claim_id = verdict.claim_id AND a.public_id = NEW.reference) THEN
        PERFORM claims_refuse('log_sighting_has_appearance', 'a sighting needs its appearance');
    END IF;
    IF NEW.kind IN ('sighted', 'translated') AND claims_approved_part(NEW.document_id) IS DISTINCT FROM claims_approved_part((
        SELECT document_id FROM claims_logentry WHERE public_id = NEW.public_id AND seq < NEW.seq ORDER BY seq DESC LIMIT 1)) THEN
        PERFORM claims_refuse('log_addition_only_adds', 'a sighting or translation changes nothing that was approved');
    END IF;
    IF NEW.kind = 'translated' AND NOT EXISTS (
        SELECT 1 FROM claims_verdicttranslation t WHERE t.verdict_id = verdict.id AND t.language = NEW.reference
            AND t.state IN ('published', 'superseded') AND claims_translation_has_approval(t.id)) THEN
        PERFORM claims_refuse('log_translation_has_approval', 'a translation needs its approval');
    END IF;
    IF NOT EXISTS (SELECT 1 FROM claims_publishedcheck p WHERE p.public_id = NEW.public_id AND (
            p.document_id = NEW.document_id
            OR EXISTS (SELECT 1 FROM claims_logentry l WHERE l.public_id = NEW.public_id AND l.seq > NEW.seq))) THEN
        PERFORM claims_refuse('log_entry_shows', 'the check does not show what the log says');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER e_demands AFTER INSERT ON claims_logentry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION claims_log_demands();

-- ---------------------------------------------------------------- a check shows its latest entry, truly
CREATE FUNCTION claims_guard_check() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF (NEW.public_id, NEW.first_published_at) IS DISTINCT FROM (OLD.public_id, OLD.first_published_at) THEN
        PERFORM claims_refuse('publication_date_never_changes', 'public id and first publication date never change');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER d_check BEFORE UPDATE ON claims_publishedcheck FOR EACH ROW EXECUTE FUNCTION claims_guard_check();

CREATE FUNCTION claims_check_matches_log() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    face claims_publishedcheck;
    latest bigint;
    body jsonb;
BEGIN
    -- At commit the row may have moved on since this event was queued: judge what is there.
    SELECT * INTO face FROM claims_publishedcheck WHERE id = NEW.id;
    SELECT document_id INTO latest FROM claims_logentry WHERE public_id = face.public_id ORDER BY seq DESC LIMIT 1;
    SELECT d.body::jsonb INTO body FROM claims_document d WHERE d.id = face.document_id;
    IF latest IS DISTINCT FROM face.document_id THEN
        PERFORM claims_refuse('check_shows_latest_entry', 'a check shows the document of its latest log entry');
    END IF;
    IF (body->>'public_id', body->>'slug', body->>'state', body->>'language', coalesce(body#>>'{rating,slug}', ''),
            coalesce(body#>>'{rating,scale,slug}', ''), coalesce(body#>>'{claimant,slug}', ''))
        IS DISTINCT FROM (face.public_id::text, face.slug::text, face.state::text, face.language::text, face.rating::text,
            face.scale::text, face.claimant::text) THEN
        PERFORM claims_refuse('check_columns_match_document', 'the columns of a check say what its document says');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER e_matches AFTER INSERT OR UPDATE ON claims_publishedcheck
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION claims_check_matches_log();

-- ---------------------------------------------------------------- the lists a check stands in
CREATE FUNCTION claims_links_match_document() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    face bigint;
    body jsonb;
BEGIN
    FOREACH face IN ARRAY ARRAY[
        CASE WHEN TG_OP <> 'INSERT' THEN OLD.check_row_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.check_row_id END
    ] LOOP
        SELECT d.body::jsonb INTO body FROM claims_publishedcheck p JOIN claims_document d ON d.id = p.document_id
            WHERE p.id = face;
        CONTINUE WHEN body IS NULL;
        IF TG_TABLE_NAME = 'claims_publishedchecktopic' THEN
            IF ARRAY(SELECT topic::text FROM claims_publishedchecktopic WHERE check_row_id = face ORDER BY 1)
                <> ARRAY(SELECT t->>'slug' FROM jsonb_array_elements(body#>'{claim,topics}') t ORDER BY 1) THEN
                PERFORM claims_refuse('check_topics_match_document', 'a check stands under the topics of its document');
            END IF;
        -- A tombstone names no appearances and keeps the articles it had.
        ELSIF body ? 'appearances'
            AND ARRAY(SELECT concat_ws(' ', article, outlet) FROM claims_publishedcheckarticle
                WHERE check_row_id = face ORDER BY 1)
            <> ARRAY(SELECT DISTINCT concat_ws(' ', a#>>'{article,public_id}', coalesce(a#>>'{article,outlet,slug}', ''))
                FROM jsonb_array_elements(body->'appearances') a ORDER BY 1) THEN
            PERFORM claims_refuse('check_articles_match_document', 'a check stands under the articles of its document');
        END IF;
    END LOOP;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER e_matches AFTER INSERT OR UPDATE OR DELETE ON claims_publishedchecktopic
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION claims_links_match_document();
CREATE CONSTRAINT TRIGGER e_matches AFTER INSERT OR UPDATE OR DELETE ON claims_publishedcheckarticle
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION claims_links_match_document();
