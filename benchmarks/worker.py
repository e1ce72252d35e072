"""One contender in a process of its own: reads orders from standard input, answers with the CPU they took.

    python -m benchmarks.worker NAME      (DATABASE_URL and PUBLIC_DATABASE_URLS in the environment)

An order is {"paths": [...]}: each is requested once. The answer is {"cpu": seconds, "bytes": count}, of this
process and of the server processes that work for it.
"""

import importlib
import io
import json
import os
import sys
import time
from typing import Any

import psycopg


class Cpu:
    """CPU seconds so far of this process and its server processes, to the nanosecond (/proc/PID/schedstat)."""

    def __init__(self) -> None:
        self.watcher = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True, application_name="watcher")
        self.servers: list[int] = []

    def look(self) -> None:
        """Finds the server processes; before a measurement, for it costs something itself."""
        rows = self.watcher.execute(
            "SELECT pid FROM pg_stat_activity WHERE application_name = %s", [os.environ["PGAPPNAME"]]
        ).fetchall()
        self.servers = [pid for (pid,) in rows]

    def now(self) -> float:
        return time.process_time() + sum(self._of(pid) for pid in self.servers)

    @staticmethod
    def _of(pid: int) -> float:
        with open(f"/proc/{pid}/schedstat") as file:
            return int(file.read().split()[0]) / 1e9


def request(application: Any, path: str) -> int:
    """The size of the answer, which is not kept: an export is larger than the memory that it should take."""
    path, _mark, query = path.partition("?")
    environ = {
        "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query, "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000", "HTTP_HOST": "127.0.0.1", "wsgi.input": io.BytesIO(), "wsgi.errors": sys.stderr,
        "wsgi.url_scheme": "http", "SERVER_PROTOCOL": "HTTP/1.1", "wsgi.version": (1, 0), "wsgi.multithread": False,
        "wsgi.multiprocess": False, "wsgi.run_once": False,
    }  # fmt: skip
    statuses: list[str] = []
    answer = application(environ, lambda status, headers, *rest: statuses.append(status))
    size, start = 0, b""
    for piece in answer:
        start = start or piece[:300]
        size += len(piece)
    if hasattr(answer, "close"):
        answer.close()
    if not statuses[0].startswith("200"):
        raise RuntimeError(f"{path}?{query}: {statuses[0]} {start!r}")
    return size


def main() -> None:
    os.environ["PGAPPNAME"] = sys.argv[1]
    application = importlib.import_module(f"benchmarks.{sys.argv[1]}").application()
    cpu = Cpu()
    for line in sys.stdin:
        paths = json.loads(line)["paths"]
        cpu.look()
        before = cpu.now()
        size = sum(request(application, path) for path in paths)
        sys.stdout.write(json.dumps({"cpu": cpu.now() - before, "bytes": size // len(paths)}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
