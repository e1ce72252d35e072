-- The state at a log entry: one hash over which document every check shows, in parts so that a publication hashes a
-- few hundred lines and not all (docs/api-changes.md tells how a partner computes the same).

-- Hashes the named parts anew, then the line of every part, as the state at an entry. Of no checks: the hash of nothing.
CREATE FUNCTION claims_hash_state(parts text[], at bigint) RETURNS void LANGUAGE sql SET search_path = public, pg_temp AS $$
    INSERT INTO claims_statepart (name, sha256)
        SELECT part, claims_body_hash(string_agg(public_id || ' ' || document_sha256 || E'\n', ''
            ORDER BY public_id COLLATE "C"))
        FROM claims_stateline WHERE part = ANY (parts) GROUP BY part
        ON CONFLICT (name) DO UPDATE SET sha256 = EXCLUDED.sha256;
    INSERT INTO claims_logstate (seq, sha256)
        SELECT at, claims_body_hash(coalesce(string_agg(name || ' ' || sha256 || E'\n', '' ORDER BY name COLLATE "C"), ''))
        FROM claims_statepart
        ON CONFLICT (seq) DO UPDATE SET sha256 = EXCLUDED.sha256;
$$;

-- The whole state from the log as it stands: after an upgrade, and after volume that was written past the trigger.
CREATE FUNCTION claims_refill_state() RETURNS void LANGUAGE sql SET search_path = public, pg_temp AS $$
    INSERT INTO claims_stateline (public_id, part, document_sha256)
        SELECT DISTINCT ON (public_id) public_id, right(public_id, 2), document_sha256
        FROM claims_logentry ORDER BY public_id, seq DESC
        ON CONFLICT (public_id) DO UPDATE SET document_sha256 = EXCLUDED.document_sha256;
    SELECT claims_hash_state(ARRAY(SELECT DISTINCT part::text FROM claims_stateline), seq) FROM claims_loghead;
$$;
REVOKE EXECUTE ON FUNCTION claims_hash_state, claims_refill_state FROM PUBLIC;

-- Once a statement, however many entries it adds: what stands between them nobody ever sees. The head of the log is
-- locked since the first of them, so two publications never hash beside each other. Whoever listens hears of it at
-- commit; the words of the call are empty, for anybody may make one: it says "look", nothing more.
CREATE FUNCTION claims_log_added() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM added) THEN
        INSERT INTO claims_stateline (public_id, part, document_sha256)
            SELECT DISTINCT ON (public_id) public_id, right(public_id, 2), document_sha256
            FROM added ORDER BY public_id, seq DESC
            ON CONFLICT (public_id) DO UPDATE SET document_sha256 = EXCLUDED.document_sha256;
        PERFORM claims_hash_state(ARRAY(SELECT DISTINCT right(public_id, 2) FROM added), (SELECT max(seq) FROM added));
        NOTIFY claims_log;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER f_added AFTER INSERT ON claims_logentry REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION claims_log_added();

SELECT claims_refill_state();

-- ---------------------------------------------------------------- the audit
DO $$
BEGIN
    EXECUTE 'CREATE OR REPLACE VIEW audit_triggers AS ' || replace(
        pg_get_viewdef('audit_triggers'::regclass), ') triggers(name, action, tables)',
        ', (''f_added''::text,''claims_log_added''::text,''logentry''::text)) triggers(name, action, tables)');
END $$;

CREATE VIEW audit_log_state (thing, id, why) AS
WITH latest AS (
    SELECT DISTINCT ON (public_id) public_id::text, document_sha256::text FROM claims_logentry ORDER BY public_id, seq DESC
), parts AS (
    SELECT right(public_id, 2) AS name, claims_body_hash(string_agg(public_id || ' ' || document_sha256 || E'\n', ''
        ORDER BY public_id COLLATE "C")) AS sha256
    FROM latest GROUP BY 1
), whole AS (
    SELECT claims_body_hash(coalesce(string_agg(name || ' ' || sha256 || E'\n', '' ORDER BY name COLLATE "C"), '')) AS sha256
    FROM parts
)
SELECT 'check', coalesce(latest.public_id, line.public_id), 'the state does not name the document of its last entry'
FROM latest FULL JOIN claims_stateline line ON line.public_id = latest.public_id
WHERE line.document_sha256::text IS DISTINCT FROM latest.document_sha256
UNION ALL
SELECT 'part of the state', coalesce(parts.name, stored.name), 'its hash is not the hash of its checks'
FROM parts FULL JOIN claims_statepart stored ON stored.name = parts.name
WHERE stored.sha256::text IS DISTINCT FROM parts.sha256
UNION ALL
SELECT 'log head', head.seq::text, 'the state at the last entry is not the hash of what is public'
FROM claims_loghead head CROSS JOIN whole LEFT JOIN claims_logstate state ON state.seq = head.seq
WHERE state.sha256::text IS DISTINCT FROM whole.sha256;

DO $$
BEGIN
    EXECUTE 'CREATE OR REPLACE VIEW audit_summary AS ' || rtrim(pg_get_viewdef('audit_summary'::regclass), ';')
        || ' UNION ALL SELECT ''partners can prove that their copy is whole'', ''audit_log_state'', '
        'count(*) FROM audit_log_state';
END $$;
