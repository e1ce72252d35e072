"""Builds the one document of a check from the editorial tables: the whole check, nothing else of them.

The keys are public and stay; docs/adding-a-field.md walks a new one from the model to the page.
"""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Prefetch
from django.utils import timezone

from claims import found
from claims.models import (
    Appearance,
    Claim,
    Correction,
    Evidence,
    KeptCopy,
    Quantity,
    Rating,
    Verdict,
    VerdictTranslation,
)
from claims.publishing import addresses
from claims.publishing.canonical import instant, rich
from claims.publishing.records import article_reference
from claims.vocabulary import CheckState, VerdictState

PREFETCH = (
    "claim__topics",
    "claim__quantities",
    "claim__claimant__roles",
    "claim__appearances__article_version__article__outlet",
    Prefetch("claim__verdicts", Verdict.objects.select_related("rating", "correction__previous__rating")),
    "evidence__source__origin",
    Prefetch("evidence__source__copies", KeptCopy.objects.order_by("kept_at", "pk")),
    "exceptions",
    "translations",
    "scale__ratings",
)
RELATED = ("claim", "claim__claimant", "rating", "scale", "correction__previous__rating")
# The keys that a tombstone keeps.
REMAINS = frozenset(
    {
        "type", "schema", "public_id", "slug", "url", "path", "language", "state", "revision", "first_published_at",
        "modified_at", "claim", "claimant", "corrections", "retraction", "publisher", "license",
    }
)  # fmt: skip


def check_document(
    verdict: Verdict,
    *,
    state: str,
    slug: str,
    first_published_at: datetime,
    now: datetime,
    methodology: dict[str, Any] | None,
) -> dict[str, Any]:
    """The public face of a verdict once it is published. `verdict` comes with PREFETCH and RELATED; `methodology`
    names the version in public (publishing/statements.py), None when there is none."""
    claim = verdict.claim
    if verdict.rating is None:
        raise ValueError("a verdict without a rating has no document")
    return {
        **_head(verdict, state=state, slug=slug, first_published_at=first_published_at, now=now),
        "claim": {
            "text": claim.text,
            "made_on": _day(claim.made_on),
            "context": claim.context,
            "quantities": [_quantity(quantity) for quantity in claim.quantities.all()],
            "selection": {"reason": claim.selection_reason, "note": claim.selection_note},
            "topics": [{"slug": topic.slug, "labels": topic.labels} for topic in claim.topics.all()],
        },
        "claimant": _claimant(claim),
        "appearances": [appearance_document(appearance) for appearance in claim.appearances.all()],
        "rating": _rating(verdict.rating, verdict),
        "summary": verdict.summary,
        "found": [item and _found(item) for item in found.read(verdict.found, claim.language)],
        "explanation": rich(verdict.explanation),
        "attribution": {"finding": verdict.attribution, "note": verdict.attribution_note},
        "as_of": _day(verdict.as_of),
        "confirmed_on": None,
        "evidence": [_evidence(item) for item in verdict.evidence.all()],
        "independent_origins": len({item.source.origin_id for item in verdict.evidence.all()}),
        "counter_search": verdict.counter_search,
        "reply": {
            "status": verdict.reply_status,
            "asked_on": _day(verdict.reply_asked_on),
            "text": verdict.reply_text,
        },
        "exceptions": [{"code": item.code, "reason": item.reason} for item in verdict.exceptions.all()],
        "corrections": _corrections(verdict, now),
        "retraction": None,
        "translations": {
            item.language: translation_document(item)
            for item in verdict.translations.all()
            if item.state == VerdictState.PUBLISHED
        },
        "methodology": methodology,
        **_foot(),
    }


# What only says more about a check, or takes it back, amends the document that was approved: the claim may be
# under work for a correction, and nothing of that is public yet.


def sighted(document: dict[str, Any], appearance: Appearance, *, now: datetime) -> dict[str, Any]:
    appearances = [*document["appearances"], appearance_document(appearance)]
    return {**document, "modified_at": instant(now), "appearances": appearances}


def translated(document: dict[str, Any], translation: VerdictTranslation, *, now: datetime) -> dict[str, Any]:
    translations = {**document["translations"], translation.language: translation_document(translation)}
    return {**document, "modified_at": instant(now), "translations": translations}


def confirmed(document: dict[str, Any], *, on: date, now: datetime) -> dict[str, Any]:
    """Looked at again on a day, and it still holds. What we know is of the day it was: `as_of` stays."""
    return {**document, "modified_at": instant(now), "confirmed_on": _day(on)}


def tombstone(document: dict[str, Any], *, reason: str, now: datetime) -> dict[str, Any]:
    """What stays of a retracted check: that it was, what it was about, and why it was taken back."""
    claim = document["claim"]
    return {
        **{key: value for key, value in document.items() if key in REMAINS},
        "state": CheckState.RETRACTED.value,
        "modified_at": instant(now),
        "claim": {"text": claim["text"], "made_on": claim["made_on"], "quantities": [], "topics": []},
        "retraction": {"on": _local_day(now), "reason": reason},
    }


def appearance_document(appearance: Appearance) -> dict[str, Any]:
    version = appearance.article_version
    return {
        "article": article_reference(version.article),
        "version": version.number,
        "text_sha256": version.text_sha256,
        "exact": appearance.exact,
        "prefix": appearance.prefix,
        "suffix": appearance.suffix,
        "start": appearance.start,
        "end": appearance.end,
    }


def translation_document(translation: VerdictTranslation) -> dict[str, Any]:
    return {
        "claim": translation.claim_text,
        "summary": translation.summary,
        "explanation": rich(translation.explanation),
        "attribution_note": translation.attribution_note,
    }


def _head(verdict: Verdict, *, state: str, slug: str, first_published_at: datetime, now: datetime) -> dict[str, Any]:
    claim = verdict.claim
    path = addresses.claim_path(claim.public_id, slug)
    return {
        "type": "check",
        "schema": 1,
        "public_id": claim.public_id,
        "slug": slug,
        "url": addresses.absolute(path, claim.language),
        "path": path,
        "language": claim.language,
        "state": state,
        "revision": verdict.revision,
        "first_published_at": instant(first_published_at),
        "modified_at": instant(now),
    }


def _foot() -> dict[str, Any]:
    return {
        "publisher": {
            "name": settings.PUBLISHER_NAME,
            "url": settings.PUBLISHER_URL,
            "logo": settings.PUBLISHER_LOGO,
        },
        "license": settings.CONTENT_LICENSE,
    }


def _claimant(claim: Claim) -> dict[str, Any] | None:
    claimant = claim.claimant
    if claimant is None:
        return None
    return {
        "slug": claimant.slug,
        "name": claimant.name,
        "kind": claimant.kind,
        "role": claimant.role_on(claim.made_on),
        "wikidata_id": claimant.wikidata_id,
    }


def _quantity(quantity: Quantity) -> dict[str, Any]:
    return {
        "value": _number(quantity.value),
        "value_to": None if quantity.value_to is None else _number(quantity.value_to),
        "unit": quantity.unit,
        "qualifier": quantity.qualifier,
        "of": quantity.of,
        "period": quantity.period,
    }


def _found(item: found.Found) -> dict[str, Any]:
    """What stands beside the figure of the claim at the same place, in its unit."""
    return {"value": _number(item.value), "value_to": None if item.value_to is None else _number(item.value_to)}


def _rating(rating: Rating, verdict: Verdict) -> dict[str, Any]:
    worst, best = (rating.value is not None and verdict.scale.bounds()) or (None, None)
    return {
        "scale": {"slug": verdict.scale.slug, "labels": verdict.scale.labels},
        "slug": rating.slug,
        "labels": rating.labels,
        "meaning": rating.meaning,
        "value": rating.value,
        "best": best,
        "worst": worst,
    }


def _evidence(item: Evidence) -> dict[str, Any]:
    source = item.source
    return {
        "finding": item.finding,
        "stance": item.stance,
        "quote": item.quote,
        "locator": item.locator,
        "note": item.note,
        "source": {
            "title": source.title,
            "publisher": source.publisher,
            "url": source.url,
            "archive_url": source.archive_url,
            "kind": source.kind,
            "language": source.language,
            "published_on": _day(source.published_on),
            "accessed_on": _day(source.accessed_on),
            "origin": source.origin.name,
            "interests": source.interests,
        },
        "kept_copies": [_copy(copy) for copy in source.copies.all()],
    }


def _copy(copy: KeptCopy) -> dict[str, Any]:
    """That a file is kept, and which: whoever has it can compare. The file itself is somebody's work, never public."""
    return {"sha256": copy.sha256, "media_type": copy.media_type, "kept_on": _local_day(copy.kept_at)}


def _corrections(verdict: Verdict, now: datetime) -> list[dict[str, Any]]:
    """Every correction in public with this revision's, newest first; one not yet published is dated now."""
    public = [v for v in verdict.claim.verdicts.all() if v.state in (VerdictState.PUBLISHED, VerdictState.SUPERSEDED)]
    revisions = {each.revision: each for each in [*public, verdict]}
    return [
        _correction(revisions[number].correction, revisions[number].published_at or now)
        for number in sorted(revisions, reverse=True)
        if hasattr(revisions[number], "correction")
    ]


def _correction(correction: Correction, moment: datetime) -> dict[str, Any]:
    new, old = correction.verdict, correction.previous
    return {
        "on": _local_day(moment),
        "kind": correction.kind.value,
        "reason": correction.reason,
        "old_rating": _label(old.rating),
        "new_rating": _label(new.rating),
        "old_attribution": old.attribution,
        "new_attribution": new.attribution,
    }


def _label(rating: Rating | None) -> dict[str, Any] | None:
    return None if rating is None else {"slug": rating.slug, "labels": rating.labels, "meaning": rating.meaning}


def _number(value: Any) -> str:
    return f"{value.normalize():f}"


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _local_day(moment: datetime) -> str:
    return timezone.localtime(moment).date().isoformat()
