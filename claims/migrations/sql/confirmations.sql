-- A confirmation dates a check anew and changes nothing else of it; what is confirmed stays in public.

CREATE TRIGGER a_never_deleted BEFORE DELETE ON claims_confirmation FOR EACH ROW EXECUTE FUNCTION claims_forbid();
CREATE TRIGGER a_never_updated BEFORE UPDATE ON claims_confirmation FOR EACH ROW EXECUTE FUNCTION claims_forbid();
CREATE TRIGGER a_never_truncated BEFORE TRUNCATE ON claims_confirmation FOR EACH STATEMENT EXECUTE FUNCTION claims_forbid();

-- A document less what an entry of this kind may add to it without a new approval of the whole.
CREATE FUNCTION claims_kept_by(kind text, document bigint) RETURNS jsonb LANGUAGE sql STABLE
    SET search_path = public, pg_temp AS $$
    SELECT body::jsonb - 'modified_at' - CASE kind
        WHEN 'sighted' THEN 'appearances' WHEN 'translated' THEN 'translations' WHEN 'confirmed' THEN 'confirmed_on' END
    FROM claims_document WHERE id = document
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
    IF NEW.kind = 'confirmed' AND NOT EXISTS (
        SELECT 1 FROM claims_confirmation k JOIN claims_document d ON d.id = NEW.document_id
        WHERE k.verdict_id = verdict.id AND k."on"::text = NEW.reference AND d.body::jsonb->>'confirmed_on' = NEW.reference) THEN
        PERFORM claims_refuse('log_confirmation_has_its_day', 'a confirmation needs its row, and shows its day');
    END IF;
    IF NEW.kind IN ('sighted', 'translated', 'confirmed')
        AND claims_kept_by(NEW.kind, NEW.document_id) IS DISTINCT FROM claims_kept_by(NEW.kind, (
        SELECT document_id FROM claims_logentry WHERE public_id = NEW.public_id AND seq < NEW.seq ORDER BY seq DESC LIMIT 1)) THEN
        PERFORM claims_refuse('log_addition_only_adds',
            'a sighting, a translation or a confirmation changes nothing that was approved');
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
DROP FUNCTION claims_approved_part(bigint);
