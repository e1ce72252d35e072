"""The real server in a process of its own, on the test's own database, as the app and reader roles."""

import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from tests.support import databases


@contextmanager
def running(environment: dict[str, str] | None = None) -> Iterator[tuple[str, int]]:
    """The base URL of a server that answers, and its process id. On the test's database unless told."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = environment or os.environ | {
        "FACTCHECK_MODE": "test",
        "DATABASE_URL": databases.url("app"),
        "PUBLIC_DATABASE_URLS": databases.url("reader"),
        "SITE_URL": f"http://127.0.0.1:{port}",
    }
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", "1",
        "--blocking-threads", "4", "--backpressure", "64", "--workers-kill-timeout", "2", "--log-level", "error", "factcheck.wsgi:application",
    ]  # fmt: skip
    server = subprocess.Popen(command, env=environment, cwd=databases.ROOT)
    try:
        yield _ready(f"http://127.0.0.1:{port}", server), server.pid
    finally:
        server.terminate()
        server.wait(timeout=20)


def _ready(base: str, server: "subprocess.Popen[bytes]") -> str:
    for _attempt in range(2000):
        if server.poll() is not None:
            raise RuntimeError(f"the server ended with {server.returncode}")
        try:
            with urllib.request.urlopen(f"{base}/health/ready/", timeout=5):
                return base
        except urllib.error.URLError:
            server_tick(server)
    raise RuntimeError("the server did not answer")


def server_tick(server: "subprocess.Popen[bytes]") -> None:
    """Gives the server a moment, ending early when it dies."""
    try:
        server.wait(timeout=0.02)
    except subprocess.TimeoutExpired:
        return
