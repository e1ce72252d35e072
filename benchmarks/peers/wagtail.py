"""Wagtail's API over PostgreSQL: a kind of page for checks, as one builds it there (site/wagtail_site/models.py).

What is one stands in columns of the page, what may be many in rows of their own. Served by granian as ours is, without
any middleware. The pages are written in SQL, after the model of its home page; the search index is built by its own
command.
"""

import subprocess
from urllib.parse import urlencode

import psycopg

from benchmarks.peers import rows
from benchmarks.peers.serving import ROOT, Server, tools
from benchmarks.reading import Common

VERSIONS = "Wagtail 8.0.1"
PYTHON = ROOT / "var" / "peers" / "wagtail" / "venv" / "bin" / "python"
SITE = ROOT / "benchmarks" / "peers" / "site"
FIELDS = "_,id,slug," + ",".join(
    "public_id state language rating scale claimant claimant_wikidata_id published_at modified_at claimant_name claim made_on context "
    "summary explanation attribution attribution_note counter_search selection_reason license topics quantities appearances evidence".split()
)
# Numbers of pages begin where those that Wagtail makes have ended.
FROM = 1000
# Paths of treebeard: four digits to the base 36 a level. Then the documents, taken apart.
PAGES = f"""
    CREATE FUNCTION step(n bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
        SELECT string_agg(substr('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', (n / (36 ^ place)::bigint % 36)::integer + 1, 1), '' ORDER BY place DESC)
        FROM generate_series(0, 3) place $$;
    INSERT INTO wagtailcore_page SELECT page.* FROM checks c, wagtailcore_page home, django_content_type kind,
        LATERAL jsonb_populate_record(home, jsonb_build_object(
            'id', {FROM} + c.id, 'path', home.path || step({FROM} + c.id), 'depth', 3, 'content_type_id', kind.id,
            'translation_key', gen_random_uuid(), 'title', left(c.words, 200), 'draft_title', left(c.words, 200),
            'slug', c.public_id, 'url_path', home.url_path || c.public_id || '/',
            'first_published_at', c.first_published_at, 'last_published_at', c.modified_at)) page
        WHERE home.depth = 2 AND kind.model = 'checkpage';
    UPDATE wagtailcore_page SET numchild = numchild + (SELECT count(*) FROM checks) WHERE depth = 2;
    CREATE TEMPORARY TABLE documents AS SELECT {FROM} + id AS page_id, body::jsonb AS body FROM checks;
    INSERT INTO wagtail_site_checkpage (page_ptr_id, public_id, state, language, rating, scale, claimant, claimant_wikidata_id,
            published_at, modified_at, words, claimant_name, claim, made_on, context, summary, explanation, attribution,
            attribution_note, counter_search, selection_reason, license)
        SELECT page_id, public_id, state, language, rating, scale, claimant, claimant_wikidata_id, first_published_at,
            modified_at, words, d.body#>>'{{claimant,name}}', d.body#>>'{{claim,text}}', (d.body#>>'{{claim,made_on}}')::date,
            d.body#>>'{{claim,context}}', d.body->>'summary', d.body#>>'{{explanation,html}}', d.body#>>'{{attribution,finding}}',
            d.body#>>'{{attribution,note}}', d.body->>'counter_search', d.body#>>'{{claim,selection,reason}}', d.body->>'license'
        FROM documents d JOIN checks c ON {FROM} + c.id = page_id;
    INSERT INTO wagtail_site_topic (page_id, sort_order, slug, label)
        SELECT page_id, n, t->>'slug', t#>>'{{labels,en}}'
        FROM documents, jsonb_array_elements(body#>'{{claim,topics}}') WITH ORDINALITY x(t, n);
    INSERT INTO wagtail_site_quantity (page_id, sort_order, value, value_to, unit, qualifier, "of", period)
        SELECT page_id, n, (q->>'value')::numeric, (q->>'value_to')::numeric, q->>'unit', q->>'qualifier', q->>'of', q->>'period'
        FROM documents, jsonb_array_elements(body#>'{{claim,quantities}}') WITH ORDINALITY x(q, n);
    INSERT INTO wagtail_site_appearance (page_id, sort_order, exact, prefix, suffix, start, "end", text_sha256, article, title, url,
            article_language, article_published_at, outlet, outlet_name)
        SELECT page_id, n, a->>'exact', a->>'prefix', a->>'suffix', (a->>'start')::integer, (a->>'end')::integer, a->>'text_sha256',
            a#>>'{{article,public_id}}', a#>>'{{article,title}}', a#>>'{{article,url}}', a#>>'{{article,language}}',
            (a#>>'{{article,published_at}}')::timestamptz, a#>>'{{article,outlet,slug}}', a#>>'{{article,outlet,name}}'
        FROM documents, jsonb_array_elements(body->'appearances') WITH ORDINALITY x(a, n);
    INSERT INTO wagtail_site_evidence (page_id, sort_order, finding, stance, quote, locator, note, title, publisher, url, archive_url,
            kind, source_language, published_on, origin, interests)
        SELECT page_id, n, e->>'finding', e->>'stance', e->>'quote', e->>'locator', e->>'note', e#>>'{{source,title}}',
            e#>>'{{source,publisher}}', e#>>'{{source,url}}', e#>>'{{source,archive_url}}', e#>>'{{source,kind}}',
            e#>>'{{source,language}}', (e#>>'{{source,published_on}}')::date, e#>>'{{source,origin}}', e#>>'{{source,interests}}'
        FROM documents, jsonb_array_elements(body->'evidence') WITH ORDINALITY x(e, n);
    DROP TABLE checks, changes;
"""


def serve(source: str) -> Server:
    database = rows.database(source, "wagtail", lambda url: _fill(source, url))
    command = [str(PYTHON), "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", "{port}",
               "--workers", "1", "--blocking-threads", "4", "--log-level", "error", "wagtail_site.wsgi:application"]  # fmt: skip
    return Server(command, _environment(database), watched=database, ready="/api/pages/", cwd=SITE)


def filtered(most: Common) -> str:
    return _listed(order="-published_at", language=most.language, rating=most.rating)


def deep(language: str, rows: str) -> str:
    """By rows to skip: it has no other way."""
    return _listed(order="-published_at", language=language, offset=rows)


def search(words: str) -> str:
    """Any of the words, the best first."""
    return _listed(search=words, search_operator="or")


def detail(pk: int) -> str:
    return f"/api/pages/{FROM + pk}/"


def _listed(**asked: str) -> str:
    return f"/api/pages/?{urlencode({'type': 'wagtail_site.CheckPage', 'fields': FIELDS, 'limit': '50'} | asked)}"


def _environment(database: str) -> dict[str, str]:
    return tools("wagtail") | {"DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "wagtail_site.settings"}


def _fill(source: str, database: str) -> None:
    _manage(database, "migrate", "--verbosity", "0")
    rows.into_postgres(source, database, rows.FLAT_TABLES, rows.FLAT)
    with psycopg.connect(database) as connection:
        connection.execute(PAGES)  # type: ignore[arg-type]
    _manage(database, "wagtail_update_index", "--verbosity", "0")


def _manage(database: str, *words: str) -> None:
    subprocess.run([str(PYTHON), "-m", "django", *words], env=_environment(database), cwd=SITE, check=True)
