"""The review at the side of a verdict's page: notes, second opinions, exceptions, what changed after an approval."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.html import format_html

from claims.admin.changes import MODELS, changes_view, label_of
from claims.admin.verdict_desk import address_of
from claims.models import Approval, Event, ReviewNote, SecondOpinion, User, Verdict
from claims.models.verdicts import UNDER_WORK
from claims.vocabulary import VerdictState
from claims.workflow import notes, policies
from claims.workflow.problems import Refused

BEFORE_APPROVAL = (VerdictState.DRAFT, VerdictState.IN_REVIEW)
# What the desk says of a claim beside its content: no approval covers it (claims_bare in the database).
NOT_COVERED = {"assignee", "due_on", "priority", "review_by"}
VERBS = {"settle_note": notes.settle_note, "reopen_note": notes.reopen_note}


@dataclass(frozen=True)
class Noted:
    """A note and the address of the field it is about."""

    row: ReviewNote
    url: str


@dataclass(frozen=True)
class Round:
    """The notes of one sending back."""

    at: datetime
    by: User
    open: list[Noted]
    settled: list[Noted]


@dataclass(frozen=True)
class Opinion:
    row: SecondOpinion
    withdraw_url: str


@dataclass(frozen=True)
class LaterChange:
    """What somebody changed after the approval: fields by their names. `name`: of which source, where it is one."""

    event: Event
    what: str
    name: str
    fields: list[str]


def side(verdict: Verdict, *, by: User) -> dict[str, Any]:
    """The context of templates/admin/claims/verdict/review_side.html, and `grant_url` for the list of problems."""
    approval = policies.standing_approval(verdict) if verdict.state not in BEFORE_APPROVAL else None
    stale = verdict.state == "approved" and approval is not None and not policies.is_fresh(verdict)
    was_sent_back = verdict.__dict__.get("was_sent_back", False)  # read with the page's verdict
    comparable = verdict.revision > 1 or was_sent_back
    return {
        "rounds": rounds_of(verdict),
        "note_verb": "settle_note" if policies.can("settle_note", verdict, by=by) else "",
        "opinions": opinions_of(verdict, by),
        "exceptions": verdict.exceptions.all(),
        "approval": approval,
        "stale": stale,
        "later_changes": later_changes(verdict, approval) if stale and approval else [],
        "changes_url": reverse("admin:claims_verdict_changes", args=[verdict.pk]) if comparable else "",
        "grant_url": (
            reverse("admin:claims_verdict_do", args=[verdict.pk, "grant_exception"])
            if verdict.state == VerdictState.IN_REVIEW and policies.can("grant_exception", verdict, by=by)
            else ""
        ),
    }


def rounds_of(verdict: Verdict) -> list[Round]:
    """Newest first."""
    rows = verdict.review_notes.select_related("by", "settled_by")
    found = []
    for (at, _by), group in groupby(rows, key=lambda note: (note.at, note.by_id)):
        of_round = [Noted(note, address_of(note.field, verdict)) for note in group]
        settled = [note for note in of_round if note.row.settled_at]
        found.append(Round(at, of_round[0].row.by, [note for note in of_round if not note.row.settled_at], settled))
    return found[::-1]


def put_notes_beside(form: Any, rounds: Sequence[Round]) -> None:
    """Under each field of the verdict's form, what is to be mended there."""
    for noted in (note for of_round in rounds for note in of_round.open):
        if field := form.fields.get(noted.row.field):
            told = '<span class="review-note" dir="auto"><bdi>{}</bdi>: {}</span>'
            field.help_text = format_html("{} " + told, field.help_text, noted.row.by, noted.row.text)


def opinions_of(verdict: Verdict, by: User) -> list[Opinion]:
    rows = verdict.opinions.exclude(state="withdrawn").select_related(
        "asked_of", "asked_by", "rating", "compared_rating"
    )
    return [
        Opinion(
            row,
            reverse("admin:claims_secondopinion_do", args=[row.pk, "withdraw_opinion"])
            if verdict.state in UNDER_WORK and policies.can("withdraw_opinion", row, by=by)
            else "",
        )
        for row in rows
    ]


def later_changes(verdict: Verdict, approval: Approval) -> Sequence[LaterChange]:
    """Who changed what of the claim, its claimant and its sources since, oldest first: what an approval covers beside
    the verdict, which nobody can edit while it is approved."""
    sources = {item.source_id: str(item.source) for item in verdict.evidence.select_related("source")}
    events = Event.objects.filter(
        Q(thing="claim", object_id=verdict.claim_id)
        | Q(thing="claimant", object_id=verdict.claim.claimant_id)
        | Q(thing="source", object_id__in=sources),
        at__gt=approval.approved_at,
        detail__isnull=False,
    )
    return [
        LaterChange(
            event,
            str(MODELS[event.thing]._meta.verbose_name),
            sources.get(event.object_id, "") if event.thing == "source" else "",
            [label_of(MODELS[event.thing], name) for name in event.detail.changes if name not in NOT_COVERED],
        )
        for event in events.select_related("actor", "detail").order_by("pk")
        if set(event.detail.changes) - NOT_COVERED
    ]


# ---------------------------------------------------------------- pages


def urls(model_admin: Any) -> list[Any]:
    """Of the verdict's admin: settling a note, and what changed."""

    def note(request: HttpRequest, pk: int, note: int, verb: str) -> HttpResponse:
        return note_view(model_admin, request, pk, note, verb)

    def changes(request: HttpRequest, pk: int) -> HttpResponse:
        return changes_view(model_admin, request, pk)

    guarded = model_admin.admin_site.admin_view
    return [
        path("<int:pk>/notes/<int:note>/<slug:verb>/", guarded(note), name="claims_verdict_note"),
        path("<int:pk>/changes/", guarded(changes), name="claims_verdict_changes"),
    ]


def note_view(model_admin: Any, request: HttpRequest, pk: int, number: int, verb: str) -> HttpResponse:
    """A button beside a note; back to the page either way, with the reason where it was refused."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    verdict = model_admin.row_to_view(request, pk)
    note = verdict.review_notes.filter(pk=number).first()
    if note is None or verb not in VERBS:
        raise Http404
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        VERBS[verb](note, by=request.user)
    except Refused as refused:
        messages.error(request, str(refused))
    return HttpResponseRedirect(reverse("admin:claims_verdict_change", args=[pk]) + "#review")
