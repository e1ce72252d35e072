"""The desk: what is waiting, instead of a list of tables."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.db.models import F
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.admin import accounts
from claims.models import Claim, ReaderReport, Retraction, User, Verdict, VerdictTranslation
from claims.workflow import permissions


@dataclass(frozen=True)
class Queue:
    title: str | Promise
    empty: str | Promise
    rows: list[Any]
    count: int
    url: str


SHOWN = 6


def queues(user: User) -> list[Queue]:
    """What waits for this person, most pressing first; each count links to its filtered list."""
    reviewer = permissions.may(user, "approve_verdict")
    best_first = F("suggestion__score").desc(nulls_last=True)
    suggested = Claim.objects.filter(state="suggested").order_by(best_first, "pk")
    found: list[tuple[Any, Any, Any, str, str]] = [
        (_("My drafts"), _("You are writing nothing."), Verdict.objects.filter(state="draft", author=user), "verdict",
         f"state__exact=draft&author__id__exact={user.pk}"),
        (_("Open claims"), _("No open claims. Import an article and mark its claims."),
         Claim.objects.filter(state="open", verdicts=None), "claim", "state__exact=open"),
        (_("Suggested claims"), _("Nothing is suggested."), suggested, "claim", "state__exact=suggested"),
    ]  # fmt: skip
    if reviewer:
        waiting = Verdict.objects.filter(state="in_review").exclude(author=user).exclude(editors__user=user)
        found = [
            (_("Waiting for my review"), _("Nothing waits for you."), waiting, "verdict", "state__exact=in_review"),
            (_("Approved, to be published"), _("Nothing is ready."), Verdict.objects.filter(state="approved"),
             "verdict", "state__exact=approved"),
            (_("Retractions to decide"), _("None is proposed."), Retraction.objects.filter(state="proposed"),
             "retraction", "state__exact=proposed"),
            (_("Translations to review"), _("None."), VerdictTranslation.objects.filter(state="in_review"),
             "verdicttranslation", "state__exact=in_review"),
            *found,
        ]  # fmt: skip
    found.insert(0, (_("Overdue"), _("Nothing is overdue."), Claim.objects.overdue(), "claim", "due=overdue"))
    found.append(
        (_("Reader reports"), _("No reader has written."), ReaderReport.objects.filter(state="new"), "readerreport",
         "state__exact=new")
    )  # fmt: skip
    return [
        Queue(title, empty, list(rows[:SHOWN]), rows.count(), f"{reverse(f'admin:claims_{name}_changelist')}?{query}")
        for title, empty, rows, name, query in found
    ]


class DeskSite(admin.AdminSite):
    site_title = _("Fact-check desk")
    site_header = _("Fact-check desk")
    index_title = _("Desk")
    enable_nav_sidebar = False

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        assert isinstance(request.user, User)
        context = {"queues": queues(request.user), **(extra_context or {})}
        return super().index(request, context)

    def get_urls(self) -> list[Any]:
        return [*accounts.urls(self), *super().get_urls()]

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        return accounts.password_view(request, self, extra_context)
