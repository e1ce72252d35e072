"""What anybody with a receipt can see: where a report stands, nothing of what it says or who sent it."""

import json
import re
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from claims.publishing import reading
from claims.workflow import reception

RECEIPT = re.compile("[0-9a-f]{16}")
# What people write between the digits of a long number.
BETWEEN = str.maketrans("", "", " -–—.\t\n\u00a0")


@login_not_required
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """A field for the receipt, which leads to its page; as it is written on paper, in fours or with dashes."""
    typed = _plain(request.GET.get("receipt", ""))
    if RECEIPT.fullmatch(typed):
        return _private(HttpResponseRedirect(reverse("receipt", args=[typed])))
    return _unknown(request, typed) if typed else _private(render(request, "frontdesk/find.html"))


@login_not_required
@require_safe
def receipt(request: HttpRequest, receipt: str) -> HttpResponse:
    """One look-up whatever was asked for, so that neither page nor time tells a near miss from nonsense."""
    plain = _plain(receipt)
    found = reception.status(plain)
    if found is None:
        return _unknown(request, plain)
    current = reading.check(found.check) if found.check else None
    context: dict[str, Any] = {
        "status": found,
        "receipt": plain,
        "fours": [plain[start : start + 4] for start in range(0, len(plain), 4)],
        "check": json.loads(current.body) if current else None,
    }
    return _private(render(request, "frontdesk/receipt.html", context))


def _plain(typed: str) -> str:
    return typed.translate(BETWEEN).lower()


def _unknown(request: HttpRequest, typed: str) -> HttpResponse:
    return _private(render(request, "frontdesk/no_receipt.html", {"typed": typed}, status=404))


def _private(answer: HttpResponse) -> HttpResponse:
    """Whoever has the address has the receipt: no cache keeps it, no search engine lists it, no link passes it on."""
    answer["Cache-Control"] = "no-store"
    answer["X-Robots-Tag"] = "noindex"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
