"""What reading a text costs: CPU beside the sentence splitter alone, and the memory of a process that does it."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from benchmarks.articles import REAL
from benchmarks.quality import Row
from claims.intake import cleaning
from claims.suggesting import pipeline, sentences

WORDS, ROUNDS = 1000, 15
MOST_MILLISECONDS, MOST_MEGABYTES = 300, 250


def rows(folder: Path) -> list[Row]:
    text = thousand_words(folder)
    floor, whole = [], []
    pipeline.suggest(text, language="id", on=date(2024, 5, 17))  # tables are built once
    for _round in range(ROUNDS):
        floor.append(_cost(lambda: sentences.split(text, "id")))
        whole.append(_cost(lambda: pipeline.suggest(text, language="id", on=date(2024, 5, 17))))
    ratios = sorted(two / one for one, two in zip(floor, whole, strict=True))
    data = f"{WORDS} words, median of {ROUNDS}"
    return [
        Row("CPU of reading, ms", statistics.median(whole), (min(whole), max(whole)), data, at_most=MOST_MILLISECONDS),
        Row("CPU of the sentence splitter alone, ms", statistics.median(floor), (min(floor), max(floor)), data),
        Row("reading, ratio to the splitter", statistics.median(ratios), (ratios[0], ratios[-1]), f"{data}; spread"),
        Row("peak memory of a process that reads it, MB", _memory(folder), None, data, at_most=MOST_MEGABYTES),
    ]


def thousand_words(folder: Path) -> str:
    lines = cleaning.clean((folder.parent / REAL).read_text(encoding="utf-8")).text.split("\n")
    kept: list[str] = []
    while sum(len(line.split()) for line in kept) < WORDS:
        kept += lines
    words = " ".join(kept).split(" ")
    return " ".join(words[:WORDS])


def _cost(run: Callable[[], object]) -> float:
    started = time.process_time()
    run()
    return (time.process_time() - started) * 1000


def _memory(folder: Path) -> float:
    answer = subprocess.run([sys.executable, "-m", "benchmarks.texts", str(folder)], check=True, capture_output=True)
    return float(answer.stdout)


if __name__ == "__main__":
    import django

    django.setup()
    pipeline.suggest(thousand_words(Path(sys.argv[1])), language="id", on=date(2024, 5, 17))
    # Not getrusage: that counts the process which started this one, too.
    peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    sys.stdout.write(f"{int(peak.split()[1]) / 1024:.1f}")
