"""The IFCN file, to read and to take away."""

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from claims.admin.base import editor
from claims.admin.figures.page import suffix
from claims.admin.figures.period import Period, asked_for
from claims.admin.ifcn import gather
from claims.admin.ifcn.archive import archive
from claims.admin.ifcn.build import sections
from claims.admin.ifcn.tally import Tally
from claims.workflow import permissions
from claims.workflow.problems import Refused

DAYS = 365


def ifcn_page(site: AdminSite, request: HttpRequest) -> HttpResponse:
    _check(request)
    form, period = asked_for(request.GET, Period.last(DAYS))
    tally = Tally()
    for document in gather.documents(period) if period else ():
        tally.add(document)
    context = {
        **site.each_context(request),
        "title": _("The IFCN file"),
        "form": form,
        "period": period,
        "is_empty": not tally.published,
        "sections": sections(period, tally, audited=False) if period else [],
        "statements": gather.statements(),
    }
    return TemplateResponse(request, "admin/figures/ifcn.html", context)


def ifcn_file(site: AdminSite, request: HttpRequest) -> FileResponse | HttpResponse:
    """The zip, with the audit if asked for. A period that cannot be read leads back to the page, which says why."""
    _check(request)
    _form, period = asked_for(request.GET, Period.last(DAYS))
    if period is None:
        return HttpResponseRedirect(f"{reverse('admin:ifcn')}?{request.GET.urlencode()}")
    whole = archive(period, audited="audit" in request.GET)
    name = f"ifcn{suffix(period)}.zip"
    return FileResponse(whole, as_attachment=True, filename=name, content_type="application/zip")


def _check(request: HttpRequest) -> None:
    try:
        permissions.check_may(editor(request), "gather_ifcn_file")
    except Refused as refused:
        raise PermissionDenied(str(refused)) from None
