"""How good suggestions are, by what editors decided on them. To be read, not pressed."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.admin.base import DeskAdmin
from claims.suggesting import feedback
from claims.suggesting.feedback import Share


class PeriodForm(forms.Form):
    """From and until, both days included; an empty end is open."""

    since = forms.DateField(label=_("Decided from"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("until"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            raise forms.ValidationError(_("The period ends before it begins."))
        return cleaned

    @property
    def days(self) -> tuple[date | None, date | None]:
        data = getattr(self, "cleaned_data", {})
        return data.get("since"), data.get("until")


@dataclass(frozen=True)
class Bar:
    """A bar of a plot, in units of its view box."""

    share: Share
    y: int
    width: int


@dataclass(frozen=True)
class Plot:
    """A bar for each share, its figures beside it; a table of the same follows on the page."""

    name: str
    title: str | Promise
    bars: list[Bar]

    ROW = 46

    @classmethod
    def of(cls, name: str, title: str | Promise, shares: list[Share]) -> "Plot":
        bars = [Bar(share, number * cls.ROW, 2 * share.percent) for number, share in enumerate(shares)]
        return cls(name, title, bars)

    @property
    def height(self) -> int:
        return len(self.bars) * self.ROW


def feedback_view(model_admin: DeskAdmin, request: HttpRequest) -> HttpResponse:
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    form = PeriodForm(request.GET or None)
    since, until = form.days if form.is_valid() else (None, None)
    readable = not form.is_bound or form.is_valid()
    found = feedback.tally(feedback.decided(since, until)) if readable else feedback.Feedback()
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("How good suggestions are"),
        "form": form,
        "found": found,
        "plots": [
            Plot.of("language", _("By language"), found.by_language),
            Plot.of("reason", _("By reason"), found.by_reason),
        ],
    }
    return TemplateResponse(request, "admin/claims/article/suggestions.html", context)
