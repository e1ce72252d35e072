-- What lists are narrowed by, held to the documents; the links in the order of lists.

-- ---------------------------------------------------------------- a link has the date of its check
CREATE FUNCTION claims_link_place() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    SELECT first_published_at INTO NEW.first_published_at FROM claims_publishedcheck WHERE id = NEW.check_row_id;
    RETURN NEW;
END $$;
CREATE TRIGGER d_place BEFORE INSERT OR UPDATE ON claims_publishedchecktopic
    FOR EACH ROW EXECUTE FUNCTION claims_link_place();
CREATE TRIGGER d_place BEFORE INSERT OR UPDATE ON claims_publishedcheckarticle
    FOR EACH ROW EXECUTE FUNCTION claims_link_place();
CREATE TRIGGER d_place BEFORE INSERT OR UPDATE ON claims_publishedcheckorigin
    FOR EACH ROW EXECUTE FUNCTION claims_link_place();

-- ---------------------------------------------------------------- what a document says, and what its links say
CREATE FUNCTION claims_said_links(body jsonb) RETURNS TABLE (thing text, key text) LANGUAGE sql IMMUTABLE
    SET search_path = public, pg_temp AS $$
    SELECT 'topic', jsonb_path_query(body, '$.claim.topics[*].slug')#>>'{}'
    UNION SELECT 'origin', jsonb_path_query(body, '$.evidence[*].source.origin')#>>'{}'
    UNION SELECT 'quantity', concat_ws(' ', (q->>'value')::numeric(30, 10),
            coalesce(q->>'value_to', q->>'value')::numeric(30, 10), q->>'unit')
        FROM jsonb_path_query(body, '$.claim.quantities[*]') q
    UNION SELECT 'article', concat_ws(' ', a->>'public_id', a#>>'{outlet,slug}', a->>'url')
        FROM jsonb_path_query(body, '$.appearances[*].article') a
$$;

-- The audit says the same over all checks (below): who may read it may not read tables, and so not call this.
CREATE FUNCTION claims_stored_links(face bigint) RETURNS TABLE (thing text, key text) LANGUAGE sql STABLE
    SET search_path = public, pg_temp AS $$
    SELECT 'topic', topic::text FROM claims_publishedchecktopic WHERE check_row_id = face
    UNION ALL SELECT 'origin', origin FROM claims_publishedcheckorigin WHERE check_row_id = face
    UNION ALL SELECT 'quantity', concat_ws(' ', value, value_to, unit)
        FROM claims_publishedcheckquantity WHERE check_row_id = face
    UNION ALL SELECT 'article', concat_ws(' ', article, nullif(outlet, ''), url)
        FROM claims_publishedcheckarticle WHERE check_row_id = face
$$;

CREATE OR REPLACE FUNCTION claims_links_match_document() RETURNS trigger LANGUAGE plpgsql
    SET search_path = public, pg_temp AS $$
DECLARE
    face bigint;
    body jsonb;
    kind text := replace(TG_TABLE_NAME, 'claims_publishedcheck', '');
BEGIN
    FOREACH face IN ARRAY ARRAY[
        CASE WHEN TG_OP <> 'INSERT' THEN OLD.check_row_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.check_row_id END
    ] LOOP
        SELECT d.body::jsonb INTO body FROM claims_publishedcheck p JOIN claims_document d ON d.id = p.document_id
            WHERE p.id = face;
        -- A tombstone names no appearances and keeps the articles it had.
        CONTINUE WHEN body IS NULL OR (kind = 'article' AND NOT body ? 'appearances');
        IF ARRAY(SELECT key FROM claims_stored_links(face) WHERE thing = kind ORDER BY 1)
            <> ARRAY(SELECT key FROM claims_said_links(body) WHERE thing = kind ORDER BY 1) THEN
            CASE kind
                WHEN 'topic' THEN PERFORM claims_refuse('check_topics_match_document',
                    'a check stands under the topics of its document');
                WHEN 'article' THEN PERFORM claims_refuse('check_articles_match_document',
                    'a check stands under the articles of its document');
                WHEN 'origin' THEN PERFORM claims_refuse('check_origins_match_document',
                    'a check stands under the origins of its document');
                ELSE PERFORM claims_refuse('check_quantities_match_document',
                    'a check stands under the numbers of its document');
            END CASE;
        END IF;
    END LOOP;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER e_matches AFTER INSERT OR UPDATE OR DELETE ON claims_publishedcheckorigin
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION claims_links_match_document();
CREATE CONSTRAINT TRIGGER e_matches AFTER INSERT OR UPDATE OR DELETE ON claims_publishedcheckquantity
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION claims_links_match_document();

CREATE OR REPLACE FUNCTION claims_check_matches_log() RETURNS trigger LANGUAGE plpgsql
    SET search_path = public, pg_temp AS $$
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
            coalesce(body#>>'{rating,scale,slug}', ''), coalesce(body#>>'{claimant,slug}', ''),
            coalesce(body#>>'{claimant,wikidata_id}', ''))
        IS DISTINCT FROM (face.public_id::text, face.slug::text, face.state::text, face.language::text, face.rating::text,
            face.scale::text, face.claimant::text, face.claimant_wikidata_id::text) THEN
        PERFORM claims_refuse('check_columns_match_document', 'the columns of a check say what its document says');
    END IF;
    RETURN NULL;
END $$;

-- ---------------------------------------------------------------- the audit asks the same
-- The last document of a check that shows where the claim stood; a tombstone does not, but keeps its articles.
CREATE OR REPLACE VIEW audit_links (thing, id, why) AS
WITH face AS (
    SELECT p.id, p.public_id, p.first_published_at, doc, CASE WHEN doc ? 'appearances' THEN doc ELSE (
        SELECT audit_json(d.body) FROM claims_logentry l JOIN claims_document d ON d.id = l.document_id
        WHERE l.public_id = p.public_id AND audit_json(d.body) ? 'appearances' ORDER BY l.seq DESC LIMIT 1
    ) END AS placed
    FROM claims_publishedcheck p JOIN claims_document d ON d.id = p.document_id
    CROSS JOIN LATERAL audit_json(d.body) doc
), said AS (
    SELECT public_id, thing, key FROM face CROSS JOIN LATERAL claims_said_links(doc) WHERE thing <> 'article'
    UNION SELECT public_id, thing, key FROM face CROSS JOIN LATERAL claims_said_links(placed) WHERE thing = 'article'
), link AS (
    SELECT 'topic' AS thing, topic AS key, check_row_id, first_published_at FROM claims_publishedchecktopic
    UNION ALL SELECT 'article', concat_ws(' ', article, nullif(outlet, ''), url), check_row_id, first_published_at
        FROM claims_publishedcheckarticle
    UNION ALL SELECT 'origin', origin, check_row_id, first_published_at FROM claims_publishedcheckorigin
    UNION ALL SELECT 'quantity', concat_ws(' ', value, value_to, unit), check_row_id, NULL
        FROM claims_publishedcheckquantity
), linked AS (
    SELECT f.public_id, link.thing, link.key FROM face f JOIN link ON link.check_row_id = f.id
)
SELECT 'check', public_id, format('its document names the %s %s, its links do not', thing, key)
FROM (SELECT * FROM said EXCEPT SELECT * FROM linked) unlinked
UNION ALL
SELECT 'check', public_id, format('it is linked to the %s %s, which its document does not name', thing, key)
FROM (SELECT * FROM linked EXCEPT SELECT * FROM said) unsaid
UNION ALL
SELECT 'check', f.public_id, format('its link to the %s %s has another date', thing, key)
FROM face f JOIN link ON link.check_row_id = f.id AND link.first_published_at <> f.first_published_at;

CREATE OR REPLACE VIEW audit_checks (thing, id, why) AS
SELECT 'check', p.public_id, why
FROM claims_publishedcheck p
LEFT JOIN claims_document d ON d.id = p.document_id
LEFT JOIN (
    SELECT DISTINCT ON (public_id) public_id, document_id FROM claims_logentry ORDER BY public_id, seq DESC
) newest ON newest.public_id = p.public_id
CROSS JOIN LATERAL audit_json(d.body) doc
CROSS JOIN LATERAL (VALUES
    (newest.document_id IS DISTINCT FROM p.document_id, 'it does not show its latest log entry'),
    ((doc->>'public_id', doc->>'slug', doc->>'state', doc->>'language', coalesce(doc#>>'{rating,slug}', ''),
            coalesce(doc#>>'{rating,scale,slug}', ''), coalesce(doc#>>'{claimant,slug}', ''),
            coalesce(doc#>>'{claimant,wikidata_id}', ''), doc->>'first_published_at', doc->>'modified_at')
        IS DISTINCT FROM (p.public_id::text, p.slug::text, p.state::text, p.language::text, p.rating::text,
            p.scale::text, p.claimant::text, p.claimant_wikidata_id::text,
            to_char(p.first_published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
            to_char(p.modified_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')),
        'its columns do not say what its document says')
) checked (broken, why)
WHERE broken;

DO $$
BEGIN
    EXECUTE 'CREATE OR REPLACE VIEW audit_triggers AS ' || replace(replace(pg_get_viewdef('audit_triggers'::regclass),
        'publishedchecktopic publishedcheckarticle',
        'publishedchecktopic publishedcheckarticle publishedcheckorigin publishedcheckquantity'),
        ') triggers(name, action, tables)', $list$, ('d_place'::text, 'claims_link_place'::text,
        'publishedchecktopic publishedcheckarticle publishedcheckorigin'::text)) triggers(name, action, tables)$list$);
END $$;
