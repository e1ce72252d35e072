"""How far a claim has come: the columns of the board, and a filter of the list of claims.

One definition, two uses: a column shows the first of exactly the rows that the list then shows.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.models import Claim, Event, Verdict
from claims.models.verdicts import UNDER_WORK
from claims.vocabulary import ClaimState, VerdictState

Claims = QuerySet[Claim]
LATELY = timedelta(days=14)
DUE_FIRST: Sequence[Any] = (F("due_on").asc(nulls_last=True), "priority", "pk")


@dataclass(frozen=True)
class Stage:
    """`narrow` takes claims and answers those that have come so far; `order` is that of the column."""

    name: str
    title: str | Promise
    narrow: Callable[[Claims], Claims]
    order: Sequence[Any] = DUE_FIRST


def drafts(verdicts: "QuerySet[Verdict]", *, sent_back: bool) -> "QuerySet[Verdict]":
    """Drafts by whether their last change of state was that a reviewer sent them back."""
    moves = Event.objects.filter(thing="verdict", object_id=OuterRef("pk")).exclude(target_state="")
    last = Coalesce(Subquery(moves.order_by("-pk").values("verb")[:1]), Value(""))
    found = verdicts.filter(state=VerdictState.DRAFT).alias(last_move=last)
    return found.filter(last_move="send_back") if sent_back else found.exclude(last_move="send_back")


def _with(verdicts: "QuerySet[Verdict]") -> Callable[[Claims], Claims]:
    return lambda claims: claims.filter(pk__in=verdicts.values("claim"))


def _open(claims: Claims) -> Claims:
    return claims.filter(state=ClaimState.OPEN).exclude(
        pk__in=Verdict.objects.filter(state__in=UNDER_WORK).values("claim")
    )


def _lately(claims: Claims) -> Claims:
    since = timezone.now() - LATELY
    now_public = Verdict.objects.filter(state=VerdictState.PUBLISHED)
    day = Subquery(now_public.filter(claim=OuterRef("pk")).values("published_at"))
    return _with(now_public.filter(published_at__gte=since))(claims).alias(published=day)


SUGGESTED = Stage("suggested", _("Suggested"), lambda claims: claims.filter(state=ClaimState.SUGGESTED), ("-pk",))
COLUMNS = (
    Stage("open", _("Open"), _open),
    Stage("draft", _("Draft"), _with(drafts(Verdict.objects.all(), sent_back=False))),
    Stage("sent_back", _("Sent back"), _with(drafts(Verdict.objects.all(), sent_back=True))),
    Stage("in_review", _("In review"), _with(Verdict.objects.filter(state=VerdictState.IN_REVIEW))),
    Stage("approved", _("Approved"), _with(Verdict.objects.filter(state=VerdictState.APPROVED))),
    Stage("published", _("Published lately"), _lately, ("-published", "-pk")),
)
STAGES = {stage.name: stage for stage in (SUGGESTED, *COLUMNS)}
