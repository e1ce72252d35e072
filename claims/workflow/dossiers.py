"""Reads what readiness judges from the tables."""

from typing import Any

from django.db.models import Exists, OuterRef

from claims.models import Claim, Evidence, KeptCopy, PublishedCheck, Verdict
from claims.vocabulary import VerdictState
from claims.workflow import precedents, readiness


def read_once(verdict: Verdict) -> None:
    """For a page that asks often and writes nothing: what is known of this object is read now and kept."""
    verdict.__dict__["precedents"] = precedents.ruled_before(verdict.claim)
    verdict.__dict__["dossier"] = dossier_of(verdict)


def precedents_of(verdict: Verdict) -> list[precedents.Precedent]:
    known: list[precedents.Precedent] | None = verdict.__dict__.get("precedents")
    return precedents.ruled_before(verdict.claim) if known is None else known


def _differs(verdict: Verdict) -> bool:
    """Asked of the author alone. What others publish later does not hold up what has been reviewed."""
    return verdict.state == VerdictState.DRAFT and precedents.differs_from_all(verdict, precedents_of(verdict))


def dossier_of(verdict: Verdict) -> readiness.Dossier:
    if known := verdict.__dict__.get("dossier"):
        return known  # type: ignore[no-any-return]
    claim = verdict.claim
    return readiness.Dossier(
        rating=verdict.rating_id is not None,
        summary=verdict.summary,
        attribution=verdict.attribution,
        has_claimant=claim.claimant_id is not None,
        made_on=claim.made_on,
        appearances=claim.appearances.count(),
        selection_reason=claim.selection_reason,
        counter_search=verdict.counter_search,
        reply_status=verdict.reply_status,
        no_interest=verdict.no_interest,
        evidence=tuple(facts_of(item, uploaded=item.uploaded) for item in _evidence(verdict)),
        exceptions=frozenset(item.code for item in verdict.exceptions.all()),
        # A first revision corrects nothing.
        needs_correction=hasattr(verdict, "correction") or (verdict.revision > 1 and _is_public(claim)),
        has_correction=hasattr(verdict, "correction"),
        needs_precedent_note=_differs(verdict),
        precedent_note=verdict.precedent_note,
    )


def _is_public(claim: Claim) -> bool:
    return PublishedCheck.objects.using("default").filter(public_id=claim.public_id).exists()


def _evidence(verdict: Verdict) -> Any:
    uploaded = Exists(KeptCopy.objects.filter(source=OuterRef("source")))
    return verdict.evidence.select_related("source").annotate(uploaded=uploaded)


def facts_of(item: Evidence, *, uploaded: bool) -> readiness.EvidenceFacts:
    """`uploaded`: a copy of its source is kept here."""
    return readiness.EvidenceFacts(
        finding=item.finding,
        stance=item.stance,
        origin=item.source.origin_id,
        kind=item.source.kind,
        has_copy=uploaded or bool(item.source.archive_url),
        published_on=item.source.published_on,
        source_title=item.source.title,
    )


def problems_of(verdict: Verdict) -> list[readiness.Problem]:
    return readiness.problems(dossier_of(verdict))


def blockers_of(verdict: Verdict) -> list[readiness.Problem]:
    return readiness.blockers(dossier_of(verdict))
