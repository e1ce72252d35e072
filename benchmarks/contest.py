"""Paired blocks: every contender runs once a block, so that what disturbs one disturbs the others too."""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle, islice
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


class Contender:
    """Whatever answers requests, and says what they cost."""

    def ask(self, paths: Sequence[str]) -> dict[str, Any]:
        """{"cpu": seconds for all of them, "bytes": of a mean answer}"""
        raise NotImplementedError

    def block(self, paths: Sequence[str]) -> Block:
        """A block that requests these paths; warmed up now."""
        size = self.ask(paths)["bytes"]
        return Block(lambda: self.ask(paths)["cpu"] / len(paths), size)

    def anew(self, paths: Sequence[str], at_once: int) -> Block:
        """A block that requests the next of these paths, and all of them before one comes again."""
        following = cycle(paths)
        size = self.ask(list(islice(following, at_once)))["bytes"]
        return Block(lambda: self.ask(list(islice(following, at_once)))["cpu"] / at_once, size)


class Worker(Contender):
    """A contender in a process of its own (benchmarks/worker.py)."""

    def __init__(self, name: str, urls: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.worker", name],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env=environment(urls, name),
        )  # fmt: skip

    def ask(self, paths: Sequence[str]) -> dict[str, Any]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps({"paths": list(paths)}) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"the contender ended with {self.process.wait()}")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def end(self) -> None:
        with self.process:
            self.process.terminate()


@contextmanager
def workers(urls: dict[str, str]) -> Iterator[Callable[[str], Worker]]:
    """Contenders on one database by name, each started when it is first asked for; all end together."""
    started: dict[str, Worker] = {}

    def worker(name: str) -> Worker:
        if name not in started:
            started[name] = Worker(name, urls)
        return started[name]

    try:
        yield worker
    finally:
        for one in started.values():
            one.end()


@dataclass(frozen=True)
class Spread:
    """The median of some measurements, the least and the most."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    def words(self, unit: str = "") -> str:
        return f"{self.median:8.3f}{unit}  ({min(self.values):.3f} to {max(self.values):.3f})"


@dataclass(frozen=True)
class Reach:
    """How `ours` should stand to a rival: the ratio of the two, at most; without one it is only shown."""

    rival: str
    at_most: float | None = None

    def words(self) -> str:
        if self.at_most is None:
            return "no reach set"
        return f"at most {self.at_most:.2f}" if self.at_most >= 0.1 else f"at most 1/{1 / self.at_most:.0f}"


@dataclass(frozen=True)
class Result:
    """One ratio that was measured, in blocks; times in milliseconds of CPU."""

    name: str
    first: str
    reach: Reach
    ours: Spread
    theirs: Spread

    @property
    def ratio(self) -> Spread:
        return Spread(tuple(mine / other for mine, other in zip(self.ours.values, self.theirs.values, strict=True)))

    @property
    def missed(self) -> bool:
        return self.reach.at_most is not None and self.ratio.median > self.reach.at_most

    @property
    def mark(self) -> str:
        return "" if self.reach.at_most is None else "MISSED" if self.missed else "reached"


@dataclass(frozen=True)
class Contest:
    """One question: the first contender of `blocks` against the others."""

    name: str
    make: Callable[[], dict[str, Block]]
    reaches: tuple[Reach, ...]

    def run(self, blocks_each: int = BLOCKS) -> list[Result]:
        """Measures and prints; a result for each rival."""
        blocks = self.make()
        spent: dict[str, list[float]] = {name: [] for name in blocks}
        for _block in range(blocks_each):
            for name, block in blocks.items():
                spent[name].append(block.run() * 1000)
        spread = {name: Spread(tuple(values)) for name, values in spent.items()}
        sys.stdout.write(f"{self.name}\n")
        for name, values in spread.items():
            size = f", {blocks[name].size / 1000:,.1f} kB" if blocks[name].size else ""
            sys.stdout.write(f"    {name:<24}{values.words(' ms')}{size}\n")
        first = next(iter(spread))
        results = [Result(self.name, first, it, spread[first], spread[it.rival]) for it in self.reaches]
        for result in results:
            verdict = ": ".join(filter(None, (result.reach.words(), result.mark)))
            sys.stdout.write(f"    against {result.reach.rival:<16}{result.ratio.words()}; {verdict}\n")
        sys.stdout.flush()
        return results
