"""Readers' and partners' requests against the bare handler and against the usual way (orm.py)."""

import base64
import random
import subprocess
import sys
from collections.abc import Callable
from typing import Any, NamedTuple
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


Database = psycopg.Connection[tuple[Any, ...]]


class Common(NamedTuple):
    """What most checks have."""

    language: str
    rating: str
    topic: str

    @property
    def query(self) -> str:
        return f"language={self.language}&rating={self.rating}"


class Named(NamedTuple):
    pk: int
    public_id: str
    slug: str


def contests(urls: dict[str, str], worker: Callable[[str], Worker]) -> list[Contest]:
    """Kinds of requests."""
    with psycopg.connect(urls["app"]) as database:
        most = common(database)
        place, of_language = deep_place(database, DEEP * 50), deep_place(database, DEEP * 50, most.language)
        sample, newest = some_checks(database), newest_entry(database)
    draw(urls, [it.public_id for it in sample])
    after = max(newest - ENTRIES, 0)
    kinds = {
        "list of 50": (["/api/v1/checks/"] * 40, ["/list"] * 40, ["/orm/list/"] * 2),
        "list of 50, filtered": (
            [f"/api/v1/checks/?{most.query}"] * 40,
            [f"/list?{most.query}"] * 40,
            [],
        ),
        "list of 50 of a topic": (
            [f"/api/v1/checks/?topic={most.topic}"] * 40,
            [f"/list?topic={most.topic}"] * 40,
            [],
        ),
        f"page {DEEP:,}": (
            [f"/api/v1/checks/?cursor={place['ours']}"] * 40,
            [f"/page?at={quote(place['at'])}&id={place['id']}"] * 40,
            [f"/orm/list/?cursor={place['orm']}"] * 2,
        ),
        f"page {DEEP:,} of a language": (
            [f"/api/v1/checks/?language={most.language}&cursor={of_language['ours']}"] * 40,
            [f"/page?language={most.language}&at={quote(of_language['at'])}&id={of_language['id']}"] * 40,
            [],
        ),
        "one check": (
            [f"/api/v1/checks/{it.public_id}/" for it in sample],
            [f"/check?id={it.public_id}" for it in sample],
            [f"/orm/check/{it.public_id}/" for it in sample[:20]],
        ),
        "claim page": (
            [f"/claims/{it.public_id}/{it.slug}/" for it in sample],
            [f"/claim?id={it.public_id}" for it in sample],
            [f"/orm/claim/{it.public_id}/" for it in sample[:20]],
        ),
        f"{ENTRIES} changes": (
            [f"/api/v1/changes/?after={after}"] * 5,
            [f"/changes?after={after}"] * 5,
            [f"/orm/list/?page_size={ENTRIES}"],
        ),
        "nothing new": ([f"/api/v1/changes/?after={newest}"] * 40, [f"/changes?after={newest}"] * 40, []),
        "full export, JSON Lines": (["/api/v1/exports/checks.jsonl"], ["/export"], []),
    }
    reaches = (
        (Reach("bare", 0.5), Reach("orm", 1 / 20)), (Reach("bare", 0.5),), (Reach("bare", 0.5),), (Reach("bare", 0.6),), (Reach("bare", 0.6),),
        (Reach("bare", 1.8),), (Reach("bare", 1.3), Reach("orm", 1 / 10)), (Reach("bare", 0.3),), (Reach("bare", 3.0),), (Reach("bare", 0.6),),
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


def common(database: Database) -> Common:
    rows = [database.execute(statement).fetchone() for statement in COMMON]
    return Common(*(str(row[0]) for row in rows if row))


def some_checks(database: Database) -> list[Named]:
    """The same at every run."""
    rows = database.execute("SELECT id, public_id, slug FROM claims_publishedcheck ORDER BY id").fetchall()
    return [Named(*row) for row in random.Random(1).sample(rows, min(SAMPLE, len(rows)))]


def newest_entry(database: Database) -> int:
    row = database.execute("SELECT seq FROM claims_loghead").fetchone()
    return row[0] if row else 0


def deep_place(database: Database, depth: int, language: str = "") -> dict[str, str]:
    """The row that many checks deep (the last but sixty where there are fewer), as each contender names it."""
    row = database.execute(
        "WITH checks AS (SELECT * FROM claims_publishedcheck WHERE %(language)s IN (language, '')), "
        "place AS (SELECT least(%(depth)s, count(*) - 60) AS rows FROM checks) "
        "SELECT c.id, first_published_at, public_id, rows FROM checks c, place "
        "ORDER BY first_published_at DESC, c.id DESC OFFSET (SELECT rows FROM place) LIMIT 1",
        {"depth": depth, "language": language},
    ).fetchone()
    assert row is not None
    pk, at, public_id, rows = row
    position = base64.b64encode(f"p={quote(str(at))}".encode()).decode()
    return {
        "id": str(pk), "at": str(at), "rows": str(rows),
        "ours": cursor_of("f", str(public_id)), "orm": quote(position),
    }  # fmt: skip


def draw(urls: dict[str, str], ids: list[str]) -> None:
    """Draws the pages of these checks as the contender will serve them."""
    command = [sys.executable, "manage.py", "draw_pages", *ids]
    subprocess.run(command, env=environment(urls, "draw"), check=True, stdout=subprocess.DEVNULL)
