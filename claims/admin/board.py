"""The board: what is under work, a column for each step. Its address says what is shown and can be shared."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from claims.admin.base import DeskAdmin, LanguageFilter, editor
from claims.admin.counting import counted, first_ids
from claims.admin.filters import DueFilter, PersonFilter, PriorityFilter, TopicFilter
from claims.admin.stages import COLUMNS, SUGGESTED, Stage
from claims.models import Claim, Verdict
from claims.models.verdicts import UNDER_WORK
from claims.workflow import permissions

SHOWN = 20
FILTERS = (PersonFilter, TopicFilter, LanguageFilter, PriorityFilter, DueFilter)


class BoardList(ChangeList):
    """The claims that the address asks for, as the list of claims understands it. No page of them is fetched."""

    def get_results(self, request: HttpRequest) -> None:
        self.result_list = self.queryset.none()


@dataclass(frozen=True)
class Column:
    stage: Stage
    claims: list[Claim]
    count: str
    url: str

    @property
    def is_whole(self) -> bool:
        return self.count == str(len(self.claims))


def board_view(model_admin: DeskAdmin, request: HttpRequest) -> HttpResponse:
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    by = editor(request)
    try:
        asked = BoardList(
            request, Claim, ("text",), (), FILTERS, None, model_admin.search_fields, False, SHOWN, 0, (),
            model_admin, (), None,
        )  # fmt: skip
    except IncorrectLookupParameters:
        messages.warning(request, _("This address asks for something that is not there. Here is the whole board."))
        return HttpResponseRedirect(request.path)
    stages = (SUGGESTED, *COLUMNS)
    ids = first_ids(by, {stage.name: stage.narrow(asked.queryset).order_by(*stage.order) for stage in stages})
    cards = _cards({pk for stage in COLUMNS for pk in ids[stage.name][:SHOWN]})
    list_url = reverse("admin:claims_claim_changelist")
    columns = [
        Column(
            stage,
            [cards[pk] for pk in ids[stage.name][:SHOWN] if pk in cards],
            counted(ids[stage.name]),
            f"{list_url}{asked.get_query_string({'stage': stage.name})}",
        )
        for stage in stages
    ]
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("Board"),
        "suggested": columns[0],
        "columns": columns[1:],
        "filters": [spec for spec in asked.filter_specs if spec.has_output()],
        "query": asked.query,
        "narrowed": bool(asked.query or asked.has_active_filters),
        "may_assign": permissions.may(by, "assign_claim"),
        "here": request.get_full_path(),
    }
    return TemplateResponse(request, "admin/claims/claim/board.html", context)


def _cards(ids: set[int]) -> dict[int, Claim]:
    work = Verdict.objects.filter(state__in=UNDER_WORK).select_related("author", "reviewer")
    rows: QuerySet[Any] = Claim.objects.select_related("claimant", "assignee").prefetch_related(
        "topics", Prefetch("verdicts", work, to_attr="under_work")
    )
    return rows.in_bulk(ids)
