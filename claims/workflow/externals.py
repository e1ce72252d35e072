"""Keeps what others have checked. Nobody's editorial act: no state, no Event; the row says which feed it came from."""

# ruff: noqa: S608 - columns of ours; values are parameters.

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from claims.workflow.writing import verb

COLUMNS = {
    "url": "text", "title": "text", "claim_text": "text", "claimant": "text", "claim_date": "date", "language": "text",
    "rating_given": "text", "rating_value": "numeric", "rating_best": "numeric", "rating_worst": "numeric",
    "rating_meaning": "text", "rating_reason": "text", "reviewed_on": "date", "appearances": "jsonb",
    "fingerprint": "text",
}  # fmt: skip
# A site's first name stays: no later feed renames it. Only one that has none yet, and stands as its address, gets one.
PUBLISHERS = """
    INSERT INTO claims_externalpublisher AS p (site, name, source, added_at)
    SELECT i.site, i.name, %s, now() FROM json_to_recordset(%s::json) AS i (site text, name text) ORDER BY i.site
    ON CONFLICT (site) DO UPDATE SET name = EXCLUDED.name WHERE p.name = p.site AND EXCLUDED.name <> p.site
"""
# What is there unchanged is found and left alone: no row is locked or written for it.
REVIEWS = """
    INSERT INTO claims_externalreview AS r (publisher_id, source, imported_at, {names})
    SELECT p.id, %s, now(), {given} FROM json_to_recordset(%s::json) AS i (site text, {typed})
    JOIN claims_externalpublisher p ON p.site = i.site
    LEFT JOIN claims_externalreview k ON k.fingerprint = i.fingerprint
    WHERE k.id IS NULL OR ({known}) IS DISTINCT FROM ({given})
    ORDER BY i.fingerprint
    ON CONFLICT (fingerprint) DO UPDATE SET source = EXCLUDED.source, imported_at = EXCLUDED.imported_at, {changed}
    RETURNING xmax = 0
""".format(
    names=", ".join(COLUMNS),
    given=", ".join(f"i.{name}" for name in COLUMNS),
    known=", ".join(f"k.{name}" for name in COLUMNS),
    typed=", ".join(f"{name} {kind}" for name, kind in COLUMNS.items()),
    changed=", ".join(f"{name} = EXCLUDED.{name}" for name in COLUMNS),
)


@dataclass(frozen=True)
class Kept:
    """How many reviews were new, how many changed; the others stood there already."""

    new: int
    changed: int


@verb
def keep_reviews(rows: Sequence[dict[str, Any]], *, source: str) -> Kept:
    """All or none. A row has the COLUMNS as JSON, no fingerprint twice, and `site` and `publisher` of who published it.

    The fingerprint holds the site: no publisher's review can take the place of another's. Raises Refused and DataError.
    """
    sites: dict[str, str] = {}
    for row in rows:
        site, name = row["site"], row["publisher"]
        if sites.get(site, site) == site:
            sites[site] = name
    with connection.cursor() as cursor:
        names = [{"site": site, "name": name} for site, name in sites.items()]
        cursor.execute(PUBLISHERS, [source, json.dumps(names)])
        cursor.execute(REVIEWS, [source, json.dumps(rows)])
        new = [was_new for (was_new,) in cursor.fetchall()]
    return Kept(sum(new), len(new) - sum(new))
