"""A contender behind HTTP: one server process with what it starts, asked by one client, one request after the other."""

import http.client
import os
import socket
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import psycopg

from benchmarks.contest import Contender

ROOT = Path(__file__).resolve().parent.parent.parent
STARTING = 120.0


class Server(Contender):
    """`command` and `environment` may hold {port}; `environment` names the contender in PGAPPNAME."""

    def __init__(
        self, command: Sequence[str], environment: dict[str, str], *, watched: str, ready: str, cwd: Path = ROOT
    ) -> None:
        self.port = _free_port()
        self.name = environment["PGAPPNAME"]
        self.watcher = psycopg.connect(watched, autocommit=True, application_name="watcher")
        (ROOT / "var" / "peers").mkdir(parents=True, exist_ok=True)
        self.log = (ROOT / "var" / "peers" / f"{self.name}.log").open("w+")
        # Helpers of a query would come and go unseen: PostgreSQL works for every contender in one process a connection.
        environment = {"PGOPTIONS": "-c max_parallel_workers_per_gather=0"} | environment
        self.process = subprocess.Popen(
            [part.format(port=self.port) for part in command],
            env={name: value.replace("{port}", str(self.port)) for name, value in environment.items()},
            cwd=cwd, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log,
        )  # fmt: skip
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)
        self._await(ready)

    def ask(self, paths: Sequence[str]) -> dict[str, Any]:
        """The cost is of the server, of all it started, and of PostgreSQL for them."""
        self.connection.close()  # servers end connections that rest; the next request opens another
        before = self.spent()
        size = sum(map(self._fetch, paths))
        after = self.spent()
        if before.keys() - after.keys():
            raise RuntimeError(f"{self.name} ended processes while it was measured; what they did is not known")
        # What began meanwhile began with nothing.
        cpu = sum(seconds - before.get(pid, 0.0) for pid, seconds in after.items())
        return {"cpu": cpu, "bytes": size // len(paths)}

    def end(self) -> None:
        self.connection.close()
        self.watcher.close()
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()

    def _fetch(self, path: str) -> int:
        """The size of the answer."""
        self.connection.request("GET", path, headers={"Accept": "*/*", "Accept-Encoding": "identity"})
        answer = self.connection.getresponse()
        size, start = 0, b""
        while piece := answer.read(1 << 20):
            start = start or piece[:300]
            size += len(piece)
        if answer.status != 200:
            raise RuntimeError(f"{self.name}: {path}: {answer.status} {start!r}")
        return size

    def spent(self) -> dict[int, float]:
        """CPU seconds so far, by process."""
        return {pid: _cpu(pid) for pid in (*_family(self.process.pid), *self._backends())}

    def _backends(self) -> list[int]:
        rows = self.watcher.execute("SELECT pid FROM pg_stat_activity WHERE application_name = %s", [self.name])
        return [pid for (pid,) in rows]

    def _await(self, path: str) -> None:
        until = time.monotonic() + STARTING
        while time.monotonic() < until and self.process.poll() is None:
            try:
                self._fetch(path)
            except (OSError, http.client.HTTPException, RuntimeError):
                self.connection.close()
                time.sleep(0.2)
            else:
                return
        self.log.seek(0)
        told = self.log.read()[-2000:]
        self.end()
        raise RuntimeError(f"{self.name} did not answer {path}. What it said ends:\n{told}")


def _family(pid: int) -> list[int]:
    """The process and all it started."""
    children = " ".join(path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/children")).split()
    return [pid, *(one for child in children for one in _family(int(child)))]


def _cpu(pid: int) -> float:
    """CPU seconds of all threads of a process so far, those that ended too, to the nanosecond.

    The clock of another process (clock_getcpuclockid(3)): /proc/PID/stat counts in hundredths.
    """
    return time.clock_gettime((~pid << 3) | 2)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def tools(name: str) -> dict[str, str]:
    """The environment of a peer: nothing of ours but where programs are found."""
    kept = ("PATH", "HOME", "LANG", "TMPDIR")
    return {key: os.environ[key] for key in kept if key in os.environ} | {"PGAPPNAME": name}
