"""What still stands between a verdict and its publication. Pure: takes plain values, no tables.

Sources of the rules: the five commitments of the IFCN Code of Principles, and Google's ClaimReview
requirements (claimReviewed, reviewRating, author, datePublished).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.vocabulary import Attribution, Finding, ProblemCode, ReplyStatus, SourceKind, Stance

CLAIMREVIEW = _("ClaimReview")
SOURCES = _("IFCN: transparency of sources")
METHOD = _("IFCN: transparency of methodology")
FAIRNESS = _("IFCN: nonpartisanship and fairness")
CORRECTIONS = _("IFCN: open and honest corrections")

INDEPENDENT_ORIGINS_NEEDED = 2


@dataclass(frozen=True)
class EvidenceFacts:
    finding: str
    stance: str
    origin: int
    kind: str
    has_copy: bool
    published_on: date | None
    source_title: str


@dataclass(frozen=True)
class Dossier:
    """All that readiness looks at, of one verdict revision."""

    rating: bool
    summary: str
    attribution: str
    has_claimant: bool
    made_on: date | None
    appearances: int
    selection_reason: str
    counter_search: str
    reply_status: str
    no_interest: bool
    evidence: tuple[EvidenceFacts, ...]
    exceptions: frozenset[str]
    needs_correction: bool
    has_correction: bool
    needs_precedent_note: bool
    precedent_note: str


@dataclass(frozen=True)
class Problem:
    """One thing missing. `field` is where to mend it; `source` is the rule's origin.

    `blocks`: publication waits for it. `exceptable`: a reviewer may set the rule aside with a public
    reason; `excepted`: one has.
    """

    code: ProblemCode
    field: str
    message: str | Promise
    source: str | Promise
    blocks: bool = True
    exceptable: bool = False
    excepted: bool = False


EXCEPTABLE = frozenset(
    {
        ProblemCode.INDEPENDENT_ORIGINS,
        ProblemCode.PRIMARY_SOURCE,
        ProblemCode.KEPT_COPY,
        ProblemCode.COUNTER_SEARCH,
        ProblemCode.SOURCE_DATES,
        ProblemCode.TRUTH_EVIDENCE_MISSING,
    }
)


def problems(dossier: Dossier) -> list[Problem]:
    """Everything found, in the order of the form. Empty means ready; excepted ones are still listed."""
    found = [*_findings(dossier), *_claim(dossier), *_evidence(dossier), *_care(dossier)]
    return [
        Problem(code, field, message, source, blocks, code in EXCEPTABLE, code.value in dossier.exceptions)
        for code, field, message, source, blocks in found
    ]


def blockers(dossier: Dossier) -> list[Problem]:
    return [problem for problem in problems(dossier) if problem.blocks and not problem.excepted]


Row = tuple[ProblemCode, str, str | Promise, str | Promise, bool]


def _findings(d: Dossier) -> Iterator[Row]:
    if not d.rating:
        yield ProblemCode.RATING_MISSING, "rating", _("Choose a rating: is it so?"), CLAIMREVIEW, True
    if not d.summary.strip():
        yield ProblemCode.SUMMARY_MISSING, "summary", _("Write one sentence that says why."), CLAIMREVIEW, True
    if not d.attribution:
        yield (
            ProblemCode.ATTRIBUTION_MISSING,
            "attribution",
            _("Say whether the claimant said it."),
            METHOD,
            True,
        )
    elif d.has_claimant == (d.attribution == Attribution.NOT_APPLICABLE):
        yield (
            ProblemCode.ATTRIBUTION_MISMATCH,
            "attribution",
            _("A claim with a claimant needs a finding on who said it; a claim without one cannot have it."),
            CLAIMREVIEW,
            True,
        )


def _claim(d: Dossier) -> Iterator[Row]:
    if not d.appearances:
        yield (
            ProblemCode.APPEARANCE_MISSING,
            "appearances",
            _("Tie the claim to the words of at least one article."),
            CLAIMREVIEW,
            True,
        )
    if not d.selection_reason:
        yield ProblemCode.SELECTION_MISSING, "selection_reason", _("Say why we check this claim."), FAIRNESS, True


def _evidence(d: Dossier) -> Iterator[Row]:
    truth = [e for e in d.evidence if e.finding == Finding.TRUTH]
    said = [e for e in d.evidence if e.finding == Finding.ATTRIBUTION]
    if not truth:
        yield (
            ProblemCode.TRUTH_EVIDENCE_MISSING,
            "evidence",
            _("Add evidence on whether it is so."),
            SOURCES,
            True,
        )
    if d.has_claimant and not said:
        yield (
            ProblemCode.ATTRIBUTION_EVIDENCE_MISSING,
            "evidence",
            _("Add evidence that shows whether the claimant said it."),
            SOURCES,
            True,
        )
    if len({e.origin for e in d.evidence}) < INDEPENDENT_ORIGINS_NEEDED:
        yield (
            ProblemCode.INDEPENDENT_ORIGINS,
            "evidence",
            _("Use sources of at least two independent origins. Reprints of one report count once."),
            SOURCES,
            True,
        )
    if not any(e.stance == Stance.REFUTES for e in truth) and not d.counter_search.strip():
        yield (
            ProblemCode.COUNTER_SEARCH,
            "counter_search",
            _("Cite evidence against, or say where you looked for it."),
            FAIRNESS,
            True,
        )
    uncopied = [e.source_title for e in d.evidence if not e.has_copy]
    if uncopied:
        yield (
            ProblemCode.KEPT_COPY,
            "evidence",
            _("Link or upload a kept copy of: %(titles)s.") % {"titles": "; ".join(dict.fromkeys(uncopied))},
            SOURCES,
            True,
        )
    if d.evidence and not any(e.kind == SourceKind.PRIMARY for e in d.evidence):
        yield (
            ProblemCode.PRIMARY_SOURCE,
            "evidence",
            _("Cite at least one primary source: the record itself."),
            SOURCES,
            True,
        )
    if said and d.made_on and not any(e.published_on and e.published_on >= d.made_on for e in said):
        yield (
            ProblemCode.SOURCE_DATES,
            "evidence",
            _("No source for who said it is dated on or after the day it was said, so none can attest it."),
            SOURCES,
            True,
        )


def _care(d: Dossier) -> Iterator[Row]:
    if not d.no_interest:
        yield (
            ProblemCode.INTEREST_UNDECLARED,
            "no_interest",
            _("The author has to rule out a conflict of interest."),
            FAIRNESS,
            True,
        )
    if d.needs_correction and not d.has_correction:
        yield (
            ProblemCode.CORRECTION_MISSING,
            "correction",
            _("Say in public what is corrected and why."),
            CORRECTIONS,
            True,
        )
    if d.needs_precedent_note and not d.precedent_note.strip():
        yield (
            ProblemCode.PRECEDENT_UNEXPLAINED,
            "precedent_note",
            _("We ruled otherwise on this claimant and topic before. Say why this verdict differs."),
            FAIRNESS,
            True,
        )
    if d.has_claimant and d.reply_status == ReplyStatus.NOT_ASKED:
        yield (
            ProblemCode.REPLY_NOT_ASKED,
            "reply_status",
            _("The claimant has not been asked for comment."),
            FAIRNESS,
            False,
        )
