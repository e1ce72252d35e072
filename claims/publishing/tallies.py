"""Counts over all that is published, for readers' pages. Each is made once for a state of the log and kept."""

import json
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db import connections

from claims.publishing import reading

MONTHS, TOPICS, REPEATED, CITING, SOURCES = 12, 15, 5, 1000, 100
# What a rating means stands in the checks themselves: its label may have been renamed since.
RATINGS = """
    SELECT d.body::json#>>'{rating,meaning}', n FROM (
        SELECT max(document_id) AS document, count(*) AS n FROM claims_publishedcheck
        WHERE state <> 'retracted' GROUP BY scale, rating
    ) counted JOIN claims_document d ON d.id = counted.document
"""
BY_MONTH = """
    SELECT to_char(first_published_at AT TIME ZONE %s, 'YYYY-MM'), count(*) FROM claims_publishedcheck
    GROUP BY 1 ORDER BY 1 DESC LIMIT %s
"""
BY_LANGUAGE = "SELECT language, count(*) FROM claims_publishedcheck GROUP BY language ORDER BY 2 DESC, 1"
BY_TOPIC = """
    SELECT t.body::jsonb->'labels', t.key, n FROM (
        SELECT topic, count(*) AS n FROM claims_publishedchecktopic GROUP BY topic ORDER BY n DESC, topic LIMIT %s
    ) counted JOIN claims_publishedtopic t ON t.key = counted.topic ORDER BY n DESC, t.key
"""
BY_KIND = "SELECT kind, count(*), count(DISTINCT public_id) FROM claims_logentry GROUP BY kind"
SEEN = """
    SELECT d.body, n FROM (
        SELECT check_row_id, count(*) AS n FROM claims_publishedcheckarticle GROUP BY check_row_id
        HAVING count(*) > 1 ORDER BY n DESC, check_row_id DESC LIMIT %s
    ) counted JOIN claims_publishedcheck p ON p.id = counted.check_row_id JOIN claims_document d ON d.id = p.document_id
    WHERE p.state <> 'retracted' ORDER BY n DESC, p.id DESC
"""
# Of the newest checks: reading every document there is would have no bound.
CITED = """
    SELECT source->>'publisher', count(DISTINCT newest.id),
        count(DISTINCT newest.id) FILTER (WHERE source->>'kind' = 'primary'), array_agg(DISTINCT source->>'origin')
    FROM (
        SELECT p.id, d.body::jsonb AS doc FROM claims_publishedcheck p JOIN claims_document d ON d.id = p.document_id
        WHERE p.state <> 'retracted' ORDER BY p.first_published_at DESC, p.id DESC LIMIT %s
    ) newest CROSS JOIN LATERAL jsonb_path_query(doc, '$.evidence[*].source') source
    GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT %s
"""


@dataclass(frozen=True)
class Totals:
    """`ratings` by meaning; `months` oldest first ("2026-11"); `log` (entries, checks) by kind."""

    ratings: dict[str, int]
    months: list[tuple[str, int]]
    languages: list[tuple[str, int]]
    topics: list[tuple[dict[str, str], str, int]]
    log: dict[str, tuple[int, int]]


@dataclass(frozen=True)
class Publisher:
    """Whom the newest checks cite: in how many of them, how often first hand, and the origins behind it."""

    name: str
    checks: int
    primary: int
    origins: list[str]


def totals() -> Totals:
    return _totals(reading.head())


def most_seen() -> list[tuple[str, int]]:
    """Bodies of the checks whose claim was seen in most articles, two at least, and in how many."""
    return _most_seen(reading.head())


def publishers() -> list[Publisher]:
    """By how many of the newest checks cite them."""
    return _publishers(reading.head())


@lru_cache(maxsize=2)
def _totals(_head: str) -> Totals:
    meanings: Counter[str] = Counter()
    for meaning, count in _rows(RATINGS):
        meanings[meaning] += count
    return Totals(
        ratings=dict(meanings),
        months=list(reversed(_rows(BY_MONTH, settings.TIME_ZONE, MONTHS))),
        languages=_rows(BY_LANGUAGE),
        topics=[(json.loads(labels), slug, count) for labels, slug, count in _rows(BY_TOPIC, TOPICS)],
        log={kind: (entries, checks) for kind, entries, checks in _rows(BY_KIND)},
    )


@lru_cache(maxsize=2)
def _most_seen(_head: str) -> list[tuple[str, int]]:
    return _rows(SEEN, REPEATED)


@lru_cache(maxsize=2)
def _publishers(_head: str) -> list[Publisher]:
    return [Publisher(*row) for row in _rows(CITED, CITING, SOURCES)]


def _rows(statement: str, *values: str | int) -> list[Any]:
    with connections[settings.PUBLIC_ALIAS].cursor() as cursor:
        cursor.execute(statement, values or None)
        return list(cursor.fetchall())
