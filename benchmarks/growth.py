"""Whether a request gets dearer with the number of checks: the same request on a small and on a large database."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg

from benchmarks.contest import Block, Contest, Reach, Worker
from benchmarks.reading import ENTRIES, Database, common, deep_place, newest_entry, some_checks
from benchmarks.searching import AT_ONCE, WORDS, ways


@contextmanager
def contests(small: dict[str, str], large: dict[str, str]) -> Iterator[list[Contest]]:
    databases = {"large": large, "small": small}
    workers = {name: Worker("ours", urls) for name, urls in databases.items()}

    def contest(name: str, at_most: float, queries: Callable[[Database], list[str]]) -> Contest:
        def blocks() -> dict[str, Block]:
            made = {}
            for size, urls in databases.items():
                with psycopg.connect(urls["app"]) as database:
                    made[size] = workers[size].anew([f"/api/v1/{query}" for query in queries(database)], AT_ONCE)
            return made

        return Contest(f"{name}, large against small", blocks, (Reach("small", at_most),))

    yield [
        contest("list of 50", 1.15, lambda _database: ["checks/"]),
        contest("list of 50, filtered", 1.15, lambda database: [f"checks/?{common(database).query}"]),
        contest("page half way down", 1.15, lambda database: [f"checks/?cursor={_half_way(database)}"]),
        contest(
            f"{ENTRIES} changes", 1.15, lambda database: [f"changes/?after={max(newest_entry(database) - ENTRIES, 0)}"]
        ),
        contest("one check", 1.4, lambda database: [f"checks/{it.public_id}/" for it in some_checks(database)]),
        *(
            contest(f"search: {kind} word", 5, lambda _database, word=word: [f"checks/?q={it}" for it in ways(word)])  # type: ignore[misc]
            for kind, word in WORDS.items()
        ),
    ]
    for worker in workers.values():
        worker.end()


def _half_way(database: Database) -> str:
    row = database.execute("SELECT count(*) FROM claims_publishedcheck").fetchone()
    assert row is not None
    return deep_place(database, row[0] // 2)["ours"]
