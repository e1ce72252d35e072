"""The figures page and its files. For everybody at the desk: it counts work, never people."""

from datetime import date

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.admin.base import editor
from claims.admin.figures.build import sections
from claims.admin.figures.period import PRESETS, Period, asked_for
from claims.admin.figures.sections import Section
from claims.models import Claim
from claims.vocabulary import Meaning
from claims.workflow import permissions

DAYS = 90


def figures_page(site: AdminSite, request: HttpRequest) -> HttpResponse:
    """`?section=…&format=csv` answers the table of one section."""
    by = editor(request)
    if not permissions.may(by, "view"):
        raise PermissionDenied
    form, period = asked_for(request.GET, Period.last(DAYS))
    found = sections(period) if period else []
    if period and request.GET.get("format") == "csv":
        return _csv(found, request.GET.get("section", ""), period)
    context = {
        **site.each_context(request),
        "title": _("Figures"),
        "form": form,
        "period": period,
        "presets": presets(),
        "sections": found,
        "meanings": Meaning.choices,
        "is_empty": not Claim.objects.exists(),
        "may_gather": permissions.may(by, "gather_ifcn_file"),
    }
    return TemplateResponse(request, "admin/figures/page.html", context)


def presets() -> list[tuple[str | Promise, Period]]:
    return [
        *((_("%(days)s days") % {"days": days}, Period.last(days)) for days in PRESETS),
        (_("All time"), Period(None, None)),
    ]


def _csv(found: list[Section], name: str, period: Period) -> HttpResponse:
    section = next((section for section in found if section.name == name), None)
    if section is None:
        raise Http404
    answer = HttpResponse(section.csv, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}{suffix(period)}.csv"'
    return answer


def suffix(period: Period) -> str:
    """The period as the name of a file says it: "-2026-08-28-2026-11-25"; an open end is left out."""
    days: list[date] = [day for day in (period.since, period.until) if day]
    return "".join(f"-{day.isoformat()}" for day in days)
