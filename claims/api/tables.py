"""Documents as rows of a table: the columns of each kind, each with the key of the document that it is taken from."""

from collections.abc import Callable, Iterable
from operator import itemgetter
from typing import Any, NamedTuple

Json = dict[str, Any]


class Column(NamedTuple):
    name: str
    key: str
    value: Callable[[Json], Any]


def rows(kind: str, documents: Iterable[Json], fields: tuple[str, ...] = ()) -> list[list[Any]]:
    """The names, then a row for each document; with `fields` only what is taken from these keys."""
    columns = [column for column in COLUMNS[kind] if not fields or column.key in fields]
    lines = [
        [column.value(document) if column.key in document else None for column in columns] for document in documents
    ]
    return [[column.name for column in columns], *lines]


def _plain(*keys: str) -> list[Column]:
    return [Column(key, key, itemgetter(key)) for key in keys]


def _labels(key: str = "labels", prefix: str = "") -> list[Column]:
    """Labels by language in a cell: "en: False; id: Salah"."""
    return [Column(f"{prefix}{key}", key, lambda document: _by_language(document[key]))]


def _by_language(labels: dict[str, str]) -> str:
    return _list(f"{language}: {label}" for language, label in labels.items())


def _list(values: Iterable[Any]) -> str:
    return "; ".join(dict.fromkeys(str(value) for value in values if value))


def _rating_label(check: Json) -> str:
    labels = check["rating"]["labels"]
    return str(labels.get(check.get("language", "en")) or next(iter(labels.values())))


def _quantity(quantity: Json) -> str:
    ends = [quantity["value"], quantity["value_to"]]
    return f"{'–'.join(end for end in ends if end is not None)} {quantity['unit']}"


COLUMNS: dict[str, list[Column]] = {
    "checks": [
        *_plain("public_id", "url", "state", "language"),
        Column("claim", "claim", lambda check: check["claim"]["text"]),
        Column("made_on", "claim", lambda check: check["claim"]["made_on"]),
        Column("claimant", "claimant", lambda check: (check["claimant"] or {}).get("name")),
        Column("claimant_role", "claimant", lambda check: (check["claimant"] or {}).get("role")),
        Column("claimant_wikidata_id", "claimant", lambda check: (check["claimant"] or {}).get("wikidata_id")),
        Column("rating", "rating", lambda check: check["rating"]["slug"]),
        Column("rating_label", "rating", _rating_label),
        Column("rating_scale", "rating", lambda check: check["rating"]["scale"]["slug"]),
        Column("rating_value", "rating", lambda check: check["rating"]["value"]),
        *_plain("summary"),
        Column("attribution", "attribution", lambda check: check["attribution"]["finding"]),
        Column("quantities", "claim", lambda check: _list(map(_quantity, check["claim"]["quantities"]))),
        Column("topics", "claim", lambda check: _list(topic["slug"] for topic in check["claim"]["topics"])),
        Column("seen_at", "appearances", lambda check: _list(it["article"]["url"] for it in check["appearances"])),
        Column("sources", "evidence", lambda check: _list(item["source"]["url"] for item in check["evidence"])),
        Column("origins", "evidence", lambda check: _list(item["source"]["origin"] for item in check["evidence"])),
        *_plain("first_published_at", "modified_at", "revision"),
        Column("corrections", "corrections", lambda check: len(check["corrections"])),
        Column("retraction", "retraction", lambda check: (check["retraction"] or {}).get("reason")),
        Column("publisher", "publisher", lambda check: check["publisher"]["name"]),
        *_plain("license"),
    ],
    "articles": [
        *_plain("public_id", "path", "title", "url", "language", "published_at"),
        Column("outlet", "outlet", lambda article: (article["outlet"] or {}).get("name")),
        Column("checks", "checks", lambda article: _list(check["public_id"] for check in article["checks"])),
    ],
    "claimants": [
        *_plain("slug", "path", "name", "kind", "wikidata_id", "description"),
        Column("roles", "roles", lambda claimant: _list(role["title"] for role in claimant["roles"])),
    ],
    "topics": [*_plain("slug", "path"), *_labels(), *_labels("descriptions")],
    "outlets": _plain("slug", "path", "name", "url", "wikidata_id"),
    "ratings": [
        *_plain("slug", "path"),
        *_labels(),
        *_labels("descriptions"),
        *_plain("best", "worst"),
        Column("ratings", "ratings", lambda scale: _list(rating["slug"] for rating in scale["ratings"])),
    ],
    "corrections": [
        *_plain("seq", "kind", "at", "public_id", "url", "language"),
        Column("claim", "claim", lambda item: item["claim"]),
        Column("reason", "reason", lambda item: item["reason"]),
        Column("old_rating", "correction", lambda item: _old_or_new(item, "old_rating")),
        Column("new_rating", "correction", lambda item: _old_or_new(item, "new_rating")),
    ],
}


def _old_or_new(item: Json, which: str) -> str | None:
    return ((item["correction"] or {}).get(which) or {}).get("slug")
