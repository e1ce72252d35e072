"""The public list with facets and searches, against the bare handler of bare_list.py; searches of the API, against bare.py.

A process remembers what was counted and found until the next publication, and how questions of the API are put to the
database; every list but the first is asked in words or days that it has not seen, so that it does all of it each time.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from urllib.parse import quote, urlencode

from benchmarks.contest import Block, Contest, Reach, Worker
from claims.api import checks as api
from claims.public import listing

AT_ONCE = 20
REMEMBERED = max(listing.REMEMBERED, api.REMEMBERED)
# A number that few claimants' names bear; one that stands in some claims and one topic; a word of every claim.
WORDS = {"rare": "287", "middling": "17", "very common": "persen", "rare and common": "persen 287"}


def contests(worker: Callable[[str], Worker]) -> list[Contest]:
    def contest(name: str, queries: list[str]) -> Contest:
        def blocks() -> dict[str, Block]:
            return {
                "ours": worker("ours").anew([f"/claims/{query}" for query in queries], AT_ONCE),
                "bare": worker("bare_list").anew([f"/list{query}" for query in queries], AT_ONCE),
            }

        return Contest(name, blocks, (Reach("bare", 1.5),))

    def of_the_api(name: str, word: str) -> Contest:
        def blocks() -> dict[str, Block]:
            queries = [f"?q={asked}" for asked in ways(word)]
            return {
                "ours": worker("ours").anew([f"/api/v1/checks/{query}" for query in queries], AT_ONCE),
                "bare": worker("bare").anew([f"/search{query}" for query in queries], AT_ONCE),
            }

        return Contest(name, blocks, (Reach("bare", 0.7),))

    days = [date(2999, 12, 31) - timedelta(days=n) for n in range(REMEMBERED + AT_ONCE)]
    return [
        contest("list with facets", [""] * AT_ONCE),
        contest(
            "filtered list with facets", [f"?{urlencode({'language': 'id', 'published_before': d})}" for d in days]
        ),
        *(contest(f"search: {kind} word", [f"?q={asked}" for asked in ways(word)]) for kind, word in WORDS.items()),
        *(of_the_api(f"API, search: {kind} word", word) for kind, word in WORDS.items()),
    ]


def ways(word: str) -> Iterator[str]:
    """One question in more ways than are remembered, quoted: with blanks and dots that say nothing behind it."""
    for n in range(REMEMBERED + AT_ONCE):
        yield quote(word + format(n, "09b").replace("0", " .").replace("1", " ,"))
