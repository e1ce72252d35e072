"""A partner who follows the changes feed over HTTP and holds a copy: what docs/api-changes.md tells them to write."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

from claims.publishing.verify import state_of

Ask = Callable[[str], Any]


class Puller:
    """`ask` answers the parsed JSON at a path. The copy holds the last document of every check, as its bytes."""

    def __init__(self, ask: Ask, size: int = 500) -> None:
        self.ask, self.size = ask, size
        self.seen: list[int] = []
        self.copy: dict[str, str] = {}

    @property
    def last(self) -> int:
        return self.seen[-1] if self.seen else 0

    def pull(self, wait: int = 0) -> int:
        """One request; answers how many entries it brought."""
        results = self.ask(f"/api/v1/changes/?after={self.last}&page_size={self.size}&wait={wait}")["results"]
        for entry in results:
            self.seen.append(entry["seq"])
            body = json.dumps(entry["document"], ensure_ascii=False, separators=(",", ":"))
            assert hashlib.sha256(body.encode()).hexdigest() == entry["document_sha256"]
            self.copy[entry["public_id"]] = body
        return len(results)

    def catch_up(self) -> None:
        while self.pull():
            pass

    def state(self) -> str:
        return state_of({key: hashlib.sha256(body.encode()).hexdigest() for key, body in self.copy.items()})
