"""The desk's pages against Django's own admin list of 100 rows, in the same database: a large archive and busy work."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from benchmarks.contest import Contest, Reach, workers
from benchmarks.desk_volume import busy

AT_MOST = 5.0
TIMES = 6


@contextmanager
def contests(urls: dict[str, str]) -> Iterator[list[Contest]]:
    """One question a page. The copy of the database goes when they are done."""
    with busy(urls) as copied, workers(copied) as worker:
        yield [
            Contest(
                f"desk: {name}",
                lambda path=path: {  # type: ignore[misc]
                    "signed_in": worker("signed_in").block([path] * TIMES),
                    "stock": worker("stock").block(["/admin/claims/claim/"] * TIMES),
                },
                (Reach("stock", AT_MOST),),
            )
            for name, path in pages(copied["app"]).items()
        ]


def pages(url: str) -> dict[str, str]:
    """The addresses by name; a row each of the state that its name says."""
    with psycopg.connect(url) as connection:
        verdicts = dict(connection.execute("SELECT state, max(id) FROM claims_verdict GROUP BY state").fetchall())
        claim = connection.execute("SELECT max(id) FROM claims_claim WHERE state = 'open'").fetchone()
    lists = ("claim", "verdict", "source", "article", "event")
    return {
        "start page": "/admin/",
        "board": "/admin/claims/claim/board/",
        "draft verdict": f"/admin/claims/verdict/{verdicts['draft']}/change/",
        "verdict in review": f"/admin/claims/verdict/{verdicts['in_review']}/change/",
        "published verdict": f"/admin/claims/verdict/{verdicts['published']}/change/",
        "claim": f"/admin/claims/claim/{claim[0] if claim else 0}/change/",
        **{f"list of {name}s": f"/admin/claims/{name}/" for name in lists},
        "autocomplete of sources": "/admin/autocomplete/?app_label=claims&model_name=evidence&field_name=source&term=ekspor",
    }
