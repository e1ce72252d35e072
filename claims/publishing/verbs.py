"""The bridge: the only way from the editorial half into the published one.

Publishing builds the whole document anew; every other verb amends the one that was approved. Each stores
it once, rebuilds what it touches and ends with the log entry, in one transaction. Pressed twice, the
second press is refused.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.models import (
    Appearance,
    Claim,
    LogEntry,
    PublishedCheck,
    Retraction,
    User,
    Verdict,
    VerdictTranslation,
)
from claims.publishing import addresses
from claims.publishing.documents import PREFETCH, RELATED, check_document, sighted, tombstone, translated
from claims.publishing.reading import parsed
from claims.publishing.store import (
    append_log,
    store_check,
    store_document,
    store_pages,
    store_places,
    store_subjects,
)
from claims.vocabulary import CheckState, ClaimState, LogKind, VerdictState
from claims.workflow import policies
from claims.workflow.contents import Span, place
from claims.workflow.problems import Refused
from claims.workflow.retractions import decide
from claims.workflow.transitions import leads_from
from claims.workflow.writing import lock, lock_verdict, record, verb


@verb
def publish(verdict: Verdict, *, by: User) -> LogEntry:
    """Makes an approved revision public: a new check, or a correction of the one that is there."""
    verdict = lock_verdict(verdict)
    policies.check("publish", verdict, by=by)
    now = timezone.now()
    claim = lock(Claim(pk=verdict.claim_id))
    face = _face(claim)
    if face and not leads_from("check", "correct", face.state):
        raise Refused("wrong_state", _("The check cannot be corrected in its present state."))
    for former in claim.verdicts.filter(state=VerdictState.PUBLISHED):
        _supersede(former, by)
    before, verdict.state, verdict.published_at = verdict.state, VerdictState.PUBLISHED.value, now
    verdict.version += 1
    verdict.save()
    record("correct" if face else "publish", verdict, by=by, claim=claim, before=before, after=verdict.state)
    before, claim.state, claim.due_on, claim.assignee = claim.state, ClaimState.CLOSED.value, None, None
    claim.version += 1
    claim.save()
    if before != claim.state:
        record("publish", claim, by=by, claim=claim, before=before, after=claim.state)
    return _show(verdict, face, now)


@verb
def retract(retraction: Retraction, *, by: User) -> LogEntry:
    """Carries a proposed retraction out: the page stays, as a tombstone with the public reason."""
    retraction = decide(retraction, "retract", by=by)
    claim = lock(Claim(pk=retraction.claim_id))
    face = _face(claim)
    verdict = claim.verdicts.filter(state=VerdictState.PUBLISHED).first()
    if verdict is None or face is None or face.state == CheckState.RETRACTED:
        raise Refused("not_published", _("Only a published check can be retracted."))
    _supersede(verdict, by)
    before, claim.state = claim.state, ClaimState.OPEN.value
    claim.version += 1
    claim.save()
    record("retract", claim, by=by, claim=claim, before=before, after=claim.state, reason=retraction.reason)
    now = timezone.now()
    document = tombstone(parsed(face.document), reason=retraction.reason, now=now)
    return _store(document, LogKind.RETRACTED, face.first_published_at, now)


@verb
def sight(claim: Claim, *, by: User, span: Span) -> LogEntry:
    """Adds a place where a published claim was seen again, and shows it."""
    claim = lock(claim)
    policies.check("sight", claim, by=by)
    face = _faces(claim).select_for_update().get()
    appearance: Appearance = place(claim, span, by)
    article, now = span.version.article, timezone.now()
    record("sight", appearance, by=by, claim=claim, article=article)
    document = sighted(parsed(face.document), appearance, now=now)
    return _store(document, LogKind.SIGHTED, face.first_published_at, now, article.public_id)


@verb
def publish_translation(translation: VerdictTranslation, *, by: User) -> LogEntry:
    """Adds an approved translation to the check of its verdict."""
    verdict = lock_verdict(Verdict.objects.get(pk=translation.verdict_id))
    translation = lock(translation)
    policies.check("publish_translation", translation, by=by)
    before, translation.state = translation.state, VerdictState.PUBLISHED.value
    translation.version += 1
    translation.save()
    claim, now = verdict.claim, timezone.now()
    record("publish_translation", translation, by=by, claim=claim, before=before, after=translation.state)
    face = _faces(claim).select_for_update().get()
    document = translated(parsed(face.document), translation, now=now)
    return _store(document, LogKind.TRANSLATED, face.first_published_at, now, translation.language)


def preview(verdict: Verdict) -> dict[str, Any]:
    """The document that publishing this revision now would make. Writes nothing."""
    face, now = _faces(verdict.claim).first(), timezone.now()
    return check_document(
        _whole(verdict),
        state=(CheckState.CORRECTED if face else CheckState.PUBLISHED).value,
        slug=face.slug if face else addresses.slug_of(verdict.claim.text),
        first_published_at=face.first_published_at if face else now,
        now=now,
    )


def _faces(claim: Claim) -> QuerySet[PublishedCheck]:
    return PublishedCheck.objects.using("default").filter(public_id=claim.public_id)


def _face(claim: Claim) -> PublishedCheck | None:
    """The check as the public sees it, locked; None when there is none."""
    return _faces(claim).select_for_update().first()


def _whole(verdict: Verdict) -> Verdict:
    """The verdict as it is in this transaction, with all the builder reads."""
    return Verdict.objects.select_related(*RELATED).prefetch_related(*PREFETCH).get(pk=verdict.pk)


def _supersede(verdict: Verdict, by: User) -> None:
    verdict.state = VerdictState.SUPERSEDED.value
    verdict.version += 1
    verdict.save()
    claim = verdict.claim
    record("supersede", verdict, by=by, claim=claim, before="published", after=verdict.state)
    for translation in verdict.translations.filter(state=VerdictState.PUBLISHED):
        translation.state = VerdictState.SUPERSEDED.value
        translation.version += 1
        translation.save()
        record("supersede", translation, by=by, claim=claim, before="published", after=translation.state)


def _show(verdict: Verdict, face: PublishedCheck | None, now: datetime) -> LogEntry:
    """Publishes a revision whole: the only way by which a changed claim becomes public."""
    whole = _whole(verdict)
    kind, state = (LogKind.CORRECTED, CheckState.CORRECTED) if face else (LogKind.PUBLISHED, CheckState.PUBLISHED)
    first = face.first_published_at if face else now
    # The slug is fixed at first publication: a link once shared keeps its spelling.
    slug = face.slug if face else addresses.slug_of(whole.claim.text)
    document = check_document(whole, state=state.value, slug=slug, first_published_at=first, now=now)
    store_subjects([whole.claim])
    return _store(document, kind, first, now)


def _store(document: dict[str, Any], kind: LogKind, first: datetime, now: datetime, reference: str = "") -> LogEntry:
    stored = store_document(document)
    row = store_check(document, stored, first, now)
    store_places([row])
    seq = append_log(kind.value, stored, revision=document["revision"], reference=reference)
    entry = LogEntry.objects.using("default").get(seq=seq)
    # Drawing takes time, and the head of the log is locked until commit. What is public by then stays so even
    # if drawing fails: the page is drawn for whoever asks.
    transaction.on_commit(lambda: store_pages(row, document, entry), robust=True)
    return entry
