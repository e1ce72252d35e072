"""Who is told of what. `record` calls `tell` for every event, so a notice is written with what caused it or not at
all; the table TELLS says by verb whom it concerns."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Exists, Model, OuterRef
from django.utils import timezone

from claims.models import Claim, Event, Notice, User, Verdict
from claims.vocabulary import NoticeKind, VerdictState
from claims.workflow.permissions import CHIEF

People = Iterable[int | None]


@dataclass(frozen=True)
class Tell:
    """`whom` answers the ids of those whom an event on a row of one of `things` concerns."""

    kind: NoticeKind
    things: tuple[str, ...]
    whom: Callable[[Any], People]


def notify(people: People, kind: NoticeKind, *, about: Model, claim: Claim | None, actor: User | None) -> None:
    """Tells each person once that something happened to the row `about`; never the one who did it, never nobody."""
    Notice.objects.bulk_create(
        Notice(
            person_id=pk,
            kind=kind.value,
            thing=about._meta.model_name or "",
            object_id=about.pk,
            claim=claim,
            actor=actor,
        )
        for pk in sorted({pk for pk in people if pk is not None} - {actor.pk if actor else None})
    )


def tell(event: Event, row: Model) -> None:
    """Writes the notices of an event on `row`."""
    entry = TELLS.get(event.verb)
    if entry and event.thing in entry.things:
        notify(entry.whom(row), entry.kind, about=row, claim=event.claim, actor=event.actor)


@transaction.atomic
def tell_overdue() -> int:
    """Tells whoever works on a claim that its day has passed, once for each day that was set. Answers how many."""
    told = Notice.objects.filter(
        kind=NoticeKind.OVERDUE, claim=OuterRef("pk"), person=OuterRef("assignee"), at__date__gt=OuterRef("due_on")
    )
    late = Claim.objects.overdue().filter(~Exists(told), assignee__isnull=False)
    claims = list(late.select_for_update(of=("self",), skip_locked=True))
    for claim in claims:
        notify([claim.assignee_id], NoticeKind.OVERDUE, about=claim, claim=claim, actor=None)
    return len(claims)


def unread(person: User) -> int:
    return Notice.objects.filter(person=person, read_at=None).count()


def mark_read(person: User, pk: int | None = None) -> int:
    """One of a person's notices, or all of them. No Event: it is nobody else's business."""
    rows = Notice.objects.filter(person=person, read_at=None)
    return (rows if pk is None else rows.filter(pk=pk)).update(read_at=timezone.now())


def _writer(row: Any) -> People:
    """Who wrote a verdict; who began a translation, and who took it over."""
    if row._meta.model_name == "verdicttranslation":
        return [row.translator_id, *row.editors.values_list("user", flat=True)]
    return [row.author_id]


def _public_author(claims: Any) -> People:
    """Who wrote what is, or was last, public of the claims."""
    shown = Verdict.objects.filter(claim__in=claims, state__in=[VerdictState.PUBLISHED, VerdictState.SUPERSEDED])
    return shown.order_by("-revision").values_list("author", flat=True)[:1]


def chief_editors(row: Any) -> People:
    return User.objects.filter(is_active=True, groups__name=CHIEF).values_list("pk", flat=True)


_TEXTS = ("verdict", "verdicttranslation")
_DECIDED = Tell(NoticeKind.RETRACTION_DECIDED, ("retraction",), lambda row: [row.proposed_by_id])
_SENT_BACK, _APPROVED, _PUBLISHED = (
    Tell(kind, _TEXTS, _writer) for kind in (NoticeKind.SENT_BACK, NoticeKind.APPROVED, NoticeKind.PUBLISHED)
)
_REVIEW = Tell(NoticeKind.REVIEW_ASKED, ("verdict",), lambda row: [row.reviewer_id])
_STOPPED = Tell(NoticeKind.ENDPOINT_DISABLED, ("webhookendpoint",), lambda row: [row.owner_id])
_ASSIGNED = Tell(NoticeKind.ASSIGNED, ("claim",), lambda row: [row.assignee_id])
TELLS: dict[str, Tell] = {
    "submit_verdict": _REVIEW,
    "ask_review": _REVIEW,
    "send_back": _SENT_BACK,
    "send_back_translation": _SENT_BACK,
    "approve_verdict": _APPROVED,
    "approve_translation": _APPROVED,
    "withdraw_approval": Tell(NoticeKind.APPROVAL_WITHDRAWN, ("verdict",), _writer),
    "publish": _PUBLISHED,
    "correct": _PUBLISHED,
    "publish_translation": _PUBLISHED,
    "start_correction": Tell(
        NoticeKind.CORRECTION_BEGUN, ("verdict",), lambda row: _public_author([row.claim_id])
    ),
    "propose_retraction": Tell(NoticeKind.RETRACTION_PROPOSED, ("retraction",), chief_editors),
    "retract": _DECIDED,
    "decline_retraction": _DECIDED,
    "assign_claim": _ASSIGNED,
    "hand_over": _ASSIGNED,
    "ask_opinion": Tell(NoticeKind.OPINION_ASKED, ("secondopinion",), lambda row: [row.asked_of_id]),
    "add_comment": Tell(
        NoticeKind.MENTIONED, ("comment",), lambda row: row.mentions.values_list("user", flat=True)
    ),
    "decide_report": Tell(
        NoticeKind.REPORT_DECIDED,
        ("readerreport",),
        lambda row: _public_author(Claim.objects.filter(public_id=row.check_public_id)),
    ),
    "disable_endpoint": _STOPPED,
    "stop_endpoint": _STOPPED,
}  # fmt: skip
