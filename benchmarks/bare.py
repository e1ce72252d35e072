"""CPU per request (application plus PostgreSQL) of our list of 50 checks against a bare handler.

    make bench                 10,000 checks, made once and kept in the test server
    CHECKS=1000 make bench     fewer

The bare handler is psycopg and a WSGI function whose JSON is built in SQL over the editorial tables. Both
run in one process on one database, in alternating blocks; the ratio is taken block by block.
"""

import io
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from typing import Any

BLOCKS, REQUESTS = 12, 40
TICK = os.sysconf("SC_CLK_TCK")
LIST = "/api/v1/checks/"


def prepare() -> dict[str, str]:
    """The environment of a demo process on a database of CHECKS checks."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from psycopg import sql

    from claims.management import databases as management
    from tests.support import databases

    count = int(os.environ.get("CHECKS", "10000"))
    name = f"bench_{count}_{databases.fingerprint()}"
    template = databases.template()
    with management.connect(settings.ADMIN_DATABASE) as admin:
        known = admin.execute("SELECT 1 FROM pg_database WHERE datname = %s AND datallowconn", [name]).fetchone()
        if not known:
            draft = f"{name}_draft"
            admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(draft)))
            admin.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(draft), sql.Identifier(template))
            )
            started = time.monotonic()
            with databases.switched(draft):
                call_command("generate_checks", str(count))
            print(f"{count} checks published in {time.monotonic() - started:.0f} s")
            admin.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(draft), sql.Identifier(name)))
    with management.connect(settings.ADMIN_DATABASE, name) as admin:
        admin.execute("VACUUM ANALYZE")
    with databases.switched(name):
        urls = {role: databases.url(role) for role in ("app", "reader")}
    return {"FACTCHECK_MODE": "demo", "DATABASE_URL": urls["app"], "PUBLIC_DATABASE_URLS": urls["reader"]}


BARE = """
SELECT json_agg(body) FROM (
  SELECT json_build_object(
    'type', 'check', 'schema', 1, 'public_id', c.public_id, 'slug', newest.slug,
    'url', 'http://127.0.0.1:8000/id/claims/' || c.public_id || '/' || newest.slug || '/',
    'path', '/claims/' || c.public_id || '/' || newest.slug || '/', 'language', c.language, 'state', newest.state,
    'revision', v.revision, 'first_published_at', newest.first_published_at, 'modified_at', newest.modified_at,
    'claim', json_build_object('text', c.text, 'made_on', c.made_on, 'context', c.context,
      'quantities', (SELECT json_agg(json_build_object('value', q.value, 'value_to', q.value_to, 'unit', q.unit,
          'qualifier', q.qualifier, 'of', q.of, 'period', q.period) ORDER BY q.position)
        FROM claims_quantity q WHERE q.claim_id = c.id),
      'selection', json_build_object('reason', c.selection_reason, 'note', c.selection_note),
      'topics', (SELECT json_agg(json_build_object('slug', t.slug, 'labels', t.labels))
        FROM claims_claim_topics ct JOIN claims_topic t ON t.id = ct.topic_id WHERE ct.claim_id = c.id)),
    'claimant', (SELECT json_build_object('slug', p.slug, 'name', p.name, 'kind', p.kind, 'wikidata_id', p.wikidata_id,
        'role', (SELECT r.title FROM claims_claimantrole r WHERE r.claimant_id = p.id ORDER BY r.since DESC LIMIT 1))
      FROM claims_claimant p WHERE p.id = c.claimant_id),
    'appearances', (SELECT json_agg(json_build_object(
        'article', json_build_object('public_id', a.public_id,
          'slug', regexp_replace(lower(a.title), '[^a-z0-9]+', '-', 'g'),
          'path', '/articles/' || a.public_id || '/' || regexp_replace(lower(a.title), '[^a-z0-9]+', '-', 'g') || '/',
          'title', a.title, 'url', a.url, 'language', a.language,
          'published_at', a.published_at, 'outlet', json_build_object('slug', o.slug, 'name', o.name,
            'path', '/outlets/' || o.slug || '/')),
        'version', av.number, 'text_sha256', av.text_sha256, 'exact', ap.exact, 'prefix', ap.prefix,
        'suffix', ap.suffix, 'start', ap.start, 'end', ap."end"))
      FROM claims_appearance ap JOIN claims_articleversion av ON av.id = ap.article_version_id
      JOIN claims_article a ON a.id = av.article_id LEFT JOIN claims_outlet o ON o.id = a.outlet_id
      WHERE ap.claim_id = c.id),
    'rating', json_build_object('scale', json_build_object('slug', s.slug, 'labels', s.labels), 'slug', r.slug,
      'labels', r.labels, 'meaning', r.meaning, 'value', r.value,
      'best', (SELECT max(value) FROM claims_rating WHERE scale_id = s.id),
      'worst', (SELECT min(value) FROM claims_rating WHERE scale_id = s.id)),
    'summary', v.summary,
    'explanation', json_build_object('markdown', v.explanation, 'html', '<p>' || v.explanation || '</p>'),
    'attribution', json_build_object('finding', v.attribution, 'note', v.attribution_note), 'as_of', v.as_of,
    'evidence', (SELECT json_agg(json_build_object('finding', e.finding, 'stance', e.stance, 'quote', e.quote,
        'locator', e.locator, 'note', e.note, 'source', json_build_object('title', x.title, 'publisher', x.publisher,
          'url', x.url, 'archive_url', x.archive_url, 'kind', x.kind, 'language', x.language,
          'published_on', x.published_on, 'accessed_on', x.accessed_on, 'origin', g.name, 'interests', x.interests))
        ORDER BY e.position)
      FROM claims_evidence e JOIN claims_source x ON x.id = e.source_id JOIN claims_origingroup g ON g.id = x.origin_id
      WHERE e.verdict_id = v.id),
    'independent_origins', (SELECT count(DISTINCT x.origin_id) FROM claims_evidence e
      JOIN claims_source x ON x.id = e.source_id WHERE e.verdict_id = v.id),
    'counter_search', v.counter_search,
    'reply', json_build_object('status', v.reply_status, 'asked_on', v.reply_asked_on, 'text', v.reply_text),
    'exceptions', (SELECT json_agg(json_build_object('code', k.code, 'reason', k.reason))
      FROM claims_ruleexception k WHERE k.verdict_id = v.id),
    'corrections', (SELECT json_agg(json_build_object('on', n.published_at::date, 'reason', k.reason,
        'old_rating', o.labels, 'new_rating', w.labels) ORDER BY n.revision DESC)
      FROM claims_correction k JOIN claims_verdict n ON n.id = k.verdict_id JOIN claims_verdict b ON b.id = k.previous_id
      JOIN claims_rating o ON o.id = b.rating_id JOIN claims_rating w ON w.id = n.rating_id WHERE n.claim_id = c.id),
    'retraction', NULL,
    'translations', (SELECT json_object_agg(tr.language, json_build_object('claim', tr.claim_text, 'summary', tr.summary))
      FROM claims_verdicttranslation tr WHERE tr.verdict_id = v.id AND tr.state = 'published'),
    'publisher', json_build_object('name', 'Factcheck Workbench', 'url', 'http://127.0.0.1:8000', 'logo', ''),
    'license', 'https://creativecommons.org/licenses/by/4.0/') AS body
  FROM (SELECT public_id AS key, slug, state, modified_at, first_published_at FROM claims_publishedcheck
        ORDER BY first_published_at DESC, id DESC LIMIT 50) newest
  JOIN claims_claim c ON c.public_id = newest.key
  JOIN claims_verdict v ON v.claim_id = c.id AND v.state = 'published'
  JOIN claims_rating r ON r.id = v.rating_id JOIN claims_ratingscale s ON s.id = r.scale_id
  ORDER BY newest.first_published_at DESC) rows
"""


def bare_handler() -> Callable[..., Iterable[bytes]]:
    import psycopg

    connection = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)
    connection.prepare_threshold = 0

    def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        with connection.cursor() as cursor:
            row = cursor.execute(BARE.replace("json_agg(body)", "json_agg(body)::text", 1)).fetchone()
        body = b'{"results":' + row[0].encode() + b"}"
        start_response("200 OK", [("Content-Type", "application/json")])
        return [body]

    return application


def request(application: Any, path: str) -> bytes:
    path, _mark, query = path.partition("?")
    environ = {
        "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query, "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000", "HTTP_HOST": "127.0.0.1", "wsgi.input": io.BytesIO(), "wsgi.errors": sys.stderr,
        "wsgi.url_scheme": "http", "SERVER_PROTOCOL": "HTTP/1.1", "wsgi.version": (1, 0), "wsgi.multithread": False,
        "wsgi.multiprocess": False, "wsgi.run_once": False,
    }  # fmt: skip
    statuses: list[str] = []
    answer = application(environ, lambda status, headers, *rest: statuses.append(status))
    body = b"".join(answer)
    if hasattr(answer, "close"):
        answer.close()
    if not statuses[0].startswith("200"):
        raise RuntimeError(f"{path}: {statuses[0]} {body[:300]!r}")
    return body


class Cpu:
    """CPU seconds of this process and of every server process of our database."""

    def __init__(self) -> None:
        import psycopg

        self.watcher = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)

    def now(self) -> float:
        rows = self.watcher.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        ).fetchall()
        return time.process_time() + sum(self._of(pid) for (pid,) in rows)

    @staticmethod
    def _of(pid: int) -> float:
        with open(f"/proc/{pid}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICK


def measure() -> None:
    from factcheck.wsgi import application

    contenders = {"ours": application, "bare": bare_handler()}
    cpu = Cpu()
    sizes = {name: len(request(contender, LIST)) for name, contender in contenders.items()}
    spent: dict[str, list[float]] = {name: [] for name in contenders}
    for _block in range(BLOCKS):
        for name, contender in contenders.items():
            before = cpu.now()
            for _request in range(REQUESTS):
                request(contender, LIST)
            spent[name].append((cpu.now() - before) / REQUESTS * 1000)
    ratios = [ours / bare for ours, bare in zip(spent["ours"], spent["bare"], strict=True)]
    print(f"{BLOCKS} paired blocks of {REQUESTS} requests, CPU per request, application plus PostgreSQL")
    for name, values in spent.items():
        print(
            f"  {name:<5} {statistics.median(values):6.2f} ms  ({min(values):.2f} to {max(values):.2f}), {sizes[name]} bytes"
        )
    print(
        f"  ratio {statistics.median(ratios):6.2f}     ({min(ratios):.2f} to {max(ratios):.2f}); to reach: at most 0.50"
    )


if __name__ == "__main__":
    if "measure" in sys.argv:
        measure()
    else:
        environment = os.environ | prepare()
        raise SystemExit(subprocess.call([sys.executable, "-m", "benchmarks.first_look", "measure"], env=environment))
