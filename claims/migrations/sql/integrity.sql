-- What must never be, refused by the database itself. Every rule locks the parent row before it looks,
-- because an unlocked check is no guard when two people act at once.

CREATE FUNCTION claims_refuse(rule text, message text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', message USING ERRCODE = 'check_violation', CONSTRAINT = rule;
END $$;

-- ---------------------------------------------------------------- rows that stay as they are
CREATE FUNCTION claims_forbid() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM claims_refuse(TG_TABLE_NAME || '_is_permanent',
        format('%s of %s is never allowed', lower(TG_OP), TG_TABLE_NAME));
    RETURN NULL;
END $$;

DO $$
DECLARE
    permanent text[] := ARRAY['logentry', 'loghead', 'document', 'outbox', 'event', 'eventdetail', 'articleversion',
        'approval', 'correction', 'retraction', 'verdicteditor', 'verdict', 'verdicttranslation', 'claim', 'article',
        'publishedcheck'];
    frozen text[] := ARRAY['logentry', 'document', 'outbox', 'event', 'eventdetail', 'articleversion', 'verdicteditor',
        'appearance'];
    whole text[] := permanent || ARRAY['appearance', 'evidence', 'ruleexception', 'quantity', 'source', 'transition'];
    name text;
BEGIN
    FOREACH name IN ARRAY permanent LOOP
        EXECUTE format('CREATE TRIGGER a_never_deleted BEFORE DELETE ON claims_%s FOR EACH ROW '
            'EXECUTE FUNCTION claims_forbid()', name);
    END LOOP;
    FOREACH name IN ARRAY frozen LOOP
        EXECUTE format('CREATE TRIGGER a_never_updated BEFORE UPDATE ON claims_%s FOR EACH ROW '
            'EXECUTE FUNCTION claims_forbid()', name);
    END LOOP;
    FOREACH name IN ARRAY whole LOOP
        EXECUTE format('CREATE TRIGGER a_never_truncated BEFORE TRUNCATE ON claims_%s FOR EACH STATEMENT '
            'EXECUTE FUNCTION claims_forbid()', name);
    END LOOP;
END $$;

-- ---------------------------------------------------------------- only listed transitions
CREATE FUNCTION claims_guard_state() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    before text := CASE WHEN TG_OP = 'INSERT' THEN '' ELSE OLD.state END;
BEGIN
    IF before IS DISTINCT FROM NEW.state AND NOT EXISTS (
        SELECT 1 FROM claims_transition WHERE thing = TG_ARGV[0] AND source = before AND target = NEW.state
    ) THEN
        PERFORM claims_refuse('transition_is_listed', format('%s: no way from "%s" to "%s"', TG_ARGV[0], before, NEW.state));
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER b_transition BEFORE INSERT OR UPDATE ON claims_claim
    FOR EACH ROW EXECUTE FUNCTION claims_guard_state('claim');
CREATE TRIGGER b_transition BEFORE INSERT OR UPDATE ON claims_verdict
    FOR EACH ROW EXECUTE FUNCTION claims_guard_state('verdict');
CREATE TRIGGER b_transition BEFORE INSERT OR UPDATE ON claims_verdicttranslation
    FOR EACH ROW EXECUTE FUNCTION claims_guard_state('translation');
CREATE TRIGGER b_transition BEFORE INSERT OR UPDATE ON claims_retraction
    FOR EACH ROW EXECUTE FUNCTION claims_guard_state('retraction');
CREATE TRIGGER b_transition BEFORE INSERT OR UPDATE ON claims_publishedcheck
    FOR EACH ROW EXECUTE FUNCTION claims_guard_state('check');

-- ---------------------------------------------------------------- public ids
CREATE FUNCTION claims_guard_public_id() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.public_id <> OLD.public_id THEN
        PERFORM claims_refuse('public_id_never_changes', 'a public id never changes');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER c_public_id BEFORE UPDATE ON claims_claim FOR EACH ROW EXECUTE FUNCTION claims_guard_public_id();
CREATE TRIGGER c_public_id BEFORE UPDATE ON claims_article FOR EACH ROW EXECUTE FUNCTION claims_guard_public_id();

-- ---------------------------------------------------------------- articles and appearances
CREATE FUNCTION claims_guard_version() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    last integer;
BEGIN
    PERFORM 1 FROM claims_article WHERE id = NEW.article_id FOR UPDATE;
    SELECT coalesce(max(number), 0) INTO last FROM claims_articleversion WHERE article_id = NEW.article_id;
    IF NEW.number <> last + 1 THEN
        PERFORM claims_refuse('article_versions_are_gapless', format('version %s follows %s', NEW.number, last));
    END IF;
    IF NEW.text_sha256 <> encode(sha256(convert_to(NEW.text, 'UTF8')), 'hex') THEN
        PERFORM claims_refuse('article_hash_is_of_its_text', 'text_sha256 is not the hash of the text');
    END IF;
    IF NEW.text ~ E'\r' THEN
        PERFORM claims_refuse('article_lines_end_with_lf', 'an article text has LF line ends');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER d_version BEFORE INSERT ON claims_articleversion FOR EACH ROW EXECUTE FUNCTION claims_guard_version();

CREATE FUNCTION claims_guard_appearance() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    body text;
    claim_state text;
BEGIN
    IF TG_OP = 'DELETE' THEN
        SELECT state INTO claim_state FROM claims_claim WHERE id = OLD.claim_id FOR UPDATE;
        IF claim_state = 'closed' OR EXISTS (
            SELECT 1 FROM claims_verdict WHERE claim_id = OLD.claim_id AND state IN ('published', 'superseded')
        ) THEN
            PERFORM claims_refuse('appearance_of_published_claim_stays', 'a published appearance is never deleted');
        END IF;
        RETURN OLD;
    END IF;
    SELECT text INTO body FROM claims_articleversion WHERE id = NEW.article_version_id;
    IF substr(body, NEW.start + 1, NEW."end" - NEW.start) <> NEW.exact
        OR substr(body, greatest(NEW.start - length(NEW.prefix), 0) + 1, least(length(NEW.prefix), NEW.start)) <> NEW.prefix
        OR substr(body, NEW."end" + 1, length(NEW.suffix)) <> NEW.suffix
    THEN
        PERFORM claims_refuse('appearance_is_in_the_text', 'the quoted words do not stand there in the article');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER d_appearance BEFORE INSERT OR DELETE ON claims_appearance
    FOR EACH ROW EXECUTE FUNCTION claims_guard_appearance();

-- ---------------------------------------------------------------- what an approval is bound to
-- Whole rows less their bookkeeping, so that a new column is part of the approved content by itself.
CREATE FUNCTION claims_bare(content jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT content - ARRAY['id', 'version', 'state', 'created_at', 'created_by_id', 'updated_at', 'granted_at',
        'published_at']
$$;

CREATE FUNCTION claims_fingerprint(verdict bigint) RETURNS text LANGUAGE sql STABLE
    SET search_path = public, pg_temp SET TimeZone = 'UTC' AS $$
    SELECT encode(sha256(convert_to(jsonb_build_object(
        'verdict', claims_bare(to_jsonb(v)),
        'claim', claims_bare(to_jsonb(c)) - ARRAY['parent_id', 'merged_into_id'],
        'claimant', (SELECT claims_bare(to_jsonb(p)) FROM claims_claimant p WHERE p.id = c.claimant_id),
        'roles', (SELECT jsonb_agg(claims_bare(to_jsonb(r)) ORDER BY r.id)
            FROM claims_claimantrole r WHERE r.claimant_id = c.claimant_id),
        'quantities', (SELECT jsonb_agg(claims_bare(to_jsonb(q)) ORDER BY q.position, q.id)
            FROM claims_quantity q WHERE q.claim_id = c.id),
        'topics', (SELECT jsonb_agg(t.topic_id ORDER BY t.topic_id) FROM claims_claim_topics t WHERE t.claim_id = c.id),
        'evidence', (SELECT jsonb_agg(claims_bare(to_jsonb(e)) || jsonb_build_object('source', claims_bare(to_jsonb(s)))
                ORDER BY e.position, e.id)
            FROM claims_evidence e JOIN claims_source s ON s.id = e.source_id WHERE e.verdict_id = v.id),
        'exceptions', (SELECT jsonb_agg(claims_bare(to_jsonb(x)) ORDER BY x.id)
            FROM claims_ruleexception x WHERE x.verdict_id = v.id),
        'correction', (SELECT claims_bare(to_jsonb(k)) FROM claims_correction k WHERE k.verdict_id = v.id)
    )::text, 'UTF8')), 'hex')
    FROM claims_verdict v JOIN claims_claim c ON c.id = v.claim_id WHERE v.id = verdict
$$;

CREATE FUNCTION claims_translation_fingerprint(translation bigint) RETURNS text LANGUAGE sql STABLE
    SET search_path = public, pg_temp SET TimeZone = 'UTC' AS $$
    SELECT encode(sha256(convert_to(claims_bare(to_jsonb(t))::text, 'UTF8')), 'hex')
    FROM claims_verdicttranslation t WHERE t.id = translation
$$;

CREATE FUNCTION claims_has_approval(verdict bigint) RETURNS boolean LANGUAGE sql STABLE
    SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM claims_approval a JOIN claims_verdict v ON v.id = a.verdict_id
        WHERE v.id = verdict AND a.dropped_at IS NULL AND a.content_sha256 = claims_fingerprint(verdict)
            AND a.approver_id <> v.author_id
            AND NOT EXISTS (SELECT 1 FROM claims_verdicteditor e WHERE e.verdict_id = v.id AND e.user_id = a.approver_id)
    )
$$;

CREATE FUNCTION claims_translation_has_approval(translation bigint) RETURNS boolean LANGUAGE sql STABLE
    SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM claims_approval a JOIN claims_verdicttranslation t ON t.id = a.translation_id
        WHERE t.id = translation AND a.dropped_at IS NULL AND a.approver_id <> t.translator_id
            AND a.content_sha256 = claims_translation_fingerprint(translation)
    )
$$;

-- ---------------------------------------------------------------- verdicts and what belongs to them
ALTER TABLE claims_verdict ADD CONSTRAINT verdict_rating_of_its_scale
    FOREIGN KEY (rating_id, scale_id) REFERENCES claims_rating (id, scale_id);

CREATE FUNCTION claims_guard_verdict() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
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
CREATE TRIGGER d_verdict BEFORE INSERT OR UPDATE ON claims_verdict FOR EACH ROW EXECUTE FUNCTION claims_guard_verdict();

-- Arguments: the states of the verdict in which the child row may be written.
CREATE FUNCTION claims_guard_child() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    parent bigint;
    parent_state text;
BEGIN
    FOREACH parent IN ARRAY ARRAY[
        CASE WHEN TG_OP <> 'INSERT' THEN OLD.verdict_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.verdict_id END
    ] LOOP
        CONTINUE WHEN parent IS NULL;
        SELECT state INTO parent_state FROM claims_verdict WHERE id = parent FOR UPDATE;
        IF parent_state <> ALL (TG_ARGV) THEN
            PERFORM claims_refuse(TG_TABLE_NAME || '_while_verdict_is_open',
                format('%s changes only while the verdict is %s, not %s', TG_TABLE_NAME,
                    array_to_string(TG_ARGV, ' or '), parent_state));
        END IF;
    END LOOP;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER d_parent BEFORE INSERT OR UPDATE OR DELETE ON claims_evidence
    FOR EACH ROW EXECUTE FUNCTION claims_guard_child('draft');
CREATE TRIGGER d_parent BEFORE INSERT OR UPDATE OR DELETE ON claims_correction
    FOR EACH ROW EXECUTE FUNCTION claims_guard_child('draft');
CREATE TRIGGER d_parent BEFORE INSERT ON claims_verdicteditor
    FOR EACH ROW EXECUTE FUNCTION claims_guard_child('draft');
CREATE TRIGGER d_parent BEFORE INSERT OR UPDATE OR DELETE ON claims_ruleexception
    FOR EACH ROW EXECUTE FUNCTION claims_guard_child('draft', 'in_review');

-- The article that carries a claim can show that it was said, never that it is so.
CREATE FUNCTION claims_guard_evidence() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.finding = 'truth' AND EXISTS (
        SELECT 1 FROM claims_source s
        JOIN claims_articleversion av ON av.article_id = s.article_id
        JOIN claims_appearance p ON p.article_version_id = av.id
        JOIN claims_verdict v ON v.claim_id = p.claim_id
        WHERE s.id = NEW.source_id AND v.id = NEW.verdict_id
    ) THEN
        PERFORM claims_refuse('article_does_not_prove_its_claim',
            'the article that carries a claim is no evidence that it is so');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER e_evidence BEFORE INSERT OR UPDATE ON claims_evidence
    FOR EACH ROW EXECUTE FUNCTION claims_guard_evidence();

CREATE FUNCTION claims_guard_translation() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF (NEW.verdict_id, NEW.language, NEW.translator_id) IS DISTINCT FROM (OLD.verdict_id, OLD.language, OLD.translator_id) THEN
        PERFORM claims_refuse('translation_keeps_its_place', 'verdict, language and translator never change');
    END IF;
    IF OLD.state <> 'draft' AND claims_bare(to_jsonb(NEW)) <> claims_bare(to_jsonb(OLD)) THEN
        PERFORM claims_refuse('translation_is_edited_as_draft', format('a translation that is %s is not edited', OLD.state));
    END IF;
    IF NEW.state <> OLD.state THEN
        IF NEW.state IN ('approved', 'published') AND NOT claims_translation_has_approval(NEW.id) THEN
            PERFORM claims_refuse('translation_needs_approval', 'no standing approval by another person of exactly this text');
        END IF;
        IF NEW.state IN ('draft', 'in_review')
            AND EXISTS (SELECT 1 FROM claims_approval WHERE translation_id = NEW.id AND dropped_at IS NULL) THEN
            PERFORM claims_refuse('approval_falls_first', 'the standing approval must fall first');
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER d_translation BEFORE UPDATE ON claims_verdicttranslation
    FOR EACH ROW EXECUTE FUNCTION claims_guard_translation();

-- ---------------------------------------------------------------- four eyes
CREATE FUNCTION claims_guard_approval() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    parent record;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD.dropped_at IS NOT NULL OR NEW.dropped_at IS NULL
            OR to_jsonb(NEW) - ARRAY['dropped_at', 'dropped_reason'] <> to_jsonb(OLD) - ARRAY['dropped_at', 'dropped_reason'] THEN
            PERFORM claims_refuse('approval_only_falls', 'an approval can only fall, once');
        END IF;
        IF (NEW.verdict_id IS NOT NULL AND EXISTS (
                SELECT 1 FROM claims_verdict WHERE id = NEW.verdict_id AND state IN ('published', 'superseded')))
            OR (NEW.translation_id IS NOT NULL AND EXISTS (
                SELECT 1 FROM claims_verdicttranslation WHERE id = NEW.translation_id AND state IN ('published', 'superseded')))
        THEN
            PERFORM claims_refuse('approval_of_published_stays', 'the approval of what is published stays');
        END IF;
        RETURN NEW;
    END IF;
    IF NEW.verdict_id IS NOT NULL THEN
        SELECT state, author_id AS writer, claims_fingerprint(id) AS hash INTO parent
            FROM claims_verdict WHERE id = NEW.verdict_id FOR UPDATE;
    ELSE
        SELECT state, translator_id AS writer, claims_translation_fingerprint(id) AS hash INTO parent
            FROM claims_verdicttranslation WHERE id = NEW.translation_id FOR UPDATE;
    END IF;
    IF parent.state <> 'in_review' THEN
        PERFORM claims_refuse('approval_while_in_review', format('only what is in review is approved, not %s', parent.state));
    END IF;
    IF parent.writer = NEW.approver_id OR EXISTS (
        SELECT 1 FROM claims_verdicteditor WHERE verdict_id = NEW.verdict_id AND user_id = NEW.approver_id) THEN
        PERFORM claims_refuse('approval_by_another_person', 'who wrote or edited a revision cannot approve it');
    END IF;
    IF parent.hash <> NEW.content_sha256 OR NEW.dropped_at IS NOT NULL THEN
        PERFORM claims_refuse('approval_is_of_this_content', 'the approved content is not the present content');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER d_approval BEFORE INSERT OR UPDATE ON claims_approval FOR EACH ROW EXECUTE FUNCTION claims_guard_approval();

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
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION claims_closed_is_published();
CREATE CONSTRAINT TRIGGER f_closed AFTER UPDATE OF state ON claims_verdict
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION claims_closed_is_published();
