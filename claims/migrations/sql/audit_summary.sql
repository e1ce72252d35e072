-- The whole audit in one query: SELECT * FROM audit_summary WHERE breaches > 0.

CREATE VIEW audit_summary (promise, view, breaches) AS
SELECT 'every public document hashes to its hash and stands in the log', 'audit_documents', count(*) FROM audit_documents
UNION ALL SELECT 'the log is gapless, chained from its first entry, unchanged', 'audit_log_chain', count(*) FROM audit_log_chain
UNION ALL SELECT 'the head of the log is its last entry', 'audit_log_head', count(*) FROM audit_log_head
UNION ALL SELECT 'partners are told of every log entry, once', 'audit_outbox', count(*) FROM audit_outbox
UNION ALL SELECT 'every log entry has the row that its kind demands', 'audit_log_demands', count(*) FROM audit_log_demands
UNION ALL SELECT 'log and events have no room for bodies or personal data', 'audit_columns', count(*) FROM audit_columns
UNION ALL SELECT 'a check shows its latest log entry and says what its document says', 'audit_checks', count(*) FROM audit_checks
UNION ALL SELECT 'the links of a check are those of its document', 'audit_links', count(*) FROM audit_links
UNION ALL SELECT 'what no check names is not public, what one names is', 'audit_records', count(*) FROM audit_records
UNION ALL SELECT 'the public record of an article shows its checks as they are', 'audit_article_pages', count(*) FROM audit_article_pages
UNION ALL SELECT 'the public document has the words that were approved', 'audit_document_words', count(*) FROM audit_document_words
UNION ALL SELECT 'a later log entry changes no more of a check than its kind may', 'audit_document_steps', count(*) FROM audit_document_steps
UNION ALL SELECT 'a public id and its address never die', 'audit_public_ids', count(*) FROM audit_public_ids
UNION ALL SELECT 'one role owns everything', 'audit_owners', count(*) FROM audit_owners
UNION ALL SELECT 'the roles that serve are no superusers and make no tables', 'audit_roles', count(*) FROM audit_roles
UNION ALL SELECT 'no role has more rights than listed', 'audit_grants', count(*) FROM audit_grants
UNION ALL SELECT 'every guard is there and switched on', 'audit_triggers', count(*) FROM audit_triggers
UNION ALL SELECT 'every constraint is there and holds for all rows', 'audit_constraints', count(*) FROM audit_constraints
UNION ALL SELECT 'the database knows exactly the listed ways', 'audit_transitions', count(*) FROM audit_transitions
UNION ALL SELECT 'every state was reached by listed ways, each with its event', 'audit_ways', count(*) FROM audit_ways
UNION ALL SELECT 'every check changed its state by listed ways', 'audit_check_ways', count(*) FROM audit_check_ways
UNION ALL SELECT 'what needs a reason has one', 'audit_reasons', count(*) FROM audit_reasons
UNION ALL SELECT 'a claim is closed while its check is published; nothing put aside has a verdict', 'audit_claims', count(*) FROM audit_claims
UNION ALL SELECT 'revisions are gapless, at most one is public and one under work', 'audit_revisions', count(*) FROM audit_revisions
UNION ALL SELECT 'whatever is approved was approved by a second person', 'audit_approvals', count(*) FROM audit_approvals
UNION ALL SELECT 'an approval is of exactly this content', 'audit_approved_content', count(*) FROM audit_approved_content
UNION ALL SELECT 'whatever is published has evidence with a source', 'audit_evidence', count(*) FROM audit_evidence
UNION ALL SELECT 'the article that carries a claim is no proof of it', 'audit_own_article', count(*) FROM audit_own_article
UNION ALL SELECT 'whatever is public was ready, or prints the reason of the exception', 'audit_readiness', count(*) FROM audit_readiness
UNION ALL SELECT 'an exception has a public reason and is not the author''s own', 'audit_exceptions', count(*) FROM audit_exceptions
UNION ALL SELECT 'every correction has its public notice', 'audit_corrections', count(*) FROM audit_corrections
UNION ALL SELECT 'a retraction was decided by a second person and shows its reason', 'audit_retractions', count(*) FROM audit_retractions
UNION ALL SELECT 'every quoted span stands in its text', 'audit_spans', count(*) FROM audit_spans
UNION ALL SELECT 'article versions are gapless and hash to their hash', 'audit_article_versions', count(*) FROM audit_article_versions;
