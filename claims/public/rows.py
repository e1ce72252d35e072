"""Rows of lists as finished HTML. A row follows from its document and the language alone, and the newest come again
and again, so a process keeps what it drew; the words of a search are set into it afterwards."""

import json
from functools import lru_cache
from typing import Any, NamedTuple

from django.template.loader import render_to_string
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from claims.public.highlighting import Hit
from claims.templatetags.site import direction

HELD = 1_000  # rows of some kB, with the documents they follow from
GAP = "\x00"  # where words go: PostgreSQL cannot hold it, so no document has it


class Drawn(NamedTuple):
    """A row without its claim and without what may stand beside it."""

    head: str
    middle: str
    tail: str
    claim: str


def row(body: str, seen_in: int = 0) -> SafeString:
    """The row of a check by the body of its document; `seen_in` articles, where that is worth saying."""
    drawn = _drawn(body, get_language(), seen_in)
    return _joined(drawn, conditional_escape(drawn.claim), "")


def found(body: str, check: dict[str, Any]) -> SafeString:
    """The row of a result of a search, as highlighting.mark left its check."""
    hit: Hit | None = check["beside"]
    beside = hit and format_html(
        '<span class="row-why" lang="{}" dir="{}">{}</span>', hit.language, direction(hit.language), hit.text
    )
    return _joined(_drawn(body, get_language(), 0), check["marked"], beside or "")


@lru_cache(maxsize=HELD)
def _drawn(body: str, _language: str | None, seen_in: int) -> Drawn:
    check = json.loads(body)
    html = render_to_string("public/row.html", {"check": check, "seen_in": seen_in, "gap": GAP})
    head, middle, tail = html.split(GAP)
    return Drawn(head, middle, tail, check["claim"]["text"])


def _joined(drawn: Drawn, claim: str, beside: str) -> SafeString:
    # The pieces come from a template, the rest is escaped before it gets here.
    return SafeString(f"{drawn.head}{claim}{drawn.middle}{beside}{drawn.tail}")
