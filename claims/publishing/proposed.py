"""The document that each public act makes. The act and its preview call the same function, so that they agree."""

from datetime import date, datetime
from typing import Any

from claims.models import Appearance, Claim, PublishedCheck, Retraction, Verdict, VerdictTranslation
from claims.publishing import addresses
from claims.publishing.documents import PREFETCH, RELATED, check_document, confirmed, sighted, tombstone, translated
from claims.publishing.reading import parsed
from claims.publishing.statements import methodology_now
from claims.vocabulary import CheckState

Document = dict[str, Any]


def face_of_claim(claim: Claim) -> PublishedCheck | None:
    """The check as the public sees it; None when there is none."""
    rows = PublishedCheck.objects.using("default").filter(public_id=claim.public_id)
    return rows.select_related("document").first()


def of_revision(verdict: Verdict, face: PublishedCheck | None, *, now: datetime) -> Document:
    """A revision published: a new check, or a correction of `face`. The verdict is read anew, with all it needs."""
    whole = Verdict.objects.select_related(*RELATED).prefetch_related(*PREFETCH).get(pk=verdict.pk)
    return check_document(
        whole,
        state=(CheckState.CORRECTED if face else CheckState.PUBLISHED).value,
        # The slug is fixed at first publication: a link once shared keeps its spelling.
        slug=face.slug if face else addresses.slug_of(whole.claim.text),
        first_published_at=face.first_published_at if face else now,
        now=now,
        methodology=methodology_now(),
    )


def of_retraction(retraction: Retraction, face: PublishedCheck, *, now: datetime) -> Document:
    return tombstone(parsed(face.document), reason=retraction.reason, now=now)


def of_translation(translation: VerdictTranslation, face: PublishedCheck, *, now: datetime) -> Document:
    return translated(parsed(face.document), translation, now=now)


def of_sighting(appearance: Appearance, face: PublishedCheck, *, now: datetime) -> Document:
    return sighted(parsed(face.document), appearance, now=now)


def of_confirmation(face: PublishedCheck, *, on: date, now: datetime) -> Document:
    return confirmed(parsed(face.document), on=on, now=now)
