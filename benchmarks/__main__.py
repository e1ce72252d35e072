"""`make bench`: what a request costs, side by side in one run.

CPU per request, application plus PostgreSQL, in alternating blocks; ratios are taken block by block, and
the median is shown with the least and the most. Ends with 1 when a ratio is out of reach.

    make bench                                       100,000 checks; growth from 10,000 to 1,000,000
    CHECKS=2000 SMALL=1000 LARGE=20000 make bench    a quick look
"""

import os
import sys

from benchmarks import growth, memory, publishing, reading
from benchmarks.contest import Contest
from benchmarks.databases import prepared

CHECKS, SMALL, LARGE = (int(os.environ.get(*it)) for it in (("CHECKS", "100000"), ("SMALL", "10000"), ("LARGE", "1000000")))  # fmt: skip


def main() -> int:
    urls = prepared(CHECKS)
    contests: list[Contest] = [
        *publishing.contests(urls),  # first: it copies the database, which nobody may use meanwhile
        *reading.contests(urls),
        *growth.contests(prepared(SMALL), prepared(LARGE, published_only=True)),
    ]
    missed = [contest.name for contest in contests if not contest.run()]
    missed += [] if memory.fits(urls) else ["memory"]
    if missed:
        sys.stdout.write(f"out of reach: {', '.join(missed)}\n")
    return bool(missed)


raise SystemExit(main())
