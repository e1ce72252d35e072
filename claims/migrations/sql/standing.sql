-- What an approval covers stands still while it is published, additions only add, lists say what documents say.

-- ---------------------------------------------------------------- publishing holds what was approved
CREATE OR REPLACE FUNCTION claims_guard_verdict() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    last integer;
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM 1 FROM claims_claim WHERE id = NEW.claim_id FOR UPDATE;
        SELECT coalesce(max(revision), 0) INTO last FROM claims_verdict WHERE claim_id = NEW.claim_id;
        IF NEW.revision <> last + 1 THEN
            PERFORM claims_refuse('verdict_revisions_are_gapless', format('revision %s follows %s', NEW.revision, last));
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.claim_id, NEW.revision, NEW.author_id) IS DISTINCT FROM (OLD.claim_id, OLD.revision, OLD.author_id) THEN
        PERFORM claims_refuse('verdict_keeps_its_place', 'claim, revision and author of a verdict never change');
    END IF;
    IF OLD.published_at IS NOT NULL AND NEW.published_at IS DISTINCT FROM OLD.published_at THEN
        PERFORM claims_refuse('publication_date_never_changes', 'the day a revision was published never changes');
    END IF;
    IF OLD.state <> 'draft' AND claims_bare(to_jsonb(NEW)) <> claims_bare(to_jsonb(OLD)) THEN
        PERFORM claims_refuse('verdict_is_edited_as_draft', format('a verdict that is %s is not edited', OLD.state));
    END IF;
    IF NEW.state <> OLD.state THEN
        IF NEW.state = 'published' THEN
            -- What the approval covers stands still until commit: the document is built from it.
            PERFORM 1 FROM claims_source s JOIN claims_evidence e ON e.source_id = s.id
                WHERE e.verdict_id = NEW.id ORDER BY s.id FOR SHARE OF s;
            PERFORM 1 FROM claims_claimant p JOIN claims_claim c ON c.claimant_id = p.id
                WHERE c.id = NEW.claim_id FOR SHARE OF p;
        END IF;
        IF NEW.state IN ('approved', 'published') AND NOT claims_has_approval(NEW.id) THEN
            PERFORM claims_refuse('verdict_needs_approval',
                'no standing approval by another person of exactly this claim, verdict and evidence');
        END IF;
        IF NEW.state = 'published' AND NOT EXISTS (SELECT 1 FROM claims_evidence WHERE verdict_id = NEW.id) THEN
            PERFORM claims_refuse('published_verdict_has_evidence', 'a published verdict has evidence with a source');
        END IF;
        IF NEW.state IN ('draft', 'in_review')
            AND EXISTS (SELECT 1 FROM claims_approval WHERE verdict_id = NEW.id AND dropped_at IS NULL) THEN
            PERFORM claims_refuse('approval_falls_first', 'the standing approval must fall first');
        END IF;
    END IF;
    RETURN NEW;
END $$;

-- ---------------------------------------------------------------- closed means published
CREATE FUNCTION claims_closed_is_published() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    this bigint := CASE TG_TABLE_NAME WHEN 'claims_claim' THEN to_jsonb(NEW)->>'id' ELSE to_jsonb(NEW)->>'claim_id' END;
    claim_state text;
BEGIN
    SELECT state INTO claim_state FROM claims_claim WHERE id = this FOR UPDATE;
    IF (claim_state = 'closed')
        <> EXISTS (SELECT 1 FROM claims_verdict WHERE claim_id = this AND state = 'published') THEN
        PERFORM claims_refuse('claim_closed_while_published', 'a claim is closed exactly while a verdict on it is published');
    END IF;
    IF EXISTS (SELECT 1 FROM claims_verdict v JOIN claims_claim c ON c.id = v.claim_id
        WHERE c.id = this AND v.state = 'published' AND NOT EXISTS (SELECT 1 FROM claims_logentry l
            WHERE l.public_id = c.public_id AND l.revision = v.revision AND l.kind IN ('published', 'corrected'))) THEN
        PERFORM claims_refuse('published_verdict_is_logged', 'a published verdict has its log entry');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER f_closed AFTER UPDATE OF state ON claims_claim
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ('closed' IN (OLD.state, NEW.state)) EXECUTE FUNCTION claims_closed_is_published();
CREATE CONSTRAINT TRIGGER f_closed AFTER UPDATE OF state ON claims_verdict
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ('published' IN (OLD.state, NEW.state)) EXECUTE FUNCTION claims_closed_is_published();

-- ---------------------------------------------------------------- a sighting or a translation only adds
-- A document less what may be added to it without a new approval of the whole.
CREATE FUNCTION claims_approved_part(document bigint) RETURNS jsonb LANGUAGE sql STABLE
    SET search_path = public, pg_temp AS $$
    SELECT body::jsonb - ARRAY['appearances', 'translations', 'modified_at'] FROM claims_document WHERE id = document
$$;

CREATE OR REPLACE FUNCTION claims_log_demands() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
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
