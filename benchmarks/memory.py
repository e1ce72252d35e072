"""The peak memory of a web worker that has answered all kinds of requests, many at once, or sent all that is published."""

import concurrent.futures
import re
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from benchmarks.contest import environment
from tests.support import server

AT_MOST = 150
ABOVE = 100
EXPORTS = ("checks.jsonl", "claimreview.json", "checks.jsonl.gz")
REQUESTS = 300
PATHS = (
    "/",
    "/claims/",
    "/id/claims/",
    "/corrections/",
    "/api/v1/checks/?page_size=200",
    "/api/v1/changes/",
    "/admin/",
)


@dataclass(frozen=True)
class Figure:
    """Megabytes, which are to be fewer than `below`."""

    name: str
    megabytes: float
    below: float

    @property
    def missed(self) -> bool:
        return self.megabytes >= self.below

    def cells(self) -> tuple[str, str, str, str]:
        mark = "MISSED" if self.missed else "reached"
        return self.name, f"{self.megabytes:.0f} MB", f"below {self.below:.0f} MB", mark


def of_requests(urls: dict[str, str]) -> Figure:
    """The peak of a worker."""
    with server.running(environment(urls, "server")) as (base, pid), concurrent.futures.ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: _fetch(base + PATHS[n % len(PATHS)]), range(REQUESTS)))
        peak = max(_peak(child) for child in _children(pid))
    return Figure(f"a web worker after {REQUESTS} requests of {len(PATHS)} kinds, 8 at once: peak", peak, AT_MOST)


def of_exports(urls: dict[str, str]) -> Figure:
    """How far whole downloads, three at once, lift a worker above its rest."""
    with server.running(environment(urls, "server")) as (base, pid), concurrent.futures.ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda path: _fetch(base + path), PATHS))
        for child in _children(pid):
            Path(f"/proc/{child}/clear_refs").write_text("5")  # the peak is counted from here
        before = max(_peak(child) for child in _children(pid))
        sent = sum(pool.map(lambda name: _fetch(f"{base}/api/v1/exports/{name}"), EXPORTS))
        above = max(_peak(child) for child in _children(pid)) - before
    return Figure(f"a web worker that sends {sent / 1e6:,.0f} MB of exports, 3 at once: above its rest", above, ABOVE)


def _fetch(url: str) -> int:
    size = 0
    with urllib.request.urlopen(url, timeout=600) as answer:
        while piece := answer.read(1 << 20):
            size += len(piece)
    return size


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()] or [pid]


def _peak(pid: int) -> float:
    found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    return int(found[1]) / 1024 if found else 0.0
