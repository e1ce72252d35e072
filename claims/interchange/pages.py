"""The JSON-LD of HTML pages, one or several in a row: what stands in their <script type="application/ld+json">. Pure.

A scanner, no parser: it looks for five kinds of tags and for the ends of scripts and comments, each by one search, so
that no page, however hostile, takes longer than it is long.
"""

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from claims.interchange.found import BrokenError
from claims.interchange.waiting import Waiting

_OPENING = re.compile(r"<(?:!--|(script|html|link|meta)(?=[\s>/]))", re.IGNORECASE)
_END_OF_COMMENT = re.compile("-->")
_END_OF_SCRIPT = re.compile(r"(?=</script)", re.IGNORECASE)
# A ">" in a quoted value does not close the tag; the group is possessive, so that a tag without an end fails at once.
_TAG = re.compile(r"(?:[^=>]+|=\s*+(?:\"[^\"]*\"|'[^']*')?)*+>")
_ATTRIBUTE = re.compile(r"([a-z:-]{1,20})\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_WRAPPING = re.compile(r"^\s*(?:<!--|(?://\s*)?<!\[CDATA\[)|(?:-->|(?://\s*)?\]\]>)\s*$")
_LONGEST_TAG = 4000  # characters that are looked at
_KEPT = 16  # more than the longest opening: one may lie across the edge of what was read


@dataclass(frozen=True)
class Block:
    """A script's text, with what its page says of itself: language (BCP 47) and address; "" where it does not."""

    text: str
    line: int
    language: str = ""
    url: str = ""


def blocks(waiting: Waiting) -> Iterator[Block]:
    """Raises BrokenError when the last script has no end."""
    page = Block("", 0)
    while True:
        found = _OPENING.search(waiting.text, waiting.pos)
        if found is None:
            waiting.pos = max(waiting.pos, len(waiting.text) - _KEPT)
            if not waiting.more():
                return
            continue
        waiting.pos = found.start()
        tag = (found.group(1) or "").lower()
        inside = _passed(waiting, _TAG.match if tag else _END_OF_COMMENT.search)
        if inside is None:
            return  # an unclosed comment or tag reaches to the end of the page (WHATWG HTML, section 13.2.5)
        attributes = _attributes(inside) if tag else {}
        if tag == "html":
            page = Block("", 0, attributes.get("lang", "") or attributes.get("xml:lang", ""))
        elif tag == "link" and attributes.get("rel", "").lower() == "canonical":
            page = replace(page, url=attributes.get("href", ""))
        elif tag == "meta" and attributes.get("property", "").lower() == "og:url" and not page.url:
            page = replace(page, url=attributes.get("content", ""))
        elif tag == "script":
            line = waiting.line
            text = _passed(waiting, _END_OF_SCRIPT.search)
            if text is None:
                raise BrokenError("The page is cut off within a script.")
            if attributes.get("type", "").split(";")[0].strip().lower() == "application/ld+json":
                yield replace(page, text=_WRAPPING.sub("", text), line=line)


def _passed(waiting: Waiting, find: Callable[[str, int], re.Match[str] | None]) -> str | None:
    """What stands up to the end of what `find` finds, which is passed; None when there is none."""
    while (found := find(waiting.text, waiting.pos)) is None:
        if not waiting.more():
            return None
    text = waiting.text[waiting.pos : found.end()]
    waiting.pos = found.end()
    return text


def _attributes(tag: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(tag[:_LONGEST_TAG]):
        found.setdefault(name.lower(), html.unescape("".join(values)).strip())
    return found
