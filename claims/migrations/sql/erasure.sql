-- Legal erasure (adr/0027). One function, run as the owner, writes that a claim was erased and takes its words, in one
-- act; the application has no other hand on either. Guards that keep rows for ever let through what that act does, and
-- nothing else: each asks for the row that says so.

CREATE TRIGGER a_never_deleted BEFORE DELETE ON claims_erasure FOR EACH ROW EXECUTE FUNCTION claims_forbid();
CREATE TRIGGER a_never_updated BEFORE UPDATE ON claims_erasure FOR EACH ROW EXECUTE FUNCTION claims_forbid();
CREATE TRIGGER a_never_truncated BEFORE TRUNCATE ON claims_erasure FOR EACH STATEMENT EXECUTE FUNCTION claims_forbid();

-- ---------------------------------------------------------------- what guards ask before they let something go
CREATE FUNCTION claims_is_erased(claim bigint) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM claims_erasure WHERE claim_id = claim)
$$;

CREATE FUNCTION claims_check_is_erased(check_id text) RETURNS boolean LANGUAGE sql STABLE
    SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM claims_erasure x JOIN claims_claim c ON c.id = x.claim_id WHERE c.public_id = check_id)
$$;

CREATE FUNCTION claims_verdict_is_erased(verdict bigint) RETURNS boolean LANGUAGE sql STABLE
    SET search_path = public, pg_temp AS $$
    SELECT claims_is_erased(claim_id) FROM claims_verdict WHERE id = verdict
$$;

-- An article goes when an erased claim stood in it and nothing else does.
CREATE FUNCTION claims_article_may_go(article bigint) RETURNS boolean LANGUAGE sql STABLE
    SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM claims_event WHERE article_id = article AND claims_is_erased(claim_id))
        AND NOT EXISTS (SELECT 1 FROM claims_appearance p JOIN claims_articleversion v ON v.id = p.article_version_id
            WHERE v.article_id = article)
        AND NOT EXISTS (SELECT 1 FROM claims_source WHERE article_id = article)
$$;

CREATE FUNCTION claims_article_is_gone(article bigint) RETURNS boolean LANGUAGE sql STABLE
    SET search_path = public, pg_temp AS $$
    SELECT NOT EXISTS (SELECT 1 FROM claims_article WHERE id = article)
$$;

-- The words of events on the claim, on what went with it, on readers' letters about it, and of the split it came from.
CREATE FUNCTION claims_detail_may_go(event bigint) RETURNS boolean LANGUAGE sql STABLE
    SET search_path = public, pg_temp AS $$
    SELECT claims_is_erased(e.claim_id) OR CASE
        WHEN e.thing = 'source' THEN NOT EXISTS (SELECT 1 FROM claims_source WHERE id = e.object_id)
        WHEN e.thing = 'origingroup' THEN NOT EXISTS (SELECT 1 FROM claims_origingroup WHERE id = e.object_id)
        WHEN e.thing = 'keptcopy' THEN NOT EXISTS (SELECT 1 FROM claims_keptcopy WHERE id = e.object_id)
        WHEN e.thing = 'claimant' THEN NOT EXISTS (SELECT 1 FROM claims_claimant WHERE id = e.object_id)
        WHEN e.thing = 'article' THEN NOT EXISTS (SELECT 1 FROM claims_article WHERE id = e.object_id)
        WHEN e.thing = 'readerreport' THEN EXISTS (SELECT 1 FROM claims_readerreport r WHERE r.id = e.object_id
            AND (claims_is_erased(r.claim_id) OR claims_check_is_erased(r.check_public_id)))
        WHEN e.verb = 'split_claim' THEN EXISTS (
            SELECT 1 FROM claims_claim c WHERE c.parent_id = e.claim_id AND claims_is_erased(c.id))
        ELSE false END
    FROM claims_event e WHERE e.id = event
$$;

DO $$
DECLARE
    exempt text[];
BEGIN
    FOREACH exempt SLICE 1 IN ARRAY ARRAY[
        ['document', 'update', 'NEW.body IS NULL AND (NEW.id, NEW.public_id, NEW.sha256) = (OLD.id, OLD.public_id, OLD.sha256)
            AND claims_check_is_erased(OLD.public_id)'],
        ['eventdetail', 'delete', 'claims_detail_may_go(OLD.event_id)'],
        ['event', 'update', 'to_jsonb(NEW) = to_jsonb(OLD) || ''{"article_id": null}'' AND claims_article_is_gone(OLD.article_id)'],
        ['article', 'delete', 'claims_article_may_go(OLD.id)'],
        ['articleversion', 'delete', 'claims_article_may_go(OLD.article_id)'],
        ['publishedcheck', 'delete', 'claims_check_is_erased(OLD.public_id)'],
        ['suggestion', 'delete', 'claims_is_erased(OLD.claim_id)'],
        ['correction', 'delete', 'claims_verdict_is_erased(OLD.verdict_id)'],
        ['confirmation', 'delete', 'claims_verdict_is_erased(OLD.verdict_id)'],
        ['reviewnote', 'delete', 'claims_verdict_is_erased(OLD.verdict_id)'],
        ['secondopinion', 'delete', 'claims_verdict_is_erased(OLD.verdict_id)']
    ] LOOP
        EXECUTE format('DROP TRIGGER a_never_%2$sd ON claims_%1$s', exempt[1], exempt[2]);
        EXECUTE format('CREATE TRIGGER a_never_%2$sd BEFORE %3$s ON claims_%1$s FOR EACH ROW WHEN (NOT (%4$s)) '
            'EXECUTE FUNCTION claims_forbid()', exempt[1], exempt[2], upper(exempt[2]), exempt[3]);
    END LOOP;
END $$;

-- Guards with more to say learn of it as they stand, whatever else is in them.
DO $$
DECLARE
    change text[];
    definition text;
BEGIN
    FOREACH change SLICE 1 IN ARRAY ARRAY[
        ['claims_guard_verdict', 'IF OLD.state <> ''draft'' AND',
            'IF OLD.state <> ''draft'' AND NOT (NEW.state = ''erased'' AND OLD.state <> ''erased'') AND'],
        ['claims_guard_translation', 'IF OLD.state <> ''draft'' AND',
            'IF OLD.state <> ''draft'' AND NOT (NEW.state = ''erased'' AND OLD.state <> ''erased'') AND'],
        ['claims_guard_child', 'IF parent_state <> ALL (TG_ARGV) THEN',
            'IF parent_state <> ALL (TG_ARGV) AND NOT (TG_OP = ''DELETE'' AND parent_state = ''erased'') THEN'],
        ['claims_guard_approval', 'IF TG_OP = ''UPDATE'' THEN', $new$IF TG_OP = 'UPDATE' THEN
        IF to_jsonb(NEW) = to_jsonb(OLD) || '{"dropped_reason": ""}' AND (claims_verdict_is_erased(OLD.verdict_id)
            OR EXISTS (SELECT 1 FROM claims_verdicttranslation
                WHERE id = OLD.translation_id AND claims_verdict_is_erased(verdict_id))) THEN
            RETURN NEW;
        END IF;$new$],
        ['claims_log_demands', 'SELECT v.id, v.state, v.claim_id INTO verdict', $new$IF EXISTS (
        SELECT 1 FROM claims_logentry WHERE public_id = NEW.public_id AND seq < NEW.seq AND kind = 'erased') THEN
        PERFORM claims_refuse('log_ends_with_erased', 'nothing follows the erasure of a check');
    END IF;
    IF NEW.kind = 'erased' THEN
        IF NOT claims_check_is_erased(NEW.public_id)
            OR EXISTS (SELECT 1 FROM claims_publishedcheck WHERE public_id = NEW.public_id) THEN
            PERFORM claims_refuse('log_erasure_has_its_row', 'the log says erased of what was erased, and shows it no more');
        END IF;
        RETURN NULL;
    END IF;
    SELECT v.id, v.state, v.claim_id INTO verdict$new$]
    ] LOOP
        definition := pg_get_functiondef(change[1]::regproc);
        IF strpos(definition, change[2]) = 0 THEN
            RAISE EXCEPTION '% has no longer the words: %', change[1], change[2];
        END IF;
        EXECUTE replace(definition, change[2], change[3]);
    END LOOP;
END $$;

-- ---------------------------------------------------------------- erased is erased
-- What still says something of an erased claim. None is the promise: held at commit, and by the audit.
CREATE VIEW claims_words_left (claim_id, thing, id) AS
SELECT x.claim_id, 'claim', c.id::text FROM claims_erasure x JOIN claims_claim c ON c.id = x.claim_id
    WHERE c.state <> 'erased'
UNION ALL SELECT x.claim_id, 'verdict', v.id::text FROM claims_erasure x JOIN claims_verdict v ON v.claim_id = x.claim_id
    WHERE v.state <> 'erased'
UNION ALL SELECT x.claim_id, 'translation', t.id::text FROM claims_erasure x
    JOIN claims_verdict v ON v.claim_id = x.claim_id JOIN claims_verdicttranslation t ON t.verdict_id = v.id
    WHERE t.state <> 'erased'
UNION ALL SELECT x.claim_id, 'retraction', r.id::text FROM claims_erasure x
    JOIN claims_retraction r ON r.claim_id = x.claim_id WHERE r.state <> 'erased'
UNION ALL SELECT x.claim_id, 'approval', a.id::text FROM claims_erasure x
    JOIN claims_verdict v ON v.claim_id = x.claim_id
    JOIN claims_approval a ON a.verdict_id = v.id
        OR a.translation_id IN (SELECT id FROM claims_verdicttranslation WHERE verdict_id = v.id)
    WHERE a.dropped_reason <> ''
UNION ALL SELECT x.claim_id, row.thing, row.id::text FROM claims_erasure x
    JOIN claims_verdict v ON v.claim_id = x.claim_id
    CROSS JOIN LATERAL (
        SELECT 'evidence', id FROM claims_evidence WHERE verdict_id = v.id
        UNION ALL SELECT 'correction', id FROM claims_correction WHERE verdict_id = v.id
        UNION ALL SELECT 'exception', id FROM claims_ruleexception WHERE verdict_id = v.id
        UNION ALL SELECT 'confirmation', id FROM claims_confirmation WHERE verdict_id = v.id
        UNION ALL SELECT 'review note', id FROM claims_reviewnote WHERE verdict_id = v.id
        UNION ALL SELECT 'opinion', id FROM claims_secondopinion WHERE verdict_id = v.id
    ) row (thing, id)
UNION ALL SELECT x.claim_id, row.thing, row.id::text FROM claims_erasure x
    CROSS JOIN LATERAL (
        SELECT 'appearance', id FROM claims_appearance WHERE claim_id = x.claim_id
        UNION ALL SELECT 'figure', id FROM claims_quantity WHERE claim_id = x.claim_id
        UNION ALL SELECT 'topic', id FROM claims_claim_topics WHERE claim_id = x.claim_id
        UNION ALL SELECT 'suggestion', claim_id FROM claims_suggestion WHERE claim_id = x.claim_id
        UNION ALL SELECT 'comment', id FROM claims_comment WHERE claim_id = x.claim_id AND text <> ''
        UNION ALL SELECT 'report', id FROM claims_readerreport WHERE claim_id = x.claim_id AND erased_at IS NULL
        UNION ALL SELECT 'event', e.id FROM claims_event e JOIN claims_eventdetail d ON d.event_id = e.id
            WHERE e.claim_id = x.claim_id
    ) row (thing, id)
UNION ALL SELECT x.claim_id, row.thing, row.id::text FROM claims_erasure x JOIN claims_claim c ON c.id = x.claim_id
    CROSS JOIN LATERAL (
        SELECT 'check', id FROM claims_publishedcheck WHERE public_id = c.public_id
        UNION ALL SELECT 'document', d.id FROM claims_document d WHERE d.public_id = c.public_id AND d.body IS NOT NULL
            AND CASE jsonb_typeof(audit_json(d.body)) WHEN 'object' THEN audit_json(d.body)
                - ARRAY['type', 'schema', 'public_id', 'state', 'modified_at'] <> '{}' ELSE true END
    ) row (thing, id);

CREATE FUNCTION claims_erasure_is_whole() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM claims_words_left WHERE claim_id = NEW.claim_id) OR EXISTS (
        SELECT 1 FROM claims_claim c WHERE c.id = NEW.claim_id
            AND EXISTS (SELECT 1 FROM claims_logentry WHERE public_id = c.public_id)
            AND NOT EXISTS (SELECT 1 FROM claims_logentry l JOIN claims_document d ON d.id = l.document_id
                WHERE l.public_id = c.public_id AND l.kind = 'erased' AND d.body IS NOT NULL)) THEN
        PERFORM claims_refuse('erasure_is_whole', 'an erased claim has no words left, and the log says that it was erased');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER e_whole AFTER INSERT ON claims_erasure
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION claims_erasure_is_whole();

CREATE FUNCTION claims_erased_with_its_claim() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    this jsonb := to_jsonb(NEW);
BEGIN
    IF NOT (CASE TG_TABLE_NAME
        WHEN 'claims_claim' THEN claims_is_erased((this->>'id')::bigint)
        WHEN 'claims_verdicttranslation' THEN claims_verdict_is_erased((this->>'verdict_id')::bigint)
        ELSE claims_is_erased((this->>'claim_id')::bigint) END) THEN
        PERFORM claims_refuse('erased_with_its_claim', 'only what belongs to an erased claim is erased');
    END IF;
    RETURN NULL;
END $$;

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['claim', 'verdict', 'verdicttranslation', 'retraction'] LOOP
        EXECUTE format('CREATE CONSTRAINT TRIGGER f_erased AFTER UPDATE OF state ON claims_%s DEFERRABLE INITIALLY DEFERRED '
            'FOR EACH ROW WHEN (NEW.state = ''erased'') EXECUTE FUNCTION claims_erased_with_its_claim()', name);
    END LOOP;
END $$;

-- Nothing new hangs on an erased claim. Its row is locked first, so that who adds waits for who erases; after all
-- other guards, of which one locks it harder: the other way round two who add would wait in a circle.
CREATE FUNCTION claims_guard_erased() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    claim_state text;
BEGIN
    SELECT state INTO claim_state FROM claims_claim WHERE id = NEW.claim_id FOR KEY SHARE;
    IF claim_state = 'erased' THEN
        PERFORM claims_refuse('erased_claim_takes_nothing', 'this claim was erased; nothing is added to it');
    END IF;
    RETURN NEW;
END $$;

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['verdict', 'appearance', 'quantity', 'claim_topics', 'suggestion', 'retraction', 'comment'] LOOP
        EXECUTE format('CREATE TRIGGER g_erased BEFORE INSERT ON claims_%s FOR EACH ROW EXECUTE FUNCTION claims_guard_erased()', name);
    END LOOP;
END $$;
CREATE TRIGGER g_erased BEFORE INSERT OR UPDATE OF claim_id ON claims_readerreport
    FOR EACH ROW WHEN (NEW.claim_id IS NOT NULL) EXECUTE FUNCTION claims_guard_erased();
