"""Publishes many approved first revisions in few statements: for volume, never for the desk.

The same document builder, the same tables, the same triggers as publish(); what it leaves out is the
question of readiness, which the approvals it demands have answered.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import chain
from typing import Any

from django.db import connection

from claims.models import Document, PublishedCheck, User, Verdict
from claims.publishing import addresses
from claims.publishing.canonical import body_of, sha256_of
from claims.publishing.documents import PREFETCH, RELATED, check_document
from claims.publishing.statements import methodology_now
from claims.publishing.store import LINKS, face_of, links_of, store_places, store_scales, store_subjects, store_words
from claims.vocabulary import CheckState, ClaimState, VerdictState
from claims.workflow.permissions import check_may
from claims.workflow.writing import verb


@verb
def publish_many(verdict_ids: Sequence[int], *, by: User, moments: dict[int, datetime]) -> int:
    """Publishes approved first revisions; `moments` says when each was. Answers how many.

    One transaction: a verdict that the database refuses takes the whole batch back.
    """
    check_may(by, "publish")
    rows = Verdict.objects.filter(pk__in=verdict_ids, state=VerdictState.APPROVED, revision=1)
    _advance(rows.order_by("claim_id").select_for_update(of=("self",)), moments)
    whole = list(
        Verdict.objects.filter(pk__in=verdict_ids).select_related(*RELATED).prefetch_related(*PREFETCH).order_by("pk")
    )
    methodology = methodology_now()
    built = [(verdict, _document(verdict, moments[verdict.pk], methodology)) for verdict in whole]
    store_subjects(verdict.claim for verdict, _document_of in built)
    store_scales({verdict.scale_id: verdict.scale for verdict, _document_of in built}.values())
    faces = _store_checks(built, moments)
    store_places(faces)
    store_words(faces)
    _append_log(faces)
    return len(built)


def _advance(rows: Iterable[Verdict], moments: dict[int, datetime]) -> None:
    verdicts = list(rows)
    for verdict in verdicts:
        verdict.state, verdict.published_at = VerdictState.PUBLISHED.value, moments[verdict.pk]
    Verdict.objects.bulk_update(verdicts, ["state", "published_at"])
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE claims_claim SET state = %s WHERE id = ANY(%s)",
            [ClaimState.CLOSED.value, [verdict.claim_id for verdict in verdicts]],
        )


def _document(verdict: Verdict, moment: datetime, methodology: dict[str, Any] | None) -> dict[str, Any]:
    slug = addresses.slug_of(verdict.claim.text)
    state = CheckState.PUBLISHED.value
    return check_document(
        verdict, state=state, slug=slug, first_published_at=moment, now=moment, methodology=methodology
    )


def _store_checks(
    built: Sequence[tuple[Verdict, dict[str, Any]]], moments: dict[int, datetime]
) -> list[PublishedCheck]:
    bodies = [body_of(document) for _verdict, document in built]
    stored = Document.objects.using("default").bulk_create(
        Document(public_id=document["public_id"], sha256=sha256_of(body), body=body)
        for (_verdict, document), body in zip(built, bodies, strict=True)
    )
    faces = PublishedCheck.objects.using("default").bulk_create(
        PublishedCheck(
            public_id=document["public_id"],
            document=row,
            **face_of(document, moments[verdict.pk], moments[verdict.pk]),
        )
        for (verdict, document), row in zip(built, stored, strict=True)
    )
    links = [links_of(face, document) for (_verdict, document), face in zip(built, faces, strict=True)]
    for table, rows in zip(LINKS, zip(*links, strict=True), strict=True):
        table._default_manager.using("default").bulk_create(chain.from_iterable(rows))
    return faces


def _append_log(faces: Sequence[PublishedCheck]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO claims_logentry
                (seq, kind, public_id, revision, reference, document_id, document_sha256, at, previous_hash, hash)
            SELECT 0, 'published', public_id, 1, '', id, sha256, now(), sha256, sha256
            FROM claims_document WHERE id = ANY(%s) ORDER BY id
            """,
            [[face.document_id for face in faces]],
        )
