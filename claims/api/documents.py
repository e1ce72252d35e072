"""JSON Schemas of the published documents (JSON Schema 2020-12, the dialect of OpenAPI 3.1): what partners rely on.

The keys of a schema are also the allowlist of `fields`. tests/api holds every document to its schema.
"""

from typing import Any

from claims.vocabulary import (
    Attribution,
    CheckState,
    ClaimantKind,
    CorrectionKind,
    Finding,
    Language,
    LogKind,
    Meaning,
    Qualifier,
    ReplyStatus,
    SourceKind,
    Stance,
)

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
WHOLE: Schema = {"type": "integer"}
INSTANT: Schema = {"type": "string", "format": "date-time"}
DAY: Schema = {"type": "string", "format": "date"}
DECIMAL: Schema = {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$", "description": "An exact number."}
SHA256: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
PUBLIC_ID: Schema = {"type": "string", "pattern": "^[0-9a-z]{10}$"}
LABELS: Schema = {"type": "object", "additionalProperties": TEXT, "description": "By language."}
ADDRESS: Schema = {"type": "string", "description": "A web address; empty where there is none."}


def listed(choices: Any) -> Schema:
    return {"type": "string", "enum": [str(value) for value in choices.values]}


def maybe(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def many(schema: Schema) -> Schema:
    return {"type": "array", "items": schema}


def ref(name: str, section: str = "schemas") -> Schema:
    return {"$ref": f"#/components/{section}/{name}"}


def document(properties: dict[str, Schema], optional: tuple[str, ...] = (), **more: Any) -> Schema:
    """An object of just these keys. `fields` can leave any of them away in an answer, so that answers demand none."""
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required, **more}


def _head(name: str) -> dict[str, Schema]:
    return {"type": {"const": name}, "schema": {"const": 1}}


LANGUAGE = listed(Language)
RATING = {"slug": TEXT, "labels": LABELS, "meaning": TEXT}
OUTLET_REFERENCE = document({"slug": TEXT, "name": TEXT, "path": TEXT})
ARTICLE_REFERENCE = {
    "public_id": PUBLIC_ID, "slug": TEXT, "path": TEXT, "title": TEXT, "url": ADDRESS, "language": LANGUAGE,
    "published_at": maybe(INSTANT), "outlet": maybe(OUTLET_REFERENCE),
}  # fmt: skip
RICH = document({"markdown": TEXT, "html": TEXT})
CLAIMANT_KIND = listed(ClaimantKind)
CLAIM = document(
    {
        "text": TEXT, "made_on": maybe(DAY), "context": TEXT,
        "quantities": many(document({
            "value": DECIMAL, "value_to": maybe(DECIMAL), "unit": TEXT, "qualifier": listed(Qualifier), "of": TEXT,
            "period": TEXT,
        })),
        "selection": document({"reason": TEXT, "note": TEXT}),
        "topics": many(document({"slug": TEXT, "labels": LABELS})),
    },
    optional=("context", "selection"),
)  # fmt: skip
EVIDENCE = document(
    {
        "finding": listed(Finding), "stance": listed(Stance), "quote": TEXT, "locator": TEXT, "note": TEXT,
        "source": document({
            "title": TEXT, "publisher": TEXT, "url": ADDRESS, "archive_url": ADDRESS, "kind": listed(SourceKind),
            "language": LANGUAGE, "published_on": maybe(DAY), "accessed_on": maybe(DAY), "origin": TEXT,
            "interests": TEXT,
        }),
        "kept_copies": many(document({"sha256": SHA256, "media_type": TEXT, "kept_on": DAY})),
    },
    optional=("kept_copies",),
)  # fmt: skip
CORRECTED = document(
    {
        "on": DAY, "kind": listed(CorrectionKind), "reason": TEXT, "old_rating": maybe(document(RATING)),
        "new_rating": maybe(document(RATING)), "old_attribution": TEXT, "new_attribution": TEXT,
    }
)  # fmt: skip
RETRACTION = document({"on": DAY, "reason": TEXT})
TRANSLATION = document({"claim": TEXT, "summary": TEXT, "explanation": RICH, "attribution_note": TEXT})
# What only a check has that stands; a tombstone is without.
STANDING: dict[str, Schema] = {
    "appearances": many(document({
        "article": document(ARTICLE_REFERENCE), "version": WHOLE, "text_sha256": SHA256, "exact": TEXT,
        "prefix": TEXT, "suffix": TEXT, "start": WHOLE, "end": WHOLE,
    })),
    "rating": document({
        "scale": document({"slug": TEXT, "labels": LABELS}), **RATING, "meaning": listed(Meaning),
        "value": maybe(WHOLE), "best": maybe(WHOLE), "worst": maybe(WHOLE),
    }),
    "summary": TEXT,
    "found": many(maybe(document({"value": DECIMAL, "value_to": maybe(DECIMAL)}))),
    "explanation": RICH,
    "attribution": document({"finding": listed(Attribution), "note": TEXT}),
    "as_of": maybe(DAY),
    "confirmed_on": maybe(DAY),
    "evidence": many(EVIDENCE),
    "independent_origins": WHOLE,
    "counter_search": TEXT,
    "reply": document({"status": listed(ReplyStatus), "asked_on": maybe(DAY), "text": TEXT}),
    "exceptions": many(document({"code": TEXT, "reason": TEXT})),
    "translations": {"type": "object", "additionalProperties": TRANSLATION, "description": "By language."},
    "methodology": maybe({"type": "object"}),
    "translated_into": {**LANGUAGE, "description": "Where the words are a translation: its language."},
}  # fmt: skip
CHECK = document(
    {
        **_head("check"), "public_id": PUBLIC_ID, "slug": TEXT, "url": TEXT, "path": TEXT, "language": LANGUAGE,
        "state": listed(CheckState), "revision": WHOLE, "first_published_at": INSTANT, "modified_at": INSTANT,
        "claim": CLAIM,
        "claimant": maybe(document({
            "slug": TEXT, "name": TEXT, "kind": CLAIMANT_KIND, "role": TEXT, "wikidata_id": TEXT,
        })),
        **STANDING,
        "corrections": many(CORRECTED), "retraction": maybe(RETRACTION),
        "publisher": document({"name": TEXT, "url": TEXT, "logo": TEXT}), "license": TEXT,
    },
    optional=tuple(STANDING),
    description="One claim with what we found (schema.org ClaimReview). A retracted one is a tombstone: it keeps its "
    "claim, its corrections and the reason. Documents keep the keys with which they were published.",
)  # fmt: skip
ARTICLE = document(
    {
        **_head("article"), **ARTICLE_REFERENCE, "version": maybe(WHOLE), "text_sha256": maybe(SHA256),
        "excerpts": many(document({
            "text": TEXT, "marks": many(document({"start": WHOLE, "end": WHOLE, "check": PUBLIC_ID})),
        })),
        "checks": many(document({
            "public_id": PUBLIC_ID, "path": TEXT, "state": listed(CheckState), "claim": TEXT,
            "rating": maybe(document(RATING)), "language": LANGUAGE,
        })),
    },
    description="A text in which claims were made: never the whole of it, only the words that carry checked claims.",
)  # fmt: skip
CLAIMANT = document(
    {
        **_head("claimant"), "slug": TEXT, "path": TEXT, "name": TEXT, "kind": CLAIMANT_KIND, "wikidata_id": TEXT,
        "description": TEXT,
        "roles": many(document({"title": TEXT, "from": maybe(DAY), "until": maybe(DAY)})),
    },
    description="Who made a claim.",
)  # fmt: skip
TOPIC = document(
    {**_head("topic"), "slug": TEXT, "path": TEXT, "labels": LABELS, "descriptions": LABELS},
    description="What checks are about.",
)
OUTLET = document(
    {**_head("outlet"), "slug": TEXT, "path": TEXT, "name": TEXT, "url": ADDRESS, "wikidata_id": TEXT},
    description="Who published an article.",
)
SCALE = document(
    {
        **_head("rating_scale"), "slug": TEXT, "path": TEXT, "labels": LABELS, "descriptions": LABELS,
        "best": maybe(WHOLE), "worst": maybe(WHOLE),
        "ratings": many(document({**RATING, "descriptions": LABELS, "value": maybe(WHOLE)})),
    },
    description="A scale of ratings, with what each label means (schema.org Rating).",
)  # fmt: skip
CORRECTION = document(
    {
        **_head("correction"), "seq": WHOLE, "kind": {"type": "string", "enum": ["corrected", "retracted"]},
        "at": INSTANT, "public_id": PUBLIC_ID, "url": TEXT, "language": LANGUAGE, "claim": TEXT, "reason": TEXT,
        "correction": maybe(CORRECTED), "check": document({"public_id": PUBLIC_ID, "path": TEXT}),
    },
    description="A public change of a check: the log entry that made it, what it says and why.",
)  # fmt: skip
# The kinds of lists, each with the name and the schema of one document.
KINDS: dict[str, tuple[str, Schema]] = {
    "checks": ("Check", CHECK),
    "articles": ("Article", ARTICLE),
    "claimants": ("Claimant", CLAIMANT),
    "topics": ("Topic", TOPIC),
    "outlets": ("Outlet", OUTLET),
    "ratings": ("RatingScale", SCALE),
    "corrections": ("Correction", CORRECTION),
}


def content_of_list(kind: str, form: str) -> Schema:
    """A page of documents in a format."""
    one = ref(KINDS[kind][0])
    link = maybe({"type": "string", "format": "uri"})
    item = document({"@type": {"const": "DataFeedItem"}, "dateCreated": INSTANT, "dateModified": INSTANT,
                     "item": ref("ClaimReview")})  # fmt: skip
    return {
        "json": document({"next": link, "previous": link, "results": many(one)}),
        "jsonl": {"type": "string", "description": f"A {KINDS[kind][0]} a line."},
        "jsonld": document({
            "@context": {"const": "https://schema.org"}, "@type": {"const": "DataFeed"}, "license": TEXT,
            "dataFeedElement": many(item),
        }),
        "csv": {"type": "string", "description": "RFC 4180, the names of the columns first."},
        "xlsx": {"type": "string", "contentMediaType": "application/octet-stream"},
    }[form]  # fmt: skip


def keys_of(kind: str) -> list[str]:
    """The keys that a document of a kind can have."""
    return list(KINDS[kind][1]["properties"])


ENTRY = {
    "seq": WHOLE, "kind": listed(LogKind), "public_id": PUBLIC_ID, "revision": WHOLE, "reference": TEXT, "at": INSTANT,
    "document_sha256": SHA256, "previous_hash": SHA256, "hash": SHA256,
}  # fmt: skip


def page_of(item: Schema) -> Schema:
    return document({"next": maybe(TEXT), "results": many(item)})
