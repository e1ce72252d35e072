-- A translation's editors, guarded as a verdict's are. The audit's lists are widened as they stand.

CREATE TRIGGER a_never_deleted BEFORE DELETE ON claims_translationeditor
    FOR EACH ROW EXECUTE FUNCTION claims_forbid();
CREATE TRIGGER a_never_updated BEFORE UPDATE ON claims_translationeditor
    FOR EACH ROW EXECUTE FUNCTION claims_forbid();
CREATE TRIGGER a_never_truncated BEFORE TRUNCATE ON claims_translationeditor
    FOR EACH STATEMENT EXECUTE FUNCTION claims_forbid();

CREATE FUNCTION claims_guard_translation_editor() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    parent_state text;
BEGIN
    SELECT state INTO parent_state FROM claims_verdicttranslation WHERE id = NEW.translation_id FOR UPDATE;
    IF parent_state <> 'draft' THEN
        PERFORM claims_refuse('claims_translationeditor_while_translation_is_draft',
            format('a translation that is %s is not taken over', parent_state));
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER d_parent BEFORE INSERT ON claims_translationeditor
    FOR EACH ROW EXECUTE FUNCTION claims_guard_translation_editor();

CREATE OR REPLACE FUNCTION claims_translation_has_approval(translation bigint) RETURNS boolean LANGUAGE sql STABLE
    SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM claims_approval a JOIN claims_verdicttranslation t ON t.id = a.translation_id
        WHERE t.id = translation AND a.dropped_at IS NULL AND a.approver_id <> t.translator_id
            AND NOT EXISTS (
                SELECT 1 FROM claims_translationeditor e WHERE e.translation_id = t.id AND e.user_id = a.approver_id)
            AND a.content_sha256 = claims_translation_fingerprint(translation)
    )
$$;

CREATE OR REPLACE FUNCTION claims_guard_approval() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
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
        SELECT 1 FROM claims_verdicteditor WHERE verdict_id = NEW.verdict_id AND user_id = NEW.approver_id
    ) OR EXISTS (
        SELECT 1 FROM claims_translationeditor
        WHERE translation_id = NEW.translation_id AND user_id = NEW.approver_id
    ) THEN
        PERFORM claims_refuse('approval_by_another_person', 'who wrote or edited it cannot approve it');
    END IF;
    IF parent.hash <> NEW.content_sha256 OR NEW.dropped_at IS NOT NULL THEN
        PERFORM claims_refuse('approval_is_of_this_content', 'the approved content is not the present content');
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE VIEW audit_approvals (thing, id, why) AS
SELECT thing, id::text, why
FROM (
    SELECT 'verdict' AS thing, v.id, v.state, a.id AS approval, a.approver_id = v.author_id OR EXISTS (
        SELECT 1 FROM claims_verdicteditor e WHERE e.verdict_id = v.id AND e.user_id = a.approver_id) AS by_writer
    FROM claims_verdict v LEFT JOIN claims_approval a ON a.verdict_id = v.id AND a.dropped_at IS NULL
    UNION ALL
    SELECT 'translation', t.id, t.state, a.id, a.approver_id = t.translator_id OR EXISTS (
        SELECT 1 FROM claims_translationeditor e WHERE e.translation_id = t.id AND e.user_id = a.approver_id)
    FROM claims_verdicttranslation t LEFT JOIN claims_approval a ON a.translation_id = t.id AND a.dropped_at IS NULL
) work
CROSS JOIN LATERAL (VALUES
    (state IN ('approved', 'published', 'superseded') AND approval IS NULL, 'it got past review without an approval'),
    (by_writer, 'it was approved by somebody who wrote it'),
    (state IN ('draft', 'in_review') AND approval IS NOT NULL, 'it is being written, and its approval still stands')
) checked (broken, why)
WHERE broken;

DO $$
DECLARE
    definition text := pg_get_viewdef('audit_triggers'::regclass);
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['a_never_deleted', 'a_never_updated', 'a_never_truncated'] LOOP
        definition := regexp_replace(definition, format('(\(''%s''::text, *''claims_\w+''::text, *'')', name),
            '\1translationeditor ');
    END LOOP;
    definition := replace(definition, ') triggers(name, action, tables)',
        ', (''d_parent''::text,''claims_guard_translation_editor''::text,''translationeditor''::text)) '
        'triggers(name, action, tables)');
    EXECUTE 'CREATE OR REPLACE VIEW audit_triggers AS ' || definition;

    EXECUTE 'CREATE OR REPLACE VIEW audit_constraints AS ' || replace(
        pg_get_viewdef('audit_constraints'::regclass), 'text_is_nfc ', 'text_is_nfc translation_editor_once ');
END $$;
