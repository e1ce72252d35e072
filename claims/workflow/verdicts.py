"""Verbs on verdict revisions: written, sent to review, sent back, approved, corrected."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims import found
from claims.models import (
    Approval,
    Claim,
    Correction,
    Evidence,
    RatingScale,
    RuleException,
    User,
    Verdict,
    VerdictEditor,
)
from claims.vocabulary import Finding, ProblemCode
from claims.workflow import policies, readiness
from claims.workflow.notes import Note, add_notes
from claims.workflow.problems import Refused
from claims.workflow.transitions import way
from claims.workflow.writing import apply, check_version, lock, lock_verdict, plain, record, verb

EDITABLE = (
    "scale", "rating", "attribution", "attribution_note", "summary", "found", "explanation", "as_of", "counter_search",
    "reply_status", "reply_asked_on", "reply_text", "precedent_note", "no_interest",
)  # fmt: skip
EVIDENCE_EDITABLE = ("position", "source", "finding", "stance", "quote", "locator", "note")


@dataclass
class EvidenceEdits:
    """What a form did to the evidence rows: new ones, changed ones by id, ids removed."""

    added: Sequence[dict[str, Any]] = ()
    changed: dict[int, dict[str, Any]] = field(default_factory=dict)
    removed: Sequence[int] = ()


@verb
def draft_verdict(claim: Claim, *, by: User, scale: RatingScale, changes: dict[str, Any] | None = None) -> Verdict:
    """Begins the first revision on an open claim, or the next after one that was never published."""
    claim = lock(claim)
    policies.check("draft_verdict", claim, by=by)
    return _new(claim, by=by, values={"scale": scale, **(changes or {})})


@verb
def start_correction(claim: Claim, *, by: User, reason: str) -> Verdict:
    """Begins a revision of what is public, a copy of it to be changed. `reason` will be printed.

    The check in public stays as it is until a second person has approved and published the revision.
    """
    claim = lock(claim)
    policies.check("start_correction", claim, by=by)
    _check_reason(reason)
    previous = claim.verdicts.filter(state__in=["published", "superseded"]).latest("revision")
    values = {name: getattr(previous, name) for name in EDITABLE if name != "no_interest"}
    verdict = _new(claim, by=by, values=values, name="start_correction", reason=reason)
    Correction.objects.create(verdict=verdict, previous=previous, reason=reason.strip())
    for item in previous.evidence.all():
        Evidence.objects.create(verdict=verdict, **{name: getattr(item, name) for name in EVIDENCE_EDITABLE})
    return verdict


@verb
def edit_verdict(
    verdict: Verdict,
    *,
    by: User,
    version: int | None = None,
    changes: dict[str, Any] | None = None,
    evidence: EvidenceEdits | None = None,
    correction_reason: str | None = None,
    reason: str = "",
) -> Verdict:
    """Changes a draft and its evidence. Whoever does becomes an editor, who cannot approve it."""
    verdict = lock_verdict(verdict)
    policies.check("edit_verdict", verdict, by=by)
    check_version(verdict, version)
    differing = apply(verdict, changes or {}, EDITABLE)
    _check_verdict(verdict)
    if evidence is not None:
        differing |= _edit_evidence(verdict, evidence)
    if correction_reason is not None and correction_reason.strip() != verdict.correction.reason:
        _check_reason(correction_reason)
        differing["correction"] = [verdict.correction.reason, correction_reason.strip()]
        verdict.correction.reason = correction_reason.strip()
        verdict.correction.save()
    if differing:
        verdict.version += 1
        verdict.save()
        if by.pk != verdict.author_id:
            VerdictEditor.objects.get_or_create(verdict=verdict, user=by)
        record("edit_verdict", verdict, by=by, claim=verdict.claim, reason=reason, changes=differing)
    return verdict


@verb
def submit_verdict(verdict: Verdict, *, by: User) -> Verdict:
    return _move(verdict, "submit_verdict", by=by)


@verb
def send_back(verdict: Verdict, *, by: User, reason: str, notes: Sequence[Note] = ()) -> Verdict:
    """Back to the author, with the reason for the whole and notes on single fields: (field, what is wrong)."""
    _check_reason(reason)
    verdict = lock_verdict(verdict)
    policies.check("send_back", verdict, by=by)
    changes = add_notes(verdict, notes, by=by)
    return _move(verdict, "send_back", by=by, reason=reason, changes=changes)


@verb
def reclaim_verdict(verdict: Verdict, *, by: User) -> Verdict:
    """Takes a verdict out of review to edit it; a standing approval falls."""
    verdict = lock_verdict(verdict)
    policies.check("reclaim_verdict", verdict, by=by)
    drop_approval(verdict, str(_("Taken back to edit")))
    return _move(verdict, "reclaim_verdict", by=by)


@verb
def approve_verdict(verdict: Verdict, *, by: User) -> Verdict:
    """A second person's yes, bound by hash to exactly this claim, verdict and evidence."""
    verdict = lock_verdict(verdict)
    policies.check("approve_verdict", verdict, by=by)
    Approval.objects.create(verdict=verdict, approver=by, content_sha256=policies.fingerprint(verdict))
    return _move(verdict, "approve_verdict", by=by)


@verb
def withdraw_approval(verdict: Verdict, *, by: User, reason: str) -> Verdict:
    _check_reason(reason)
    verdict = lock_verdict(verdict)
    policies.check("withdraw_approval", verdict, by=by)
    drop_approval(verdict, reason)
    return _move(verdict, "withdraw_approval", by=by, reason=reason)


@verb
def grant_exception(verdict: Verdict, *, by: User, code: str, reason: str) -> RuleException:
    """Sets one rule of readiness aside for this revision; the reason is printed on the page."""
    _check_reason(reason)
    verdict = lock_verdict(verdict)
    policies.check("grant_exception", verdict, by=by)
    if code not in {rule.value for rule in readiness.EXCEPTABLE}:
        raise Refused("no_exception_allowed", _("This rule allows no exception."), "code")
    if verdict.exceptions.filter(code=code).exists():
        raise Refused("already_granted", _("This exception has already been granted."), "code")
    exception = RuleException.objects.create(
        verdict=verdict, code=ProblemCode(code).value, reason=reason.strip(), granted_by=by
    )
    record("grant_exception", verdict, by=by, claim=verdict.claim, reason=reason, changes={"code": [None, code]})
    return exception


@verb
def withdraw_exception(verdict: Verdict, *, by: User, code: str) -> None:
    verdict = lock_verdict(verdict)
    policies.check("withdraw_exception", verdict, by=by)
    removed, _tables = verdict.exceptions.filter(code=code).delete()
    if not removed:
        raise Refused("no_exception", _("No exception has been granted."))
    record("withdraw_exception", verdict, by=by, claim=verdict.claim, changes={"code": [code, None]})


def drop_approval(row: Any, reason: str) -> None:
    row.approvals.filter(dropped_at=None).update(dropped_at=timezone.now(), dropped_reason=reason[:300])


def _new(claim: Claim, *, by: User, values: dict[str, Any], name: str = "draft_verdict", reason: str = "") -> Verdict:
    verdict = Verdict(claim=claim, author=by, created_by=by, revision=claim.verdicts.count() + 1)
    changes = apply(verdict, values, EDITABLE)
    _check_verdict(verdict)
    verdict.save(force_insert=True)
    record(name, verdict, by=by, claim=claim, after=verdict.state, reason=reason, changes=changes)
    return verdict


def _move(verdict: Verdict, name: str, *, by: User, reason: str = "", changes: dict[str, Any] | None = None) -> Verdict:
    verdict = lock_verdict(verdict)
    policies.check(name, verdict, by=by)
    before, verdict.state = verdict.state, way("verdict", name).target
    verdict.version += 1
    verdict.save()
    record(
        name, verdict, by=by, claim=verdict.claim, before=before, after=verdict.state, reason=reason, changes=changes
    )
    return verdict


def _check_verdict(verdict: Verdict) -> None:
    if verdict.rating and verdict.rating.scale_id != verdict.scale_id:
        raise Refused("rating_of_other_scale", _("This rating belongs to another scale."), "rating")
    for name in ("as_of", "reply_asked_on"):
        day = getattr(verdict, name)
        if day and day > timezone.localdate():
            raise Refused("future_date", _("The date lies in the future."), name)
    _check_found(verdict)


def _check_found(verdict: Verdict) -> None:
    try:
        values = found.read(verdict.found, verdict.claim.language)
    except found.UnreadableError as error:
        raise Refused(
            "found_unreadable",
            _("“%(part)s” is no number as the claim’s language writes it. Leave units out.") % {"part": error.part},
            "found",
        ) from None
    if len(values) > verdict.claim.quantities.count():
        raise Refused("found_too_many", _("The claim has fewer figures. Add them to the claim first."), "found")


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise Refused("reason_missing", _("Give a reason."), "reason")


def _edit_evidence(verdict: Verdict, edits: EvidenceEdits) -> dict[str, list[Any]]:
    before = evidence_now(verdict)
    rows = {item.pk: item for item in verdict.evidence.all()}
    if unknown := (set(edits.changed) | set(edits.removed)) - set(rows):
        raise Refused("gone", _("A piece of evidence was removed by somebody else (%(ids)s).") % {"ids": unknown})
    for pk in edits.removed:
        rows[pk].delete()
    for pk, changes in edits.changed.items():
        _save_evidence(rows[pk], changes)
    for changes in edits.added:
        _save_evidence(Evidence(verdict=verdict), changes)
    after = evidence_now(verdict)
    return {"evidence": [before, after]} if before != after else {}


def _save_evidence(item: Evidence, changes: dict[str, Any]) -> None:
    apply(item, changes, EVIDENCE_EDITABLE)
    article = item.source.article
    if (
        item.finding == Finding.TRUTH
        and article is not None
        and item.verdict.claim.appearances.filter(article_version__article=article).exists()
    ):
        raise Refused(
            "article_does_not_prove_its_claim",
            _("The article that carries the claim can show that it was said, not that it is so."),
            "finding",
        )
    item.save()


def evidence_now(verdict: Verdict) -> list[dict[str, Any]]:
    """The evidence as events hold it, in its order."""
    return [
        {name: plain(getattr(item, name)) for name in EVIDENCE_EDITABLE}
        for item in verdict.evidence.select_related("source").order_by("position", "pk")
    ]
