"""Writes documents into the published half, in one order for all: records by key, then the check, then the log."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import connection

from claims.models import (
    Article,
    Claim,
    Document,
    Outlet,
    PublishedArticle,
    PublishedCheck,
    PublishedCheckArticle,
    PublishedCheckTopic,
    PublishedClaimant,
    PublishedOutlet,
    PublishedTopic,
)
from claims.publishing import records
from claims.publishing.canonical import body_of, sha256_of
from claims.publishing.documents import articles_of

Tables = type[PublishedArticle] | type[PublishedClaimant] | type[PublishedTopic] | type[PublishedOutlet]


def store_document(document: dict[str, Any]) -> Document:
    body = body_of(document)
    return Document.objects.using("default").create(public_id=document["public_id"], sha256=sha256_of(body), body=body)


def face_of(document: dict[str, Any], first_published_at: datetime, now: datetime) -> dict[str, Any]:
    """The columns that lists filter and order by; the database holds them to the document."""
    rating = document.get("rating") or {"slug": "", "scale": {"slug": ""}}
    return {
        "slug": document["slug"],
        "state": document["state"],
        "language": document["language"],
        "rating": rating["slug"],
        "scale": rating["scale"]["slug"],
        "claimant": (document["claimant"] or {}).get("slug", ""),
        "first_published_at": first_published_at,
        "modified_at": now,
    }


def store_check(
    document: dict[str, Any], stored: Document, first_published_at: datetime, now: datetime
) -> PublishedCheck:
    row, _created = PublishedCheck.objects.using("default").update_or_create(
        public_id=document["public_id"],
        defaults={**face_of(document, first_published_at, now), "document": stored},
    )
    store_links(row, document)
    return row


def links_of(
    row: PublishedCheck, document: dict[str, Any]
) -> tuple[list[PublishedCheckTopic], list[PublishedCheckArticle]]:
    topics = [PublishedCheckTopic(check_row=row, topic=topic["slug"]) for topic in document["claim"]["topics"]]
    articles = {
        appearance["article"]["public_id"]: (appearance["article"]["outlet"] or {}).get("slug", "")
        for appearance in document.get("appearances", [])
    }
    return topics, [PublishedCheckArticle(check_row=row, article=key, outlet=articles[key]) for key in sorted(articles)]


def store_links(row: PublishedCheck, document: dict[str, Any]) -> None:
    """Topics and articles of the check. A tombstone keeps its articles, whose lists still name it."""
    topics, articles = links_of(row, document)
    row.topic_links.all().delete()
    PublishedCheckTopic.objects.using("default").bulk_create(topics)
    if "appearances" in document:
        row.article_links.all().delete()
        PublishedCheckArticle.objects.using("default").bulk_create(articles)


def store_records(claim: Claim) -> None:
    """Rebuilds the documents of everything the claim's check refers to."""
    articles = articles_of(claim)
    store_articles(articles)
    if claim.claimant:
        put(PublishedClaimant, claim.claimant.slug, records.claimant_document(claim.claimant))
    for topic in sorted(claim.topics.all(), key=lambda topic: topic.slug):
        put(PublishedTopic, topic.slug, records.topic_document(topic))
    outlets = {article.outlet for article in articles if article.outlet}
    for outlet in sorted(outlets, key=lambda outlet: outlet.slug):
        put(PublishedOutlet, outlet.slug, records.outlet_document(outlet))


def store_places(row: PublishedCheck) -> None:
    """Rebuilds the documents of the places a check names itself, where nothing else of it changed."""
    links = list(row.article_links.all())
    store_articles(Article.objects.filter(public_id__in=[link.article for link in links]).order_by("public_id"))
    for outlet in Outlet.objects.filter(slug__in=[link.outlet for link in links]).order_by("slug"):
        put(PublishedOutlet, outlet.slug, records.outlet_document(outlet))


def store_articles(articles: Iterable[Article]) -> None:
    """Rebuilds article documents. Each article is locked before its checks are read: of two claims of one
    article published at once, the second sees the first."""
    for article in articles:
        # Not against foreign keys: a publisher's own events refer to the row already.
        Article.objects.select_for_update(no_key=True).only("pk").get(pk=article.pk)
        checks = {row.public_id: json.loads(row.document.body) for row in records.checks_of(article)}
        put(PublishedArticle, article.public_id, records.article_document(article, checks))


def put(table: Tables, key: str, document: dict[str, Any]) -> None:
    """Writes only what differs: an unchanged topic is not locked, so publishers do not queue at it."""
    body = body_of(document)
    sha256 = sha256_of(body)
    rows = table._default_manager.using("default")
    if not rows.filter(key=key, sha256=sha256).exists():
        rows.update_or_create(key=key, defaults={"sha256": sha256, "body": body})


def append_log(kind: str, stored: Document, *, revision: int, reference: str = "") -> int:
    """The last write of a publication: from here until commit the head of the log is locked.

    The database numbers, chains and hashes the entry and tells the outbox (sql/published.sql).
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO claims_logentry
                (seq, kind, public_id, revision, reference, document_id, document_sha256, at, previous_hash, hash)
            VALUES (0, %s, %s, %s, %s, %s, %s, now(), %s, %s) RETURNING seq
            """,
            [kind, stored.public_id, revision, reference, stored.pk, stored.sha256, stored.sha256, stored.sha256],
        )
        return int(cursor.fetchone()[0])
