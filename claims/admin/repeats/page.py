"""The page "Likely repeats": what the matcher found alike and nobody has ruled on, and what was ruled lately."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.base import editor
from claims.admin.posted import number
from claims.admin.repeats.pairs import RELATIONS, pair_of, pairs_of
from claims.matching.candidates import waiting
from claims.models import Claim, MatchDecision, User
from claims.vocabulary import ClaimState, Language, Likeness
from claims.workflow import matches, pairs, permissions
from claims.workflow.problems import Refused, Stale
from claims.workflow.writing import lock

A_PAGE, LATELY = 20, 50
NEWER_IS = {state.value: state.label for state in (ClaimState.SUGGESTED, ClaimState.OPEN, ClaimState.CLOSED)}


class LookForm(forms.Form):
    """What the page shows. Kept in the address, so that it can be shared and outlives a decision."""

    language = forms.ChoiceField(label=gettext_lazy("language"), choices=[("", gettext_lazy("All")), *Language.choices])
    figures = forms.ChoiceField(label=gettext_lazy("figures"), choices=[("", gettext_lazy("All")), *RELATIONS.items()])
    state = forms.ChoiceField(
        label=gettext_lazy("the newer claim is"), choices=[("", gettext_lazy("All")), *NEWER_IS.items()]
    )


def repeats_view(site: AdminSite, request: HttpRequest) -> HttpResponse:
    by = editor(request)
    if not permissions.may(by, "view"):
        raise PermissionDenied
    form, is_decided = LookForm(request.GET), request.GET.get("show") == "decided"
    form.is_valid()
    asked = {name: value for name, value in form.cleaned_data.items() if value}
    rows = _decided() if is_decided else _waiting(asked)
    shown = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    last = MatchDecision.objects.filter(pk=number(request.GET.get("decided")) or 0, undone_at=None).first()
    context = {
        **site.each_context(request),
        "title": _("Likely repeats"),
        "form": form,
        "narrowed": bool(asked),
        "is_decided": is_decided,
        "pairs": pairs_of(shown.object_list),
        "shown": shown,
        "query": "".join(f"&{name}={value}" for name, value in asked.items()),
        "here": request.path + "?" + "&".join(f"{name}={value}" for name, value in asked.items()),
        "may_decide": permissions.may(by, "decide_match"),
        "last": pair_of(last) if last else None,
    }
    return TemplateResponse(request, "admin/repeats/page.html", context)


def _waiting(asked: dict[str, str]) -> Any:
    columns = {"language": "second__language", "figures": "relation", "state": "second__state"}
    return waiting().filter(**{columns[name]: value for name, value in asked.items()})


def _decided() -> Any:
    return MatchDecision.objects.filter(undone_at=None).order_by("-at", "-pk")[:LATELY]


def decide_view(site: AdminSite, request: HttpRequest) -> HttpResponse:
    """`decision` is "same", "related" or "different" on `claim` and `other`, each with the version that was seen, as
    "12 3"; or "undo" with the number of a decision. Leads back to `next`."""
    by = editor(request)
    if not permissions.may(by, "view"):
        raise PermissionDenied
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = reverse("admin:repeats")
    try:
        made = _carry_out(request, by)
    except Refused as refused:
        messages.error(request, str(refused))
        return HttpResponseRedirect(back)
    if made is None:
        messages.success(request, _("The decision is taken back."))
    elif back.startswith(reverse("admin:repeats")):
        back += ("&" if "?" in back else "?") + f"decided={made.pk}"
    else:
        told = _("You ruled: %(decision)s. Under “Likely repeats” that can be taken back.")
        messages.success(request, told % {"decision": made.get_decision_display()})
    return HttpResponseRedirect(back)


def _carry_out(request: HttpRequest, by: User) -> MatchDecision | None:
    """The decision that was made; None where one was taken back."""
    wanted = request.POST.get("decision", "")
    if wanted == "undo":
        decision = get_object_or_404(MatchDecision, pk=number(request.POST.get("of")) or 0)
        matches.undo_decision(decision, by=by)
        return None
    if wanted not in Likeness.values:
        raise Refused("bad_decision", _("Choose whether they are the same, related or different."), "decision")
    (claim, seen), (other, other_seen) = (_seen(request.POST.get(name, "")) for name in ("claim", "other"))
    with transaction.atomic():
        for row in pairs.ordered(claim, other):
            version = seen if row.pk == claim.pk else other_seen
            if lock(row).version != version:
                raise Stale("stale", _("This has changed since you opened the page. See what changed, then decide."))
        return matches.decide_match(claim, by=by, other=other, decision=wanted, why=request.POST.get("why", ""))


def _seen(value: str) -> tuple[Claim, int | None]:
    pk, _space, version = value.partition(" ")
    return get_object_or_404(Claim, pk=number(pk) or 0), number(version)
