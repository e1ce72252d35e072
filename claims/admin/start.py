"""The start page: what waits for a person, most pressing first, and a sentence that says so."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.admin.counting import counted, first_ids
from claims.admin.queues import ARTICLES, REPORTS, Queue, queues_for
from claims.models import (
    Absence,
    Article,
    Claim,
    ReaderReport,
    Retraction,
    SecondOpinion,
    User,
    Verdict,
    VerdictTranslation,
)
from claims.models.verdicts import UNDER_WORK
from claims.workflow import permissions

SHOWN = 6


@dataclass(frozen=True)
class Row:
    """One line of a queue. `state` is (code, word); `due` is shown as late when `overdue`."""

    url: str
    text: str
    state: tuple[str, str] | None = None
    due: date | None = None
    overdue: bool = False
    priority: int | None = None
    priority_word: str = ""
    who: str = ""
    extra: str = ""


@dataclass(frozen=True)
class Shown:
    queue: Queue
    rows: list[Row]
    count: str
    url: str


def start_page(user: User) -> dict[str, Any]:
    """What the template of the start page is given."""
    queues = queues_for(user)
    ids = first_ids(user, {queue.name: queue.rows(user) for queue in queues})
    rows = _rows(queues, ids)
    shown = [Shown(queue, rows[queue.name], counted(ids[queue.name]), queue.url) for queue in queues]
    away = Absence.objects.on().filter(Q(person=user) | Q(stand_in=user))
    return {
        "queues": [one for one in shown if one.rows],
        "empty_queues": [one for one in shown if not one.rows],
        "today": timezone.localdate(),
        "waits": what_waits({queue.name: len(ids[queue.name]) for queue in queues}),
        "absences": list(away),
        "may_work": permissions.may(user, "view"),
        "may_hold_keys": permissions.may(user, "issue_key"),
        "first_run": not Article.objects.exists(),
    }


def what_waits(counts: dict[str, int]) -> str:
    """ "3 wait for your review, 1 is overdue." """
    words: list[tuple[int, Callable[[int], str]]] = [
        (counts.get("overdue", 0), lambda n: ngettext("%(n)d is overdue", "%(n)d are overdue", n)),
        (counts.get("sent_back", 0), lambda n: ngettext("%(n)d came back to you", "%(n)d came back to you", n)),
        (counts.get("reviews", 0), lambda n: ngettext("%(n)d waits for your review", "%(n)d wait for your review", n)),
        (counts.get("my_work", 0), lambda n: ngettext("%(n)d is assigned to you", "%(n)d are assigned to you", n)),
    ]
    said = [word(count) % {"n": count} for count, word in words if count]
    return f"{', '.join(said)}." if said else _("Nothing waits for you.")


def _rows(queues: list[Queue], ids: dict[str, list[int]]) -> dict[str, list[Row]]:
    """The first rows of each queue; the rows of one model are fetched at once."""
    found: dict[type, dict[int, Any]] = {}
    for model in {queue.model for queue in queues}:
        wanted = {pk for queue in queues if queue.model is model for pk in ids[queue.name][:SHOWN]}
        found[model] = SOURCES[model][0]().in_bulk(wanted) if wanted else {}
    return {
        queue.name: [
            SOURCES[queue.model][1](found[queue.model][pk])
            for pk in ids[queue.name][:SHOWN]
            if pk in found[queue.model]
        ]
        for queue in queues
    }


def _change(row: Any) -> str:
    return reverse(f"admin:claims_{row._meta.model_name}_change", args=[row.pk])


def _claims() -> "QuerySet[Claim]":
    work = Verdict.objects.filter(state__in=UNDER_WORK)
    return (
        Claim.objects.select_related("assignee")
        .prefetch_related(Prefetch("verdicts", work, to_attr="under_work"))
        .annotate(articles=ARTICLES, readers=REPORTS)
    )


def _claim_row(claim: Any) -> Row:
    stands = claim.under_work[0] if claim.under_work else claim
    seen = []
    if claim.articles > 1:
        seen.append(ngettext("in %(n)d article", "in %(n)d articles", claim.articles) % {"n": claim.articles})
    if claim.readers:
        seen.append(ngettext("%(n)d reader report", "%(n)d reader reports", claim.readers) % {"n": claim.readers})
    return Row(
        _change(claim), claim.text, _state(stands), extra=", ".join(seen),
        who=str(claim.assignee) if claim.assignee else "", **_desk(claim),
    )  # fmt: skip


def _desk(claim: Claim) -> dict[str, Any]:
    return {
        "due": claim.due_on,
        "overdue": claim.is_overdue,
        "priority": claim.priority,
        "priority_word": claim.get_priority_display(),
    }


def _state(row: Any) -> tuple[str, str]:
    return row.state, row.get_state_display()


def _verdict_row(verdict: Verdict) -> Row:
    asked = _("asked: %(person)s") % {"person": verdict.reviewer} if verdict.reviewer else ""
    return Row(
        _change(verdict), verdict.claim.text, _state(verdict), who=str(verdict.author), extra=asked,
        **_desk(verdict.claim),
    )  # fmt: skip


def _translation_row(row: VerdictTranslation) -> Row:
    return Row(_change(row), row.claim_text, _state(row), who=row.translators, extra=str(row.get_language_display()))


# For each model that has queues: how its rows are fetched, and how one is shown.
SOURCES: dict[type, tuple[Callable[[], "QuerySet[Any]"], Callable[[Any], Row]]] = {
    Claim: (_claims, _claim_row),
    Verdict: (lambda: Verdict.objects.select_related("claim", "author", "reviewer"), _verdict_row),
    VerdictTranslation: (VerdictTranslation.objects.with_people, _translation_row),
    Retraction: (
        lambda: Retraction.objects.select_related("claim", "proposed_by"),
        lambda row: Row(_change(row), row.claim.text, _state(row), who=str(row.proposed_by)),
    ),
    SecondOpinion: (
        lambda: SecondOpinion.objects.select_related("verdict__claim", "asked_by"),
        lambda row: Row(_change(row), row.verdict.claim.text, _state(row), who=str(row.asked_by)),
    ),
    ReaderReport: (ReaderReport.objects.all, lambda row: Row(_change(row), str(row))),
    User: (User.objects.all, lambda row: Row(_change(row), str(row))),
}
