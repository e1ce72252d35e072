"""Keyset pages: a cursor names the last check seen, so pages stay put while new checks are published.

It names the check by its public id: the number of its row would tell of publications that were taken back. Where the
order is that of changes it holds the moment too, for the check may have changed since.
Results of a search are few and have no order of their own, so their cursor is a place among them.
"""

import base64
import binascii
import json
import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, Field, Func, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.lookups import GreaterThan, LessThan

from claims.models.published import PublishedCheck
from claims.publishing import reading

# The first is the order of lists.
ORDERINGS = ("-published", "published", "-modified", "modified")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
LATEST = 2**53


class BadCursor(ValueError):  # noqa: N818 - says what the caller gave
    """A cursor that is not one of ours."""

    def __init__(self) -> None:
        super().__init__("This cursor is not one of ours. Take it from a link of an earlier answer.")


_CURSOR = re.compile(r"([bf])\|([0-9a-z]{10})(?:\|([0-9a-f]{1,14}))?")
_PLACE = re.compile(r"q\|([1-9][0-9]{0,3})")
_KEY = re.compile(r"k\|([bf])\|([-0-9A-Za-z_]{1,80})")
_NUMBER = re.compile(r"k\|([bf])\|([0-9]{1,18})")
# Where the two values of a place go in the values of a statement.
_AT, _ID = object(), object()


class Page(NamedTuple):
    """`next` and `previous` are cursors, "" where there is no such page.

    `standing` is how far the log had come when this was read, in the same statement; None where that is not known.
    """

    bodies: list[str]
    next: str
    previous: str
    standing: reading.Standing | None = None


class Listing:
    """Checks in an order, page by page. Each of its statements is built once: whoever keeps it pays once."""

    def __init__(self, rows: QuerySet[PublishedCheck], ordering: str = ORDERINGS[0]) -> None:
        self.rows, self.falling = rows, ordering.startswith("-")
        self.by_change = "modified" in ordering
        listed = "listed_at" in rows.query.annotations
        published = ("listed_at", "listed_id") if listed else ("first_published_at", "id")
        self.columns = ("modified_at", "id") if self.by_change else published
        self._statements: dict[tuple[str, int], tuple[str, tuple[Any, ...]]] = {}

    def page(self, cursor: str, size: int) -> Page:
        """Plain columns, not model objects: making 50 objects costs more than the query. Raises BadCursor."""
        way, place = self._place(cursor) if cursor else ("", None)
        statement, values = self._statement(way, size)
        rows = reading.listed(statement, [_filled(value, place) for value in values] if place else values)
        here, more = rows[:size], len(rows) > size
        if way == "b":
            here.reverse()
        first, last = (self._cursor("b", here[0]), self._cursor("f", here[-1])) if here else ("", "")
        is_last, is_first = (False, not more) if way == "b" else (not more, not way)
        standing = reading.Standing(here[0].head, here[0].headed_at) if here else None
        return Page([row.body for row in here], "" if is_last else last, "" if is_first else first, standing)

    def ordered(self, rows: list[int]) -> list[int]:
        """These of the checks, by the numbers of their rows, in the order of the list."""
        return list(
            self.rows.filter(pk__in=rows).order_by(*self._order(falling=self.falling)).values_list("pk", flat=True)
        )

    def _statement(self, way: str, size: int) -> tuple[str, tuple[Any, ...]]:
        if (way, size) not in self._statements:
            falling = self.falling != (way == "b")
            rows = self.rows.order_by(*self._order(falling=falling))
            if way:
                # Compared as a pair, so that the index is entered just there.
                here = Func(*self.columns, function="ROW", output_field=Field())
                place = RawSQL("%s, %s", (_AT, _ID), output_field=Field())
                rows = rows.filter(LessThan(here, place) if falling else GreaterThan(here, place))
            columns = reading.with_head(rows).values_list(*reading.Listed._fields[:-1], "document__body")
            self._statements[way, size] = reading.compiled(columns[: size + 1])
        return self._statements[way, size]

    def _order(self, *, falling: bool) -> list[str]:
        return [f"-{column}" if falling else column for column in self.columns]

    def _cursor(self, way: str, row: reading.Listed) -> str:
        return cursor_of(way, row.public_id, row.modified_at if self.by_change else None)

    def _place(self, cursor: str) -> tuple[str, tuple[datetime, int]]:
        found = _CURSOR.fullmatch(_decoded(cursor))
        if found is None or (found[3] is not None) != self.by_change or int(found[3] or "0", 16) > LATEST:
            raise BadCursor
        place = reading.place(found[2])
        if place is None:
            raise BadCursor
        at = EPOCH + timedelta(microseconds=int(found[3], 16)) if self.by_change else place[0]
        return found[1], (at, place[1])


def results_page(rows: list[int], cursor: str, size: int, first: Sequence[str] = ()) -> Page:
    """A page of the results of a search, in their order. A place behind the last is no cursor of ours.

    `first` are bodies of the first page, where these are known."""
    start = _result(cursor) if cursor else 0
    if start and start >= len(rows):
        raise BadCursor
    after = place_of(start + size) if start + size < len(rows) else ""
    before = place_of(start - size) if start > size else ""
    here = reading.bodies(rows[start : start + size]) if start or not first else [*first[:size]]
    return Page(here, after, before)


def first_page(bodies: list[str], size: int) -> Page:
    """The first page of bodies, which are one more than it has where there are more."""
    here = bodies[:size]
    return Page(here, cursor_of("f", json.loads(here[-1])["public_id"]) if len(bodies) > size else "", "")


def keyed_page(
    rows: QuerySet[Any], columns: tuple[str, str], cursor: str, size: int, draw: Callable[[Any, str], str]
) -> Page:
    """A page of rows in the order in which they come: by a key of their own that tells nothing, the first of the
    columns. What is sent of a row is drawn from both."""
    key = columns[0]
    known = _NUMBER if isinstance(rows.model._meta.get_field(key), BigIntegerField) else _KEY
    falling = rows.query.order_by == (f"-{key}",)
    way, place = _key(cursor, known) if cursor else ("", "")
    if way:
        rows = rows.filter(**{f"{key}__{'lt' if falling != (way == 'b') else 'gt'}": place})
    if way == "b":
        rows = rows.reverse()
    found = list(rows.values_list(*columns)[: size + 1])
    here, more = found[:size], len(found) > size
    if way == "b":
        here.reverse()
    first, last = (_encoded(f"k|b|{here[0][0]}"), _encoded(f"k|f|{here[-1][0]}")) if here else ("", "")
    is_last, is_first = (False, not more) if way == "b" else (not more, not way)
    return Page([draw(*row) for row in here], "" if is_last else last, "" if is_first else first)


def place_of(number: int) -> str:
    """The cursor of the results of a search from that place on, counted from 0."""
    return _encoded(f"q|{number}")


def cursor_of(way: str, public_id: str, changed_at: datetime | None = None) -> str:
    """`way` is "f" for what follows that check, "b" for what stands before it."""
    at = "" if changed_at is None else f"|{(changed_at - EPOCH) // timedelta(microseconds=1):x}"
    return _encoded(f"{way}|{public_id}{at}")


def _filled(value: Any, place: tuple[datetime, int]) -> Any:
    return place[0] if value is _AT else place[1] if value is _ID else value


def _result(cursor: str) -> int:
    found = _PLACE.fullmatch(_decoded(cursor))
    if found is None:
        raise BadCursor
    return int(found[1])


def _key(cursor: str, known: re.Pattern[str]) -> tuple[str, str]:
    found = known.fullmatch(_decoded(cursor))
    if found is None:
        raise BadCursor
    return found[1], found[2]


def _encoded(cursor: str) -> str:
    return base64.urlsafe_b64encode(cursor.encode()).decode().rstrip("=")


def _decoded(cursor: str) -> str:
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        return base64.b64decode(padded, altchars=b"-_", validate=True).decode("ascii")
    except (ValueError, binascii.Error, UnicodeError):
        raise BadCursor from None
