"""`make bench`: what a request costs, side by side in one run; with a folder of data, how good the suggestions are.

CPU per request, application plus PostgreSQL, in alternating blocks; ratios are taken block by block, and
the median is shown with the least and the most. Ends with 1 when a ratio or a figure is out of reach.

    make bench                                       100,000 checks; growth from 10,000 to 1,000,000
    CHECKS=2000 SMALL=1000 LARGE=20000 REVIEWS=5000 MATCHED=5000 make bench    a quick look
    make bench DATA=../shared/data                   the quality of suggestions alone, into docs/quality.md
"""

import os
import sys
from pathlib import Path

CHECKS, SMALL, LARGE = (int(os.environ.get(*it)) for it in (("CHECKS", "100000"), ("SMALL", "10000"), ("LARGE", "1000000")))  # fmt: skip


def speed() -> list[str]:
    """The names of what was out of reach."""
    from benchmarks import desk, growth, importing, matching_speed, memory, publishing, reading, searching
    from benchmarks.contest import Contest
    from benchmarks.databases import prepared

    urls = prepared(CHECKS)
    contests: list[Contest] = [
        *publishing.contests(urls),  # first: it copies the database, which nobody may use meanwhile
        *reading.contests(urls),
        *searching.contests(urls),
        *growth.contests(prepared(SMALL), prepared(LARGE, published_only=True)),
    ]
    with desk.contests(urls) as of_the_desk:
        missed = [contest.name for contest in [*contests, *of_the_desk] if not contest.run()]
    missed += [] if memory.exports_fit(urls) else ["memory of exports"]
    missed += [] if matching_speed.fits() else ["matching"]
    missed += [] if importing.fits() else ["import of reviews"]
    return missed + ([] if memory.fits(urls) else ["memory"])


def quality(folder: Path) -> list[str]:
    """The same, of the suites that need data. They, and what they import, are not in every environment."""
    from benchmarks import articles, checkworthy, matching, splitting, texts
    from benchmarks.quality import write

    rows = [row for suite in (checkworthy, splitting, articles, texts, matching) for row in suite.rows(folder)]
    write(rows)
    return [row.name for row in rows if row.missed]


def main() -> int:
    missed = quality(Path(sys.argv[1])) if len(sys.argv) > 1 else speed()
    if missed:
        sys.stdout.write(f"out of reach: {', '.join(missed)}\n")
    return bool(missed)


raise SystemExit(main())
