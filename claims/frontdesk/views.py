"""The two forms by which anybody can write to the desk. They set no cookie and read no session."""

import json
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from claims.access.senders import sender
from claims.frontdesk import guards
from claims.frontdesk.forms import DeskForm, ReportForm, SubmitForm, check_named
from claims.frontdesk.guards import Age
from claims.workflow.limits import TooMany
from claims.workflow.problems import Refused, Text
from claims.workflow.reception import receive_once


@dataclass(frozen=True)
class Desk:
    """One of the two forms."""

    purpose: str
    form: type[DeskForm]
    template: str


NOT_YET = {
    Age.SPENT: _("This form was open for too long, so nothing was sent. Your text is kept below: look through it and "
                 "press the button again."),
    Age.YOUNG: _("This came faster than anybody types, so nothing was sent. Wait a few seconds and press the button "
                 "again."),
}  # fmt: skip
REPORT = Desk("report", ReportForm, "frontdesk/report.html")
SUBMIT = Desk("submit", SubmitForm, "frontdesk/submit.html")


@login_not_required
@csrf_exempt  # the token of guards.py and what the browser says of the sending page stand in its place
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponseBase:
    """A mistake in a check, named by `?check=` or typed by the reader."""
    return _answer(request, REPORT)


@login_not_required
@csrf_exempt  # as above
@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: HttpRequest) -> HttpResponseBase:
    """A claim that a reader wants checked."""
    return _answer(request, SUBMIT)


def _answer(request: HttpRequest, desk: Desk) -> HttpResponseBase:
    if request.method != "POST":
        asked = request.GET.get("check", "") if desk is REPORT else ""
        return _page(request, desk, desk.form(initial={"check": asked}), guards.new_token(desk.purpose), named=asked)
    if guards.is_too_large(request):
        return _refusal(request, 413, _("That is too long"), _("A message has at most 5,000 characters. Go back, "
                        "shorten it and send it again; your browser keeps the text."))  # fmt: skip
    if guards.is_from_elsewhere(request):
        return _refusal(request, 403, _("This came from another site"), _("Only our own form can write to the desk. "
                        "Open it here and write to us."))  # fmt: skip
    if request.POST.get(guards.TRAP):
        return _to_receipt(guards.receipt_of(guards.new_token(desk.purpose)))
    return _receive(request, desk)


def _receive(request: HttpRequest, desk: Desk) -> HttpResponseBase:
    """The receipt, or the form with its text and what to mend."""
    form, token = desk.form(request.POST), request.POST.get("token", "")
    age, named = guards.age_of(token, desk.purpose), request.POST.get("check", "")
    token = guards.new_token(desk.purpose) if age is Age.SPENT else token
    # Whoever has something to mend takes longer anyway, and need not read about it.
    if form.is_valid() and age is not Age.GOOD:
        form.add_error(None, str(NOT_YET[age]))
    if not form.is_valid():
        return _page(request, desk, form, token, named=named, status=400)
    receipt = guards.receipt_of(token)
    try:
        receive_once(receipt=receipt, address=sender(request), language=get_language() or "", **form.to_store())
    except TooMany as refusal:
        form.add_error(None, str(refusal))
        page = _page(request, desk, form, token, named=named, status=429)
        page["Retry-After"] = str(refusal.wait)
        return page
    except Refused as refusal:
        is_other = refusal.code == "sent_before"
        token = guards.new_token(desk.purpose) if is_other else token
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return _page(request, desk, form, token, named=named, status=400, earlier=receipt if is_other else "")
    return _to_receipt(receipt)


def _to_receipt(receipt: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("receipt", args=[receipt]), status=303)


def _page(
    request: HttpRequest, desk: Desk, form: DeskForm, token: str, *, named: str, status: int = 200, earlier: str = ""
) -> HttpResponse:
    """`named`: the check that the form is about, as it was given; shown instead of a field when there is one.
    `earlier`: the receipt of what was sent by the same form before."""
    current = check_named(named) if desk is REPORT else None
    context: dict[str, Any] = {
        "form": form,
        "token": token,
        "trap": guards.TRAP,
        "check": json.loads(current.body) if current else None,
        "is_unknown": bool(named) and current is None and not form.is_bound,
        "earlier": earlier,
    }
    answer = render(request, desk.template, context, status=status)
    # Its token is of this reader; the browser may keep the page, so that going back brings the text again.
    patch_cache_control(answer, private=True, no_cache=True)
    return answer


def _refusal(request: HttpRequest, status: int, title: Text, text: Text) -> HttpResponse:
    return render(request, "frontdesk/refusal.html", {"title": title, "text": text}, status=status)
