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
    Confirmation,
    LogEntry,
    PublishedCheck,
    Retraction,
    User,
    Verdict,
    VerdictTranslation,
)
from claims.publishing import proposed
from claims.publishing.store import (
    append_log,
    store_card,
    store_check,
    store_document,
    store_pages,
    store_places,
    store_scales,
    store_subjects,
    store_words,
)
from claims.vocabulary import CheckState, ClaimState, LogKind, VerdictState
from claims.workflow import policies
from claims.workflow.contents import Span, place
from claims.workflow.problems import Refused
from claims.workflow.retractions import decide
from claims.workflow.shelf import next_review
from claims.workflow.transitions import leads_from
from claims.workflow.writing import apply, lock, lock_verdict, record, verb


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
    claim.review_by = next_review(claim, timezone.localdate(now))
    claim.version += 1
    claim.save()
    if before != claim.state:
        record("publish", claim, by=by, claim=claim, before=before, after=claim.state)
    document = proposed.of_revision(verdict, face, now=now)
    # The only way by which a changed claim becomes public.
    store_subjects([claim])
    store_scales([verdict.scale])
    return _store(
        document, LogKind.CORRECTED if face else LogKind.PUBLISHED, face.first_published_at if face else now, now
    )


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
    before, claim.state, claim.review_by = claim.state, ClaimState.OPEN.value, None
    claim.version += 1
    claim.save()
    record("retract", claim, by=by, claim=claim, before=before, after=claim.state, reason=retraction.reason)
    now = timezone.now()
    document = proposed.of_retraction(retraction, face, now=now)
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
    document = proposed.of_sighting(appearance, face, now=now)
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
    document = proposed.of_translation(translation, face, now=now)
    return _store(document, LogKind.TRANSLATED, face.first_published_at, now, translation.language)


@verb
def confirm(claim: Claim, *, by: User, note: str = "") -> LogEntry:
    """Says of a published check that it was looked at again today and still holds; `note` is the desk's own.

    One person is enough: nothing that was approved changes but the day, and the database holds that.
    """
    claim = lock(claim)
    policies.check("confirm", claim, by=by)
    now = timezone.now()
    today, face = timezone.localdate(now), _faces(claim).select_for_update().get()
    verdict = claim.verdicts.get(state=VerdictState.PUBLISHED)
    confirmation = Confirmation.objects.create(verdict=verdict, on=today, by=by, note=note.strip())
    changes = apply(claim, {"review_by": next_review(claim, today)}, ("review_by",))
    claim.save(update_fields=["review_by"])
    record("confirm", claim, by=by, claim=claim, reason=confirmation.note, changes=changes)
    document = proposed.of_confirmation(face, on=today, now=now)
    return _store(document, LogKind.CONFIRMED, face.first_published_at, now, today.isoformat())


def _faces(claim: Claim) -> QuerySet[PublishedCheck]:
    return PublishedCheck.objects.using("default").filter(public_id=claim.public_id)


def _face(claim: Claim) -> PublishedCheck | None:
    """The check as the public sees it, locked; None when there is none."""
    return _faces(claim).select_for_update().first()


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


def _store(document: dict[str, Any], kind: LogKind, first: datetime, now: datetime, reference: str = "") -> LogEntry:
    stored = store_document(document)
    row = store_check(document, stored, first, now)
    store_places([row])
    store_words([row])
    seq = append_log(kind.value, stored, revision=document["revision"], reference=reference)
    entry = LogEntry.objects.using("default").get(seq=seq)
    # Drawing takes time, and the head of the log is locked until commit. What is public by then stays so even
    # if drawing fails: the page is drawn for whoever asks.
    transaction.on_commit(lambda: store_pages(row, document, entry), robust=True)
    transaction.on_commit(lambda: store_card(row, document, stored.pk), robust=True)
    return entry
