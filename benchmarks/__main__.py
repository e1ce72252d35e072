"""`make bench`: what a request costs, side by side in one run; with a folder of data, how good suggestions and matches are.

CPU per request, application plus PostgreSQL, in alternating blocks; ratios are taken block by block, and
the median is shown with the least and the most. Ends with 1 when a ratio or a figure is out of reach.

    make bench                                       100,000 checks; growth from 10,000 to 1,000,000; into docs/performance.md
    CHECKS=2000 SMALL=1000 LARGE=20000 REVIEWS=5000 MATCHED=5000 make bench    a quick look
    make bench DATA=../shared/data                   the quality of suggestions and matches alone, into docs/quality.md
"""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.contest import Contest, Result

WHOLE = {"CHECKS": 100_000, "SMALL": 10_000, "LARGE": 1_000_000}
SIZES = {name: int(os.environ.get(name, count)) for name, count in WHOLE.items()}


def speed() -> list[str]:
    """The names of what was out of reach. A run of whole size is kept in docs/performance.md."""
    from benchmarks import desk, growth, importing, matching_speed, memory, publishing, reading, searching, tables
    from benchmarks.contest import workers
    from benchmarks.databases import prepared

    urls = prepared(SIZES["CHECKS"])
    # First, because it copies the database, which nobody may use meanwhile.
    results = _run(publishing.contests(urls))
    with workers(urls) as worker:
        results += _run([*reading.contests(urls, worker), *searching.contests(worker)])
    with desk.contests(urls) as contests:
        results += _run(contests)
    figures = [memory.of_exports(urls), memory.of_requests(urls)]
    with growth.contests(prepared(SIZES["SMALL"]), prepared(SIZES["LARGE"], published_only=True)) as contests:
        growing = _run(contests)

    keep = tables.put if SIZES == WHOLE else tables.show
    keep("speed", tables.of_ratios(results), f"{SIZES['CHECKS']:,} checks")
    keep("memory", tables.of_figures([figure.cells() for figure in figures]), f"{SIZES['CHECKS']:,} checks")
    keep("growth", tables.of_ratios(growing), f"{SIZES['LARGE']:,} checks against {SIZES['SMALL']:,}")
    missed = [it.name for it in (*results, *figures, *growing) if it.missed]
    missed += [] if matching_speed.fits() else ["matching"]
    return missed + ([] if importing.fits() else ["import of reviews"])


def _run(contests: "list[Contest]") -> "list[Result]":
    return [result for contest in contests for result in contest.run()]


def quality(folder: Path) -> list[str]:
    """The same, of the suites that need data. They, and what they import, are not in every environment."""
    from benchmarks import articles, checkworthy, matching, number_sense, splitting, texts
    from benchmarks.quality import write

    rows = [
        row for suite in (checkworthy, splitting, articles, texts, number_sense, matching) for row in suite.rows(folder)
    ]
    write(rows)
    return [row.name for row in rows if row.missed]


def main() -> int:
    missed = quality(Path(sys.argv[1])) if len(sys.argv) > 1 else speed()
    if missed:
        sys.stdout.write(f"out of reach: {', '.join(missed)}\n")
    return bool(missed)


raise SystemExit(main())
