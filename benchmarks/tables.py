"""docs/performance.md: tables of what was measured, with machine and date, put where the page names their place."""

import os
import platform
import re
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.contest import BLOCKS, Result, Spread

PAGE = Path(__file__).resolve().parent.parent / "docs" / "performance.md"


def of_ratios(results: Sequence[Result]) -> str:
    """Ours as a share of the rival: less is better."""
    head = ("work", "ours, ms", "against", "ms", "ratio", "spread", "at most", "")
    return _table(head, [_cells(it, it.ratio, lambda reach: f"{reach:.2f}") for it in results])


def of_times(results: Sequence[Result]) -> str:
    """How many times ours the rival costs: more is better."""
    head = ("work", "ours, ms", "against", "ms", "times ours", "spread", "at least", "")
    return _table(head, [_cells(it, _turned(it.ratio), lambda reach: f"{1 / reach:.1f}") for it in results])


def of_figures(rows: Sequence[tuple[str, str, str, str]]) -> str:
    return _table(("what", "figure", "to reach", ""), rows)


def show(place: str, table: str, data: str) -> None:
    """Prints a table and of what it is."""
    sys.stdout.write(f"\n{place}. {measured(data)}\n\n{table}\n")


def put(place: str, table: str, data: str) -> None:
    """Prints a table, and keeps it in docs/performance.md between the two marks of its place."""
    show(place, table, data)
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(placed(text, place, f"{measured(data)}\n\n{table}"), encoding="utf-8")


def placed(text: str, place: str, content: str) -> str:
    """The text with the content between "<!-- place -->" and "<!-- end of place -->". Raises ValueError without them."""
    marks = f"<!-- {place} -->", f"<!-- end of {place} -->"
    found = re.compile(f"(?<={re.escape(marks[0])}\n).*?(?={re.escape(marks[1])})", re.DOTALL)
    if not found.search(text):
        raise ValueError(f"The page has no place for {place}: it needs the lines {marks[0]} and {marks[1]}.")
    return found.sub(lambda _old: f"\n{content}\n\n", text, count=1)


def measured(data: str) -> str:
    return f"Measured on {datetime.now(UTC):%-d %B %Y}: {data}; {machine()}; {BLOCKS} blocks."


def machine() -> str:
    info = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*:\s*(.+)", info.read_text()) if info.exists() else None
    model = f" ({found[1].strip()})" if found else ""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{os.cpu_count()} cores of {platform.machine()}{model}, {memory:.0f} GiB, Python {platform.python_version()}"
    )


def _cells(it: Result, figure: Spread, reach: Callable[[float], str]) -> tuple[str, ...]:
    least, most = min(figure.values), max(figure.values)
    wanted = "" if it.reach.at_most is None else reach(it.reach.at_most)
    return (
        it.name, f"{it.ours.median:.2f}", it.reach.rival, f"{it.theirs.median:.2f}",
        f"{figure.median:.2f}", f"{least:.2f}–{most:.2f}", wanted, it.mark,
    )  # fmt: skip


def _turned(ratio: Spread) -> Spread:
    return Spread(tuple(1 / value for value in ratio.values))


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return "\n".join("| " + " | ".join(cells) + " |" for cells in (head, ("---",) * len(head), *rows))
