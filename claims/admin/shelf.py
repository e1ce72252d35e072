"""Checks past their shelf life: the queue of those to be looked at again."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
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


def acts_beside(claim: Claim) -> str:
    """What can come of looking again: it holds, it is to be corrected, it is to be taken back. Each asks once more."""
    acts = (
        ("confirm", _("still holds")),
        ("start_correction", _("needs a correction")),
        ("propose_retraction", _("no longer holds")),
    )
    links = ((reverse("admin:claims_claim_do", args=[claim.pk, verb]), words) for verb, words in acts)
    return format_html_join(" · ", '<a href="{}">{}</a>', links)
