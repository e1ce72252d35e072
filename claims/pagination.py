"""Keyset pages: a cursor names the last check seen, so pages stay put while new checks are published.

It names the check by its public id: the number of its row would tell of publications that were taken back.
Results of a search are few and have no order of their own, so their cursor is a place among them.
"""

import base64
import binascii
import re
from datetime import datetime

from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL

from claims.models.published import PublishedCheck
from claims.publishing import reading


class BadCursor(ValueError):  # noqa: N818 - says what the caller gave
    """A cursor that is not one of ours."""

    def __init__(self) -> None:
        super().__init__("This cursor is not one of ours. Take it from a link of an earlier answer.")


_CURSOR = re.compile(r"([bf])\|([0-9a-z]{10})")
_PLACE = re.compile(r"q\|([1-9][0-9]{0,3})")
Row = tuple[str, str]  # public id, body


def page(rows: QuerySet[PublishedCheck], cursor: str, size: int) -> tuple[list[str], str, str]:
    """(bodies newest first, cursor of the next page, cursor of the page before); "" where there is none.

    Plain columns, not model objects: making 50 objects costs more than the query.
    """
    columns = rows.values_list("public_id", "document__body")
    if not cursor:
        found: list[Row] = list(columns[: size + 1])
        return _bodies(found[:size]), cursor_of("f", found[size - 1][0]) if len(found) > size else "", ""
    way, public_id = _parse(cursor)
    place = reading.place(public_id)
    if place is None:
        raise BadCursor
    if way == "f":
        found = list(columns.filter(_beyond("<", place))[: size + 1])
        here = found[:size]
        after = cursor_of("f", here[-1][0]) if len(found) > size else ""
        return _bodies(here), after, cursor_of("b", here[0][0]) if here else ""
    found = list(columns.filter(_beyond(">", place)).order_by("first_published_at", "id")[: size + 1])
    here = found[:size][::-1]
    before = cursor_of("b", here[0][0]) if len(found) > size else ""
    return _bodies(here), cursor_of("f", here[-1][0]) if here else "", before


def results_page(rows: list[int], cursor: str, size: int) -> tuple[list[str], str, str]:
    """The same of the results of a search, in their order. A place behind the last is no cursor of ours."""
    start = _place(cursor) if cursor else 0
    if start and start >= len(rows):
        raise BadCursor
    after = _encoded(f"q|{start + size}") if start + size < len(rows) else ""
    before = _encoded(f"q|{start - size}") if start > size else ""
    return _bodies(reading.bodies(rows[start : start + size])), after, before


def first_page(rows: list[int], size: int) -> tuple[list[str], str]:
    """(bodies, cursor of the next page) by the numbers of rows: one more than a page has, where there are more."""
    here = reading.bodies(rows[:size])
    return _bodies(here), cursor_of("f", here[-1][0]) if len(rows) > size else ""


def cursor_of(way: str, public_id: str) -> str:
    """`way` is "f" for what follows that check, "b" for what stands before it."""
    return _encoded(f"{way}|{public_id}")


def _beyond(sign: str, place: tuple[datetime, int]) -> RawSQL:
    """Rows on one side of a place: compared as a pair, so that the index is entered just there."""
    pair = "(claims_publishedcheck.first_published_at, claims_publishedcheck.id)"
    return RawSQL(f"{pair} {sign} (%s, %s)", place, output_field=BooleanField())  # noqa: S611 - values apart


def _bodies(rows: list[Row]) -> list[str]:
    return [body for _public_id, body in rows]


def _parse(cursor: str) -> tuple[str, str]:
    found = _CURSOR.fullmatch(_decoded(cursor))
    if found is None:
        raise BadCursor
    return found[1], found[2]


def _place(cursor: str) -> int:
    found = _PLACE.fullmatch(_decoded(cursor))
    if found is None:
        raise BadCursor
    return int(found[1])


def _encoded(cursor: str) -> str:
    return base64.urlsafe_b64encode(cursor.encode()).decode().rstrip("=")


def _decoded(cursor: str) -> str:
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        return base64.b64decode(padded, altchars=b"-_", validate=True).decode("ascii")
    except (ValueError, binascii.Error, UnicodeError):
        raise BadCursor from None
