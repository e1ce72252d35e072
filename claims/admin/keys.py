"""A partner's page: their keys to the API. A new key is on the page that answers its form, and nowhere after."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from claims.admin.base import editor
from claims.models import ApiKey
from claims.vocabulary import KeyScope
from claims.workflow import keys, permissions, policies
from claims.workflow.problems import Refused

SHOWN = 200


class KeyForm(forms.Form):
    name = forms.CharField(
        label=_("What it is for"), max_length=60, help_text=_("Your own note, such as “nightly copy”.")
    )
    scopes = forms.MultipleChoiceField(
        label=_("Good for"),
        choices=KeyScope.choices,
        widget=forms.CheckboxSelectMultiple,
        initial=[KeyScope.READ.value],
    )
    days = forms.TypedChoiceField(
        label=_("Good until"),
        coerce=int,
        choices=[(90, _("in 90 days")), (365, _("in a year")), (0, _("it is revoked"))],
        initial=365,
    )

    def issue(self, request: HttpRequest) -> str:
        """The new key. Raises Refused."""
        days = self.cleaned_data["days"]
        _row, text = keys.issue_key(
            by=editor(request),
            name=self.cleaned_data["name"],
            scopes=self.cleaned_data["scopes"],
            expires_at=timezone.now() + timedelta(days=days) if days else None,
        )
        return text


def keys_page(request: HttpRequest, site: AdminSite) -> HttpResponse:
    person = editor(request)
    if not permissions.may(person, "issue_key"):
        raise PermissionDenied
    form, made = KeyForm(request.POST or None, label_suffix=""), ""
    if request.method == "POST" and form.is_valid():
        try:
            made, form = form.issue(request), KeyForm(label_suffix="")
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
    held = ApiKey.objects.select_related("owner")
    if not permissions.may(person, "oversee_keys"):
        held = held.filter(owner=person)
    context: dict[str, Any] = {
        **site.each_context(request),
        "title": _("API keys"),
        "form": form,
        "made": made,
        "keys": [(key, policies.can("revoke_key", key, by=person)) for key in held[:SHOWN]],
        "scopes": dict(KeyScope.choices),
        "may_register": permissions.may(person, "register_endpoint"),
        "sees_all": permissions.may(person, "oversee_keys"),
    }
    return TemplateResponse(request, "admin/account/keys.html", context)


@require_POST
def revoke(request: HttpRequest, site: AdminSite, pk: int) -> HttpResponse:
    person = editor(request)
    if not permissions.may(person, "revoke_key"):
        raise PermissionDenied
    seen = ApiKey.objects.all() if permissions.may(person, "oversee_keys") else ApiKey.objects.filter(owner=person)
    try:
        keys.revoke_key(get_object_or_404(seen, pk=pk), by=person)
        messages.success(request, _("The key is revoked. It opens nothing any more."))
    except Refused as refused:
        messages.error(request, str(refused))
    return HttpResponseRedirect(reverse("admin:keys"))


def urls(site: AdminSite) -> list[Any]:
    def own(view: Any) -> Any:
        return site.admin_view(lambda request, **kwargs: view(request, site, **kwargs))

    return [
        path("keys/", own(keys_page), name="keys"),
        path("keys/<int:pk>/revoke/", own(revoke), name="keys_revoke"),
    ]
