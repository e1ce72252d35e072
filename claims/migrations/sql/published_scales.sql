-- Scales in public: held to their hash like the other records, and known to the audit.
ALTER TABLE claims_publishedscale ADD CONSTRAINT publishedscale_hash_is_of_its_body
    CHECK (sha256 = claims_body_hash(body));
ALTER TABLE claims_publishedscale ALTER COLUMN body SET STORAGE EXTERNAL;

DO $$
DECLARE
    records text := pg_get_viewdef('audit_records'::regclass);
BEGIN
    EXECUTE 'CREATE OR REPLACE VIEW audit_constraints AS ' || replace(
        pg_get_viewdef('audit_constraints'::regclass), 'publishedoutlet_hash_is_of_its_body ',
        'publishedoutlet_hash_is_of_its_body publishedscale_hash_is_of_its_body ');
    EXECUTE 'CREATE OR REPLACE VIEW audit_documents AS ' || rtrim(pg_get_viewdef('audit_documents'::regclass), ';')
        || $audit$ UNION ALL
        SELECT 'scale', key, 'its hash is not the hash of its body' FROM claims_publishedscale
        WHERE sha256::text <> claims_body_hash(body)$audit$;
    EXECUTE 'CREATE OR REPLACE VIEW audit_records AS ' || rtrim(records, ';') || $audit$ UNION ALL
        SELECT * FROM (
            WITH named AS (
                SELECT audit_json(d.body)#>>'{rating,scale,slug}' AS key, bool_or(now.id IS NOT NULL) AS is_now
                FROM claims_document d LEFT JOIN claims_publishedcheck now ON now.document_id = d.id
                WHERE audit_json(d.body) ? 'rating' GROUP BY 1
            )
            SELECT 'scale', s.key, 'it is public, but no check ever published names it'
            FROM claims_publishedscale s WHERE s.key NOT IN (SELECT key FROM named)
            UNION ALL
            SELECT 'scale', key, 'a published check names it, but it has no public record'
            FROM named WHERE is_now AND key NOT IN (SELECT key FROM claims_publishedscale)
        ) scales (thing, key, why)$audit$;
END $$;
