"""JSON values of a text too large to hold: a list, an object with a long list, values on lines. Pure.

The standard library's decoder reads one item at a time; only the brackets around the items are ours.
"""

import json
from collections.abc import Iterator
from typing import Any

from claims.interchange.found import BrokenError
from claims.interchange.shapes import local, plain
from claims.interchange.waiting import Waiting

# Lists that hold the items of a feed; each of their members is given by itself.
LISTS = ("dataFeedElement", "itemListElement", "item", "items")
# Of a graph too large to hold, too. In it objects stand beside each other that have nothing to do with reviews.
GRAPH = "@graph"
_LONGEST_INTEGER = 40


def _integer(digits: str) -> int | None:
    # Python refuses to read numbers of thousands of digits; one such must not cost the whole feed.
    return int(digits) if len(digits) <= _LONGEST_INTEGER else None


# Not strict: raw line breaks in strings are common. Infinity and NaN are no JSON and no value.
DECODER = json.JSONDecoder(strict=False, parse_constant=lambda name: None, parse_int=_integer)


def decode(text: str) -> Any:
    """The one value of a text. Raises ValueError."""
    try:
        return DECODER.decode(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def items(value: Any) -> list[Any]:
    """What values() would give of it, had it not been decoded as a whole; a graph stays together."""
    if isinstance(value, dict):
        node = plain(value)
        return next((node[name] for name in LISTS if isinstance(node.get(name), list)), [value])
    return value if isinstance(value, list) else [value]


def values(waiting: Waiting) -> Iterator[tuple[int, Any]]:
    """(characters before it, item) of each. Raises BrokenError where it cannot be read on."""
    while opening := waiting.next():
        at = waiting.at
        if opening == "[":
            yield from _members(waiting)
        elif opening == "{":
            yield from _object(waiting, at)
        else:
            yield at, _value(waiting)


def _members(waiting: Waiting) -> Iterator[tuple[int, Any]]:
    waiting.pos += 1
    while waiting.next() != "]":
        yield waiting.at, _value(waiting)
        _pass_comma(waiting, "]")
    waiting.pos += 1


def _object(waiting: Waiting, at: int) -> Iterator[tuple[int, Any]]:
    """The members of its lists of items one by one, or itself if it has none."""
    rest: dict[str, Any] = {}
    is_list = False
    waiting.pos += 1
    while waiting.next() != "}":
        name = _value(waiting)
        if not isinstance(name, str) or waiting.next() != ":":
            raise BrokenError("Here a name and a colon should stand.")
        waiting.pos += 1
        if local(name) in (*LISTS, GRAPH) and waiting.next() == "[":
            is_list = True
            yield from _members(waiting)
        else:
            waiting.next()
            rest[name] = _value(waiting)
        _pass_comma(waiting, "}")
    waiting.pos += 1
    if not is_list:
        yield at, rest


def _pass_comma(waiting: Waiting, closing: str) -> None:
    found = waiting.next()
    if found == ",":
        waiting.pos += 1
    elif found != closing:
        raise BrokenError("Here a comma or a closing bracket should stand." if found else "The feed is cut off here.")


def _value(waiting: Waiting) -> Any:
    while True:
        try:
            value, end = DECODER.raw_decode(waiting.text, waiting.pos)
        except RecursionError:
            raise BrokenError("The item is nested too deeply.") from None
        except ValueError:
            # It may only not be there yet: what is broken shows when no more comes, or too much waits.
            if waiting.more():
                continue
            raise BrokenError("Here the feed is broken or cut off.") from None
        # A number at the edge of what was read may go on.
        if end == len(waiting.text) and isinstance(value, int | float) and waiting.more():
            continue
        waiting.pos = end
        return value
