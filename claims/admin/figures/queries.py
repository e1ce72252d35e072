"""The figures of a period, each of one query whatever the number of rows. Days are in the newsroom's zone.

`%(start)s` is in the period, `%(end)s` is not. Lengths of time are in days.
"""

# ruff: noqa: S608 - put together from constants of this file; values are parameters.

from typing import Any

from django.db import connection

# A claim is taken up when it is first opened or accepted; one that no event tells of, when it was made.
_OPENED = "coalesce(taken.at, c.created_at)"
_TAKEN = """
    LEFT JOIN (
        SELECT object_id, min(at) AS at FROM claims_event
        WHERE thing = 'claim' AND verb IN ('open_claim', 'accept_claim') GROUP BY object_id
    ) taken ON taken.object_id = c.id
"""
_MIDDLE = "percentile_cont(0.5) WITHIN GROUP (ORDER BY days)"
_NINE_TENTHS = "percentile_cont(0.9) WITHIN GROUP (ORDER BY days)"
# Upper ends of how long checks took, in days; the last is open.
SPREAD = (1, 3, 7, 14, 30)

TO_PUBLICATION = f"""
    SELECT count(*), {_MIDDLE}, {_NINE_TENTHS},
        array[{", ".join(f"count(*) FILTER (WHERE days < {end})" for end in SPREAD)}]
    FROM (
        SELECT extract(epoch FROM p.first_published_at - {_OPENED})::float8 / 86400 AS days
        FROM claims_publishedcheck p JOIN claims_claim c ON c.public_id = p.public_id {_TAKEN}
        WHERE p.first_published_at >= %(start)s AND p.first_published_at < %(end)s
    ) published
"""
# From being sent to review, or back into it, to the next approval or sending back.
IN_REVIEW = f"""
    SELECT count(*), {_MIDDLE}, {_NINE_TENTHS}
    FROM (
        SELECT extract(epoch FROM e.at - (
            SELECT max(s.at) FROM claims_event s WHERE s.thing = 'verdict' AND s.object_id = e.object_id
            AND s.target_state = 'in_review' AND s.id < e.id))::float8 / 86400 AS days
        FROM claims_event e
        WHERE e.at >= %(start)s AND e.at < %(end)s AND e.thing = 'verdict' AND e.source_state = 'in_review'
            AND e.target_state IN ('draft', 'approved')
    ) waited
"""
STATES = """
    SELECT 'claim', state, count(*) FROM claims_claim GROUP BY state
    UNION ALL SELECT 'verdict', state, count(*) FROM claims_verdict GROUP BY state
"""
OLDEST_OPEN = f"""
    SELECT c.id, c.text, {_OPENED} AS opened FROM claims_claim c {_TAKEN}
    WHERE c.state = 'open' ORDER BY opened, c.id LIMIT 1
"""
QUEUES = """
    SELECT coalesce(nullif(trim(u.first_name || ' ' || u.last_name), ''), u.username), coalesce(c.assigned, 0),
        coalesce(d.drafts, 0), coalesce(r.reviews, 0), coalesce(c.overdue, 0)
    FROM claims_user u
    LEFT JOIN (
        SELECT assignee_id, count(*) FILTER (WHERE state IN ('suggested', 'open')) AS assigned,
            count(*) FILTER (WHERE due_on < %(today)s) AS overdue
        FROM claims_claim WHERE assignee_id IS NOT NULL AND state IN ('suggested', 'open', 'closed')
        GROUP BY assignee_id
    ) c ON c.assignee_id = u.id
    LEFT JOIN (SELECT author_id, count(*) AS drafts FROM claims_verdict WHERE state = 'draft' GROUP BY author_id) d
        ON d.author_id = u.id
    LEFT JOIN (
        SELECT reviewer_id, count(*) AS reviews FROM claims_verdict
        WHERE state = 'in_review' AND reviewer_id IS NOT NULL GROUP BY reviewer_id
    ) r ON r.reviewer_id = u.id
    WHERE u.is_active AND (u.is_superuser OR EXISTS (
        SELECT 1 FROM claims_user_groups m JOIN auth_group g ON g.id = m.group_id
        WHERE m.user_id = u.id AND g.name = ANY(%(newsroom)s)))
    ORDER BY lower(coalesce(nullif(trim(u.first_name || ' ' || u.last_name), ''), u.username)), u.id
"""
_RATED = """
    FROM claims_publishedcheck p
    JOIN claims_ratingscale s ON s.slug = p.scale
    JOIN claims_rating r ON r.scale_id = s.id AND r.slug = p.rating
"""
_PUBLISHED_THEN = (
    "WHERE p.state <> 'retracted' AND p.first_published_at >= %(start)s AND p.first_published_at < %(end)s"
)
RATINGS = f"SELECT r.meaning, count(*) {_RATED} {_PUBLISHED_THEN} GROUP BY r.meaning"
TOPICS = f"""
    SELECT t.slug, t.labels, r.meaning, count(*) {_RATED}
    JOIN claims_publishedchecktopic l ON l.check_row_id = p.id JOIN claims_topic t ON t.slug = l.topic
    {_PUBLISHED_THEN} GROUP BY t.slug, t.labels, r.meaning
"""
ORIGINS = 20
# One pass over the citations for both tables: (origin or "", kind or "", citations, primary, with a kept copy).
CITATIONS = f"""
    WITH cited AS MATERIALIZED (
        SELECT s.origin_id, s.kind, count(*) AS number, count(*) FILTER (
            WHERE s.archive_url <> '' OR EXISTS (SELECT 1 FROM claims_keptcopy k WHERE k.source_id = s.id)) AS kept
        FROM claims_verdict v JOIN claims_evidence e ON e.verdict_id = v.id JOIN claims_source s ON s.id = e.source_id
        WHERE v.state = 'published' AND v.published_at >= %(start)s AND v.published_at < %(end)s
        GROUP BY s.origin_id, s.kind
    ), top AS (
        SELECT origin_id, sum(number) AS number, coalesce(sum(number) FILTER (WHERE kind = 'primary'), 0) AS first_hand,
            sum(kept) AS kept
        FROM cited GROUP BY origin_id ORDER BY number DESC, origin_id LIMIT {ORIGINS}
    )
    SELECT g.name, '', t.number::int, t.first_hand::int, t.kept::int
    FROM top t JOIN claims_origingroup g ON g.id = t.origin_id
    UNION ALL
    SELECT '', kind, sum(number)::int, 0, sum(kept)::int FROM cited GROUP BY kind
    ORDER BY 3 DESC, 1
"""
# Of what became public: a verdict under review is not told about here, where also those look who may not see it yet.
EXCEPTIONS = """
    SELECT x.code, count(*) FROM claims_ruleexception x JOIN claims_verdict v ON v.id = x.verdict_id
    WHERE v.state IN ('published', 'superseded') AND x.granted_at >= %(start)s AND x.granted_at < %(end)s
    GROUP BY x.code ORDER BY 2 DESC, 1
"""
EXCEPTION_LIST = """
    SELECT x.granted_at, x.code, x.reason, coalesce(nullif(trim(u.first_name || ' ' || u.last_name), ''), u.username),
        x.verdict_id, c.text
    FROM claims_ruleexception x JOIN claims_user u ON u.id = x.granted_by_id
    JOIN claims_verdict v ON v.id = x.verdict_id JOIN claims_claim c ON c.id = v.claim_id
    WHERE v.state IN ('published', 'superseded') AND x.granted_at >= %(start)s AND x.granted_at < %(end)s
    ORDER BY x.granted_at DESC, x.id DESC LIMIT 200
"""
# Major as claims.models.Correction.kind says it.
CORRECTIONS = f"""
    SELECT count(*) FILTER (WHERE major), count(*) FILTER (WHERE NOT major), count(DISTINCT public_id), {_MIDDLE},
        (SELECT count(*) FROM claims_publishedcheck WHERE first_published_at < %(end)s),
        (SELECT count(*) FROM claims_retraction
            WHERE state = 'carried_out' AND decided_at >= %(start)s AND decided_at < %(end)s)
    FROM (
        SELECT p.public_id, v.rating_id IS DISTINCT FROM o.rating_id OR v.attribution <> o.attribution AS major,
            extract(epoch FROM v.published_at - p.first_published_at)::float8 / 86400 AS days
        FROM claims_correction k JOIN claims_verdict v ON v.id = k.verdict_id
        JOIN claims_verdict o ON o.id = k.previous_id JOIN claims_claim c ON c.id = v.claim_id
        JOIN claims_publishedcheck p ON p.public_id = c.public_id
        WHERE v.published_at >= %(start)s AND v.published_at < %(end)s
    ) corrected
"""
REPORTS = """
    SELECT CASE WHEN outcome = '' AND erased_at IS NOT NULL THEN 'erased' ELSE outcome END AS became, count(*),
        percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM decided_at - created_at)::float8 / 86400)
    FROM claims_readerreport WHERE created_at >= %(start)s AND created_at < %(end)s GROUP BY became
"""


def rows(statement: str, values: dict[str, Any] | None = None) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found
