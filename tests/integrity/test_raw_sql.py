"""What the database itself refuses, tried with raw SQL as the application role."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import psycopg
import pytest

from claims.models import Verdict
from tests import factories


class World:
    """One published check and one verdict at each earlier state, all committed."""

    def __init__(self, dsn: str) -> None:
        self.dsn = dsn
        reporter, reviewer = factories.user("reporter"), factories.user("reviewer")
        self.ids: dict[str, Any] = {"reporter": reporter.pk, "reviewer": reviewer.pk}
        self.claim = factories.claim(reporter)
        entry = factories.published(reporter, reviewer, self.claim)
        published = Verdict.objects.get(claim=self.claim)
        approved, draft = factories.approved(reporter, reviewer), factories.verdict(reporter)
        review = factories.in_review(reporter)
        self.ids |= {
            "claim": self.claim.pk, "public_id": self.claim.public_id, "published": published.pk,
            "evidence": published.evidence.first().pk, "approved": approved.pk, "approved_claim": approved.claim_id,
            "approved_public_id": approved.claim.public_id, "approved_evidence": approved.evidence.first().pk,
            "draft": draft.pk, "draft_claim": draft.claim_id, "review": review.pk,
            "source": draft.evidence.first().source_id, "document": entry.document_id, "seq": entry.seq,
            "own_source": own_source(reporter, draft), "bare_claim": factories.claim(reporter).pk,
            "translation": factories.translation(reporter, published).pk,
            "article_public_id": self.claim.appearances.get().article_version.article.public_id,
            "version": self.claim.appearances.get().article_version_id, "other_rating": other_rating(draft),
        }  # fmt: skip


def own_source(reporter: Any, verdict: Verdict) -> int:
    article = verdict.claim.appearances.get().article_version.article
    return factories.source(reporter, article=article).pk


def other_rating(verdict: Verdict) -> int:
    from claims.models import Rating

    return Rating.objects.exclude(scale=verdict.scale).first().pk


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any):
    from tests.support import databases

    with django_db_blocker.unblock(), databases.copy(databases.unique_name()) as name, databases.switched(name):
        yield World(databases.url("app"))


ATTACKS = [
    # (what is tried, SQL, the rule that refuses it)
    ("publish a draft", "UPDATE claims_verdict SET state = 'published' WHERE id = %(draft)s", "transition_is_listed"),
    ("approve without an approval", "UPDATE claims_verdict SET state = 'approved' WHERE id = %(review)s", "verdict_needs_approval"),
    ("edit a published summary", "UPDATE claims_verdict SET summary = 'x' WHERE id = %(published)s", "verdict_is_edited_as_draft"),
    ("edit an approved summary", "UPDATE claims_verdict SET summary = 'x' WHERE id = %(approved)s", "verdict_is_edited_as_draft"),
    ("edit while in review", "UPDATE claims_verdict SET rating_id = NULL WHERE id = %(review)s", "verdict_is_edited_as_draft"),
    ("redate a publication", "UPDATE claims_verdict SET published_at = now() WHERE id = %(published)s", "publication_date_never_changes"),
    ("change the author", "UPDATE claims_verdict SET author_id = %(reviewer)s WHERE id = %(draft)s", "verdict_keeps_its_place"),
    ("move a verdict to another claim", "UPDATE claims_verdict SET claim_id = %(claim)s WHERE id = %(draft)s", "verdict_keeps_its_place"),
    ("reopen with the approval standing", "UPDATE claims_verdict SET state = 'draft' WHERE id = %(approved)s", "approval_falls_first"),
    ("a second open revision", "INSERT INTO claims_verdict (claim_id, revision, state, author_id, scale_id, attribution, attribution_note, summary, explanation, counter_search, reply_status, reply_text, no_interest, version, created_at, updated_at) SELECT claim_id, 2, 'draft', author_id, scale_id, '', '', '', '', '', 'not_asked', '', false, 1, now(), now() FROM claims_verdict WHERE id = %(draft)s", "verdict_one_under_work"),
    ("a verdict born published", "INSERT INTO claims_verdict (claim_id, revision, state, author_id, scale_id, attribution, attribution_note, summary, explanation, counter_search, reply_status, reply_text, no_interest, version, created_at, updated_at) SELECT claim_id, 2, 'published', author_id, scale_id, '', '', '', '', '', 'not_asked', '', false, 1, now(), now() FROM claims_verdict WHERE id = %(published)s", "transition_is_listed"),
    ("a rating of another scale", "UPDATE claims_verdict SET rating_id = %(other_rating)s WHERE id = %(draft)s", "verdict_rating_of_its_scale"),
    ("delete a verdict", "DELETE FROM claims_verdict WHERE id = %(draft)s", None),
    ("delete published evidence", "DELETE FROM claims_evidence WHERE id = %(evidence)s", "claims_evidence_while_verdict_is_open"),
    ("edit published evidence", "UPDATE claims_evidence SET quote = 'x' WHERE id = %(evidence)s", "claims_evidence_while_verdict_is_open"),
    ("move evidence out of a published verdict", "UPDATE claims_evidence SET verdict_id = %(draft)s WHERE id = %(evidence)s", "claims_evidence_while_verdict_is_open"),
    ("delete approved evidence", "DELETE FROM claims_evidence WHERE id = %(approved_evidence)s", "claims_evidence_while_verdict_is_open"),
    ("approve one's own", "INSERT INTO claims_approval (verdict_id, approver_id, approved_at, content_sha256, dropped_reason) VALUES (%(review)s, %(reporter)s, now(), claims_fingerprint(%(review)s), '')", "approval_by_another_person"),
    ("approve other content", "INSERT INTO claims_approval (verdict_id, approver_id, approved_at, content_sha256, dropped_reason) VALUES (%(review)s, %(reviewer)s, now(), repeat('a', 64), '')", "approval_is_of_this_content"),
    ("approve a draft", "INSERT INTO claims_approval (verdict_id, approver_id, approved_at, content_sha256, dropped_reason) VALUES (%(draft)s, %(reviewer)s, now(), claims_fingerprint(%(draft)s), '')", "approval_while_in_review"),
    ("approve nothing", "INSERT INTO claims_approval (approver_id, approved_at, content_sha256, dropped_reason) VALUES (%(reviewer)s, now(), repeat('a', 64), '')", None),
    ("give an approval to another", "UPDATE claims_approval SET approver_id = %(reporter)s WHERE verdict_id = %(approved)s", "approval_only_falls"),
    ("drop the approval of what is published", "UPDATE claims_approval SET dropped_at = now() WHERE verdict_id = %(published)s", "approval_of_published_stays"),
    ("delete an approval", "DELETE FROM claims_approval WHERE verdict_id = %(approved)s", None),
    ("become an editor after approval", "INSERT INTO claims_verdicteditor (verdict_id, user_id) VALUES (%(approved)s, %(reviewer)s)", "claims_verdicteditor_while_verdict_is_open"),
    ("an exception after approval", "INSERT INTO claims_ruleexception (verdict_id, code, reason, granted_by_id, granted_at) VALUES (%(approved)s, 'kept_copy', 'x', %(reviewer)s, now())", "claims_ruleexception_while_verdict_is_open"),
    ("change a public id", "UPDATE claims_claim SET public_id = 'zzzzzzzzzz' WHERE id = %(claim)s", "public_id_never_changes"),
    ("change the public id of a check", "UPDATE claims_publishedcheck SET public_id = 'zzzzzzzzzz' WHERE public_id = %(public_id)s", "publication_date_never_changes"),
    ("change the first publication", "UPDATE claims_publishedcheck SET first_published_at = now() WHERE public_id = %(public_id)s", "publication_date_never_changes"),
    ("a check says another rating than its document", "UPDATE claims_publishedcheck SET rating = 'benar' WHERE public_id = %(public_id)s", "check_columns_match_document"),
    ("retract silently", "UPDATE claims_publishedcheck SET state = 'retracted' WHERE public_id = %(public_id)s", "check_columns_match_document"),
    ("un-retract to published", "UPDATE claims_publishedcheck SET state = 'published' WHERE public_id = %(public_id)s; UPDATE claims_publishedcheck SET state = 'corrected' WHERE public_id = %(public_id)s; UPDATE claims_publishedcheck SET state = 'published' WHERE public_id = %(public_id)s", "transition_is_listed"),
    ("delete a check", "DELETE FROM claims_publishedcheck WHERE public_id = %(public_id)s", None),
    ("rewrite a document", "UPDATE claims_document SET body = '{}' WHERE id = %(document)s", None),
    ("delete a document", "DELETE FROM claims_document WHERE id = %(document)s", None),
    ("a document with a false hash", "INSERT INTO claims_document (public_id, sha256, body) VALUES ('x', repeat('a', 64), '{}')", "document_hash_is_of_its_body"),
    ("rewrite the log", "UPDATE claims_logentry SET kind = 'corrected' WHERE seq = %(seq)s", None),
    ("delete from the log", "DELETE FROM claims_logentry WHERE seq = %(seq)s", None),
    ("truncate the log", "TRUNCATE claims_logentry CASCADE", None),
    ("move the head of the log", "UPDATE claims_loghead SET seq = 99", None),
    ("forge an outbox row", "INSERT INTO claims_outbox (entry_id, created_at) VALUES (99, now())", None),
    ("log the same publication again", "INSERT INTO claims_logentry (seq, kind, public_id, revision, reference, document_id, document_sha256, at, previous_hash, hash) SELECT 0, 'published', public_id, revision, '', document_id, document_sha256, at, previous_hash, hash FROM claims_logentry WHERE seq = %(seq)s", "claims_logentry_document_id"),
    ("log a correction without a notice", "WITH d AS (INSERT INTO claims_document (public_id, sha256, body) VALUES (%(public_id)s, claims_body_hash('{}'), '{}') RETURNING id) INSERT INTO claims_logentry (seq, kind, public_id, revision, reference, document_id, document_sha256, at, previous_hash, hash) SELECT 0, 'corrected', %(public_id)s, 1, '', id, repeat('a', 64), now(), repeat('a', 64), repeat('a', 64) FROM d", "log_correction_has_notice"),
    ("log a retraction nobody decided", "WITH d AS (INSERT INTO claims_document (public_id, sha256, body) VALUES (%(public_id)s, claims_body_hash('{}'), '{}') RETURNING id) INSERT INTO claims_logentry (seq, kind, public_id, revision, reference, document_id, document_sha256, at, previous_hash, hash) SELECT 0, 'retracted', %(public_id)s, 1, '', id, repeat('a', 64), now(), repeat('a', 64), repeat('a', 64) FROM d", "log_retraction_has_decision"),
    ("log a sighting without an appearance", "WITH d AS (INSERT INTO claims_document (public_id, sha256, body) VALUES (%(public_id)s, claims_body_hash('{}'), '{}') RETURNING id) INSERT INTO claims_logentry (seq, kind, public_id, revision, reference, document_id, document_sha256, at, previous_hash, hash) SELECT 0, 'sighted', %(public_id)s, 1, 'nowhere', id, repeat('a', 64), now(), repeat('a', 64), repeat('a', 64) FROM d", "log_sighting_has_appearance"),
    ("log a translation nobody approved", "WITH d AS (INSERT INTO claims_document (public_id, sha256, body) VALUES (%(public_id)s, claims_body_hash('{}'), '{}') RETURNING id) INSERT INTO claims_logentry (seq, kind, public_id, revision, reference, document_id, document_sha256, at, previous_hash, hash) SELECT 0, 'translated', %(public_id)s, 1, 'en', id, repeat('a', 64), now(), repeat('a', 64), repeat('a', 64) FROM d", "log_translation_has_approval"),
    ("publish an approved verdict without its log entry", "INSERT INTO claims_publishedcheck (public_id, slug, state, language, rating, scale, claimant, first_published_at, modified_at, document_id) SELECT %(approved_public_id)s, slug, 'published', language, rating, scale, claimant, now(), now(), document_id FROM claims_publishedcheck WHERE public_id = %(public_id)s", "claims_publishedcheck_document_id"),
    ("log what was never published", "WITH d AS (INSERT INTO claims_document (public_id, sha256, body) VALUES (%(approved_public_id)s, claims_body_hash('{}'), '{}') RETURNING id) INSERT INTO claims_logentry (seq, kind, public_id, revision, reference, document_id, document_sha256, at, previous_hash, hash) SELECT 0, 'published', %(approved_public_id)s, 1, '', id, repeat('a', 64), now(), repeat('a', 64), repeat('a', 64) FROM d", "log_entry_has_verdict"),
    ("rewrite an event", "UPDATE claims_event SET verb = 'x'", None),
    ('use an article as proof of its own claim', "INSERT INTO claims_evidence (verdict_id, position, source_id, finding, stance, quote, locator, note) VALUES (%(draft)s, 9, %(own_source)s, 'truth', 'supports', 'x', '', '')", 'article_does_not_prove_its_claim'),
    ('an article with carriage returns', "INSERT INTO claims_articleversion (article_id, number, text, text_sha256, received_text, leftovers, created_at) SELECT article_id, 2, E'a\\r\\nb', encode(sha256(convert_to(E'a\\r\\nb', 'UTF8')), 'hex'), '', '[]', now() FROM claims_articleversion WHERE id = %(version)s", 'article_lines_end_with_lf'),
    ('show a document the log does not know', "INSERT INTO claims_document (public_id, sha256, body) SELECT public_id, claims_body_hash(body || ' '), body || ' ' FROM claims_document WHERE id = %(document)s; UPDATE claims_publishedcheck SET document_id = (SELECT max(id) FROM claims_document) WHERE public_id = %(public_id)s", 'check_shows_latest_entry'),
    ('publish a second time', "INSERT INTO claims_document (public_id, sha256, body) SELECT public_id, claims_body_hash(body || ' '), body || ' ' FROM claims_document WHERE id = %(document)s; INSERT INTO claims_logentry (seq, kind, public_id, revision, reference, document_id, document_sha256, at, previous_hash, hash) SELECT 0, 'published', %(public_id)s, 1, '', id, sha256, now(), sha256, sha256 FROM claims_document ORDER BY id DESC LIMIT 1; UPDATE claims_publishedcheck SET document_id = (SELECT max(id) FROM claims_document) WHERE public_id = %(public_id)s", 'log_begins_with_published'),
    ("log another check's document", "INSERT INTO claims_document (public_id, sha256, body) VALUES ('zzzzzzzzzz', claims_body_hash('{}'), '{}'); INSERT INTO claims_logentry (seq, kind, public_id, revision, reference, document_id, document_sha256, at, previous_hash, hash) SELECT 0, 'corrected', %(public_id)s, 1, '', id, sha256, now(), sha256, sha256 FROM claims_document ORDER BY id DESC LIMIT 1; ", 'log_entry_is_of_its_document'),
    ('log a sighting the check does not show', "INSERT INTO claims_document (public_id, sha256, body) SELECT public_id, claims_body_hash(body || ' '), body || ' ' FROM claims_document WHERE id = %(document)s; INSERT INTO claims_logentry (seq, kind, public_id, revision, reference, document_id, document_sha256, at, previous_hash, hash) SELECT 0, 'sighted', %(public_id)s, 1, %(article_public_id)s, id, sha256, now(), sha256, sha256 FROM claims_document ORDER BY id DESC LIMIT 1; ", 'log_entry_shows'),
    ('log other content than was approved', "UPDATE claims_source SET title = 'x' WHERE id = (SELECT source_id FROM claims_evidence WHERE id = %(evidence)s); INSERT INTO claims_document (public_id, sha256, body) SELECT public_id, claims_body_hash(body || ' '), body || ' ' FROM claims_document WHERE id = %(document)s; INSERT INTO claims_logentry (seq, kind, public_id, revision, reference, document_id, document_sha256, at, previous_hash, hash) SELECT 0, 'corrected', %(public_id)s, 1, '', id, sha256, now(), sha256, sha256 FROM claims_document ORDER BY id DESC LIMIT 1; UPDATE claims_publishedcheck SET document_id = (SELECT max(id) FROM claims_document) WHERE public_id = %(public_id)s", 'log_publication_has_approval'),
    ('publish without evidence', "DELETE FROM claims_evidence WHERE verdict_id = %(draft)s; UPDATE claims_verdict SET state = 'in_review' WHERE id = %(draft)s; INSERT INTO claims_approval (verdict_id, approver_id, approved_at, content_sha256, dropped_reason) VALUES (%(draft)s, %(reviewer)s, now(), claims_fingerprint(%(draft)s), ''); UPDATE claims_verdict SET state = 'approved' WHERE id = %(draft)s; UPDATE claims_verdict SET state = 'published' WHERE id = %(draft)s", 'published_verdict_has_evidence'),
    ('move a translation to another language', "UPDATE claims_verdicttranslation SET language = 'fr' WHERE id = %(translation)s", 'translation_keeps_its_place'),
    ('approve a translation without an approval', "UPDATE claims_verdicttranslation SET state = 'in_review' WHERE id = %(translation)s; UPDATE claims_verdicttranslation SET state = 'approved' WHERE id = %(translation)s", 'translation_needs_approval'),
    ('edit a translation in review', "UPDATE claims_verdicttranslation SET state = 'in_review' WHERE id = %(translation)s; UPDATE claims_verdicttranslation SET summary = 'x' WHERE id = %(translation)s", 'translation_is_edited_as_draft'),
    ('a revision out of turn', "INSERT INTO claims_verdict (claim_id, revision, state, author_id, scale_id, attribution, attribution_note, summary, explanation, counter_search, reply_status, reply_text, no_interest, version, created_at, updated_at) SELECT %(bare_claim)s, 7, 'draft', author_id, scale_id, '', '', '', '', '', 'not_asked', '', false, 1, now(), now() FROM claims_verdict WHERE id = %(draft)s", 'verdict_revisions_are_gapless'),
    ("delete an event", "DELETE FROM claims_event", None),
    ("rewrite why", "UPDATE claims_eventdetail SET reason = 'x'", None),
    ("rewrite an article", "UPDATE claims_articleversion SET text = 'x' WHERE id = %(version)s", None),
    ("a version out of turn", "INSERT INTO claims_articleversion (article_id, number, text, text_sha256, received_text, leftovers, created_at) SELECT article_id, 7, text, text_sha256, '', '[]', now() FROM claims_articleversion WHERE id = %(version)s", "article_versions_are_gapless"),
    ("a version with a false hash", "INSERT INTO claims_articleversion (article_id, number, text, text_sha256, received_text, leftovers, created_at) SELECT article_id, 2, text, repeat('a', 64), '', '[]', now() FROM claims_articleversion WHERE id = %(version)s", "article_hash_is_of_its_text"),
    ("an appearance that is not in the text", "INSERT INTO claims_appearance (claim_id, article_version_id, start, \"end\", exact, prefix, suffix, created_at) VALUES (%(claim)s, %(version)s, 0, 5, 'wrong', '', '', now())", "appearance_is_in_the_text"),
    ("delete a published appearance", "DELETE FROM claims_appearance WHERE claim_id = %(claim)s", "appearance_of_published_claim_stays"),
    ("move an appearance", "UPDATE claims_appearance SET start = 1 WHERE claim_id = %(claim)s", None),
    ("a javascript: source", "UPDATE claims_source SET url = 'javascript:alert(1)' WHERE id = %(source)s", "url_is_http"),
    ("a link with a user name", "UPDATE claims_source SET url = 'https://a:b@evil.example/' WHERE id = %(source)s", "url_is_http"),
    ("a link with a space", "UPDATE claims_source SET archive_url = 'https://a.example/ b' WHERE id = %(source)s", "url_is_http"),
    ("text that is not NFC", "UPDATE claims_claim SET text = U&'e\\0301' WHERE id = %(draft_claim)s", "text_is_nfc"),
    ("merge without saying into which", "UPDATE claims_claim SET state = 'merged' WHERE id = %(draft_claim)s", "claim_merged_says_into_which"),
    ("close a claim from dismissed", "UPDATE claims_claim SET state = 'dismissed' WHERE id = %(draft_claim)s; UPDATE claims_claim SET state = 'closed' WHERE id = %(draft_claim)s", "transition_is_listed"),
    ("retract by oneself", "INSERT INTO claims_retraction (claim_id, state, reason, proposed_by_id, version, created_at) VALUES (%(claim)s, 'proposed', 'x', %(reviewer)s, 1, now()); UPDATE claims_retraction SET state = 'carried_out', decided_by_id = %(reviewer)s, decided_at = now()", "retraction_needs_second_person"),
    ("list a new transition", "INSERT INTO claims_transition (thing, source, target) VALUES ('verdict', 'draft', 'published')", None),
    ("switch the triggers off", "ALTER TABLE claims_verdict DISABLE TRIGGER ALL", None),
    ("replace a guard", "CREATE OR REPLACE FUNCTION claims_forbid() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'", None),
    ("create a table", "CREATE TABLE mine (id int)", None),
    ("skip triggers as a replica", "SET session_replication_role = replica", None),
]  # fmt: skip


@pytest.mark.parametrize(("what", "statement", "rule"), ATTACKS, ids=[attack[0] for attack in ATTACKS])
def test_the_database_refuses_to(world: World, what: str, statement: str, rule: str | None) -> None:
    filled = statement
    with psycopg.connect(world.dsn) as connection:
        for key, value in world.ids.items():
            filled = filled.replace(f"%({key})s", f"'{value}'" if isinstance(value, str) else str(value))
        with pytest.raises(psycopg.Error) as refused:
            connection.execute(filled)
            connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
        connection.rollback()
    if rule is None:
        permanent = (refused.value.diag.constraint_name or "").endswith("_is_permanent")
        assert permanent or isinstance(
            refused.value, psycopg.errors.InsufficientPrivilege | psycopg.errors.CheckViolation
        )
    else:
        assert rule in (refused.value.diag.constraint_name or "")


def test_the_owner_cannot_rewrite_the_log_either(world: World, role_dsn: Callable[[str], str]) -> None:
    for statement in ("UPDATE claims_logentry SET kind = 'x'", "DELETE FROM claims_event", "TRUNCATE claims_outbox"):
        with psycopg.connect(role_dsn("owner")) as connection, pytest.raises(psycopg.errors.CheckViolation):
            connection.execute(statement)


def test_the_log_numbers_and_dates_itself_whatever_is_given(world: World) -> None:
    with psycopg.connect(world.dsn) as connection:
        row = connection.execute("SELECT seq, at FROM claims_logentry ORDER BY seq DESC LIMIT 1").fetchone()
    assert row is not None
    assert row[0] == 1
    assert isinstance(row[1], datetime)
