"""Readers' and partners' requests against the bare handler and against the usual way (orm.py)."""

import base64
import random
import subprocess
import sys
from functools import cache
from urllib.parse import quote

import psycopg

from benchmarks.contest import Contest, Reach, Worker, environment
from claims.pagination import cursor_of

DEEP = 1_000
SAMPLE = 400
ENTRIES = 500
# What most checks have: the language, a rating, a topic.
COMMON = (
    "SELECT language FROM claims_publishedcheck GROUP BY language ORDER BY count(*) DESC LIMIT 1",
    "SELECT rating FROM claims_publishedcheck WHERE rating <> '' GROUP BY rating ORDER BY count(*) DESC LIMIT 1",
    "SELECT topic FROM claims_publishedchecktopic GROUP BY topic ORDER BY count(*) DESC LIMIT 1",
)


def contests(urls: dict[str, str]) -> list[Contest]:
    """Kinds of requests. A worker is started once and serves them all."""
    worker = cache(lambda name: Worker(name, urls))
    with psycopg.connect(urls["app"]) as database:
        place = deep_place(database, DEEP * 50)
        rows = database.execute("SELECT public_id, slug FROM claims_publishedcheck ORDER BY id").fetchall()
        common = [str(database.execute(statement).fetchone()[0]) for statement in COMMON]  # type: ignore[index]
        last = database.execute("SELECT seq FROM claims_loghead").fetchone()
    sample = random.Random(1).sample(rows, min(SAMPLE, len(rows)))
    draw(urls, [public_id for public_id, _slug in sample])
    newest = (last or [0])[0]
    after = max(newest - ENTRIES, 0)
    kinds = {
        "list of 50": (["/api/v1/checks/"] * 40, ["/list"] * 40, ["/orm/list/"] * 2),
        "list of 50, filtered": (
            [f"/api/v1/checks/?language={common[0]}&rating={common[1]}"] * 40,
            [f"/list?language={common[0]}&rating={common[1]}"] * 40,
            [],
        ),
        "list of 50 of a topic": (
            [f"/api/v1/checks/?topic={common[2]}"] * 40,
            [f"/list?topic={common[2]}"] * 40,
            [],
        ),
        f"page {DEEP:,}": (
            [f"/api/v1/checks/?cursor={place['ours']}"] * 40,
            [f"/page?at={quote(place['at'])}&id={place['id']}"] * 40,
            [f"/orm/list/?cursor={place['orm']}"] * 2,
        ),
        "one check": (
            [f"/api/v1/checks/{public_id}/" for public_id, _slug in sample],
            [f"/check?id={public_id}" for public_id, _slug in sample],
            [f"/orm/check/{public_id}/" for public_id, _slug in sample[:20]],
        ),
        "claim page": (
            [f"/claims/{public_id}/{slug}/" for public_id, slug in sample],
            [f"/claim?id={public_id}" for public_id, _slug in sample],
            [f"/orm/claim/{public_id}/" for public_id, _slug in sample[:20]],
        ),
        f"{ENTRIES} log entries": (
            [f"/api/v1/changes/?after={after}"] * 5,
            [f"/changes?after={after}"] * 5,
            [f"/orm/list/?page_size={ENTRIES}"],
        ),
        "nothing new": ([f"/api/v1/changes/?after={newest}"] * 40, [f"/changes?after={newest}"] * 40, []),
        "full export, JSON Lines": (["/api/v1/exports/checks.jsonl"], ["/export"], []),
    }
    reaches = (
        (Reach("bare", 0.5), Reach("orm", 1 / 20)), (Reach("bare", 0.5),), (Reach("bare", 0.5),), (Reach("bare", 0.6),), (Reach("bare", 1.8),),
        (Reach("bare", 1.3), Reach("orm", 1 / 10)), (Reach("bare", 0.3),), (Reach("bare", 3.0),), (Reach("bare", 0.6),),
    )  # fmt: skip
    return [
        Contest(
            name,
            lambda paths=paths: {  # type: ignore[misc]
                rival: worker(rival).block(asked)
                for rival, asked in zip(("ours", "bare", "orm"), paths, strict=True)
                if asked
            },
            wanted,
        )
        for (name, paths), wanted in zip(kinds.items(), reaches, strict=True)
    ]  # fmt: skip


def deep_place(database: "psycopg.Connection[tuple[object, ...]]", depth: int) -> dict[str, str]:
    """The row that many checks deep (the last but one where there are fewer), as each contender names it."""
    row = database.execute(
        "SELECT id, first_published_at, public_id FROM claims_publishedcheck ORDER BY first_published_at DESC, id DESC "
        "OFFSET least(%s, (SELECT count(*) FROM claims_publishedcheck) - 60) LIMIT 1",
        [depth],
    ).fetchone()
    assert row is not None
    pk, at, public_id = row
    position = base64.b64encode(f"p={quote(str(at))}".encode()).decode()
    return {"id": str(pk), "at": str(at), "ours": cursor_of("f", str(public_id)), "orm": quote(position)}


def draw(urls: dict[str, str], ids: list[str]) -> None:
    """Draws the pages of these checks as the contender will serve them."""
    command = [sys.executable, "manage.py", "draw_pages", *ids]
    subprocess.run(command, env=environment(urls, "draw"), check=True, stdout=subprocess.DEVNULL)
