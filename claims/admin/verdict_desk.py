"""What stands around a verdict's form: the claim in its context, and the readiness list, live."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Prefetch, Q, prefetch_related_objects
from django.urls import reverse

from claims.models import Appearance, Approval, Claim, Evidence, RuleException, Source, Verdict
from claims.vocabulary import Finding
from claims.workflow import readiness
from claims.workflow.dossiers import dossier_of, facts_of
from claims.workflow.readiness import Problem

# More rows than any verdict needs; what a forged form claims beyond that is not read.
MOST_ROWS = 500
PLACES_SHOWN = 20
# Where the form has no field of the problem's name. The others are mended on the claim's own page.
PLACES = {"evidence": "#evidence-group", "correction": "#id_correction_reason"}
OF_CLAIM = {
    "appearances": "#appearances-group",
    "selection_reason": "#id_selection_reason",
    "claim": "#id_text",
    "quantities": "#quantities-group",
}


@dataclass(frozen=True)
class Linked:
    """A problem and the address of the field where it is mended."""

    problem: Problem
    url: str


def linked(problems: Iterable[Problem], verdict: Verdict, page: str = "") -> list[Linked]:
    """`page` is the address of the verdict's form, for a list that stands elsewhere."""
    return [Linked(problem, address_of(problem.field, verdict, page)) for problem in problems]


def address_of(field: str, verdict: Verdict, page: str = "") -> str:
    """Where on the desk a field of a verdict or of its claim is mended."""
    if field in OF_CLAIM:
        return reverse("admin:claims_claim_change", args=[verdict.claim_id]) + OF_CLAIM[field]
    return page + PLACES.get(field, f"#id_{field}")


def problems_as_typed(verdict: Verdict, typed: Mapping[str, str]) -> list[Problem]:
    """What would be missing if the form were saved as it stands. Writes nothing."""
    rating = typed.get("rating", "")
    verdict.rating = verdict.scale.ratings.filter(pk=rating).first() if rating.isdecimal() else None
    dossier = replace(
        dossier_of(verdict),
        summary=typed.get("summary", ""),
        attribution=typed.get("attribution", ""),
        counter_search=typed.get("counter_search", ""),
        reply_status=typed.get("reply_status", ""),
        precedent_note=typed.get("precedent_note", ""),
        no_interest="no_interest" in typed,
        evidence=tuple(facts_of(row, uploaded=bool(row.source.copies.all())) for row in _rows(typed)),
    )
    return readiness.problems(dossier)


def read_ahead(verdict: Verdict) -> None:
    """What several parts of the page ask for."""
    signed = RuleException.objects.select_related("granted_by")
    places = Appearance.objects.select_related("article_version__article__outlet")
    prefetch_related_objects(
        [verdict],
        Prefetch("exceptions", signed),
        Prefetch("approvals", Approval.objects.select_related("approver")),
        Prefetch("claim__appearances", places),
        "claim__claimant__roles",
    )


def context_of(claim: Claim) -> dict[str, Any]:
    """The claim as the page shows it: its words in their articles, its family, its figures."""
    # The latest article first, its words in the order of the text.
    places = sorted(claim.appearances.all(), key=lambda place: (-place.article_version_id, place.start))
    appearances = places[:PLACES_SHOWN]
    beside = _beside(claim, appearances)
    return {
        "claim": claim,
        "role": claim.claimant.role_on(claim.made_on) if claim.claimant else "",
        "figures": claim.quantities.all(),
        "topics": claim.topics.all(),
        "appearances": appearances,
        "siblings": claim.parent.children.exclude(pk=claim.pk) if claim.parent else (),
        "neighbours": [other for other in beside if other.merged_into_id != claim.pk],
        "merged": [other for other in beside if other.merged_into_id == claim.pk],
    }


def _beside(claim: Claim, appearances: Iterable[Appearance]) -> list[Claim]:
    """Other claims tied to a part of the same words, such as the second figure of a sentence; and those merged in."""
    overlap = Q(pk__in=[])
    for place in appearances:
        overlap |= Q(article_version=place.article_version_id, start__lt=place.end, end__gt=place.start)
    found = Appearance.objects.filter(overlap).exclude(claim=claim).values("claim")
    in_the_same_words = Q(pk__in=found) & ~Q(state__in=["dismissed", "merged", "split", "erased"])
    return list(Claim.objects.filter(in_the_same_words | Q(merged_into=claim))[:PLACES_SHOWN])


def _rows(typed: Mapping[str, str]) -> list[Evidence]:
    total = typed.get("evidence-TOTAL_FORMS", "0")
    prefixes = [f"evidence-{n}-" for n in range(min(int(total), MOST_ROWS) if total.isdecimal() else 0)]
    kept = [p for p in prefixes if typed.get(f"{p}source", "").isdecimal() and f"{p}DELETE" not in typed]
    sources = Source.objects.prefetch_related("copies").in_bulk({int(typed[f"{p}source"]) for p in kept})
    return [
        Evidence(
            source=sources[int(typed[f"{p}source"])],
            finding=typed.get(f"{p}finding", Finding.TRUTH.value),
            stance=typed.get(f"{p}stance", ""),
        )
        for p in kept
        if int(typed[f"{p}source"]) in sources
    ]
