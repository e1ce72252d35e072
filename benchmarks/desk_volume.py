"""A busy desk beside an archive: open claims in every state of the work, with their trail, in a copy of its own."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from tests.support import databases

OPEN, EVENTS = 5_000, 30_000
PEOPLE = 12
# Of every hundred open claims: without a verdict, with a draft, in review; the rest wait as suggestions.
SHARES = {"bare": 40, "draft": 30, "in_review": 15}
STATEMENTS = (
    """
    INSERT INTO claims_user (password, is_superuser, username, first_name, last_name, email, is_staff, is_active,
        date_joined, version, session_epoch, mail_language, mail_mode, mail_hour)
    SELECT '!', false, 'desk-' || n, 'Desk', n::text, '', true, true, now(), 1, 0, 'en', 'at_once', 7 FROM generate_series(1, %(people)s) n
    """,
    """
    INSERT INTO claims_user_groups (user_id, group_id)
    SELECT u.id, g.id FROM claims_user u, auth_group g WHERE u.username LIKE 'desk-%%' AND g.name = 'reviewer'
    """,
    # A claim each of as many published ones, newest first: the same words, claimants and topics.
    """
    CREATE TABLE busy AS
    SELECT id AS old, nextval(pg_get_serial_sequence('claims_claim', 'id')) AS id,
        row_number() OVER (ORDER BY id DESC) AS n
    FROM claims_claim ORDER BY id DESC LIMIT %(open)s
    """,
    """
    INSERT INTO claims_claim (id, public_id, text, language, state, claimant_id, made_on, context, selection_reason,
        selection_note, priority, assignee_id, due_on, version, created_at, created_by_id)
    SELECT b.id, 'zz' || translate(lpad(b.id::text, 8, '0'), '01', 'km'), c.text, c.language,
        CASE WHEN b.n %% 100 < %(open_of_hundred)s THEN 'open' ELSE 'suggested' END, c.claimant_id, c.made_on, c.context,
        c.selection_reason, '', 1 + b.n %% 4,
        CASE WHEN b.n %% 3 = 0 THEN NULL ELSE (SELECT min(id) FROM claims_user WHERE username LIKE 'desk-%%')
            + b.n %% %(people)s END,
        CASE WHEN b.n %% 2 = 0 THEN current_date - 20 + (b.n %% 60)::int END, 1, now() - b.n * interval '1 minute',
        c.created_by_id
    FROM busy b JOIN claims_claim c ON c.id = b.old
    """,
    "INSERT INTO claims_claim_topics (claim_id, topic_id) SELECT b.id, t.topic_id FROM busy b "
    "JOIN claims_claim_topics t ON t.claim_id = b.old",
    """
    INSERT INTO claims_appearance (claim_id, article_version_id, start, "end", exact, prefix, suffix, created_at)
    SELECT b.id, a.article_version_id, a.start, a."end", a.exact, a.prefix, a.suffix, now()
    FROM busy b JOIN claims_appearance a ON a.claim_id = b.old
    """,
    """
    INSERT INTO claims_verdict (claim_id, revision, state, author_id, scale_id, rating_id, attribution,
        attribution_note, summary, found, explanation, counter_search, reply_status, reply_text, precedent_note, no_interest,
        version, created_at, updated_at)
    SELECT b.id, 1, 'draft', (SELECT min(id) FROM claims_user WHERE username LIKE 'desk-%%') + b.n %% %(people)s,
        v.scale_id, v.rating_id, 'said', '', v.summary, v.found, v.explanation, v.counter_search, 'not_asked', '', '', true, 1,
        now(), now()
    FROM busy b JOIN claims_verdict v ON v.claim_id = b.old
    WHERE b.n %% 100 >= %(bare)s AND b.n %% 100 < %(open_of_hundred)s
    """,
    """
    INSERT INTO claims_evidence (verdict_id, position, source_id, finding, stance, quote, locator, note)
    SELECT w.id, e.position, e.source_id, e.finding, e.stance, e.quote, '', ''
    FROM busy b JOIN claims_verdict v ON v.claim_id = b.old JOIN claims_evidence e ON e.verdict_id = v.id
    JOIN claims_verdict w ON w.claim_id = b.id
    """,
    """
    UPDATE claims_verdict SET state = 'in_review'
    WHERE claim_id IN (SELECT id FROM busy WHERE n %% 100 >= %(bare)s + %(draft)s AND n %% 100 < %(open_of_hundred)s)
    """,
    """
    INSERT INTO claims_event (at, actor_id, verb, thing, object_id, claim_id, source_state, target_state)
    SELECT now() - step * interval '1 minute', c.created_by_id, 'edit_claim', 'claim', c.id, c.id, '', ''
    FROM generate_series(1, %(events)s / %(open)s) step, busy b JOIN claims_claim c ON c.id = b.id
    """,
    "DROP TABLE busy",
)


@contextmanager
def busy(urls: dict[str, str]) -> Iterator[dict[str, str]]:
    """URLs by role to a copy of the database with OPEN claims under work and EVENTS events."""
    name = databases.unique_name()
    with databases.copy(name, of=urls["app"].rsplit("/", 1)[1]):
        with databases.switched(name):
            copied = {role: databases.url(role) for role in urls}
        with psycopg.connect(copied["owner"], autocommit=True) as owner:
            values = {
                "people": PEOPLE,
                "open": OPEN,
                "events": EVENTS,
                **SHARES,
                "open_of_hundred": sum(SHARES.values()),
            }
            with owner.transaction():
                for statement in STATEMENTS:
                    owner.execute(statement, values)
            owner.execute("ANALYZE")
        yield copied
