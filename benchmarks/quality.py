"""How good suggestions and matches are: rows of figures, and docs/quality.md that shows them.

A suite is a module with `rows(folder) -> list[Row]`; `folder` holds the data, which is no part of the project.
"""

import os
import platform
import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

Item = TypeVar("Item")
PAGE = Path(__file__).resolve().parent.parent / "docs" / "quality.md"
ROUNDS = 1000
CAVEATS = """\
- No data says which Indonesian sentences are worth checking. The scorer learnt on English debates; its Indonesian was
  judged on articles read by eye ([model-card.md](model-card.md)), and whole articles below are counted in both languages.
- “Put aside”: nothing was mended by these. A third of the sentences was put aside before the splitter was written; the
  articles 31 to 35 (Indonesian) and 26 to 28 (English) were written when it was done, by people who had not seen it.
- Claims in context by hand have their pronouns resolved by the annotators; documents as they are have not, so that
  figure asks for reading over sentences too.
- Number sense is judged by pairs of sentences of our own (`tests/matching`): 200 written before the code, 60 more that it
  was mended by when it read the 200, and 60 written before that mending, by which nothing was mended."""


@dataclass(frozen=True)
class Row:
    """One figure. `interval`: where 95 of 100 bootstrap samples of the data put it; `to_reach`: at least, `at_most`."""

    name: str
    figure: float
    interval: tuple[float, float] | None
    data: str
    to_reach: float | None = None
    at_most: float | None = None

    @property
    def missed(self) -> bool:
        too_low = self.to_reach is not None and self.figure < self.to_reach
        return too_low or (self.at_most is not None and self.figure > self.at_most)

    def cells(self) -> tuple[str, ...]:
        spread = "–".join(f"{end:.3f}" for end in self.interval) if self.interval else ""
        bound = self.to_reach if self.to_reach is not None else self.at_most
        word = "" if self.at_most is None else "at most "
        wanted = "" if bound is None else f"{word}{bound:g}, {'missed' if self.missed else 'reached'}"
        return self.name, f"{self.figure:.3f}".removesuffix(".000"), spread, wanted, self.data


def bootstrap(measure: Callable[[Sequence[Item]], float], items: Sequence[Item]) -> tuple[float, float]:
    """The middle 95 % of `measure` over samples of the items, drawn with replacement, the same at every run."""
    dice = random.Random(1)
    figures = sorted(measure(dice.choices(items, k=len(items))) for _round in range(ROUNDS))
    return figures[int(ROUNDS * 0.025)], figures[int(ROUNDS * 0.975) - 1]


def write(rows: Sequence[Row]) -> None:
    """Prints the rows and puts them into docs/quality.md with date, command and machine."""
    head = ("figure", "value", "95 % interval", "to reach", "data")
    lines = ["| " + " | ".join(cells) + " |" for cells in (head, ("---",) * len(head), *(row.cells() for row in rows))]
    table = "\n".join(lines)
    machine = f"{os.cpu_count()} cores of {platform.machine()}, Python {platform.python_version()}"
    PAGE.write_text(
        "# How good suggestions and matches are\n\n"
        "Written by `make bench DATA=../shared/data`; do not edit. The data are no part of the project.\n"
        f"Measured on {datetime.now(UTC):%-d %B %Y}, {machine}. Intervals: bootstrap, {ROUNDS:,} samples.\n\n{CAVEATS}\n\n{table}\n",
        encoding="utf-8",
    )
    sys.stdout.write(f"{table}\n")
