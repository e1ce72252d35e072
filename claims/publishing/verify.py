"""Recomputes the public log from an export alone: gapless, chained, each document as its hash says.

It needs nothing but Python's standard library (3.11 or newer), so that anyone can take this one file and run it:

    python verify.py log.jsonl                 log entries, one a line (/api/v1/exports/log.jsonl)
    python verify.py log.jsonl checks.jsonl    and that each check shows the document of its last entry
    curl -s …/exports/log.jsonl | python verify.py -

Ends with 0 when all is whole, with 1 when not, with 2 when a file cannot be read. How the hashes are made stands in
docs/api-changes.md.
"""

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, nullcontext
from dataclasses import dataclass
from typing import IO, Any

GENESIS = "0" * 64
# Of an export without documents: nothing is said of them.
NOT_GIVEN = ""


@dataclass(frozen=True)
class Entry:
    """One log entry as it is public, `at` as 2026-11-24T01:02:03.123456Z; with the body of its document:
    NOT_GIVEN, or None once it was erased."""

    seq: int
    kind: str
    public_id: str
    revision: int
    reference: str
    document_sha256: str
    at: str
    previous_hash: str
    hash: str
    body: str | None = NOT_GIVEN


class Unreadable(ValueError):  # noqa: N818 - says what the file is
    """A file that is no export of ours, with the line where that shows."""


def hash_of(entry: Entry) -> str:
    line = "|".join(
        str(part)
        for part in (
            entry.seq, entry.kind, entry.public_id, entry.revision, entry.reference, entry.document_sha256, entry.at,
            entry.previous_hash,
        )
    )  # fmt: skip
    return _sha256(line)


def state_of(copy: Mapping[str, str]) -> str:
    """The state hash of a copy, given as public id to the SHA-256 of the document that it holds of that check."""
    parts: dict[str, list[str]] = {}
    for public_id in sorted(copy):
        parts.setdefault(public_id[-2:], []).append(f"{public_id} {copy[public_id]}\n")
    return _sha256("".join(f"{name} {_sha256(''.join(parts[name]))}\n" for name in sorted(parts)))


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
        if entry.body and _sha256(entry.body) != entry.document_sha256:
            yield f"entry {entry.seq}: the document of check {entry.public_id} was changed"
        if entry.body is None:
            missing.setdefault(entry.public_id, entry.seq)
        elif entry.kind == "erased":
            missing.pop(entry.public_id, None)
        previous = entry.hash
    for public_id, first in missing.items():
        yield f"entry {first}: the document of check {public_id} is missing, and no later entry says that it was erased"


def differences(copy: Mapping[str, str], documents: Iterable[str]) -> Iterator[str]:
    """How bodies of checks, one each, differ from what the log says that they show now."""
    missing = dict(copy)
    for number, body in enumerate(documents, 1):
        public_id = str(_object(body, number).get("public_id"))
        expected = missing.pop(public_id, None)
        if expected is None:
            yield f"document {number}: check {public_id} is not in the log, or here twice"
        elif _sha256(body) != expected:
            yield f"document {number}: check {public_id} is not as its last log entry says"
    yield from (f"check {public_id} is in the log and not among the documents" for public_id in missing)


class Reading:
    """Entries as they pass: what they say of each check in the end is kept, and where the log ends."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = entries
        self.copy: dict[str, str] = {}
        self.seq, self.head = 0, GENESIS

    def __iter__(self) -> Iterator[Entry]:
        for entry in self.entries:
            self.copy[entry.public_id] = entry.document_sha256
            self.seq, self.head = entry.seq, entry.hash
            yield entry

    def __str__(self) -> str:
        return f"{self.seq} entries, head {self.head}, state {state_of(self.copy)}"


def entry_of(item: dict[str, Any], number: int) -> Entry:
    """An entry of `/log/entries/` or `/changes/`. Raises Unreadable on anything else."""
    document = item.pop("document", NOT_GIVEN)
    try:
        # The bytes that were hashed: keys as they came, no spaces, characters as they are.
        body = document and json.dumps(document, ensure_ascii=False, separators=(",", ":"))
        return Entry(**item, body=body)
    except TypeError:
        raise Unreadable(f"line {number} is no log entry") from None


def verify(log: IO[str], documents: IO[str] | None = None) -> tuple[list[str], str]:
    """(faults, what was read in one sentence). Raises Unreadable."""
    reading = Reading(entry_of(_object(line, number), number) for number, line in enumerate(log, 1))
    found = list(faults(reading))
    if documents is not None:
        found += differences(reading.copy, (line.rstrip("\n") for line in documents))
    return found, str(reading)


def main(paths: list[str]) -> int:
    if not 1 <= len(paths) <= 2 or paths[0].startswith("--"):
        sys.stderr.write(__doc__ or "")
        return 2
    try:
        with ExitStack() as stack:
            found, said = verify(*(stack.enter_context(_opened(path)) for path in paths))
    except (OSError, UnicodeDecodeError, Unreadable) as error:
        sys.stderr.write(f"It cannot be read: {error}.\n")
        return 2
    sys.stderr.writelines(f"{fault}\n" for fault in found)
    sys.stdout.write(f"{'DAMAGED' if found else 'Whole'}: {said}.\n")
    return 1 if found else 0


def _opened(path: str) -> AbstractContextManager[IO[str]]:
    return nullcontext(sys.stdin) if path == "-" else open(path, encoding="utf-8", newline="\n")


def _object(line: str, number: int) -> dict[str, Any]:
    try:
        item = json.loads(line)
    except (ValueError, RecursionError):
        raise Unreadable(f"line {number} is no JSON") from None
    if not isinstance(item, dict):
        raise Unreadable(f"line {number} is no JSON object")
    return item


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
