"""The files of the bulk export: how a published document, or an entry of the log, becomes a part of each.

A file is its head, then items, then its foot. Items stand in the order in which checks were first published, so a check
keeps its place for ever.
"""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import Any

from django.conf import settings

from claims import sheets
from claims.publishing import claimreview
from claims.publishing.addresses import absolute
from claims.publishing.claimreview import claim_review

Json = dict[str, Any]


@dataclass(frozen=True)
class Format:
    """`of`: what its items are made of, "checks" or "log"; `item` answers nothing for one that has no place in it.
    `head` is given the time of the last entry that it shows."""

    media_type: str
    of: str
    item: Callable[[bytes], bytes]
    head: Callable[[str], bytes] = lambda at: b""
    separator: bytes = b""
    foot: bytes = b""

    def joined(self, items: Iterable[bytes]) -> tuple[bytes, int]:
        """(what stands between head and foot for these items, how many there are)"""
        made = [written for item in items if (written := self.item(item))]
        return self.separator.join(made), len(made)


@cache
def version() -> str:
    """Of the code that makes the items: what was made by another is made anew."""
    sources = b"".join(Path(str(module)).read_bytes() for module in (__file__, claimreview.__file__))
    return hashlib.sha256(sources).hexdigest()[:16]


def _line(item: bytes) -> bytes:
    return item + b"\n"


# ---------------------------------------------------------------- CSV (RFC 4180)
def _list(values: Iterable[Any]) -> str:
    return "; ".join(dict.fromkeys(str(value) for value in values if value))


def _rating(check: Json, *keys: str) -> Any:
    found: Any = check.get("rating") or {}
    for key in keys:
        found = found.get(key) if found else None
    return found


def _claimant(check: Json, key: str) -> Any:
    return (check["claimant"] or {}).get(key)


COLUMNS: dict[str, Callable[[Json], Any]] = {
    **{name: itemgetter(name) for name in ("public_id", "url", "state", "language")},
    "claim": lambda check: check["claim"]["text"],
    "made_on": lambda check: check["claim"]["made_on"],
    "claimant": lambda check: _claimant(check, "name"),
    "claimant_role": lambda check: _claimant(check, "role"),
    "claimant_wikidata_id": lambda check: _claimant(check, "wikidata_id"),
    "rating": lambda check: _rating(check, "slug"),
    "rating_label": lambda check: _rating(check, "labels", check["language"]) or _rating(check, "labels", "en"),
    "rating_scale": lambda check: _rating(check, "scale", "slug"),
    "rating_value": lambda check: _rating(check, "value"),
    "summary": lambda check: check.get("summary"),
    "attribution": lambda check: check.get("attribution", {}).get("finding"),
    "topics": lambda check: _list(topic["slug"] for topic in check["claim"]["topics"]),
    "seen_at": lambda check: _list(item["article"]["url"] for item in check.get("appearances", [])),
    "sources": lambda check: _list(item["source"]["url"] for item in check.get("evidence", [])),
    **{name: itemgetter(name) for name in ("first_published_at", "modified_at", "revision")},
    "corrections": lambda check: len(check["corrections"]),
    "retraction": lambda check: (check.get("retraction") or {}).get("reason"),
    "publisher": lambda check: check["publisher"]["name"],
    "license": itemgetter("license"),
}


def _row(body: bytes) -> bytes:
    check = json.loads(body)
    return b"" if check["state"] == "erased" else _cells(value(check) for value in COLUMNS.values())


def _cells(values: Iterable[Any]) -> bytes:
    return sheets.as_csv([[*values]]).encode()


# ---------------------------------------------------------------- schema.org DataFeed
def _feed_head(at: str) -> bytes:
    head = {
        "@context": "https://schema.org",
        "@type": "DataFeed",
        "url": absolute("/api/v1/exports/claimreview.json", settings.LANGUAGE_CODE),
        "license": settings.CONTENT_LICENSE,
        "publisher": {"@type": "Organization", "name": settings.PUBLISHER_NAME, "url": settings.PUBLISHER_URL},
        "dateModified": at,
        "dataFeedElement": [],
    }
    return _json(head).removesuffix(b"]}") + b"\n"


def _feed_item(body: bytes) -> bytes:
    """A review, or of one that was taken back its address and when (schema.org dateDeleted)."""
    check = json.loads(body)
    if check["state"] == "erased":
        return b""
    review = claim_review(check) or {"@type": "ClaimReview", "url": check["url"]}
    review.pop("@context", None)
    changed = "dateDeleted" if check["state"] == "retracted" else "dateModified"
    return _json(
        {
            "@type": "DataFeedItem",
            "dateCreated": check["first_published_at"],
            changed: check["modified_at"],
            "item": review,
        }
    )


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


FORMATS = {
    "checks.jsonl": Format("application/jsonl", "checks", _line),
    "checks.csv": Format("text/csv; charset=utf-8", "checks", _row, head=lambda at: _cells(COLUMNS)),
    "claimreview.json": Format(
        "application/ld+json", "checks", _feed_item, head=_feed_head, separator=b",\n", foot=b"\n]}\n"
    ),
    "log.jsonl": Format("application/jsonl", "log", _line),
}
