"""Paired blocks: every contender runs once a block, so that what disturbs one disturbs the others too."""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

BLOCKS = 12


@dataclass(frozen=True)
class Block:
    """`run` answers the CPU seconds that one unit of its work took; `size`: bytes of one answer, where there is one."""

    run: Callable[[], float]
    size: int = 0


def environment(urls: dict[str, str], name: str) -> dict[str, str]:
    """Of a process that serves the database as the demo does; its connections bear the name."""
    return os.environ | {
        "FACTCHECK_MODE": "demo",
        "DATABASE_URL": urls["app"],
        "PUBLIC_DATABASE_URLS": urls["reader"],
        "PGAPPNAME": name,
        # Counted as in production, and never reached: what is measured is an answer.
        "API_LIMIT_ANONYMOUS": "900000000",
    }


class Worker:
    """A contender in a process of its own (benchmarks/worker.py)."""

    def __init__(self, name: str, urls: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.worker", name],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env=environment(urls, name),
        )  # fmt: skip

    def ask(self, paths: Sequence[str]) -> dict[str, Any]:
        """{"cpu": seconds for all of them, "bytes": of a mean answer}"""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps({"paths": list(paths)}) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"the contender ended with {self.process.wait()}")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def block(self, paths: Sequence[str]) -> Block:
        """A block that requests these paths; warmed up now."""
        size = self.ask(paths)["bytes"]
        return Block(lambda: self.ask(paths)["cpu"] / len(paths), size)

    def end(self) -> None:
        with self.process:
            self.process.terminate()


@dataclass(frozen=True)
class Reach:
    """How `ours` should stand to a rival: the ratio of the two, at most (or `at_least` the other way round)."""

    rival: str
    at_most: float

    def words(self) -> str:
        return f"at most {self.at_most:.2f}" if self.at_most >= 0.1 else f"at most 1/{1 / self.at_most:.0f}"


@dataclass(frozen=True)
class Contest:
    """One question: the first contender of `blocks` against the others."""

    name: str
    make: Callable[[], dict[str, Block]]
    reaches: tuple[Reach, ...]

    def run(self) -> bool:
        """Measures, prints, answers whether every ratio is in reach."""
        blocks = self.make()
        spent: dict[str, list[float]] = {name: [] for name in blocks}
        for _block in range(BLOCKS):
            for name, block in blocks.items():
                spent[name].append(block.run() * 1000)
        sys.stdout.write(f"{self.name}\n")
        for name, values in spent.items():
            size = f", {blocks[name].size / 1000:,.1f} kB" if blocks[name].size else ""
            sys.stdout.write(f"    {name:<24}{_spread(values, ' ms')}{size}\n")
        first = next(iter(spent))
        reached = [self._compare(spent[first], spent[reach.rival], reach) for reach in self.reaches]
        return all(reached)

    @staticmethod
    def _compare(ours: list[float], theirs: list[float], reach: Reach) -> bool:
        ratios = [mine / other for mine, other in zip(ours, theirs, strict=True)]
        reached = statistics.median(ratios) <= reach.at_most
        mark = "reached" if reached else "MISSED"
        sys.stdout.write(f"    against {reach.rival:<16}{_spread(ratios, '')}; {reach.words()}: {mark}\n")
        return reached


def _spread(values: list[float], unit: str) -> str:
    return f"{statistics.median(values):8.3f}{unit}  ({min(values):.3f} to {max(values):.3f})"
