"""What the inbox of reports and tips is filtered by."""

from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.admin.base import editor
from claims.models import ReaderReport
from claims.vocabulary import ReportState
from claims.workflow.reports import waiting

# Days after a decision. A reader may still ask back; later nobody needs the address (docs/production.md).
KEEP = 90


class StateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [*ReportState.choices, ("erased", _("Erased"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        match self.value():
            case ReportState.NEW:
                return waiting(queryset)
            case ReportState.DECIDED:
                return queryset.filter(state=ReportState.DECIDED)
            case "erased":
                return queryset.exclude(erased_at=None)
        return queryset


class TakenFilter(admin.SimpleListFilter):
    title = _("taken")
    parameter_name = "taken"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [("mine", _("By me")), ("free", _("By nobody"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() == "mine":
            return queryset.filter(assignee=editor(request))
        return queryset.filter(assignee=None) if self.value() == "free" else queryset


class AgeFilter(admin.SimpleListFilter):
    title = _("age")
    parameter_name = "age"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [("3", _("Over three days")), ("7", _("Over a week")), ("30", _("Over a month"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        days = self.value()
        if days not in ("3", "7", "30"):
            return queryset
        return queryset.filter(created_at__lt=timezone.now() - timedelta(days=int(days)))


class KeptFilter(admin.SimpleListFilter):
    title = _("personal data")
    parameter_name = "kept"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [("long", _("Decided over 90 days ago, contact still kept"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() != "long":
            return queryset
        before = timezone.now() - timedelta(days=KEEP)
        decided = ReaderReport.objects.filter(decided_at__lt=before, contact__isnull=False)
        return queryset.filter(pk__in=decided.values("pk"))
