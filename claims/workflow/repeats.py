"""How often a claim was seen: in its own places and in those of the claims merged into it. And the alarm on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection, transaction
from django.utils import timezone

from claims.models import Claim
from claims.vocabulary import NoticeKind
from claims.workflow.notices import chief_editors, notify

WEEK = timedelta(days=7)
# A row an article: the day it was published, else the day on which the claim was found in it.
SEEN = """
    WITH RECURSIVE whole AS (
        SELECT %(claim)s::bigint AS id
        UNION SELECT c.id FROM claims_claim c JOIN whole w ON c.merged_into_id = w.id)
    SELECT DISTINCT ON (r.id) r.id, r.title, coalesce(o.name, ''), coalesce(p.name, ''),
        (coalesce(r.published_at, a.created_at) AT TIME ZONE %(zone)s)::date
    FROM whole w JOIN claims_appearance a ON a.claim_id = w.id JOIN claims_claim c ON c.id = w.id
    LEFT JOIN claims_claimant p ON p.id = c.claimant_id
    JOIN claims_articleversion v ON v.id = a.article_version_id JOIN claims_article r ON r.id = v.article_id
    LEFT JOIN claims_outlet o ON o.id = r.outlet_id
    ORDER BY r.id, w.id <> %(claim)s DESC, a.id
"""
# By the claim into which all others were merged, in how many articles it was found since.
OFTEN = """
    WITH RECURSIVE seen AS (
        SELECT a.claim_id AS id, v.article_id FROM claims_appearance a
        JOIN claims_articleversion v ON v.id = a.article_version_id WHERE a.created_at > %(since)s
        UNION SELECT c.merged_into_id, s.article_id FROM seen s JOIN claims_claim c ON c.id = s.id
        WHERE c.merged_into_id IS NOT NULL)
    SELECT s.id FROM seen s JOIN claims_claim c ON c.id = s.id
    WHERE c.state IN ('suggested', 'open', 'closed') AND NOT EXISTS (
        SELECT 1 FROM claims_notice n WHERE n.claim_id = s.id AND n.kind = %(kind)s AND n.at > %(since)s)
    GROUP BY s.id HAVING count(DISTINCT s.article_id) >= %(least)s
"""


@dataclass(frozen=True)
class Seen:
    """One article in which a claim was seen; `claimant`: who said it there."""

    article_id: int
    title: str
    outlet: str
    claimant: str
    day: date


def seen(claim: Claim) -> Sequence[Seen]:
    """The articles, the first day first."""
    with connection.cursor() as cursor:
        cursor.execute(SEEN, {"claim": claim.pk, "zone": timezone.get_default_timezone_name()})
        return sorted((Seen(*row) for row in cursor.fetchall()), key=lambda one: (one.day, one.article_id))


@transaction.atomic
def tell_seen_often(least: int) -> int:
    """Tells of each claim that was found in so many articles within a week, once a week: who works on it, else the
    chief editors. Answers of how many."""
    since, kind = timezone.now() - WEEK, NoticeKind.SEEN_OFTEN.value
    with connection.cursor() as cursor:
        cursor.execute(OFTEN, {"since": since, "kind": kind, "least": least})
        often = [row[0] for row in cursor.fetchall()]
    claims = list(Claim.objects.select_for_update(of=("self",), skip_locked=True).filter(pk__in=often))
    for claim in claims:
        people = [claim.assignee_id] if claim.assignee_id else chief_editors(claim)
        notify(people, NoticeKind.SEEN_OFTEN, about=claim, claim=claim, actor=None)
    return len(claims)
