"""Builds the one document of a check from the editorial tables: the whole check, nothing else of them.

The keys are public and stay; docs/adding-a-field.md walks a new one from the model to the page.
"""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from claims.models import (
    Appearance,
    Article,
    Claim,
    Correction,
    Evidence,
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
    "evidence__source__origin",
    "exceptions",
    "translations",
    "scale__ratings",
)
RELATED = ("claim", "claim__claimant", "rating", "scale")
HEAD = (
    "type", "schema", "public_id", "slug", "url", "path", "language", "state", "revision", "first_published_at",
    "modified_at",
)  # fmt: skip


def check_document(
    verdict: Verdict, *, state: str, slug: str, first_published_at: datetime, now: datetime
) -> dict[str, Any]:
    """The public face of a published verdict. `verdict` comes with PREFETCH and RELATED."""
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
        "appearances": [place(appearance) for appearance in claim.appearances.all()],
        "rating": _rating(verdict.rating, verdict),
        "summary": verdict.summary,
        "explanation": rich(verdict.explanation),
        "attribution": {"finding": verdict.attribution, "note": verdict.attribution_note},
        "as_of": _day(verdict.as_of),
        "evidence": [_evidence(item) for item in verdict.evidence.all()],
        "independent_origins": len({item.source.origin_id for item in verdict.evidence.all()}),
        "counter_search": verdict.counter_search,
        "reply": {
            "status": verdict.reply_status,
            "asked_on": _day(verdict.reply_asked_on),
            "text": verdict.reply_text,
        },
        "exceptions": [{"code": item.code, "reason": item.reason} for item in verdict.exceptions.all()],
        "corrections": _corrections(claim, now),
        "retraction": None,
        "translations": {
            item.language: wording(item) for item in verdict.translations.all() if item.state == VerdictState.PUBLISHED
        },
        **_foot(),
    }


def tombstone(document: dict[str, Any], *, reason: str, now: datetime) -> dict[str, Any]:
    """What stays of a retracted check's document: that it was, what it was about, and why it was taken back."""
    claim = document["claim"]
    return {
        **{key: document[key] for key in HEAD},
        "state": CheckState.RETRACTED.value,
        "modified_at": instant(now),
        "claim": {"text": claim["text"], "made_on": claim["made_on"], "quantities": [], "topics": []},
        "claimant": document["claimant"],
        "corrections": document["corrections"],
        "retraction": {"on": _local_day(now), "reason": reason},
        **_foot(),
    }


def place(appearance: Appearance) -> dict[str, Any]:
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


def wording(translation: VerdictTranslation) -> dict[str, Any]:
    return {
        "claim": translation.claim_text,
        "summary": translation.summary,
        "explanation": rich(translation.explanation),
        "attribution_note": translation.attribution_note,
    }


def articles_of(claim: Claim) -> list[Article]:
    """Every article the claim appears in, once, in the order of their keys."""
    found = {a.article_version.article for a in claim.appearances.all()}
    return sorted(found, key=lambda article: article.public_id)


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
    }


def _corrections(claim: Claim, now: datetime) -> list[dict[str, Any]]:
    """Every published correction, newest first; the one being published now is dated now."""
    done = (
        Correction.objects.filter(
            verdict__claim=claim, verdict__state__in=[VerdictState.PUBLISHED, VerdictState.SUPERSEDED]
        )
        .select_related("verdict__rating", "previous__rating")
        .order_by("-verdict__revision")
    )
    return [
        {
            "on": _local_day(item.verdict.published_at or now),
            "kind": item.kind.value,
            "reason": item.reason,
            "old_rating": _label(item.previous.rating),
            "new_rating": _label(item.verdict.rating),
        }
        for item in done
    ]


def _label(rating: Rating | None) -> dict[str, Any] | None:
    return None if rating is None else {"slug": rating.slug, "labels": rating.labels, "meaning": rating.meaning}


def _number(value: Any) -> str:
    return f"{value.normalize():f}"


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _local_day(moment: datetime) -> str:
    return timezone.localtime(moment).date().isoformat()
