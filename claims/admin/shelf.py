"""Checks past their shelf life: the queue of those to be looked at again."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from claims.models import Claim


class ShelfFilter(admin.SimpleListFilter):
    title = _("shelf life")
    parameter_name = "shelf"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [("past", _("Past: look again")), ("set", _("A day is set"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() == "past":
            return queryset.filter(pk__in=Claim.objects.past_shelf_life().values("pk"))
        return queryset.filter(review_by__isnull=False) if self.value() == "set" else queryset


def shelf_words(claim: Claim) -> str:
    """The day by which a check is looked at again, marked when it is past."""
    day = date_format(claim.review_by, "j F Y") if claim.review_by else ""
    return format_html('<span class="overdue">{} · {}</span>', day, _("past")) if claim.is_past_shelf_life else day
