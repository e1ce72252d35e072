"""Where reviews stand in a decoded value, and what a property of one may look like: JSON-LD as people write it. Pure.

Anything may be a value, an object or a list of both; names may carry their vocabulary before them ("schema:url",
"http://schema.org/url"); an object may only refer to another of the same document by its @id (JSON-LD 1.1).
"""

import re
from collections.abc import Iterator
from typing import Any

Node = dict[str, Any]

_ADDRESS = re.compile(r"https?://[^\s<>\"'\\|]+", re.IGNORECASE)
_CLOSING = ".,;:!?)]}»”’"


def reviews(value: Any, document: Any) -> Iterator[Node]:
    """Every ClaimReview in it, however deep, in order; what it refers to in its document is put in its place."""
    names: dict[str, Node] | None = None
    waiting = [value]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, list):
            waiting.extend(reversed(thing))
        elif isinstance(thing, dict):
            node = plain(thing)
            if "ClaimReview" not in kinds(node) and "claimReviewed" not in node:
                waiting.extend(inner for inner in reversed(node.values()) if isinstance(inner, list | dict))
                continue
            if names is None and any(_is_reference(inner) for inner in _values(node)):
                names = _named(document)
            yield _resolved(node, names) if names else node


def local(name: str) -> str:
    """Without its vocabulary."""
    return re.split(r"[/#:]", name)[-1]


def plain(node: Node) -> Node:
    """Its properties by their bare names."""
    if not any(":" in name or "/" in name for name in node):
        return node
    return {local(name): value for name, value in node.items()}


def kinds(node: Node) -> set[str]:
    given = node.get("@type", node.get("type"))
    listed = given if isinstance(given, list) else [given]
    return {local(kind) for kind in listed if isinstance(kind, str)}


def objects(value: Any) -> list[Node]:
    """The objects of a property."""
    return [plain(one) for one in _listed(value) if isinstance(one, dict)]


def texts(value: Any, *names: str) -> list[str]:
    """The texts of a property; of an object in it, its @value or the first of these properties that it has."""
    found: list[str] = []
    for one in _listed(value):
        if isinstance(one, str):
            found.append(one)
        elif isinstance(one, int | float) and not isinstance(one, bool):
            found.append(f"{one:g}" if isinstance(one, float) else str(one))
        elif isinstance(one, dict):
            node = plain(one)
            given = next((node[name] for name in ("@value", *names) if node.get(name)), None)
            found += [text for text in _listed(given) if isinstance(text, str)]
    return [text for text in found if text.strip()]


def first(value: Any, *names: str) -> str:
    return next(iter(texts(value, *names)), "")


def addresses(value: Any) -> list[str]:
    """Every web address in a property, also of objects in it; several may stand in one string."""
    found: list[str] = []
    for text in [*texts(value, "url"), *texts(value, "@id"), *texts(value, "sameAs")]:
        found += [address.rstrip(_CLOSING) for address in _ADDRESS.findall(text[:20_000])]
    return list(dict.fromkeys(found))


def _listed(value: Any) -> list[Any]:
    """A property's values: nothing, one or several, in one list or in lists of lists."""
    if not isinstance(value, list):
        return [] if value is None else [value]
    if not any(isinstance(one, list) for one in value):
        return value
    return [inner for one in value for inner in (one if isinstance(one, list) else [one])]


def _values(node: Node) -> Iterator[Any]:
    for value in node.values():
        yield from _listed(value) if isinstance(value, list) else (value,)
        if isinstance(value, dict):
            yield from value.values()


def _is_reference(value: Any) -> bool:
    return isinstance(value, dict) and len(value) == 1 and isinstance(value.get("@id"), str)


def _named(value: Any) -> dict[str, Node]:
    """The objects that say more of themselves than their @id, by it."""
    found: dict[str, Node] = {}
    waiting = [value]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, dict):
            if len(thing) > 1 and isinstance(thing.get("@id"), str):
                found.setdefault(thing["@id"], thing)
            waiting.extend(thing.values())
        elif isinstance(thing, list):
            waiting.extend(thing)
    return found


def _resolved(node: Node, names: dict[str, Node]) -> Node:
    """Two steps deep: the review's own properties, and those of what it is about."""
    return {name: _of(value, names, 2) for name, value in node.items()}


def _of(value: Any, names: dict[str, Node], steps: int) -> Any:
    if isinstance(value, list):
        return [_of(one, names, steps) for one in value] if steps else value
    if _is_reference(value):
        value = names.get(value["@id"], value)
    if isinstance(value, dict) and steps:
        return {name: _of(inner, names, steps - 1) for name, inner in value.items()}
    return value
