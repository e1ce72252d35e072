"""Recomputes the log from its rows alone. Pure: what it needs is given, so that anyone can run it."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from claims.publishing.canonical import log_instant

GENESIS = "0" * 64


@dataclass(frozen=True)
class Entry:
    """One log row as stored, with the body of its document (None once erased)."""

    seq: int
    kind: str
    public_id: str
    revision: int
    reference: str
    document_sha256: str
    at: datetime
    previous_hash: str
    hash: str
    body: str | None


def hash_of(entry: Entry) -> str:
    line = "|".join(
        str(part)
        for part in (
            entry.seq, entry.kind, entry.public_id, entry.revision, entry.reference, entry.document_sha256,
            log_instant(entry.at),
            entry.previous_hash,
        )
    )  # fmt: skip
    return hashlib.sha256(line.encode()).hexdigest()


def faults(entries: Iterable[Entry]) -> Iterator[str]:
    """What is wrong with a log given in order of seq, in plain words. Nothing: it is whole."""
    seq, previous = 0, GENESIS
    missing: dict[str, int] = {}  # the first entry of a check whose document is not there
    for entry in entries:
        seq += 1
        if entry.seq != seq:
            yield f"entry {seq} is missing: {entry.seq} follows {seq - 1}"
            seq = entry.seq
        if entry.previous_hash != previous:
            yield f"entry {entry.seq} does not follow the one before it"
        if hash_of(entry) != entry.hash:
            yield f"entry {entry.seq} was changed: its hash does not match"
        if entry.body is not None and hashlib.sha256(entry.body.encode()).hexdigest() != entry.document_sha256:
            yield f"entry {entry.seq}: the document of check {entry.public_id} was changed"
        if entry.body is None:
            missing.setdefault(entry.public_id, entry.seq)
        elif entry.kind == "erased":
            missing.pop(entry.public_id, None)
        previous = entry.hash
    for public_id, first in missing.items():
        yield f"entry {first}: the document of check {public_id} is missing, and no later entry says that it was erased"
