"""Putting a row back as an event left it: first the difference, then, on a person's word, the edit."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from claims.admin.history.entries import Change, change_of, names_in
from claims.models import User
from claims.workflow import pasts, policies
from claims.workflow.problems import Refused, Stale


def restore_view(model_admin: Any, request: HttpRequest, row: Any, number: int, *, by: User) -> HttpResponse:
    """A GET shows what would change; a POST with the version that was seen changes it."""
    event = model_admin.history_of(request, row).filter(pk=number).first()
    is_own = event is not None and (event.thing, event.object_id) == (row._meta.model_name, row.pk)
    if event is None or not is_own or not pasts.can_restore(event) or not model_admin.change_verb:
        raise Http404
    refused: Refused | None = None
    past = pasts.past_of(row, event)
    page = reverse(f"admin:claims_{row._meta.model_name}_change", args=[row.pk])
    then = date_format(localtime(event.at), "j F Y, H:i")
    try:
        policies.check(model_admin.change_verb, row, by=by)
        if request.method == "POST" and past.values:
            seen = request.POST.get("seen_version", "")
            version = int(seen) if seen.isascii() and seen.isdigit() else 0
            pasts.restore(row, past, by=by, version=version, reason=_("Restored from %(date)s") % {"date": then})
            messages.success(request, _("Restored as it was on %(date)s.") % {"date": then})
            return HttpResponseRedirect(page)
    except Refused as refusal:
        refused = refusal
        if isinstance(refusal, Stale):
            row.refresh_from_db()
            past = pasts.past_of(row, event)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "original": row,
        "title": _("Restore as it was then"),
        "event": event,
        "changes": changes_to(row, past),
        "lost": past.lost,
        "refused": refused,
        "can_go_on": past.values and (refused is None or isinstance(refused, Stale)),
        "back": page,
        "media": model_admin.media,
    }
    status = 409 if refused and request.method == "POST" else 200
    return TemplateResponse(request, "admin/claims/restore.html", context, status=status)


def changes_to(row: Any, past: pasts.Past) -> list[Change]:
    """From now to then."""
    names = names_in((type(row), name, pair) for name, pair in past.plain.items())
    return [change_of(type(row), name, pair, names) for name, pair in past.plain.items()]
