"""What differs between two documents of a check, key by key. Pure."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from claims.textdiff import Piece, words

ABSENT = object()


@dataclass(frozen=True)
class Change:
    """`path` as "evidence.2.quote", counted from 1. `pieces` show what became of the value, word by word."""

    path: str
    kind: Literal["changed", "added", "removed"]
    pieces: list[Piece]


def changes(before: dict[str, Any], after: dict[str, Any]) -> list[Change]:
    """The keys that differ, in the order of the new document, then those that are gone."""
    return list(_of_mappings("", before, after))


def _of_mappings(path: str, before: dict[str, Any], after: dict[str, Any]) -> Iterator[Change]:
    for key in [*after, *(key for key in before if key not in after)]:
        yield from _of_values(f"{path}.{key}" if path else key, before.get(key, ABSENT), after.get(key, ABSENT))


def _of_values(path: str, before: Any, after: Any) -> Iterator[Change]:
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        yield from _of_mappings(path, before, after)
    elif isinstance(before, list) and isinstance(after, list):
        old, new = ({str(n): item for n, item in enumerate(items, 1)} for items in (before, after))
        yield from _of_mappings(path, old, new)
    elif after is ABSENT:
        yield Change(path, "removed", [])
    elif before is ABSENT:
        yield Change(path, "added", [Piece("added", _text(after))])
    else:
        yield Change(path, "changed", words(_text(before), _text(after)))


def _text(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=1)
