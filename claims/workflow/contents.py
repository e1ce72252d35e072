"""What verbs on claims are given beside the wording, and how it is stored: figures, spans, parts, proposals."""

import dataclasses
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from claims.models import Appearance, ArticleVersion, Claim, Claimant, Quantity, Suggestion, User
from claims.vocabulary import Qualifier, SuggestionReason
from claims.workflow.problems import Refused
from claims.workflow.writing import plain

CONTEXT = 32


@dataclass(frozen=True)
class Figure:
    """A quantity as typed: see claims.models.claim.Quantity."""

    value: Decimal
    unit: str
    qualifier: str = Qualifier.EXACTLY.value
    of: str = ""
    period: str = ""
    value_to: Decimal | None = None


@dataclass(frozen=True)
class Span:
    """Code point positions in one version of an article."""

    version: ArticleVersion
    start: int
    end: int


@dataclass(frozen=True)
class Part:
    """One of the claims that a claim is split into. `spans` None: it shares all words of the whole."""

    text: str
    spans: Sequence[Span] | None = None
    figures: Sequence[Figure] = ()


@dataclass(frozen=True)
class NamedDate:
    """A date as the article words it, with the first and the last day of what it names."""

    text: str
    first: date
    last: date


@dataclass(frozen=True)
class Proposal:
    """Why and how a claim was suggested: see claims.models.suggestion.Suggestion."""

    score: float
    method: str
    reasons: Sequence[tuple[SuggestionReason, str]] = ()
    claimant_name: str = ""
    dates: Sequence[NamedDate] = ()


@dataclass(frozen=True)
class Draft:
    """A claim as a reader of a text proposes it; `spans` are (start, end) in the version that was read."""

    text: str
    spans: Sequence[tuple[int, int]]
    proposal: Proposal
    claimant: Claimant | None = None
    figures: Sequence[Figure] = ()


def place(claim: Claim, span: Span, by: User) -> Appearance:
    """Ties the claim to a span. For verbs only."""
    made = new_appearance(claim, span, by)
    made.save(force_insert=True)
    return made


def new_appearance(claim: Claim, span: Span, by: User) -> Appearance:
    """A place that the claim does not have yet; not saved."""
    made = appearance_of(claim, span, by)
    if claim.appearances.filter(article_version=span.version, start=span.start, end=span.end).exists():
        raise Refused("duplicate_appearance", _("The claim is already tied to these words."), "quote")
    return made


def appearance_of(claim: Claim, span: Span, by: User) -> Appearance:
    """The appearance of a span, with the context a W3C TextQuoteSelector needs; not saved."""
    text = span.version.text
    if not 0 <= span.start < span.end <= len(text):
        raise Refused("span_outside_text", _("These words do not stand in the article."), "quote")
    return Appearance(
        claim=claim,
        article_version=span.version,
        start=span.start,
        end=span.end,
        exact=text[span.start : span.end],
        prefix=text[max(span.start - CONTEXT, 0) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
        created_by=by,
    )


def figures_now(claim: Claim) -> list[dict[str, Any]]:
    names = [field.name for field in dataclasses.fields(Figure)]
    return [{name: plain(getattr(quantity, name)) for name in names} for quantity in claim.quantities.all()]


def set_figures(claim: Claim, figures: Sequence[Figure]) -> None:
    claim.quantities.all().delete()
    for quantity in quantities_of(claim, figures):
        quantity.save(force_insert=True)


def quantities_of(claim: Claim, figures: Sequence[Figure]) -> list[Quantity]:
    """The rows of the figures, checked and not saved."""
    rows = []
    for position, figure in enumerate(figures, 1):
        if not figure.unit.strip():
            raise Refused("unit_missing", _("Say what the figure counts or measures: its unit."), "unit")
        rows.append(Quantity(claim=claim, position=position, **asdict(figure)))
        rows[-1].clean_fields(exclude=["claim"])
    return rows


def suggestion_of(claim: Claim, proposal: Proposal) -> Suggestion:
    """The row of a proposal, checked and not saved."""
    suggestion = Suggestion(
        claim=claim,
        text=claim.text,
        score=proposal.score,
        reasons=[[code.value, detail] for code, detail in proposal.reasons],
        claimant_name=proposal.claimant_name,
        dates=[{"text": d.text, "first": d.first.isoformat(), "last": d.last.isoformat()} for d in proposal.dates],
        method=proposal.method,
    )
    suggestion.clean_fields(exclude=["claim"])
    return suggestion
