"""What publishing one check costs, and whether it depends on how much its claimant and topics already have."""

import atexit
import time
from contextlib import ExitStack
from pathlib import Path

from django.db import connection

from benchmarks.contest import BLOCKS, Block, Contest, Reach
from claims.models import Claimant, Topic, User, Verdict
from claims.publishing import verbs as publishing
from tests import factories
from tests.support import databases

AT_ONCE = 5


def contests(urls: dict[str, str]) -> list[Contest]:
    name = "publishing one check, of a claimant and a topic with many checks against new ones"
    return [Contest(name, lambda: _blocks(urls["app"].rsplit("/", 1)[1]), (Reach("new", 1.15),))]


def _blocks(source: str) -> dict[str, Block]:
    """On a copy of the database, dropped when the benchmark ends."""
    stack = ExitStack()
    atexit.register(stack.close)
    stack.enter_context(databases.switched(stack.enter_context(databases.copy(databases.unique_name(), source))))
    reporter, reviewer, chief = (factories.user(role) for role in ("reporter", "reviewer", "chief editor"))
    kinds = {
        "many": (Claimant.objects.get(slug="claimant-rekaan-0"), Topic.objects.get(slug="topik-0")),
        "new": (factories.claimant(reporter), factories.topic(chief)),
    }
    waiting = {
        kind: [
            factories.approved(reporter, reviewer, factories.claim(reporter, claimant=claimant, topics=[topic]))
            for _check in range((BLOCKS + 1) * AT_ONCE)
        ]
        for kind, (claimant, topic) in kinds.items()
    }
    blocks = {kind: _block(verdicts, reviewer) for kind, verdicts in waiting.items()}
    for block in blocks.values():
        block.run()
    return blocks


def _block(verdicts: list[Verdict], reviewer: User) -> Block:
    def run() -> float:
        batch = [verdicts.pop() for _check in range(AT_ONCE)]
        before = _cpu()
        for verdict in batch:
            publishing.publish(verdict, by=reviewer)
        return (_cpu() - before) / AT_ONCE

    return Block(run)


def _cpu() -> float:
    """CPU seconds of this process and of the server process behind its connection."""
    connection.ensure_connection()
    server = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat").read_text()
    return time.process_time() + int(server.split()[0]) / 1e9
