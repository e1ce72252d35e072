"""Documents of what checks refer to: articles, claimants, topics, outlets."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from claims import anchoring
from claims.models import Article, ArticleVersion, Claimant, Outlet, PublishedCheckArticle, RatingScale, Topic
from claims.publishing import addresses
from claims.publishing.canonical import instant

Span = tuple[int, int, str]  # start, end, public id of the check


def outlet_reference(outlet: Outlet | None) -> dict[str, Any] | None:
    if outlet is None:
        return None
    return {"slug": outlet.slug, "name": outlet.name, "path": addresses.record_path("outlets", outlet.slug)}


def outlet_document(outlet: Outlet) -> dict[str, Any]:
    return {
        "type": "outlet",
        "schema": 1,
        "slug": outlet.slug,
        "path": addresses.record_path("outlets", outlet.slug),
        "name": outlet.name,
        "url": outlet.url,
        "wikidata_id": outlet.wikidata_id,
    }


def claimant_document(claimant: Claimant) -> dict[str, Any]:
    return {
        "type": "claimant",
        "schema": 1,
        "slug": claimant.slug,
        "path": addresses.record_path("claimants", claimant.slug),
        "name": claimant.name,
        "kind": claimant.kind,
        "wikidata_id": claimant.wikidata_id,
        "description": claimant.description,
        "roles": [
            {
                "title": role.title,
                "from": role.since and role.since.isoformat(),
                "until": role.until and role.until.isoformat(),
            }
            for role in claimant.roles.all()
        ],
    }


def topic_document(topic: Topic) -> dict[str, Any]:
    return {
        "type": "topic",
        "schema": 1,
        "slug": topic.slug,
        "path": addresses.record_path("topics", topic.slug),
        "labels": topic.labels,
        "descriptions": topic.descriptions,
    }


def scale_document(scale: RatingScale) -> dict[str, Any]:
    """schema.org Rating, all of a scale: what each label means and when it is used. Numbers rise towards true."""
    worst, best = scale.bounds() or (None, None)
    return {
        "type": "rating_scale",
        "schema": 1,
        "slug": scale.slug,
        "path": addresses.ratings_path(scale.slug),
        "labels": scale.labels,
        "descriptions": scale.descriptions,
        "best": best,
        "worst": worst,
        "ratings": [
            {
                "slug": rating.slug,
                "labels": rating.labels,
                "descriptions": rating.descriptions,
                "meaning": rating.meaning,
                "value": rating.value,
            }
            for rating in scale.ratings.all()
        ],
    }


def article_reference(article: Article) -> dict[str, Any]:
    return {
        "public_id": article.public_id,
        "slug": addresses.slug_of(article.title),
        "path": addresses.article_path(article.public_id, article.title),
        "title": article.title,
        "url": article.url,
        "language": article.language,
        "published_at": article.published_at and instant(article.published_at),
        "outlet": outlet_reference(article.outlet),
    }


def article_documents(articles: Sequence[Article]) -> dict[str, dict[str, Any]]:
    """The documents of articles by public id, from two queries however many there are."""
    checks: dict[str, list[dict[str, Any]]] = {article.public_id: [] for article in articles}
    for link in (
        PublishedCheckArticle.objects.using("default")
        .filter(article__in=checks)
        .select_related("check_row__document")
        .order_by("check_row__first_published_at", "check_row_id")
    ):
        checks[link.article].append(json.loads(link.check_row.document.body))
    quoted = {article: _places(article, checks[article.public_id]) for article in articles}
    numbers = {number for places in quoted.values() for number in places}
    versions = {
        (version.article_id, version.number): version
        for version in ArticleVersion.objects.filter(article__in=articles, number__in=numbers)
    }
    return {
        article.public_id: _article_document(
            article, versions[article.pk, max(places)] if places else None, places, checks[article.public_id]
        )
        for article, places in quoted.items()
    }


def _places(article: Article, checks: Iterable[dict[str, Any]]) -> dict[int, list[Span]]:
    """The quoted spans by version: from the documents, for a claim under correction may be tied to words that
    nobody has approved."""
    found: dict[int, list[Span]] = defaultdict(list)
    for check in checks:
        for place in check.get("appearances", []):
            if place["article"]["public_id"] == article.public_id:
                found[place["version"]].append((place["start"], place["end"], check["public_id"]))
    return found


def _article_document(
    article: Article, version: ArticleVersion | None, places: dict[int, list[Span]], checks: list[dict[str, Any]]
) -> dict[str, Any]:
    """What readers see of an article: never its text, only the spans of its checks and a little around.

    `version` is the latest that is quoted; None when every check of the article was retracted.
    """
    return {
        "type": "article",
        "schema": 1,
        **article_reference(article),
        "version": version and version.number,
        "text_sha256": version and version.text_sha256,
        "excerpts": _excerpts(version.text, places[version.number]) if version else [],
        "checks": [
            {
                "public_id": check["public_id"],
                "path": check["path"],
                "state": check["state"],
                "claim": check["claim"]["text"],
                "rating": check.get("rating") and {key: check["rating"][key] for key in ("slug", "labels", "meaning")},
                "language": check["language"],
            }
            for check in checks
        ],
    }


def _excerpts(text: str, spans: Iterable[Span]) -> list[dict[str, Any]]:
    return [
        {
            "text": text[excerpt.start : excerpt.end],
            "marks": [
                {"start": start - excerpt.start, "end": end - excerpt.start, "check": public_id}
                for start, end, public_id in excerpt.spans
            ],
        }
        for excerpt in anchoring.excerpts(text, spans)
    ]
