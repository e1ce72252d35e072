"""`make bench-peers`: our API beside Directus, Datasette, Wagtail's API and the bare handler, over HTTP, in one run.

CPU per request, server plus PostgreSQL, in alternating blocks, one process each, over one kept connection a block. All
of them hold the same checks, and answer with the same documents. Ends with 1 when a ratio is out of reach.

    make bench-peers                 100,000 checks, into docs/performance.md
    CHECKS=2000 make bench-peers     a quick look
"""

import os
import sys
from contextlib import ExitStack
from urllib.parse import quote

import psycopg

from benchmarks import tables
from benchmarks.contest import Contender, Contest, Reach
from benchmarks.databases import prepared
from benchmarks.peers import datasette, directus, own, wagtail
from benchmarks.reading import DEEP, ENTRIES, common, deep_place, newest_entry, some_checks
from benchmarks.searching import AT_ONCE, WORDS, ways

WHOLE = 100_000
CHECKS = int(os.environ.get("CHECKS", WHOLE))
DETAILS = 50
# Wagtail and the deep pages of those that count rows to skip take so long that a block holds few of them.
FEW = 3
# Our cost as a share of theirs, at most, as agreed; what is not named here is only shown.
REACHES = {
    "list": {"bare": 0.5, "directus": 1 / 10, "datasette": 1 / 2, "wagtail": 1 / 80},
    "page": {"bare": 0.6, "directus": 1 / 15},
    "detail": {"bare": 1.8, "directus": 1 / 15, "datasette": 1 / 1.5, "wagtail": 1 / 15},
    "search": {"bare": 0.7, "datasette": 1.0, "wagtail": 1 / 50},
    "changes": {"bare": 0.3, "directus": 1 / 8},
}
Asked = dict[str, list[str]]


def works(urls: dict[str, str]) -> list[tuple[str, str, Asked]]:
    """(kind, name, paths by contender)"""
    with psycopg.connect(urls["app"]) as database:
        most = common(database)
        place = deep_place(database, DEEP * 50, most.language)
        sample, newest = some_checks(database)[:DETAILS], newest_entry(database)
    after = max(newest - ENTRIES, 0)
    rows = place["rows"]
    found: list[tuple[str, str, Asked]] = [
        ("list", "list of 50, filtered", {
            "ours": [f"/api/v1/checks/?{most.query}"] * AT_ONCE,
            "bare": [f"/list?{most.query}"] * AT_ONCE,
            "directus": [directus.filtered(most)] * AT_ONCE,
            "datasette": [datasette.filtered(most)] * AT_ONCE,
            "wagtail": [wagtail.filtered(most)] * FEW,
        }),
        ("page", f"page {DEEP:,} of a language", {
            "ours": [f"/api/v1/checks/?language={most.language}&cursor={place['ours']}"] * AT_ONCE,
            "bare": [f"/page?language={most.language}&at={quote(place['at'])}&id={place['id']}"] * AT_ONCE,
            "directus": [directus.deep(most.language, rows)] * FEW,
            "datasette": [datasette.deep(most.language, place)] * AT_ONCE,
            "wagtail": [wagtail.deep(most.language, rows)] * FEW,
        }),
        ("detail", "one check", {
            "ours": [f"/api/v1/checks/{it.public_id}/" for it in sample],
            "bare": [f"/check?id={it.public_id}" for it in sample],
            "directus": [directus.detail(it.pk) for it in sample],
            "datasette": [datasette.detail(it.pk) for it in sample],
            "wagtail": [wagtail.detail(it.pk) for it in sample],
        }),
        *(("search", f"search: {kind} word", {
            "ours": [f"/api/v1/checks/?q={asked}" for asked in ways(word)],
            "bare": [f"/search?q={asked}" for asked in ways(word)],
            "directus": [directus.search(word)] * FEW,
            "datasette": [datasette.search(word)] * FEW,
            "wagtail": [wagtail.search(word)] * FEW,
        }) for kind, word in WORDS.items()),
        ("changes", f"{ENTRIES} changes", {
            "ours": [f"/api/v1/changes/?after={after}"] * FEW,
            "bare": [f"/changes?after={after}"] * FEW,
            "directus": [directus.changes(after, ENTRIES)] * FEW,
            "datasette": [datasette.changes(after, ENTRIES)] * FEW,
        }),
    ]  # fmt: skip
    return found


def contest(kind: str, name: str, asked: Asked, servers: dict[str, Contender]) -> Contest:
    reaches = tuple(Reach(rival, REACHES[kind].get(rival)) for rival in asked if rival != "ours")
    return Contest(
        name,
        lambda: {who: servers[who].anew(paths, min(len(paths), DETAILS)) for who, paths in asked.items()},
        reaches,
    )


def main() -> int:
    urls = prepared(CHECKS)
    with ExitStack() as stack:
        servers: dict[str, Contender] = {}
        for name, serve in (
            ("ours", lambda: own.serve(urls)),
            ("bare", lambda: own.bare(urls)),
            ("directus", lambda: directus.serve(urls["app"])),
            ("datasette", lambda: datasette.serve(urls["app"])),
            ("wagtail", lambda: wagtail.serve(urls["app"])),
        ):
            server = serve()
            stack.callback(server.end)
            servers[name] = server
        results = [it for work in works(urls) for it in contest(*work, servers).run()]
    keep = tables.put if CHECKS == WHOLE else tables.show
    data = f"{CHECKS:,} checks; {', '.join((directus.VERSIONS, datasette.VERSIONS, wagtail.VERSIONS))}"
    keep("bare", tables.of_ratios([it for it in results if it.reach.rival == "bare"]), data)
    keep("peers", tables.of_times([it for it in results if it.reach.rival != "bare"]), data)
    missed = [f"{it.name} against {it.reach.rival}" for it in results if it.missed]
    if missed:
        sys.stdout.write(f"out of reach: {', '.join(missed)}\n")
    return bool(missed)


raise SystemExit(main())
