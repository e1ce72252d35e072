"""Reads what readiness judges from the tables."""

from claims.models import PublishedCheck, Verdict
from claims.workflow import readiness


def dossier_of(verdict: Verdict) -> readiness.Dossier:
    claim = verdict.claim
    evidence = verdict.evidence.select_related("source")
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
        evidence=tuple(
            readiness.EvidenceFacts(
                finding=item.finding,
                stance=item.stance,
                origin=item.source.origin_id,
                kind=item.source.kind,
                has_copy=bool(item.source.archive_url),
                published_on=item.source.published_on,
                source_title=item.source.title,
            )
            for item in evidence
        ),
        exceptions=frozenset(verdict.exceptions.values_list("code", flat=True)),
        needs_correction=PublishedCheck.objects.using("default").filter(public_id=claim.public_id).exists(),
        has_correction=hasattr(verdict, "correction"),
    )


def problems_of(verdict: Verdict) -> list[readiness.Problem]:
    return readiness.problems(dossier_of(verdict))


def blockers_of(verdict: Verdict) -> list[readiness.Problem]:
    return readiness.blockers(dossier_of(verdict))
