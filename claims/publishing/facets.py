"""What a list of checks could be narrowed by: values with labels and counts, over a bounded number of checks."""

import json
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connections
from django.db.models import QuerySet

from claims.models.published import PublishedCheck
from claims.publishing import reading

# Of a longer list the newest are counted; whoever shows the counts says so.
COUNTED = 1_000
SHOWN = 8
# The second is the place in the list, the highest first.
COLUMNS = ("id", "first_published_at", "rating", "language", "claimant", "document_id")
RANKED = """
    SELECT c.id, -r.place, c.rating, c.language, c.claimant, c.document_id
    FROM unnest(%s::bigint[]) WITH ORDINALITY r (id, place) JOIN claims_publishedcheck c ON c.id = r.id
"""
# OFFSET 0 keeps the links asked for check by check: joined otherwise, all links of all checks may be read.
# The labels of ratings stand in the checks alone; the others have documents of their own.
COUNT = """
    WITH matched (id, place, rating, language, claimant, document_id) AS MATERIALIZED ({rows}),
    counted AS MATERIALIZED (SELECT * FROM matched ORDER BY id DESC LIMIT {counted}),
    found AS (
        SELECT 'rating' AS facet, rating AS value, count(*) AS checks, max(document_id) AS document FROM counted
            WHERE rating <> '' GROUP BY rating
        UNION ALL SELECT 'language', language, count(*), NULL FROM counted GROUP BY language
        UNION ALL SELECT 'topic', topic, count(*), NULL FROM counted CROSS JOIN LATERAL (
            SELECT topic FROM claims_publishedchecktopic WHERE check_row_id = counted.id OFFSET 0) t GROUP BY topic
        UNION ALL SELECT 'claimant', claimant, count(*), NULL FROM counted WHERE claimant <> '' GROUP BY claimant
        UNION ALL SELECT 'outlet', outlet, count(*), NULL FROM counted CROSS JOIN LATERAL (
            SELECT DISTINCT outlet FROM claims_publishedcheckarticle
            WHERE check_row_id = counted.id AND outlet <> '' OFFSET 0) a GROUP BY outlet
    ), placed AS (
        SELECT *, row_number() OVER (PARTITION BY facet ORDER BY checks DESC, value) AS place FROM found
    )
    SELECT facet, value, checks, CASE facet
        WHEN 'rating' THEN (SELECT body::json#>>'{{rating}}' FROM claims_document WHERE id = document)
        WHEN 'topic' THEN (SELECT body::json->>'labels' FROM claims_publishedtopic WHERE key = value)
        WHEN 'claimant' THEN (SELECT body::json->'name' FROM claims_publishedclaimant WHERE key = value)::text
        WHEN 'outlet' THEN (SELECT body::json->'name' FROM claims_publishedoutlet WHERE key = value)::text END
    FROM placed WHERE place <= {shown} OR facet = 'rating'
    UNION ALL SELECT '', '', count(*), NULL FROM matched
    UNION ALL SELECT '', '', -shown.number, d.body FROM (
        SELECT document_id, row_number() OVER (ORDER BY place DESC, id DESC) AS number FROM matched
        ORDER BY 2 LIMIT {first}) shown JOIN claims_document d ON d.id = shown.document_id
    ORDER BY 1, 3 DESC, 2
"""


@dataclass(frozen=True)
class Value:
    """`label` is a name, or labels by language, or None where the value is its own.

    `apart` are labels that tell it from another of the same label: those of a rating's scale.
    """

    key: str
    checks: int
    label: str | dict[str, str] | None
    apart: dict[str, str] | None = None


@dataclass(frozen=True)
class Facets:
    """`total` is at most COUNTED; `more` says that there are others. `first` are the bodies the list begins with."""

    total: int
    more: bool
    first: list[str]
    values: dict[str, list[Value]]


def count(rows: QuerySet[PublishedCheck], *, first: int) -> Facets:
    """Of the newest of these checks, and so many of them."""
    return _count(*reading.compiled(rows.values(*COLUMNS)[: COUNTED + 1]), first=first)


def count_ranked(rows: list[int], *, first: int) -> Facets:
    """Of checks by the numbers of their rows, in their order."""
    return _count(RANKED, (rows,), first=first)


def _count(rows: str, parameters: tuple[Any, ...], *, first: int) -> Facets:
    with connections[settings.PUBLIC_ALIAS].cursor() as cursor:
        cursor.execute(COUNT.format(rows=rows, counted=COUNTED, shown=SHOWN, first=first), parameters)
        (_facet, _key, total, _label), *counted = cursor.fetchall()
    newest = min(first, total)
    values: dict[str, list[Value]] = {}
    for facet, key, checks, label in counted[newest:]:
        known: Any = json.loads(label) if label else None
        of_rating = facet == "rating"
        value = (
            Value(key, checks, known["labels"], known["scale"]["labels"]) if of_rating else Value(key, checks, known)
        )
        values.setdefault(facet, []).append(value)
    return Facets(min(total, COUNTED), total > COUNTED, [row[3] for row in counted[:newest]], values)
