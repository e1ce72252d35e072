"""The list with facets by hand: one query and a WSGI function, no framework.

It is told by the question which terms to look for, looks for them as we do, and counts as we do: what it measures is
what the house around the queries costs.
"""

import json
import os
from collections.abc import Iterable
from html import escape
from typing import Any
from urllib.parse import parse_qs

import psycopg

FACES = "claims_publishedcheck c {where} ORDER BY first_published_at DESC, id DESC LIMIT"
FACETS = """
    counted AS MATERIALIZED (SELECT id, rating, language, claimant FROM claims_publishedcheck WHERE id IN (SELECT id FROM matched)),
    found AS (
        SELECT 'rating' AS facet, rating AS value, count(*) AS checks FROM counted GROUP BY rating
        UNION ALL SELECT 'language', language, count(*) FROM counted GROUP BY language
        UNION ALL SELECT 'topic', topic, count(*) FROM counted JOIN claims_publishedchecktopic ON check_row_id = counted.id GROUP BY topic
        UNION ALL SELECT 'claimant', claimant, count(*) FROM counted GROUP BY claimant
        UNION ALL SELECT 'outlet', outlet, count(DISTINCT check_row_id) FROM counted
            JOIN claims_publishedcheckarticle ON check_row_id = counted.id GROUP BY outlet
    ), placed AS (SELECT *, row_number() OVER (PARTITION BY facet ORDER BY checks DESC, value) AS place FROM found)
    SELECT (SELECT json_agg(json_build_array(facet, value, checks)) FROM placed WHERE place <= 8)::text,
        (SELECT json_agg(body::json) FROM shown)::text
"""
LIST = f"""
    WITH matched AS MATERIALIZED (SELECT id FROM {FACES} 1000),
    shown AS (SELECT d.body FROM (SELECT document_id FROM {FACES} 21) f JOIN claims_document d ON d.id = f.document_id),
    {FACETS}
"""
# The best 500 for a question (%(q)s), with their scores: as claims/publishing/searching.py finds them.
MATCHED = """
    terms AS MATERIALIZED (
        SELECT q.term, coalesce(t.checks, 0) AS checks, ln(1 + (n.checks - coalesce(t.checks, 1) + 0.5) / (coalesce(t.checks, 1) + 0.5)) AS weight
        FROM claims_search_question(%(q)s) q LEFT JOIN claims_publishedterm t USING (term), claims_publishedterm n WHERE n.term = ''
    ), candidates AS ({candidates}), matched AS MATERIALIZED (
        SELECT check_row_id AS id, (SELECT sum(weight * often * 2.2 / (often + 1.2 * (0.25 + 0.75 * length / 40.0)))
            FROM terms, LATERAL (SELECT (candidates.terms->terms.term)::float8 AS often) o) AS score
        FROM candidates ORDER BY score DESC, id DESC LIMIT 500
    )
"""
SEARCH = f"""
    WITH {{matched}}, shown AS (
        SELECT d.body FROM (SELECT * FROM matched ORDER BY score DESC, id DESC LIMIT 20) m
        JOIN claims_publishedcheck c ON c.id = m.id JOIN claims_document d ON d.id = c.document_id),
    {FACETS}
"""
SCANNED = MATCHED.format(
    candidates="SELECT * FROM claims_publishedsearch WHERE terms ?| (SELECT array_agg(term) FROM terms WHERE checks <= 5000) LIMIT 5000"
)
WALKED = MATCHED.format(
    candidates="SELECT s.* FROM (SELECT id FROM claims_publishedcheck ORDER BY first_published_at DESC, id DESC LIMIT 10000) n "
    "CROSS JOIN LATERAL (SELECT * FROM claims_publishedsearch s WHERE s.check_row_id = n.id AND terms ?| (SELECT array_agg(term) FROM terms) OFFSET 0) s LIMIT 500")  # fmt: skip
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Checks</title></head><body><main>
<form><input name="q" value="{q}"><button>Search</button></form><aside>{facets}</aside><ul>{rows}</ul></main></body></html>"""


def matched(question: str) -> str:
    """The numbers in our questions are rare, the words are not."""
    return SCANNED if any(character.isdigit() for character in question) else WALKED


def application() -> Any:
    connection = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)
    connection.prepare_threshold = 0

    def ask(query: dict[str, list[str]]) -> tuple[str, str]:
        if "q" in query:
            row = connection.execute(SEARCH.format(matched=matched(query["q"][0])), {"q": query["q"][0]}).fetchone()
        elif query:
            where = "WHERE language = %(language)s AND first_published_at < %(published_before)s::date"
            row = connection.execute(
                LIST.format(where=where), {name: value[0] for name, value in query.items()}
            ).fetchone()
        else:
            row = connection.execute(LIST.format(where="")).fetchone()
        assert row is not None
        return row

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        query = parse_qs(environ["QUERY_STRING"])
        facets, rows = (json.loads(part or "[]") for part in ask(query))
        words = {word.lower() for word in query.get("q", [""])[0].split()}
        start_response("200 OK", [("Content-Type", "text/html")])
        return [
            PAGE.format(
                q=escape(query.get("q", [""])[0]),
                facets=_facets(facets),
                rows="".join(_row(row, words) for row in rows),
            ).encode()
        ]

    return answer


def _facets(facets: list[tuple[str, str, int]]) -> str:
    return "".join(
        f'<li><a href="?{escape(name)}={escape(value)}">{escape(value)}</a> {checks}</li>'
        for name, value, checks in facets
    )


def _row(check: dict[str, Any], words: set[str]) -> str:
    claim = " ".join(
        f"<mark>{escape(word)}</mark>" if word.lower() in words else escape(word)
        for word in check["claim"]["text"].split()
    )
    return (
        f'<li><a href="{escape(check["path"])}"><span>{escape(check["claimant"]["name"])} {check["claim"]["made_on"]}</span>'
        f'<span lang="{check["language"]}">{claim}</span><strong>{escape(check["rating"]["labels"]["en"])}</strong></a></li>'
    )
