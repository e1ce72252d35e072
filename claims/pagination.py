"""Keyset pages: a cursor names the last row seen, so pages stay put while new checks are published.

It names the row by its public id: the number of the row would tell of publications that were taken back.
"""

import base64
import binascii
import re
from datetime import UTC, datetime

from django.db.models import Q, QuerySet, Subquery

from claims.models.published import PublishedCheck


class BadCursor(ValueError):  # noqa: N818 - says what the caller gave
    """A cursor that is not one of ours."""


_CURSOR = re.compile(r"([bf])\|(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00)\|([0-9a-z]{10})")


Row = tuple[str, datetime, str]


def page(rows: QuerySet[PublishedCheck], cursor: str, size: int) -> tuple[list[str], str, str]:
    """(bodies newest first, cursor of the next page, cursor of the page before); "" where there is none.

    Plain columns, not model objects: making 50 objects costs more than the query.
    """
    columns = rows.values_list("public_id", "first_published_at", "document__body")
    if not cursor:
        found: list[Row] = list(columns[: size + 1])
        return _bodies(found[:size]), _cursor("f", found[size - 1]) if len(found) > size else "", ""
    way, at, public_id = _parse(cursor)
    pk = Subquery(PublishedCheck.objects.using(rows.db).filter(public_id=public_id).values("pk"))
    if way == "f":
        older = Q(first_published_at__lt=at) | Q(first_published_at=at, id__lt=pk)
        found = list(columns.filter(first_published_at__lte=at).filter(older)[: size + 1])
        here = found[:size]
        return _bodies(here), _cursor("f", here[-1]) if len(found) > size else "", _cursor("b", here[0]) if here else ""
    newer = Q(first_published_at__gt=at) | Q(first_published_at=at, id__gt=pk)
    found = list(
        columns.filter(first_published_at__gte=at).filter(newer).order_by("first_published_at", "id")[: size + 1]
    )
    here = found[:size][::-1]
    return _bodies(here), _cursor("f", here[-1]) if here else "", _cursor("b", here[0]) if len(found) > size else ""


def _bodies(rows: list[Row]) -> list[str]:
    return [body for _public_id, _at, body in rows]


def _cursor(way: str, row: Row) -> str:
    public_id, at, _body = row
    text = f"{way}|{at.astimezone(UTC).isoformat(timespec='microseconds')}|{public_id}"
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _parse(cursor: str) -> tuple[str, datetime, str]:
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        found = _CURSOR.fullmatch(base64.b64decode(padded, altchars=b"-_", validate=True).decode("ascii"))
        if found is None:
            raise ValueError
        return found[1], datetime.fromisoformat(found[2]), found[3]
    except (ValueError, binascii.Error, UnicodeError):
        raise BadCursor("This cursor is not one of ours. Take it from a link of an earlier answer.") from None
