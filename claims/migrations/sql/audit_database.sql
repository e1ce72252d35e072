-- What an auditor asks of the database itself: roles, rights, triggers, constraints (docs/audit.md).

-- Who may do what by claims/management/databases.py: `migrate` replaces this empty list at its end.
CREATE VIEW claims_listed_grant (role, relation, privilege) AS
SELECT NULL::text, NULL::text, NULL::text WHERE false;

CREATE VIEW audit_owners (thing, id, why) AS
SELECT thing, name, format('it belongs to the role %s, the log to %s', owner::regrole, house)
FROM (SELECT relowner::regrole AS house FROM pg_class WHERE oid = 'claims_logentry'::regclass) log
CROSS JOIN LATERAL (
    SELECT 'relation', relname::text, relowner, 'pg_class'::regclass, oid FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
    UNION ALL
    SELECT 'function', proname::text, proowner, 'pg_proc'::regclass, oid FROM pg_proc
    WHERE pronamespace = 'public'::regnamespace
    UNION ALL
    SELECT 'domain', typname::text, typowner, 'pg_type'::regclass, oid FROM pg_type
    WHERE typnamespace = 'public'::regnamespace AND typtype = 'd'
) object (thing, name, owner, catalogue, oid)
WHERE owner <> house AND NOT EXISTS (
    SELECT 1 FROM pg_depend x WHERE x.classid = catalogue AND x.objid = object.oid AND x.deptype = 'e');

CREATE VIEW audit_roles (thing, id, why) AS
WITH serving AS (SELECT DISTINCT role FROM claims_listed_grant),
house AS (SELECT pg_get_userbyid(relowner)::text AS role FROM pg_class WHERE oid = 'claims_logentry'::regclass)
SELECT 'role', r.rolname::text, why
FROM pg_roles r
CROSS JOIN LATERAL (VALUES
    (r.rolsuper, 'it is a superuser'),
    (r.rolcreaterole OR r.rolcreatedb OR r.rolreplication OR r.rolbypassrls, 'it may more than log in'),
    (r.rolname IN (SELECT role FROM serving) AND r.rolname IN (SELECT role FROM house),
        'it serves and owns the tables'),
    (r.rolname IN (SELECT role FROM serving) AND (has_schema_privilege(r.oid, 'public', 'CREATE')
        OR has_database_privilege(r.oid, current_database(), 'CREATE')
        OR has_database_privilege(r.oid, current_database(), 'TEMPORARY')), 'it may create tables'),
    (r.rolname IN (SELECT role FROM serving) AND EXISTS (SELECT 1 FROM pg_auth_members m WHERE m.member = r.oid),
        'it is a member of another role and has its rights')
) checked (broken, why)
WHERE broken AND r.rolname IN (SELECT role FROM serving UNION ALL SELECT role FROM house)
UNION ALL
SELECT 'role', 'none', 'no role is listed: run manage.py migrate' WHERE NOT EXISTS (SELECT 1 FROM serving);

-- An auditor's role may read the audit_* views; whoever serves may not, and nobody else has any right.
CREATE VIEW audit_grants (thing, id, why) AS
WITH held AS (
    SELECT c.relname::text AS relation, c.relkind, g.grantee, g.privilege_type AS privilege, g.is_grantable
    FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) g
    WHERE c.relnamespace = 'public'::regnamespace AND g.grantee <> c.relowner AND NOT EXISTS (
        SELECT 1 FROM pg_depend x WHERE x.classid = 'pg_class'::regclass AND x.objid = c.oid AND x.deptype = 'e')
    UNION ALL
    SELECT c.relname::text, c.relkind, g.grantee, g.privilege_type || ' of a column', g.is_grantable
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid CROSS JOIN LATERAL aclexplode(a.attacl) g
    WHERE c.relnamespace = 'public'::regnamespace AND g.grantee <> c.relowner
), named AS (
    SELECT *, CASE WHEN grantee = 0 THEN 'PUBLIC' ELSE pg_get_userbyid(grantee)::text END AS role FROM held
)
SELECT 'relation', relation, format('%s has %s on it, which is not listed', role, privilege)
FROM named
WHERE is_grantable OR NOT (
    EXISTS (SELECT 1 FROM claims_listed_grant l
        WHERE l.role = named.role AND l.relation = named.relation AND l.privilege = named.privilege)
    OR (relkind = 'v' AND relation LIKE 'audit\_%' AND privilege = 'SELECT' AND grantee <> 0
        AND role NOT IN (SELECT l.role FROM claims_listed_grant l))
);

CREATE VIEW audit_triggers (thing, id, why) AS
WITH listed AS (
    SELECT name, action, 'claims_' || unnest(string_to_array(tables, ' ')) AS relation FROM (VALUES
        ('a_never_deleted', 'claims_forbid', 'logentry loghead document outbox event eventdetail articleversion approval '
            'correction retraction verdicteditor verdict verdicttranslation claim article publishedcheck'),
        ('a_never_updated', 'claims_forbid', 'logentry document outbox event eventdetail articleversion verdicteditor '
            'appearance'),
        ('a_never_truncated', 'claims_forbid', 'logentry loghead document outbox event eventdetail articleversion '
            'approval correction retraction verdicteditor verdict verdicttranslation claim article publishedcheck '
            'appearance evidence ruleexception quantity source transition'),
        ('b_transition', 'claims_guard_state', 'claim verdict verdicttranslation retraction publishedcheck'),
        ('c_public_id', 'claims_guard_public_id', 'claim article'),
        ('d_appearance', 'claims_guard_appearance', 'appearance'),
        ('d_append', 'claims_log_append', 'logentry'),
        ('d_approval', 'claims_guard_approval', 'approval'),
        ('d_check', 'claims_guard_check', 'publishedcheck'),
        ('d_parent', 'claims_guard_child', 'evidence correction verdicteditor ruleexception'),
        ('d_source', 'claims_lock_source', 'evidence'),
        ('d_tell', 'claims_log_tell', 'logentry'),
        ('d_translation', 'claims_guard_translation', 'verdicttranslation'),
        ('d_verdict', 'claims_guard_verdict', 'verdict'),
        ('d_version', 'claims_guard_version', 'articleversion'),
        ('e_demands', 'claims_log_demands', 'logentry'),
        ('e_evidence', 'claims_guard_evidence', 'evidence'),
        ('e_own_article', 'claims_guard_own_article', 'appearance source'),
        ('e_matches', 'claims_check_matches_log', 'publishedcheck'),
        ('e_matches', 'claims_links_match_document', 'publishedchecktopic publishedcheckarticle'),
        ('f_closed', 'claims_closed_is_published', 'claim verdict')
    ) triggers (name, action, tables)
), actual AS (
    SELECT t.tgname::text AS name, f.proname::text AS action, c.relname::text AS relation, t.tgenabled, t.tgisinternal
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc f ON f.oid = t.tgfoid
    WHERE c.relnamespace = 'public'::regnamespace
)
SELECT 'trigger', format('%s on %s', name, relation), 'it is missing or runs another function'
FROM listed LEFT JOIN actual USING (name, action, relation) WHERE tgenabled IS NULL
UNION ALL
SELECT 'trigger', format('%s on %s', CASE WHEN tgisinternal THEN 'foreign key' ELSE name END, relation),
    'it is switched off'
FROM actual WHERE tgenabled NOT IN ('O', 'A');

CREATE VIEW audit_constraints (thing, id, why) AS
WITH actual AS (
    -- conenforced is of PostgreSQL 18 and absent before.
    SELECT conname::text AS name, convalidated AND coalesce((to_jsonb(c)->>'conenforced')::boolean, true) AS holds
    FROM pg_constraint c WHERE connamespace = 'public'::regnamespace
    UNION ALL
    SELECT c.relname::text, i.indisvalid AND i.indisready
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
    WHERE c.relnamespace = 'public'::regnamespace AND i.indisunique AND i.indpred IS NOT NULL
), listed AS (
    SELECT unnest(string_to_array('text_is_nfc url_is_http hash_is_sha256 document_hash_is_of_its_body '
        'publishedarticle_hash_is_of_its_body publishedclaimant_hash_is_of_its_body publishedtopic_hash_is_of_its_body '
        'publishedoutlet_hash_is_of_its_body log_has_one_head claims_logentry_document_id_key claims_logentry_hash_key '
        'claims_publishedcheck_public_id_key claims_publishedcheck_document_id_key claims_claim_public_id_key '
        'claims_article_public_id_key transition_once claim_merged_says_into_which claim_not_merged_into_itself '
        'verdict_revision_once verdict_one_published verdict_one_under_work verdict_rating_of_its_scale '
        'approval_of_one_thing approval_one_standing approval_one_standing_of_translation correction_has_reason '
        'exception_has_reason exception_once_per_rule retraction_has_reason retraction_one_proposed '
        'retraction_decided_by_someone retraction_needs_second_person evidence_has_quote appearance_span_not_empty '
        'article_version_number_once article_version_has_text translation_once_per_language', ' ')) AS name
)
SELECT 'constraint', name, 'it is missing' FROM listed WHERE name NOT IN (SELECT name FROM actual)
UNION ALL
SELECT 'constraint', name, 'it was never checked on all rows, or is switched off' FROM actual WHERE NOT holds;
