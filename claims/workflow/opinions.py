"""Second opinions: another person rates the same evidence without having seen our rating."""

from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.models import Event, Rating, SecondOpinion, User, Verdict
from claims.models.verdicts import UNDER_WORK
from claims.vocabulary import Attribution, OpinionState
from claims.workflow import policies
from claims.workflow.permissions import may
from claims.workflow.problems import Refused
from claims.workflow.transitions import way
from claims.workflow.writing import lock, lock_verdict, record, verb


@verb
def ask_opinion(verdict: Verdict, *, by: User, of: User) -> SecondOpinion:
    """Asks another person. Until they have answered, they are shown nothing of what the verdict says."""
    verdict = lock_verdict(verdict)
    policies.check("ask_opinion", verdict, by=by)
    if of.pk == by.pk:
        raise Refused("asked_oneself", _("Ask somebody else."), "of")
    if not may(of, "give_opinion"):
        raise Refused("cannot_answer", _("%(person)s has no role here and could not answer.") % {"person": of}, "of")
    if knows(verdict, of):
        raise Refused(
            "not_blind",
            _("%(person)s has worked on this revision or reviewed it, and knows what it says.") % {"person": of},
            "of",
        )
    if verdict.opinions.exclude(state=OpinionState.WITHDRAWN).filter(asked_of=of).exists():
        raise Refused("already_asked", _("%(person)s has already been asked.") % {"person": of}, "of")
    opinion = SecondOpinion.objects.create(verdict=verdict, asked_by=by, asked_of=of)
    record("ask_opinion", opinion, by=by, claim=verdict.claim, after=opinion.state, changes={"asked_of": [None, of.pk]})
    return opinion


@verb
def give_opinion(
    opinion: SecondOpinion, *, by: User, rating: Rating, attribution: str, note: str = ""
) -> SecondOpinion:
    """Answers, once and for good. What the verdict says at this moment is kept beside it."""
    opinion = _lock(opinion)
    policies.check("give_opinion", opinion, by=by)
    verdict = opinion.verdict
    if rating.scale_id != verdict.scale_id:
        raise Refused("rating_of_other_scale", _("This rating belongs to another scale."), "rating")
    if attribution not in Attribution.values:
        raise Refused("attribution_missing", _("Say whether the claimant said it."), "attribution")
    opinion.rating, opinion.attribution, opinion.note = rating, attribution, note.strip()
    opinion.compared_rating, opinion.compared_attribution = verdict.rating, verdict.attribution
    opinion.given_at = timezone.now()
    # Not what it says: the trail can be read by others who are asked.
    return _move(opinion, "give_opinion", by=by)


@verb
def withdraw_opinion(opinion: SecondOpinion, *, by: User) -> SecondOpinion:
    """Takes back a question that was not answered; the person may see the verdict again."""
    opinion = _lock(opinion)
    policies.check("withdraw_opinion", opinion, by=by)
    return _move(opinion, "withdraw_opinion", by=by)


def knows(verdict: Verdict, user: User) -> bool:
    """Whether somebody wrote, edited or reviewed the revision, so that no opinion of theirs is blind."""
    acted = Event.objects.filter(thing="verdict", object_id=verdict.pk, actor=user)
    return policies.touched(verdict, user) or acted.exists()


def could_be_asked(verdict: Verdict, by: User) -> QuerySet[User]:
    """Everybody with a role whom `by` may ask about the revision."""
    asked = verdict.opinions.exclude(state=OpinionState.WITHDRAWN).values("asked_of")
    acted = Event.objects.filter(thing="verdict", object_id=verdict.pk, actor__isnull=False).values("actor")
    people = User.objects.filter(Q(is_superuser=True) | Q(groups__isnull=False), is_active=True).distinct()
    edited = verdict.editors.values("user")
    people = people.exclude(Q(pk__in=asked) | Q(pk__in=acted) | Q(pk__in=edited) | Q(pk__in=[verdict.author_id, by.pk]))
    return people.order_by("first_name", "last_name", "username")


def waiting_for(user: User) -> QuerySet[SecondOpinion]:
    """The questions that a person can answer now, oldest first."""
    states = ["in_review", "approved"]
    asked = SecondOpinion.objects.filter(state=OpinionState.ASKED, asked_of=user, verdict__state__in=states)
    return asked.select_related("verdict__claim", "asked_by").order_by("pk")


def open_question(verdict_id: int, user: User) -> SecondOpinion | None:
    """The question because of which a person may not yet see what a verdict says."""
    asked = SecondOpinion.objects.filter(state=OpinionState.ASKED, asked_of=user, verdict__state__in=UNDER_WORK)
    return asked.filter(verdict=verdict_id).first()


def kept_blind(user: User) -> QuerySet[Any]:
    """The ids of all verdicts that a person may not yet see. Once published, a verdict is no secret."""
    asked = SecondOpinion.objects.filter(state=OpinionState.ASKED, asked_of=user, verdict__state__in=UNDER_WORK)
    return asked.values("verdict")


def agreement(since: date | None = None, until: date | None = None) -> tuple[int, int]:
    """(agreeing, given): opinions given from `since` to `until`, both days included, and how many of them rated as
    the verdict did at that moment."""
    given = SecondOpinion.objects.filter(state=OpinionState.GIVEN)
    if since:
        given = given.filter(given_at__date__gte=since)
    if until:
        given = given.filter(given_at__date__lte=until)
    counts = given.aggregate(agreeing=Count("pk", filter=Q(rating=F("compared_rating"))), given=Count("pk"))
    return counts["agreeing"], counts["given"]


def _lock(opinion: SecondOpinion) -> SecondOpinion:
    lock_verdict(opinion.verdict)
    return lock(opinion)


def _move(opinion: SecondOpinion, name: str, *, by: User) -> SecondOpinion:
    before, opinion.state = opinion.state, way("opinion", name).target
    opinion.save()
    record(name, opinion, by=by, claim=opinion.verdict.claim, before=before, after=opinion.state)
    return opinion
