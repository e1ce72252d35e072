"""Assigning many claims at once: from the list, from the board. Each claim is a verb of its own; those that refuse
are named with the reason, the others keep what they were given."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from claims.admin.assigning import date_field, note_field
from claims.admin.base import DeskAdmin, editor
from claims.admin.choosing import PersonField
from claims.models import Claim
from claims.vocabulary import Priority
from claims.workflow import assigning, permissions
from claims.workflow.problems import Refused

# More than anybody looks through before pressing the button.
MOST = 200


class ManyForm(forms.Form):
    """What is left empty stays as it is."""

    to = PersonField(label=gettext_lazy("Person"), required=False, empty_label=gettext_lazy("As it is"))
    due_on = date_field(gettext_lazy("Due"), gettext_lazy("Empty: as it is."))
    priority = forms.TypedChoiceField(
        label=gettext_lazy("Priority"),
        required=False,
        choices=[("", gettext_lazy("As it is")), *Priority.choices],
        coerce=int,
        empty_value=None,
    )
    note = note_field(gettext_lazy("For the person, kept in the history of each claim."))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.get(name) for name in ("to", "due_on", "priority")):
            raise forms.ValidationError(_("Choose a person, a day or a priority."))
        return cleaned


def assign_view(model_admin: DeskAdmin, request: HttpRequest) -> HttpResponse:
    """Posted with `claim` for each one chosen: asks to whom; with `carry_out` too, does it."""
    if not permissions.may(editor(request), "assign_claim"):
        raise PermissionDenied
    if request.method != "POST":
        return HttpResponseRedirect(reverse("admin:claims_claim_changelist"))
    numbers = [int(number) for number in request.POST.getlist("claim") if number.isascii() and number.isdigit()]
    chosen = Claim.objects.filter(pk__in=[number for number in numbers if number < 2**63])
    return choose_view(model_admin, request, chosen)


def choose_view(model_admin: DeskAdmin, request: HttpRequest, chosen: Any) -> HttpResponse:
    """The page that asks to whom, for whoever may assign (assign_view and the action of the list see to it)."""
    by = editor(request)
    back = _back(request)
    claims = list(chosen.select_related("claimant", "assignee").order_by("pk")[: MOST + 1])
    if not claims:
        messages.warning(request, _("Tick the claims first, then assign them."))
        return HttpResponseRedirect(back)
    if len(claims) > MOST:
        messages.warning(request, _("Choose at most %(count)d claims at once.") % {"count": MOST})
        return HttpResponseRedirect(back)
    form = ManyForm(request.POST if "carry_out" in request.POST else None)
    refused: list[tuple[Claim, Refused]] = []
    if form.is_valid():
        refused = _give_out(claims, form.cleaned_data, by=by)
        if done := len(claims) - len(refused):
            said = ngettext("%(count)d claim is assigned.", "%(count)d claims are assigned.", done) % {"count": done}
            messages.success(request, said)
        if not refused:
            return HttpResponseRedirect(back)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("Assign"),
        "form": form,
        "claims": [claim for claim, _why in refused] or claims,
        "refused": refused,
        "back": back,
    }
    return TemplateResponse(request, "admin/claims/claim/assign.html", context, status=409 if refused else 200)


def _give_out(claims: list[Claim], given: dict[str, Any], *, by: Any) -> list[tuple[Claim, Refused]]:
    refused = []
    for claim in claims:
        try:
            assigning.give_out(claim, by=by, **given)
        except Refused as refusal:
            refused.append((claim, refusal))
    return refused


def _back(request: HttpRequest) -> str:
    """Where the claims were ticked: the board or the list, with what was shown there."""
    there = request.POST.get("back") or request.get_full_path()
    ours = reverse("admin:claims_claim_changelist")
    known = url_has_allowed_host_and_scheme(there, allowed_hosts=None) and there.startswith(ours)
    return there if known and not there.startswith(reverse("admin:claims_claim_assign")) else ours
