"""Every promise broken on purpose: (view, words of its answer, what a superuser does with the triggers off).

%(name)s are the ids of tests/integrity/test_audit.py, {name} its roles and its database. What a CHECK constraint refuses is dropped first.
"""


def document(which: str, change: str) -> str:
    """Rewrites a stored body, and its hash with it; `change` is an expression over `body` as jsonb."""
    return (
        "UPDATE claims_document SET (body, sha256) = (SELECT b, claims_body_hash(b) FROM (SELECT ("
        f"{change})::text FROM (SELECT claims_document.body::jsonb AS body) old) new (b)) WHERE id = {which};"
    )


def printed(view: str, words: str, key: str, value: str, which: str = "%(shown_doc)s") -> tuple[str, str, str]:
    return view, words, document(which, f"jsonb_set(body, '{{{key}}}', '{value}')")


BARE_HASH = "ALTER TABLE claims_document DROP CONSTRAINT document_hash_is_of_its_body;"
ENTRY = "(seq, kind, public_id, revision, reference, document_id, document_sha256, at, previous_hash, hash)"
APPENDED = (
    "INSERT INTO claims_document (public_id, sha256, body) SELECT public_id, claims_body_hash(body || ' '), body || ' ' "
    "FROM claims_document WHERE id = {document}; INSERT INTO claims_logentry " + ENTRY + " SELECT (SELECT max(seq) + 1 "
    "FROM claims_logentry), {kind}, public_id, {revision}, '', id, sha256, now(), repeat('0', 64), sha256 "
    "FROM claims_document ORDER BY id DESC LIMIT 1;"
)


def appended(kind: str, which: str = "%(shown_doc)s", revision: str = "1") -> str:
    """A log entry that nobody asked for, with a document of the same body."""
    return APPENDED.format(document=which, kind=f"'{kind}'", revision=revision)


PUBLISHED = [
    ("audit_documents", "not the hash", BARE_HASH + "UPDATE claims_document SET body = body || ' ' WHERE id = %(shown_doc)s"),
    ("audit_documents", "no log entry", "INSERT INTO claims_document (public_id, sha256, body) VALUES ('x', claims_body_hash('x'), 'x')"),
    *(
        ("audit_documents", "not the hash", f"ALTER TABLE claims_{t} DROP CONSTRAINT {t}_hash_is_of_its_body; UPDATE claims_{t} SET body = '{{}}'")
        for t in ("publishedarticle", "publishedclaimant", "publishedtopic", "publishedoutlet", "publishedscale")
    ),
    ("audit_log_chain", "is missing", "DELETE FROM claims_logentry WHERE seq = 2"),
    ("audit_log_chain", "is missing", "DELETE FROM claims_logentry WHERE seq = 1"),
    ("audit_log_chain", "does not follow", "UPDATE claims_logentry SET previous_hash = repeat('a', 64) WHERE seq = 2"),
    ("audit_log_chain", "it was changed", "UPDATE claims_logentry SET kind = 'corrected' WHERE seq = 1"),
    ("audit_log_chain", "it was changed", "UPDATE claims_logentry SET at = at + interval '1 microsecond' WHERE seq = 1"),
    ("audit_log_chain", "its document", "DELETE FROM claims_document WHERE id = %(shown_doc)s"),
    ("audit_log_chain", "its document", document("%(shown_doc)s", "body || '{\"x\": 1}'")),
    ("audit_log_head", "not the last", "UPDATE claims_loghead SET seq = seq + 1"),
    ("audit_log_head", "not the last", "UPDATE claims_loghead SET hash = repeat('a', 64)"),
    ("audit_log_head", "not the last", "DELETE FROM claims_loghead"),
    ("audit_log_head", "not the last", "DELETE FROM claims_logentry WHERE seq = (SELECT max(seq) FROM claims_logentry)"),
    ("audit_log_state", "does not name the document", "UPDATE claims_stateline SET document_sha256 = repeat('a', 64) WHERE public_id = %(shown)s"),
    ("audit_log_state", "does not name the document", "DELETE FROM claims_stateline WHERE public_id = %(shown)s"),
    ("audit_log_state", "the hash of its checks", "UPDATE claims_statepart SET sha256 = repeat('a', 64) WHERE name = right(%(shown)s, 2)"),
    ("audit_log_state", "the hash of what is public", "UPDATE claims_logstate SET sha256 = repeat('a', 64) WHERE seq = (SELECT seq FROM claims_loghead)"),
    ("audit_log_state", "the hash of what is public", "DELETE FROM claims_logstate WHERE seq = (SELECT seq FROM claims_loghead)"),
    ("audit_outbox", "no outbox row", "DELETE FROM claims_outbox WHERE entry_id = 1"),
    ("audit_outbox", "not there", "INSERT INTO claims_outbox (entry_id, created_at) VALUES (999, now())"),
    ("audit_outbox", "another date", "UPDATE claims_outbox SET created_at = now() WHERE entry_id = 1"),
    ("audit_log_demands", "does not know its kind", appended("reissued")),
    ("audit_log_demands", "published first", appended("published")),
    ("audit_log_demands", "not in the state", appended("corrected", revision="9")),
    ("audit_log_demands", "not in the state", appended("retracted")),
    ("audit_log_demands", "no approval", "DELETE FROM claims_approval WHERE verdict_id = %(shown_verdict)s"),
    ("audit_log_demands", "no correction notice", "DELETE FROM claims_correction WHERE verdict_id = %(corrected_verdict)s"),
    ("audit_log_demands", "no retraction", "UPDATE claims_retraction SET state = 'declined' WHERE claim_id = %(retracted_claim)s"),
    ("audit_log_demands", "no appearance", "DELETE FROM claims_appearance WHERE claim_id = %(shown_claim)s"),
    ("audit_log_demands", "no approved translation", "DELETE FROM claims_approval WHERE translation_id = %(shown_translation)s"),
    ("audit_log_demands", "no confirmation of its day", "DELETE FROM claims_confirmation"),
    ("audit_columns", "not one of those listed", "ALTER TABLE claims_logentry ADD COLUMN body text"),
    ("audit_columns", "missing or of another type", "ALTER TABLE claims_outbox RENAME COLUMN created_at TO told_at"),
    ("audit_checks", "latest log entry", "UPDATE claims_publishedcheck SET document_id = %(shown_first_doc)s WHERE document_id = %(shown_doc)s"),
    ("audit_checks", "its columns", "UPDATE claims_publishedcheck SET rating = 'benar' WHERE public_id = %(shown)s"),
    ("audit_checks", "its columns", "UPDATE claims_publishedcheck SET modified_at = '2020-01-01' WHERE public_id = %(shown)s"),
    ("audit_checks", "its columns", BARE_HASH + "UPDATE claims_document SET body = 'no JSON' WHERE id = %(shown_doc)s"),
    ("audit_links", "its links do not", "DELETE FROM claims_publishedchecktopic"),
    ("audit_links", "its links do not", "DELETE FROM claims_publishedcheckarticle WHERE check_row_id = (SELECT id FROM claims_publishedcheck WHERE public_id = %(retracted)s)"),
    ("audit_links", "its links do not", "DELETE FROM claims_publishedcheckorigin"),
    ("audit_links", "its links do not", "DELETE FROM claims_publishedcheckquantity"),
    ("audit_links", "does not name", "UPDATE claims_publishedcheckquantity SET unit = 'x'"),
    ("audit_links", "does not name", "UPDATE claims_publishedcheckarticle SET url = 'https://x.example'"),
    ("audit_links", "another date", "UPDATE claims_publishedchecktopic SET first_published_at = '2020-01-01'"),
    ("audit_links", "another date", "UPDATE claims_publishedcheckorigin SET first_published_at = '2020-01-01'"),
    ("audit_checks", "its columns", "UPDATE claims_publishedcheck SET claimant_wikidata_id = 'Q42' WHERE public_id = %(shown)s"),
    ("audit_links", "does not name", "INSERT INTO claims_publishedchecktopic (check_row_id, topic, first_published_at) SELECT id, 'secret', first_published_at FROM claims_publishedcheck LIMIT 1"),
    ("audit_links", "does not name", "UPDATE claims_publishedcheckarticle SET outlet = 'other' WHERE outlet <> ''"),
    *(
        ("audit_records", "no check ever", f"INSERT INTO claims_{t} (key, sha256, body) VALUES ('x', claims_body_hash('{{}}'), '{{}}')")
        for t in ("publishedarticle", "publishedclaimant", "publishedtopic", "publishedoutlet", "publishedscale")
    ),
    *(
        ("audit_records", "no public record", f"DELETE FROM claims_{t}")
        for t in ("publishedarticle", "publishedclaimant", "publishedtopic", "publishedoutlet", "publishedscale")
    ),
    ("audit_article_pages", "does not show", "UPDATE claims_publishedarticle SET (body, sha256) = ('{}', claims_body_hash('{}')) WHERE key = %(article)s"),
    ("audit_article_pages", "does not appear in it", "DELETE FROM claims_publishedcheckarticle"),
    printed("audit_article_pages", "no longer", "claim,text", '"x"'),
    printed("audit_document_words", "the words", "summary", '"x"', "%(shown_first_doc)s"),
    printed("audit_document_words", "the words", "explanation,markdown", '"x"', "%(corrected_doc)s"),
    printed("audit_document_words", "the evidence", "evidence,0,quote", '"x"', "%(shown_first_doc)s"),
    printed("audit_document_words", "the evidence", "evidence", "[]", "%(shown_first_doc)s"),
    printed("audit_document_words", "the rating", "rating,slug", '"benar"', "%(shown_first_doc)s"),
    printed("audit_document_steps", '"translated"', "summary", '"x"'),
    printed("audit_document_steps", '"sighted"', "claim,text", '"x"', "%(sighted_doc)s"),
    printed("audit_document_steps", '"sighted"', "appearances", "[]", "%(sighted_doc)s"),
    printed("audit_document_steps", '"confirmed"', "summary", '"x"', "%(confirmed_doc)s"),
    printed("audit_document_steps", '"confirmed"', "confirmed_on", '"2020-01-01"', "%(confirmed_doc)s"),
    printed("audit_document_steps", '"retracted"', "claim,text", '"x"', "%(retracted_doc)s"),
    ("audit_public_ids", "no public page", "DELETE FROM claims_publishedcheck WHERE public_id = %(retracted)s"),
    ("audit_public_ids", "its claim is gone", "DELETE FROM claims_claim WHERE id = %(shown_claim)s"),
    ("audit_public_ids", "its address", "UPDATE claims_publishedcheck SET slug = 'x' WHERE public_id = %(shown)s"),
    ("audit_public_ids", "the day", "UPDATE claims_publishedcheck SET first_published_at = '2020-01-01' WHERE public_id = %(shown)s"),
    ("audit_public_ids", "the log does not know", "DELETE FROM claims_logentry WHERE public_id = %(shown)s"),
]  # fmt: skip

FIRST = "WHERE kind = 'methodology' AND number = 1"
STATEMENTS = [
    ("audit_statements", "a version before it", f"DELETE FROM claims_statement {FIRST}"),
    ("audit_statements", "not the hash", f"ALTER TABLE claims_publishedstatement DROP CONSTRAINT publishedstatement_hash_is_of_its_body; UPDATE claims_publishedstatement SET body = body || ' ' {FIRST}"),
    ("audit_statements", "shown and not published", f"DELETE FROM claims_publishedstatement {FIRST}"),
    ("audit_statements", "shown and not published", f"UPDATE claims_statement SET state = 'draft', published_at = NULL {FIRST}"),
    ("audit_statements", "do not see the words", f"UPDATE claims_statement SET texts = '{{\"en\": \"x\"}}' {FIRST}"),
]  # fmt: skip

ERASURES = [
    ("audit_erasures", "words are left of it: event", "INSERT INTO claims_eventdetail (event_id, reason, changes) SELECT id, 'x', '{}' FROM claims_event WHERE claim_id = %(erased_claim)s LIMIT 1"),
    ("audit_erasures", "words are left of it: document", "ALTER TABLE claims_document DROP CONSTRAINT document_hash_is_of_its_body; UPDATE claims_document SET body = '{\"summary\": \"x\"}' WHERE body IS NULL"),
    ("audit_erasures", "words are left of it: claim", "UPDATE claims_claim SET state = 'open', text = 'x' WHERE id = %(erased_claim)s"),
    ("audit_erasures", "no legal basis", "UPDATE claims_erasure SET reason = ' '"),
    ("audit_erasures", "does not say once", "DELETE FROM claims_logentry WHERE kind = 'erased'"),
    ("audit_erasures", "goes on after it", appended("corrected", "%(erased_doc)s")),
    ("audit_erasures", "does not say so", document("%(erased_doc)s", """body || '{"state": "x"}'""")),
    ("audit_erasures", "the log says erased of what was not", "DELETE FROM claims_erasure"),
    ("audit_erasures", "its check was not erased", "UPDATE claims_document SET body = NULL WHERE id = %(shown_doc)s"),
    ("audit_erasures", "its claim is not", "UPDATE claims_retraction SET state = 'erased', reason = ''"),
]  # fmt: skip

DATABASE = [
    ("audit_owners", "belongs to", "ALTER TABLE claims_sendingcount OWNER TO {app}"),
    ("audit_owners", "belongs to", "CREATE VIEW their_own AS SELECT 1; ALTER VIEW their_own OWNER TO {reader}"),
    ("audit_owners", "belongs to", "ALTER FUNCTION claims_forbid() OWNER TO {app}"),
    ("audit_owners", "belongs to", "ALTER DOMAIN nfc_text OWNER TO {app}"),
    ("audit_roles", "superuser", "ALTER ROLE {app} SUPERUSER"),
    ("audit_roles", "more than log in", "ALTER ROLE {owner} CREATEROLE"),
    ("audit_roles", "serves and owns", "CREATE OR REPLACE VIEW claims_listed_grant (role, relation, privilege) AS SELECT rolname::text COLLATE \"default\", ''::text, ''::text FROM pg_roles"),
    ("audit_roles", "create tables", "GRANT CREATE ON SCHEMA public TO {reader}"),
    ("audit_roles", "create tables", "GRANT TEMPORARY ON DATABASE {database} TO PUBLIC"),
    ("audit_roles", "member of another role", "GRANT {owner} TO {app}"),
    ("audit_roles", "no role is listed", "CREATE OR REPLACE VIEW claims_listed_grant (role, relation, privilege) AS SELECT NULL::text, NULL::text, NULL::text WHERE false"),
    ("audit_grants", "has UPDATE on it", "GRANT UPDATE ON claims_logentry TO {app}"),
    ("audit_grants", "has TRUNCATE on it", "GRANT TRUNCATE ON claims_evidence TO {app}"),
    ("audit_grants", "has SELECT on it", "GRANT SELECT ON claims_verdict TO {reader}"),
    ("audit_grants", "has SELECT of a column on it", "GRANT SELECT (state) ON claims_verdict TO {reader}"),
    ("audit_grants", "PUBLIC has SELECT on it", "GRANT SELECT ON claims_user TO PUBLIC"),
    ("audit_grants", "has SELECT on it", "GRANT SELECT ON audit_ways TO {reader}"),
    ("audit_grants", "has SELECT on it", "GRANT SELECT ON claims_document TO {reader} WITH GRANT OPTION"),
    ("audit_triggers", "switched off", "ALTER TABLE claims_event DISABLE TRIGGER a_never_deleted"),
    ("audit_triggers", "switched off", "ALTER TABLE claims_evidence ENABLE REPLICA TRIGGER e_evidence"),
    ("audit_triggers", "switched off", "ALTER TABLE claims_verdicteditor DISABLE TRIGGER ALL"),
    ("audit_triggers", "is missing", "DROP TRIGGER b_transition ON claims_verdict"),
    *(
        ("audit_triggers", "is missing", f"DROP TRIGGER {name} ON claims_translationeditor")
        for name in ("a_never_deleted", "a_never_updated", "a_never_truncated", "d_parent")
    ),
    ("audit_triggers", "another function", "DROP TRIGGER d_check ON claims_publishedcheck; CREATE TRIGGER d_check BEFORE UPDATE ON claims_publishedcheck FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()"),
    ("audit_constraints", "is missing", "ALTER TABLE claims_retraction DROP CONSTRAINT retraction_needs_second_person"),
    ("audit_constraints", "is missing", "DROP INDEX verdict_one_published"),
    ("audit_constraints", "is missing", "ALTER TABLE claims_translationeditor DROP CONSTRAINT translation_editor_once"),
    ("audit_constraints", "is missing", "ALTER DOMAIN http_url DROP CONSTRAINT url_is_http"),
    ("audit_constraints", "never checked", "ALTER TABLE claims_evidence DROP CONSTRAINT evidence_has_quote; ALTER TABLE claims_evidence ADD CONSTRAINT evidence_has_quote CHECK (quote <> '') NOT VALID"),
    ("audit_transitions", "nobody listed", "INSERT INTO claims_transition (thing, source, target) VALUES ('verdict', 'draft', 'published')"),
    ("audit_transitions", "does not know", "DELETE FROM claims_transition WHERE target = 'dismissed'"),
]  # fmt: skip

STATE = "ALTER TABLE claims_claim DROP CONSTRAINT claim_merged_says_into_which;"
DECIDED = "ALTER TABLE claims_retraction DROP CONSTRAINT retraction_decided_by_someone, DROP CONSTRAINT retraction_needs_second_person;"
EXCEPTION = "ALTER TABLE claims_ruleexception DROP CONSTRAINT exception_has_reason;"
WORKFLOW = [
    ("audit_ways", 'its events end at "published"', "UPDATE claims_verdict SET state = 'superseded' WHERE id = %(shown_verdict)s"),
    ("audit_ways", 'its events end at "published"', "UPDATE claims_verdicttranslation SET state = 'draft' WHERE id = %(shown_translation)s"),
    ("audit_ways", 'its events end at "carried_out"', DECIDED + "UPDATE claims_retraction SET state = 'proposed' WHERE claim_id = %(retracted_claim)s"),
    ("audit_ways", 'its events end at ""', "DELETE FROM claims_event WHERE thing = 'claim' AND object_id = %(dismissed_claim)s"),
    ("audit_ways", "begins at", "DELETE FROM claims_event WHERE verb = 'submit_verdict' AND object_id = %(shown_verdict)s"),
    ("audit_ways", "no listed way", "UPDATE claims_event SET source_state = 'draft' WHERE target_state = 'published' AND object_id = %(shown_verdict)s"),
    ("audit_ways", 'it is "", its events', "DELETE FROM claims_claim WHERE id = %(dismissed_claim)s"),
    printed("audit_check_ways", '"translated" took', "state", '"retracted"'),
    printed("audit_check_ways", '"retracted" took', "state", '"published"', "%(retracted_doc)s"),
    ("audit_check_ways", "took the check", "DELETE FROM claims_transition WHERE thing = 'check'"),
    ("audit_reasons", "without a reason", "DELETE FROM claims_eventdetail WHERE event_id IN (SELECT id FROM claims_event WHERE verb = 'dismiss_claim')"),
    ("audit_reasons", "without a reason", "UPDATE claims_eventdetail SET reason = ' ' WHERE event_id IN (SELECT id FROM claims_event WHERE verb = 'send_back')"),
    ("audit_reasons", "had not written it", "UPDATE claims_event SET actor_id = %(reviewer)s WHERE verb = 'reclaim_verdict'"),
    ("audit_claims", "it is closed without", "UPDATE claims_claim SET state = 'closed' WHERE id = %(draft_claim)s"),
    ("audit_claims", "it is closed without", "UPDATE claims_claim SET state = 'open' WHERE id = %(shown_claim)s"),
    ("audit_claims", "fewer than two", "UPDATE claims_claim SET parent_id = NULL"),
    ("audit_claims", "merged into none", STATE + "UPDATE claims_claim SET merged_into_id = NULL"),
    ("audit_claims", "put aside", "UPDATE claims_claim SET state = 'dismissed' WHERE id = %(draft_claim)s"),
    ("audit_revisions", "is missing", "DELETE FROM claims_verdict WHERE claim_id = %(corrected_claim)s AND revision = 1"),
    ("audit_revisions", "are published", "DROP INDEX verdict_one_published; UPDATE claims_verdict SET state = 'published' WHERE claim_id = %(corrected_claim)s"),
    ("audit_revisions", "being written", "DROP INDEX verdict_one_under_work; UPDATE claims_verdict SET state = 'draft' WHERE claim_id = %(corrected_claim)s"),
    ("audit_revisions", "does not show it", "UPDATE claims_verdict SET state = 'published' WHERE id = %(draft_verdict)s"),
    ("audit_revisions", "does not show it", "UPDATE claims_verdict SET state = 'published' WHERE claim_id = %(retracted_claim)s"),
    ("audit_revisions", "not published", "UPDATE claims_verdict SET state = 'superseded' WHERE id = %(shown_verdict)s"),
    ("audit_revisions", "its date", "UPDATE claims_verdict SET published_at = NULL WHERE id = %(shown_verdict)s"),
    ("audit_approvals", "without an approval", "UPDATE claims_approval SET dropped_at = now() WHERE verdict_id = %(approved_verdict)s"),
    ("audit_approvals", "without an approval", "DELETE FROM claims_approval WHERE translation_id = %(shown_translation)s"),
    ("audit_approvals", "somebody who wrote it", "UPDATE claims_approval SET approver_id = %(reporter)s WHERE verdict_id = %(shown_verdict)s"),
    ("audit_approvals", "somebody who wrote it", "UPDATE claims_approval SET approver_id = %(reporter)s WHERE translation_id = %(shown_translation)s"),
    ("audit_approvals", "somebody who wrote it", "INSERT INTO claims_verdicteditor (verdict_id, user_id) VALUES (%(corrected_verdict)s, %(reviewer)s)"),
    ("audit_approvals", "somebody who wrote it", "INSERT INTO claims_translationeditor (translation_id, user_id) VALUES (%(shown_translation)s, %(reviewer)s)"),
    ("audit_approvals", "still stands", "UPDATE claims_verdict SET state = 'draft' WHERE id = %(approved_verdict)s"),
    ("audit_approved_content", "not what was approved", "UPDATE claims_verdict SET summary = 'x' WHERE id = %(shown_verdict)s"),
    ("audit_approved_content", "not what was approved", "UPDATE claims_evidence SET quote = 'x' WHERE verdict_id = %(approved_verdict)s"),
    ("audit_approved_content", "not what was approved", "UPDATE claims_claim SET text = 'x' WHERE id = %(shown_claim)s"),
    ("audit_approved_content", "not what was approved", "UPDATE claims_verdicttranslation SET summary = 'x' WHERE id = %(shown_translation)s"),
    ("audit_approved_content", "not what was approved", "UPDATE claims_approval SET content_sha256 = repeat('a', 64) WHERE verdict_id = %(shown_verdict)s"),
    ("audit_evidence", "without evidence", "DELETE FROM claims_evidence WHERE verdict_id = %(shown_verdict)s"),
    ("audit_evidence", "without evidence", "DELETE FROM claims_source"),
    ("audit_own_article", "as proof", "UPDATE claims_source SET article_id = %(shown_article_id)s WHERE id IN (SELECT source_id FROM claims_evidence WHERE verdict_id = %(shown_verdict)s)"),
    *(
        printed("audit_readiness", words, key, value)
        for words, key, value in (
            ("no rating", "rating", "null"), ("no summary", "summary", '" "'), ("whether they said it", "attribution", "{}"),
            ("does not fit", "claimant", "null"), ("no article", "appearances", "[]"),
            ("why it was chosen", "claim,selection", "{}"), ("no evidence on whether it is so", "evidence,0", "{}"),
            ("no evidence on whether they", "evidence,1", "{}"), ("fewer than two origins", "independent_origins", "1"),
            ("no kept copy", "evidence,0,source,archive_url", '""'), ("no primary", "evidence", "[]"),
            ("attest the claim", "evidence,1,source,published_on", '"2026-11-01"'), ("was asked", "reply", "{}"),
        )
    ),
    ("audit_readiness", "evidence against", document("%(shown_doc)s", """body || '{"counter_search": "", "evidence": []}'""")),
    ("audit_readiness", "conflict of interest", "UPDATE claims_verdict SET no_interest = false WHERE id = %(shown_verdict)s"),
    ("audit_exceptions", "no reason", EXCEPTION + "UPDATE claims_ruleexception SET reason = ' '"),
    ("audit_exceptions", "himself or herself", "UPDATE claims_ruleexception SET granted_by_id = %(reporter)s"),
    ("audit_exceptions", "allows no exception", "UPDATE claims_ruleexception SET code = 'summary_missing'"),
    printed("audit_exceptions", "not printed", "exceptions", "[]", "%(excepted_doc)s"),
    ("audit_corrections", "without a public reason", "DELETE FROM claims_correction WHERE verdict_id = %(corrected_verdict)s"),
    ("audit_corrections", "no earlier published revision", "UPDATE claims_correction SET previous_id = verdict_id"),
    ("audit_corrections", "notice was not printed", "UPDATE claims_correction SET reason = 'x'"),
    printed("audit_corrections", "every correction", "corrections", "[]", "%(corrected_doc)s"),
    ("audit_retractions", "without a second person", DECIDED + "UPDATE claims_retraction SET decided_by_id = proposed_by_id"),
    ("audit_retractions", "without a second person", DECIDED + "UPDATE claims_retraction SET decided_by_id = NULL"),
    ("audit_retractions", "as often", "DELETE FROM claims_logentry WHERE kind = 'retracted'"),
    printed("audit_retractions", "without the public reason", "retraction,reason", '"x"', "%(retracted_doc)s"),
    ("audit_retractions", "still shows its finding", document("%(retracted_doc)s", """body || '{"summary": "x"}'""")),
    ("audit_spans", "do not stand there", "UPDATE claims_appearance SET start = start + 1"),
    ("audit_spans", "do not stand there", "UPDATE claims_appearance SET suffix = 'x' || suffix"),
    ("audit_spans", "do not stand there", "DELETE FROM claims_articleversion"),
    ("audit_article_versions", "is missing", "UPDATE claims_articleversion SET number = 3 WHERE number = 2"),
    ("audit_article_versions", "not the hash", "UPDATE claims_articleversion SET text = 'x'"),
    ("audit_article_versions", "LF line ends", r"UPDATE claims_articleversion SET (text, text_sha256) = (E'a\r', claims_body_hash(E'a\r'))"),
    ("audit_article_versions", "no text", "DELETE FROM claims_articleversion"),
]  # fmt: skip
BREACHES = [*PUBLISHED, *STATEMENTS, *ERASURES, *DATABASE, *WORKFLOW]
