"""Suggestions become claims in state `suggested`, for a person to decide. Nothing comes twice."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from claims.models import Article, ArticleVersion, Claim, Claimant, User
from claims.suggesting import fitting, readers
from claims.suggesting.fitting import Found
from claims.suggesting.found import Reading
from claims.vocabulary import ClaimantKind
from claims.workflow.contents import Draft, Figure, NamedDate, Proposal
from claims.workflow.suggestions import suggest_claims
from claims.workflow.writing import lock

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Stored:
    """How many suggestions are new, how many the article had already, and what an editor should know of the reading."""

    new: int = 0
    known: int = 0
    warnings: tuple[str, ...] = ()


def store_suggestions(version: ArticleVersion, *, by: User) -> Stored:
    """Reads a version of an article and stores what is found, all of it or nothing. Raises Refused."""
    return store(version, readers.read(version), by=by)


def suggest_claims_in(version: ArticleVersion, *, by: User) -> Stored:
    """`store_suggestions` beside an import, which it must not spoil: whatever goes wrong is logged, and a warning."""
    try:
        return store_suggestions(version, by=by)
    except Exception:
        log.exception("no suggestions for version %s of article %s", version.number, version.article_id)
        return Stored(warnings=(_("The article is kept, but its claims could not be suggested. Mark them by hand."),))


@transaction.atomic
def store(version: ArticleVersion, readings: Sequence[Reading], *, by: User) -> Stored:
    """Stores what readers found. What any claim of the article says already, a dismissed one too, is left out."""
    lock(version.article)
    known = set(_known(version.article))
    found = fitting.merged(readings)
    new = [each for each in found if not known.intersection(fitting.keys(each.suggestion))]
    claimants = _Claimants(each.suggestion.claimant for each in new)
    drafts = [_draft(version, each, claimants.named(each.suggestion.claimant)) for each in new]
    suggest_claims(version, by=by, drafts=drafts)
    warnings = tuple(warning for reading in readings for warning in reading.warnings)
    return Stored(len(new), len(found) - len(new), warnings)


def _known(article: Article) -> Iterator[object]:
    """The keys (see claims.suggesting.fitting.keys) of every claim that was ever found in the article."""
    rows = Claim.objects.filter(appearances__article_version__article=article).distinct()
    for claim in rows.select_related("suggestion").prefetch_related("quantities", "appearances__article_version"):
        yield fitting.spelled(claim.text)
        if hasattr(claim, "suggestion"):
            yield fitting.spelled(claim.suggestion.text)
        figures = [(q.value, q.value_to, q.unit) for q in claim.quantities.all()]
        places: dict[ArticleVersion, list[str]] = {}
        for place in claim.appearances.all():
            if place.article_version.article_id == article.pk:
                places.setdefault(place.article_version, []).append(place.exact)
        yield from (fitting.carried(words, figures) for words in places.values())


def _draft(version: ArticleVersion, found: Found, claimant: Claimant | None) -> Draft:
    suggestion = found.suggestion
    return Draft(
        text=fitting.line(suggestion.text, fitting.LONGEST_TEXT),
        spans=list(dict.fromkeys((span.start, span.end) for span in suggestion.spans)),
        claimant=claimant,
        figures=[
            Figure(q.value, q.unit, q.qualifier, q.of, q.period, q.value_to)
            for q in fitting.figures(suggestion.quantities)
        ],
        proposal=Proposal(
            score=min(max(suggestion.score, 0.0), 1.0),
            method=fitting.line(", ".join(found.methods), 100),
            reasons=[(reason.code, fitting.line(reason.detail)) for reason in suggestion.reasons],
            claimant_name=fitting.line(suggestion.claimant),
            dates=[
                NamedDate(fitting.line(version.text[when.start : when.end]), when.first, when.last)
                for when in suggestion.dates
            ],
        ),
    )


class _Claimants:
    """Who is known by a name: the one claimant who has exactly it, or the one person of that surname."""

    def __init__(self, names: Iterable[str]) -> None:
        asked = {name for name in names if name}
        wanted = [Q(name__iexact=name) | Q(name__iendswith=f" {name}", kind=ClaimantKind.PERSON) for name in asked]
        self._candidates = list(Claimant.objects.filter(reduce(or_, wanted))) if wanted else []

    def named(self, name: str) -> Claimant | None:
        low = name.casefold()
        whole = [each for each in self._candidates if each.name.casefold() == low]
        found = whole or [each for each in self._candidates if low and each.name.casefold().split()[-1] == low]
        return found[0] if len(found) == 1 else None
