"""The bare handler: psycopg and a WSGI function, no framework; every answer is built in SQL over the tables.

It is the measure because it is what one would write by hand for speed alone, without stored documents.
"""

import json
import os
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import psycopg

from benchmarks.bare_list import matched

CHECK = Path(__file__).with_name("check.sql").read_text()
FACE = "public_id AS key, slug, state, first_published_at, modified_at FROM claims_publishedcheck"
NEWEST = "SELECT row_number() OVER () AS place, newest.* FROM (SELECT {face} {where} ORDER BY first_published_at DESC, id DESC LIMIT 50) newest"
PAGE = f"WITH chosen AS ({NEWEST}), rows AS ({CHECK}) SELECT json_agg(body ORDER BY place)::text FROM rows"
FIRST = PAGE.format(face=FACE, where="")
FILTERED = PAGE.format(face=FACE, where="WHERE language = %s AND rating = %s")
UNDER_TOPIC = PAGE.format(
    face=FACE, where="WHERE id IN (SELECT check_row_id FROM claims_publishedchecktopic WHERE topic = %s)"
)
FOUND = f"""
    WITH {{matched}}, best AS (SELECT row_number() OVER (ORDER BY score DESC, id DESC) AS place, id FROM matched LIMIT 50),
    chosen AS (SELECT best.place, faces.* FROM best JOIN (SELECT id, {FACE}) faces USING (id)),
    rows AS ({CHECK}) SELECT coalesce(json_agg(body ORDER BY place), '[]')::text FROM rows
"""
LATER = PAGE.format(face=FACE, where="WHERE (first_published_at, id) < (%s, %s)")
LATER_FILTERED = PAGE.format(face=FACE, where="WHERE (first_published_at, id) < (%s, %s) AND language = %s")
ONE = f"WITH chosen AS (SELECT 1 AS place, {FACE} WHERE public_id = %s) {CHECK}".replace(
    ") AS body,", ")::text AS body,"
)
CHANGES = f"""
WITH entries AS (SELECT * FROM claims_logentry WHERE seq > %s ORDER BY seq LIMIT 500),
chosen AS (SELECT e.seq AS place, p.public_id AS key, p.slug, p.state, p.first_published_at, p.modified_at
    FROM entries e JOIN claims_publishedcheck p USING (public_id)),
rows AS ({CHECK})
SELECT json_agg(json_build_object('seq', e.seq, 'kind', e.kind, 'public_id', e.public_id, 'revision', e.revision,
    'reference', e.reference, 'at', e.at, 'document_sha256', e.document_sha256, 'previous_hash', e.previous_hash,
    'hash', e.hash, 'document', rows.body) ORDER BY e.seq)::text
FROM entries e JOIN rows ON rows.place = e.seq
"""
EXPORT = f"""
COPY (WITH chosen AS (SELECT row_number() OVER () AS place, faces.* FROM (SELECT {FACE} ORDER BY id) faces), rows AS ({CHECK})
    SELECT body::text FROM rows) TO STDOUT (FORMAT BINARY)
"""
LAYOUT = """<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="description" content="{summary}"><link rel="canonical" href="{url}">
<script type="application/ld+json">{markup}</script></head><body><main><article>
<p>{said_by}</p><h1>{claim}</h1><p>{rating}</p><p>{summary}</p><p>{attribution}</p><ul>{figures}</ul>
<section>{explanation}</section><ol>{evidence}</ol><p>{counter_search}</p><ul>{seen}</ul><footer>{foot}</footer>
</article></main></body></html>"""


def application() -> Any:
    connection = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)
    connection.prepare_threshold = 0

    def ask(statement: str, *values: Any, **named: Any) -> str:
        row = connection.execute(statement, named or values).fetchone()
        assert row is not None
        return str(row[0])

    def export() -> Iterable[bytes]:
        with connection.cursor() as cursor, cursor.copy(EXPORT) as copy:
            copy.set_types(["bytea"])
            for (body,) in copy.rows():
                yield body + b"\n"

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        path, query = environ["PATH_INFO"], parse_qs(environ["QUERY_STRING"])
        if path == "/export":
            start_response("200 OK", [("Content-Type", "application/jsonl")])
            return export()
        kind = "application/json"
        if "topic" in query:
            body = f'{{"results":{ask(UNDER_TOPIC, query["topic"][0])}}}'
        elif "rating" in query:
            body = f'{{"results":{ask(FILTERED, query["language"][0], query["rating"][0])}}}'
        elif path == "/list":
            body = f'{{"results":{ask(FIRST)}}}'
        elif path == "/page":
            statement = LATER_FILTERED if "language" in query else LATER
            body = f'{{"results":{ask(statement, *(query[name][0] for name in ("at", "id", "language") if name in query))}}}'
        elif path == "/changes":
            body = f'{{"results":{ask(CHANGES, query["after"][0])}}}'
        elif path == "/search":
            body = f'{{"results":{ask(FOUND.format(matched=matched(query["q"][0])), q=query["q"][0])}}}'
        elif path == "/check":
            body = ask(ONE, query["id"][0])
        else:
            body, kind = page(json.loads(ask(ONE, query["id"][0]))), "text/html"
        start_response("200 OK", [("Content-Type", kind)])
        return [body.encode()]

    return answer


def page(check: dict[str, Any]) -> str:
    """The claim page by hand: what ours says, without its words of explanation."""
    claim, rating, claimant = check["claim"], check["rating"], check["claimant"]
    evidence = "".join(
        f"<li><p>{escape(item['stance'])} {escape(item['finding'])} {escape(item['source']['publisher'])} "
        f"{item['source']['published_on']} {escape(item['source']['kind'])}</p>"
        f'<blockquote>{escape(item["quote"])}</blockquote><p><a href="{escape(item["source"]["url"])}">'
        f'{escape(item["source"]["title"])}</a> <a href="{escape(item["source"]["archive_url"])}">copy</a></p></li>'
        for item in check["evidence"]
    )
    seen = "".join(
        f"<li><p>{escape(item['article']['outlet']['name'])} {item['article']['published_at']}</p><blockquote>"
        f"{escape(item['prefix'])}<mark>{escape(item['exact'])}</mark>{escape(item['suffix'])}</blockquote>"
        f'<p><a href="{escape(item["article"]["url"])}">{escape(item["article"]["title"])}</a></p></li>'
        for item in check["appearances"]
    )
    figures = "".join(
        f"<li>{escape(item['qualifier'])} {item['value']} {escape(item['unit'])} {escape(item['of'])}</li>"
        for item in claim["quantities"]
    )
    markup = {
        "@context": "https://schema.org", "@type": "ClaimReview", "url": check["url"], "claimReviewed": claim["text"],
        "datePublished": check["first_published_at"], "author": check["publisher"], "reviewRating": rating,
        "itemReviewed": {"@type": "Claim", "author": claimant, "datePublished": claim["made_on"]},
    }  # fmt: skip
    return LAYOUT.format(
        language=check["language"], title=escape(claim["text"][:80]), summary=escape(check["summary"]),
        url=escape(check["url"]), markup=json.dumps(markup).replace("<", "\\u003c"),
        said_by=escape(f"{claimant['name']}, {claimant['role']}, {claim['made_on']}, {claim['context']}"),
        claim=escape(claim["text"]), rating=escape(rating["labels"]["en"]), explanation=check["explanation"]["html"],
        attribution=escape(f"{check['attribution']['finding']} {check['attribution']['note']}"), figures=figures,
        evidence=evidence, counter_search=escape(check["counter_search"]), seen=seen,
        foot=escape(f"{check['first_published_at']} {check['modified_at']} {claim['selection']['reason']}"),
    )  # fmt: skip
