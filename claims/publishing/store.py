"""Writes documents into the published half, in one order for all: records by key, then the check, then the log."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, TypeVar

from django.conf import settings
from django.db import connection

from claims.models import (
    Article,
    Claim,
    Claimant,
    Document,
    LogEntry,
    PublishedArticle,
    PublishedCard,
    PublishedCheck,
    PublishedCheckArticle,
    PublishedCheckOrigin,
    PublishedCheckQuantity,
    PublishedCheckTopic,
    PublishedClaimant,
    PublishedOutlet,
    PublishedPage,
    PublishedScale,
    PublishedTopic,
    RatingScale,
    Topic,
)
from claims.models.published import PublishedRecord
from claims.publishing import cards, pages, records
from claims.publishing.canonical import body_of, sha256_of

Stored = TypeVar("Stored", bound=PublishedRecord)
Link = PublishedCheckTopic | PublishedCheckOrigin | PublishedCheckQuantity | PublishedCheckArticle
# In the order of links_of.
LINKS: tuple[type[Any], ...] = (
    PublishedCheckTopic,
    PublishedCheckOrigin,
    PublishedCheckQuantity,
    PublishedCheckArticle,
)


def store_document(document: dict[str, Any]) -> Document:
    body = body_of(document)
    return Document.objects.using("default").create(public_id=document["public_id"], sha256=sha256_of(body), body=body)


def face_of(document: dict[str, Any], first_published_at: datetime, now: datetime) -> dict[str, Any]:
    """The columns that lists filter and order by; the database holds them to the document."""
    rating = document.get("rating") or {"slug": "", "scale": {"slug": ""}}
    claimant = document["claimant"] or {"slug": "", "wikidata_id": ""}
    return {
        "slug": document["slug"],
        "state": document["state"],
        "language": document["language"],
        "rating": rating["slug"],
        "scale": rating["scale"]["slug"],
        "claimant": claimant["slug"],
        "claimant_wikidata_id": claimant["wikidata_id"],
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


def links_of(row: PublishedCheck, document: dict[str, Any]) -> list[list[Link]]:
    """The rows under which lists find a check, by table. A tombstone keeps its articles, whose lists still name it."""
    at, claim = row.first_published_at, document["claim"]
    links: list[list[Link]] = [
        [PublishedCheckTopic(check_row=row, topic=topic["slug"], first_published_at=at) for topic in claim["topics"]],
        [
            PublishedCheckOrigin(check_row=row, origin=origin, first_published_at=at)
            for origin in sorted({item["source"]["origin"] for item in document.get("evidence", [])})
        ],
        [
            PublishedCheckQuantity(check_row=row, unit=unit, value=value, value_to=value_to)
            for unit, value, value_to in sorted({_bounds(quantity) for quantity in claim["quantities"]})
        ],
    ]
    if "appearances" in document:
        articles = {item["article"]["public_id"]: item["article"] for item in document["appearances"]}
        links.append(
            [
                PublishedCheckArticle(
                    check_row=row,
                    article=key,
                    url=article["url"],
                    outlet=(article["outlet"] or {}).get("slug", ""),
                    first_published_at=at,
                )
                for key, article in sorted(articles.items())
            ]
        )
    return links


def _bounds(quantity: dict[str, Any]) -> tuple[str, Decimal, Decimal]:
    value, value_to = quantity["value"], quantity["value_to"]
    return quantity["unit"], Decimal(value), Decimal(value if value_to is None else value_to)


def store_links(row: PublishedCheck, document: dict[str, Any]) -> None:
    for table, links in zip(LINKS, links_of(row, document), strict=False):
        table._default_manager.using("default").filter(check_row=row).delete()
        table._default_manager.using("default").bulk_create(links)


def store_words(rows: Iterable[PublishedCheck]) -> None:
    """The words by which these checks are found, of the documents they show now (sql/search.sql)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT claims_fill_search(%s)", [[row.pk for row in rows]])


def count_terms() -> int:
    """Counts anew in how many checks each term stands, while publications go on; answers how many counts changed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT claims_count_terms()")
        return int(cursor.fetchone()[0])


def store_subjects(claims: Iterable[Claim]) -> None:
    """Rebuilds the documents of the claimants and topics of claims whose checks are published now."""
    claimants: dict[str, Claimant] = {}
    topics: dict[str, Topic] = {}
    for claim in claims:
        topics |= {topic.slug: topic for topic in claim.topics.all()}
        if claim.claimant:
            claimants[claim.claimant.slug] = claim.claimant
    put(PublishedClaimant, {key: records.claimant_document(row) for key, row in claimants.items()})
    put(PublishedTopic, {key: records.topic_document(row) for key, row in topics.items()})


def store_scales(scales: Iterable[RatingScale]) -> None:
    """Rebuilds the documents of scales by which checks are published now."""
    put(PublishedScale, {scale.slug: records.scale_document(scale) for scale in scales})


def store_places(rows: Iterable[PublishedCheck]) -> None:
    """Rebuilds the documents of the articles in which these checks are shown, and of their outlets."""
    links = PublishedCheckArticle.objects.using("default").filter(check_row__in=rows)
    keys = set(links.values_list("article", flat=True))
    # Locked before their checks are read: of two claims of one article published at once, the second sees the
    # first. Not against foreign keys: a publisher's own events refer to the rows already.
    locked = Article.objects.select_for_update(of=("self",), no_key=True).filter(public_id__in=keys)
    articles = list(locked.select_related("outlet").order_by("public_id"))
    put(PublishedArticle, records.article_documents(articles))
    outlets = {article.outlet.slug: article.outlet for article in articles if article.outlet}
    put(PublishedOutlet, {key: records.outlet_document(row) for key, row in outlets.items()})


def put(table: type[Stored], documents: Mapping[str, dict[str, Any]]) -> None:
    """Writes only what differs: an unchanged topic is not locked, so publishers do not queue at it."""
    bodies = {key: body_of(documents[key]) for key in sorted(documents)}
    rows = [table(key=key, sha256=sha256_of(body), body=body) for key, body in bodies.items()]
    stored = table._default_manager.using("default")
    present = dict(stored.filter(key__in=bodies).values_list("key", "sha256"))
    stored.bulk_create(
        [row for row in rows if present.get(row.key) != row.sha256],
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=["sha256", "body"],
    )


def store_pages(row: PublishedCheck, document: dict[str, Any], entry: LogEntry) -> None:
    """Draws the claim page in each language of the interface and keeps it."""
    PublishedPage.objects.using("default").bulk_create(
        [
            PublishedPage(
                check_row=row,
                language=language,
                document_id=entry.document_id,
                version=pages.version(),
                html=pages.draw(document, seq=entry.seq, sha256=entry.document_sha256, language=language),
            )
            for language, _name in settings.LANGUAGES
        ],
        update_conflicts=True,
        unique_fields=["check_row", "language"],
        update_fields=["document", "version", "html"],
    )


def store_card(row: PublishedCheck, document: dict[str, Any], document_id: int) -> None:
    """Draws the picture of the check and keeps it, where pictures can be drawn."""
    if not cards.available():
        return
    PublishedCard.objects.using("default").bulk_create(
        [PublishedCard(check_row=row, document_id=document_id, version=cards.version(), png=cards.draw(document))],
        update_conflicts=True,
        unique_fields=["check_row"],
        update_fields=["document", "version", "png"],
    )


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
