"""The public list with facets and searches, against the bare handler of bare_list.py.

A process remembers what was counted and found until the next publication; every list but the first is asked in words
or days that it has not seen, so that it counts and searches anew each time.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import cycle, islice
from urllib.parse import quote, urlencode

from benchmarks.contest import Block, Contest, Reach, Worker
from claims.public.listing import REMEMBERED

AT_ONCE = 20
# A number that few claimants' names bear; one that stands in some claims and one topic; a word of every claim.
WORDS = {"rare": "287", "middling": "17", "very common": "persen", "rare and common": "persen 287"}


def contests(urls: dict[str, str]) -> list[Contest]:
    worker = cache(lambda name: Worker(name, urls))

    def contest(name: str, queries: list[str]) -> Contest:
        def blocks() -> dict[str, Block]:
            return {
                "ours": _anew(worker("ours"), [f"/claims/{query}" for query in queries]),
                "bare": _anew(worker("bare_list"), [f"/list{query}" for query in queries]),
            }

        return Contest(name, blocks, (Reach("bare", 1.5),))

    days = [date(2999, 12, 31) - timedelta(days=n) for n in range(REMEMBERED + AT_ONCE)]
    return [
        contest("list with facets", [""] * AT_ONCE),
        contest(
            "filtered list with facets", [f"?{urlencode({'language': 'id', 'published_before': d})}" for d in days]
        ),
        *(
            contest(f"search: {kind} word", [f"?q={quote(asked)}" for asked in _ways(word)])
            for kind, word in WORDS.items()
        ),
    ]


def _ways(word: str) -> Iterator[str]:
    """One question in more ways than are remembered: with blanks and dots that say nothing behind it."""
    for n in range(REMEMBERED + AT_ONCE):
        yield word + format(n, "09b").replace("0", " .").replace("1", " ,")


def _anew(worker: Worker, paths: list[str]) -> Block:
    """Each run asks the next of the paths, and all of them before one comes again."""
    following = cycle(paths)
    size = worker.ask(list(islice(following, AT_ONCE)))["bytes"]
    return Block(lambda: worker.ask(list(islice(following, AT_ONCE)))["cpu"] / AT_ONCE, size)
