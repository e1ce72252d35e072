"""What a sitemap lists, in parts of a bounded size, read through the public alias like all of the published half.

Parts of checks follow the numbers of the public log, which has no gaps but those it shows: a check stays in its part,
and neither a part nor their number tells of anything that was taken back before it was public.
"""

from datetime import datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connections

from claims.publishing import addresses

# Addresses in one part: a fifth of what the sitemap protocol allows, so that a part is made within a second.
PART = 10_000
# path or key, the check's own language ("" where every language has a page of its own), latest change
CHECKS = """
    SELECT '/claims/' || c.public_id || '/' || c.slug || '/', c.language, c.modified_at
    FROM claims_logentry l JOIN claims_publishedcheck c ON c.public_id = l.public_id
    WHERE l.kind = 'published' AND l.seq > %(first)s AND l.seq <= %(first)s + %(size)s ORDER BY l.seq
"""
# A record is built anew with the checks that refer to it, so it changed when the latest of them did.
_RECORDS = """
    SELECT {address}, '', max(c.modified_at)
    FROM (SELECT key, body FROM {table} ORDER BY key OFFSET %(first)s LIMIT %(size)s) r {link}
    GROUP BY r.key, 1 ORDER BY r.key
"""
_BY_LINK = """
    LEFT JOIN claims_publishedcheck{table} l ON l.{column} = r.key
    LEFT JOIN claims_publishedcheck c ON c.id = l.check_row_id
"""
_BY_CLAIMANT = "LEFT JOIN claims_publishedcheck c ON c.claimant = r.key"
_BY_ARTICLE, _BY_OUTLET = (_BY_LINK.format(table="article", column=column) for column in ("article", "outlet"))
_BY_TOPIC = _BY_LINK.format(table="topic", column="topic")
RECORDS = {
    "articles": _RECORDS.format(table="claims_publishedarticle", address="r.body::json->>'path'", link=_BY_ARTICLE),
    "claimants": _RECORDS.format(table="claims_publishedclaimant", address="r.key", link=_BY_CLAIMANT),
    "topics": _RECORDS.format(table="claims_publishedtopic", address="r.key", link=_BY_TOPIC),
    "outlets": _RECORDS.format(table="claims_publishedoutlet", address="r.key", link=_BY_OUTLET),
}
STATEMENTS = "SELECT kind, max(published_at) FROM claims_publishedstatement GROUP BY kind ORDER BY kind"
SIZES = """
    SELECT (SELECT seq FROM claims_loghead), (SELECT count(*) FROM claims_publishedarticle),
        (SELECT count(*) FROM claims_publishedclaimant), (SELECT count(*) FROM claims_publishedtopic),
        (SELECT count(*) FROM claims_publishedoutlet)
"""
KINDS = ("pages", "checks", *RECORDS)


class Listed(NamedTuple):
    """A page by its path without prefix; `language` is that of its one canonical address, "" where each is its own."""

    path: str
    language: str
    changed_at: datetime | None


def parts() -> dict[str, int]:
    """How many parts each kind has: none where nothing is."""
    log, *records = _rows(SIZES)[0]
    sizes = {"checks": -(-(log or 0) // PART)}
    sizes |= {kind: -(-count // _records_in_part()) for kind, count in zip(RECORDS, records, strict=True)}
    return {"pages": 1, **sizes}


def part(kind: str, number: int) -> list[Listed]:
    """The pages of a part, counted from 1; none in a part that is not there."""
    if kind == "checks":
        return [Listed(*row) for row in _rows(CHECKS, first=(number - 1) * PART, size=PART)]
    size = _records_in_part()
    rows = _rows(RECORDS[kind], first=(number - 1) * size, size=size)
    if kind == "articles":
        return [Listed(*row) for row in rows]
    return [Listed(addresses.record_path(kind, key), language, at) for key, language, at in rows]


def statements() -> list[Listed]:
    return [Listed(addresses.statement_path(kind), "", at) for kind, at in _rows(STATEMENTS)]


def _records_in_part() -> int:
    """A record has an address in each language of the interface."""
    return PART // len(settings.LANGUAGES)


def _rows(statement: str, **values: int) -> list[Any]:
    with connections[settings.PUBLIC_ALIAS].cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())
