"""Ours as it is served, and the bare handler behind the same server: one process each."""

import sys

from benchmarks.contest import environment
from benchmarks.peers.serving import Server

GRANIAN = [
    sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", "{port}",
    "--workers", "1", "--blocking-threads", "4", "--log-level", "error",
]  # fmt: skip


def serve(urls: dict[str, str]) -> Server:
    """Middleware, filters, keys and limits as in production; asked without a key, as the peers are."""
    command = [*GRANIAN, "factcheck.wsgi:application"]
    return Server(command, environment(urls, "ours"), watched=urls["app"], ready="/health/ready/")


def bare(urls: dict[str, str]) -> Server:
    command = [*GRANIAN, "--factory", "benchmarks.bare:application"]
    return Server(command, environment(urls, "bare"), watched=urls["app"], ready="/list")
