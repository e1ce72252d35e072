-- The lists of what was before, with what kept copies and comments add. An uploaded copy is a kept copy too.

CREATE OR REPLACE VIEW audit_triggers (thing, id, why) AS
WITH listed AS (
    SELECT name, action, 'claims_' || unnest(string_to_array(tables, ' ')) AS relation FROM (VALUES
        ('a_never_deleted', 'claims_forbid', 'logentry loghead document outbox event eventdetail articleversion approval '
            'correction retraction verdicteditor verdict verdicttranslation claim article publishedcheck suggestion comment mention'),
        ('a_never_updated', 'claims_forbid', 'logentry document outbox event eventdetail articleversion verdicteditor '
            'appearance keptcopy keptcontent'),
        ('a_never_truncated', 'claims_forbid', 'logentry loghead document outbox event eventdetail articleversion '
            'approval correction retraction verdicteditor verdict verdicttranslation claim article publishedcheck '
            'appearance evidence ruleexception quantity source transition suggestion comment mention keptcopy keptcontent'),
        ('b_transition', 'claims_guard_state', 'claim verdict verdicttranslation retraction publishedcheck'),
        ('c_public_id', 'claims_guard_public_id', 'claim article'),
        ('d_appearance', 'claims_guard_appearance', 'appearance'),
        ('d_append', 'claims_log_append', 'logentry'),
        ('d_approval', 'claims_guard_approval', 'approval'),
        ('d_check', 'claims_guard_check', 'publishedcheck'),
        ('d_comment', 'claims_guard_comment', 'comment'),
        ('d_content', 'claims_guard_content', 'keptcontent'),
        ('d_copy', 'claims_guard_copy', 'keptcopy'),
        ('d_mention', 'claims_guard_mention', 'mention'),
        ('d_parent', 'claims_guard_child', 'evidence correction verdicteditor ruleexception'),
        ('d_source', 'claims_lock_source', 'evidence'),
        ('d_suggestion', 'claims_guard_suggestion', 'suggestion'),
        ('d_tell', 'claims_log_tell', 'logentry'),
        ('d_translation', 'claims_guard_translation', 'verdicttranslation'),
        ('d_verdict', 'claims_guard_verdict', 'verdict'),
        ('d_version', 'claims_guard_version', 'articleversion'),
        ('e_content', 'claims_copy_has_content', 'keptcopy keptcontent'),
        ('e_demands', 'claims_log_demands', 'logentry'),
        ('e_evidence', 'claims_guard_evidence', 'evidence'),
        ('e_own_article', 'claims_guard_own_article', 'appearance source'),
        ('e_matches', 'claims_check_matches_log', 'publishedcheck'),
        ('e_matches', 'claims_links_match_document', 'publishedchecktopic publishedcheckarticle'),
        ('f_closed', 'claims_closed_is_published', 'claim verdict'),
        ('f_dismissed', 'claims_dismissed_with_its_claim', 'claim suggestion')
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

CREATE OR REPLACE VIEW audit_constraints (thing, id, why) AS
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
        'article_version_number_once article_version_has_text translation_once_per_language suggestion_has_text '
        'suggestion_score_between_0_and_1 '
        'copy_once_per_source copy_size_in_bounds comment_has_words_until_withdrawn comment_not_longer '
        'mention_once', ' ')) AS name
)
SELECT 'constraint', name, 'it is missing' FROM listed WHERE name NOT IN (SELECT name FROM actual)
UNION ALL
SELECT 'constraint', name, 'it was never checked on all rows, or is switched off' FROM actual WHERE NOT holds;

CREATE OR REPLACE VIEW audit_readiness (thing, id, why) AS
SELECT 'check', p.public_id, why
FROM claims_publishedcheck p
JOIN claims_document d ON d.id = p.document_id
JOIN claims_claim c ON c.public_id = p.public_id
LEFT JOIN claims_verdict v ON v.claim_id = c.id AND v.state = 'published'
CROSS JOIN LATERAL audit_json(d.body) doc
CROSS JOIN LATERAL jsonb_path_query_array(doc, '$.exceptions[*].code') set_aside
CROSS JOIN LATERAL (VALUES
    ('rating_missing', doc#>>'{rating,slug}' IS NULL, 'it has no rating'),
    ('summary_missing', coalesce(btrim(doc->>'summary'), '') = '', 'it has no summary'),
    ('attribution_missing', coalesce(doc#>>'{attribution,finding}', '') = '', 'it does not say whether they said it'),
    ('attribution_mismatch', (doc->>'claimant' IS NULL) <> (doc#>>'{attribution,finding}' = 'not_applicable'),
        'its finding on who said it does not fit its claimant'),
    ('appearance_missing', NOT jsonb_path_exists(doc, '$.appearances[*]'), 'it stands in no article'),
    ('selection_missing', coalesce(doc#>>'{claim,selection,reason}', '') = '', 'it does not say why it was chosen'),
    ('truth_evidence_missing', NOT jsonb_path_exists(doc, '$.evidence[*] ? (@.finding == "truth")'),
        'it has no evidence on whether it is so'),
    ('attribution_evidence_missing', doc->>'claimant' IS NOT NULL
        AND NOT jsonb_path_exists(doc, '$.evidence[*] ? (@.finding == "attribution")'),
        'it has no evidence on whether they said it'),
    ('independent_origins', NOT jsonb_path_exists(doc, '$ ? (@.independent_origins >= 2)'),
        'it rests on fewer than two origins and prints no reason'),
    ('counter_search', coalesce(btrim(doc->>'counter_search'), '') = ''
        AND NOT jsonb_path_exists(doc, '$.evidence[*] ? (@.finding == "truth" && @.stance == "refutes")'),
        'it shows no look for evidence against'),
    ('kept_copy', jsonb_path_exists(doc,
            '$.evidence[*] ? (@.source.archive_url == "" && !exists(@.kept_copies[*]))'),
        'one of its sources has no kept copy'),
    ('primary_source', NOT jsonb_path_exists(doc, '$.evidence[*].source ? (@.kind == "primary")'),
        'it has no primary source'),
    ('source_dates', doc#>>'{claim,made_on}' IS NOT NULL
        AND jsonb_path_exists(doc, '$.evidence[*] ? (@.finding == "attribution")')
        AND NOT jsonb_path_exists(doc,
            '$.evidence[*] ? (@.finding == "attribution" && @.source.published_on >= $day)',
            jsonb_build_object('day', doc#>'{claim,made_on}')),
        'none of its sources is of a day that could attest the claim'),
    ('interest_undeclared', v.no_interest IS NOT TRUE, 'its author did not rule out a conflict of interest'),
    ('reply', doc#>>'{reply,status}' IS NULL, 'it does not say whether the claimant was asked')
) checked (code, broken, why)
WHERE p.state <> 'retracted' AND broken AND NOT set_aside ? code;
