"""Documents of what checks refer to: articles, claimants, topics, outlets."""

from typing import Any

from claims import anchoring
from claims.models import Article, Claimant, Outlet, PublishedCheck, Topic
from claims.publishing import addresses
from claims.publishing.canonical import instant


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


def article_document(article: Article, checks: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """What readers see of an article: never its text, only the spans of its checks and a little around.

    `checks` maps the public id of each published check of the article to its document.
    """
    version = article.current
    spans = [
        (place["start"], place["end"], key)
        for key, check in checks.items()
        for place in check.get("appearances", ())
        if (place["article"]["public_id"], place["version"]) == (article.public_id, version.number)
    ]
    return {
        "type": "article",
        "schema": 1,
        **article_reference(article),
        "version": version.number,
        "text_sha256": version.text_sha256,
        "excerpts": _excerpts(version.text, spans),
        "checks": [
            {
                "public_id": check["public_id"],
                "path": check["path"],
                "state": check["state"],
                "claim": check["claim"]["text"],
                "rating": check.get("rating") and {key: check["rating"][key] for key in ("slug", "labels", "meaning")},
                "language": check["language"],
            }
            for check in checks.values()
        ],
    }


def _excerpts(text: str, spans: list[tuple[int, int, str]]) -> list[dict[str, Any]]:
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


def checks_of(article: Article) -> list[PublishedCheck]:
    """The published checks that appear in the article, as they are in this transaction."""
    return list(
        PublishedCheck.objects.using("default")
        .filter(article_links__article=article.public_id)
        .select_related("document")
        .order_by("first_published_at", "id")
    )
