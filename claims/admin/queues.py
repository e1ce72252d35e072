"""What waits for a person, by kind. A queue on the start page and the list to which its count leads are one
definition: the list's filter `?queue=<name>` narrows by the same function.

To add a queue, write an entry of QUEUES. Where its model has none yet: its admin page takes `ByQueue` and QueueFilter
(filters.py), and SOURCES of start.py says how a row of it is shown.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.admin.stages import DUE_FIRST, drafts
from claims.matching.candidates import waiting as alike
from claims.models import (
    Absence,
    Appearance,
    Claim,
    ReaderReport,
    Retraction,
    SecondOpinion,
    TranslationEditor,
    User,
    Verdict,
    VerdictTranslation,
)
from claims.models.claim import AWAITED
from claims.models.verdicts import UNDER_WORK
from claims.vocabulary import ClaimState, RetractionState, VerdictState
from claims.workflow.absences import whose_work
from claims.workflow.opinions import kept_blind, waiting_for
from claims.workflow.permissions import may
from claims.workflow.reports import waiting

Rows = QuerySet[Any]
NEWEST = ("-pk",)


@dataclass(frozen=True)
class Queue:
    """`narrow` takes all rows of `model` and a person and answers those that wait for them; who may `verb` sees it."""

    name: str
    model: type
    title: str | Promise
    empty: str | Promise
    narrow: Callable[[Rows, User], Rows]
    order: Callable[[User], Sequence[Any]] = lambda _user: NEWEST
    verb: str = "view"

    def rows(self, user: User) -> Rows:
        every: Rows = self.model._default_manager.all()  # type: ignore[attr-defined]
        return self.narrow(every, user).order_by(*self.order(user))

    @property
    def url(self) -> str:
        return f"{reverse(f'admin:claims_{self.model._meta.model_name}_changelist')}?queue={self.name}"  # type: ignore[attr-defined]


def queues_for(user: User, model: type | None = None) -> list[Queue]:
    return [queue for queue in QUEUES if may(user, queue.verb) and model in (None, queue.model)]


def _due_first(_user: User) -> Sequence[Any]:
    return DUE_FIRST


# ---------------------------------------------------------------- claims
def _overdue(claims: Rows, user: User) -> Rows:
    late = claims.filter(due_on__lt=timezone.localdate(), state__in=AWAITED)
    mine = Q(assignee__in=whose_work(user)) | Q(assignee=None)
    return late if may(user, "oversee") else late.filter(mine)


def _mine_first(user: User) -> Sequence[Any]:
    mine = Case(When(assignee__in=whose_work(user), then=0), default=1, output_field=IntegerField())
    return (mine, "due_on", "priority", "pk")


def _my_work(claims: Rows, user: User) -> Rows:
    return claims.filter(assignee__in=whose_work(user), state__in=AWAITED)


def _unassigned(claims: Rows, user: User) -> Rows:
    begun = Verdict.objects.filter(state__in=UNDER_WORK)
    waiting: Rows = claims.filter(state=ClaimState.OPEN, assignee=None)
    return waiting.exclude(pk__in=begun.values("claim"))


def _count(rows: Rows) -> Any:
    return Coalesce(Subquery(rows.values("n"), output_field=IntegerField()), Value(0))


_REPORTS = waiting(ReaderReport.objects.order_by())
# In how many articles a claim stands, and how many readers wrote about it.
ARTICLES = _count(
    Appearance.objects.filter(claim=OuterRef("pk"))
    .order_by()
    .values("claim")
    .annotate(n=Count("article_version__article", distinct=True))
)
REPORTS = _count(_REPORTS.filter(claim=OuterRef("pk")).values("claim").annotate(n=Count("pk")))


def _seen_often(claims: Rows, user: User) -> Rows:
    """Open claims that stand in more than one article or that readers wrote about."""
    often = Appearance.objects.filter(claim__state=ClaimState.OPEN).order_by().values("claim")
    often = often.annotate(n=Count("article_version__article", distinct=True)).filter(n__gt=1)
    reported = Q(pk__in=_REPORTS.filter(claim__isnull=False).values("claim"))
    found: Rows = claims.filter(Q(pk__in=often.values("claim")) | reported, state=ClaimState.OPEN)
    counted: Rows = found.alias(seen=ARTICLES + REPORTS)
    return counted


def _repeats(claims: Rows, user: User) -> Rows:
    found: Rows = claims.filter(pk__in=alike().order_by().values("second"))
    return found


def _look_again(claims: Rows, user: User) -> Rows:
    return claims.filter(state=ClaimState.CLOSED, review_by__lte=timezone.localdate())


# ---------------------------------------------------------------- verdicts and what belongs to them
def _my_drafts(sent_back: bool) -> Callable[[Rows, User], Rows]:
    return lambda verdicts, user: drafts(verdicts.filter(author__in=whose_work(user)), sent_back=sent_back)


def _reviews(verdicts: Rows, user: User) -> Rows:
    """Not what one wrote oneself or may not see before giving a second opinion, nor what another reviewer was asked
    for, unless that one is away."""
    asked = Q(reviewer__in=whose_work(user)) | Q(reviewer=None) | Q(reviewer__in=Absence.objects.on().values("person"))
    others = verdicts.filter(state=VerdictState.IN_REVIEW).exclude(author=user).exclude(pk__in=kept_blind(user))
    return others.filter(asked).exclude(pk__in=Verdict.objects.filter(editors__user=user).values("pk"))


def _asked_first(user: User) -> Sequence[Any]:
    asked = Case(When(reviewer__in=whose_work(user), then=0), default=1, output_field=IntegerField())
    return (asked, F("claim__due_on").asc(nulls_last=True), "claim__priority", "pk")


def _by_others(translations: Rows, user: User) -> Rows:
    others: Rows = translations.filter(state=VerdictState.IN_REVIEW).exclude(translator=user)
    return others.exclude(pk__in=TranslationEditor.objects.filter(user=user).values("translation"))


def _my_translations(translations: Rows, user: User) -> Rows:
    """Drafts, sent back or not. Not those of whom one stands in for: only who began or took over one may edit it."""
    taken = TranslationEditor.objects.filter(user=user).values("translation")
    return translations.filter(Q(translator=user) | Q(pk__in=taken), state=VerdictState.DRAFT)


QUEUES: tuple[Queue, ...] = (
    Queue("overdue", Claim, _("Overdue"), _("Nothing is overdue."), _overdue, _mine_first),
    Queue("sent_back", Verdict, _("Sent back to me"), _("Nothing came back."), _my_drafts(sent_back=True)),
    Queue("reviews", Verdict, _("Waiting for my review"), _("Nothing waits for you."), _reviews, _asked_first,
          "approve_verdict"),
    Queue("opinions", SecondOpinion, _("Second opinions asked of me"), _("Nobody asks for your opinion."),
          lambda rows, user: rows.filter(pk__in=waiting_for(user).order_by().values("pk")), lambda _user: ("pk",),
          "give_opinion"),
    Queue("my_work", Claim, _("My work"), _("Nothing is assigned to you. Take a claim."), _my_work, _due_first),
    Queue("my_drafts", Verdict, _("My drafts"), _("You are writing nothing."), _my_drafts(sent_back=False)),
    Queue("my_translations", VerdictTranslation, _("My translations"), _("You are translating nothing."),
          _my_translations),
    Queue("approved", Verdict, _("Approved, to be published"), _("Nothing is ready."),
          lambda rows, _user: rows.filter(state=VerdictState.APPROVED), verb="publish"),
    Queue("retractions", Retraction, _("Retractions to decide"), _("None is proposed."),
          lambda rows, user: rows.filter(state=RetractionState.PROPOSED).exclude(proposed_by=user), verb="retract"),
    Queue("look_again", Claim, _("To look at again"), _("No published check is past its day."), _look_again,
          lambda _user: ("review_by", "pk"), "oversee"),
    Queue("unassigned", Claim, _("Unassigned"), _("Somebody works on every open claim."), _unassigned,
          lambda _user: ("priority", F("due_on").asc(nulls_last=True), "-pk")),
    Queue("seen_often", Claim, _("Seen most often"), _("No open claim stands in more than one article."), _seen_often,
          lambda _user: ("-seen", "pk")),
    Queue("repeats", Claim, _("Likely repeats"), _("No two claims look alike."), _repeats, verb="decide_match"),
    Queue("reports", ReaderReport, _("Reader reports"), _("No reader has written."),
          lambda rows, _user: waiting(rows), verb="decide_report"),
    Queue("translations", VerdictTranslation, _("Translations to review"), _("None."), _by_others,
          verb="approve_translation"),
    Queue("suggested", Claim, _("Suggested claims"), _("Nothing is suggested."),
          lambda rows, _user: rows.filter(state=ClaimState.SUGGESTED),
          lambda _user: (F("suggestion__score").desc(nulls_last=True), "pk"), "accept_claim"),
    Queue("no_role", User, _("People without a role"), _("Everybody has a role."),
          lambda rows, _user: rows.filter(is_active=True, is_superuser=False, groups=None),
          lambda _user: ("username",), "edit_people"),
)  # fmt: skip
