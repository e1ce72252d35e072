"""A partner's own pages: their webhook endpoints, what is done with them, and what became of each delivery.

Whoever may stop an endpoint sees those of all partners in their place, without the addresses, which can hold a secret.

A secret stands on the page that answers the form by which it was made, and on no other.
"""

from copy import deepcopy
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from claims.admin.base import editor
from claims.admin.posted import number
from claims.filtersets import CheckFilter
from claims.models import User, WebhookEndpoint
from claims.vocabulary import LogKind
from claims.webhooks import choosing, reading, verbs
from claims.workflow.permissions import may
from claims.workflow.problems import Refused

SHOWN = 50
OF_ALL = 200
OWN = ("url", "description", "kinds")
FILTER = "filter_"


class EndpointForm(forms.Form):
    """Filters are typed as in the public lists and kept as they were typed; the verb reads them."""

    url = forms.CharField(
        label=_("Address"),
        max_length=2000,
        widget=forms.URLInput(attrs={"class": "vURLField"}),
        help_text=_("https, on a public server of yours."),
    )
    description = forms.CharField(label=_("Description"), max_length=200, required=False)
    kinds = forms.MultipleChoiceField(
        label=_("Events"), choices=LogKind.choices, widget=forms.CheckboxSelectMultiple, initial=LogKind.values
    )

    def __init__(self, data: Any = None, *, endpoint: WebhookEndpoint | None = None) -> None:
        initial = (
            {} if endpoint is None else {name: getattr(endpoint, name) for name in ("url", "description", "kinds")}
        )
        super().__init__(data, label_suffix="", initial=initial)
        for name in choosing.ALLOWED:
            field = deepcopy(CheckFilter.base_filters[name].field)
            field.label = CheckFilter.base_filters[name].label
            field.initial = endpoint.filters.get(name) if endpoint else None
            self.fields[f"{FILTER}{name}"] = field

    def filters(self) -> list[forms.BoundField]:
        return [self[f"{FILTER}{name}"] for name in choosing.ALLOWED]

    def own(self) -> list[forms.BoundField]:
        return [self[name] for name in OWN]

    def changes(self) -> dict[str, Any]:
        typed = {name: self.data.get(f"{FILTER}{name}", "").strip() for name in choosing.ALLOWED}
        cleaned = {name: self.cleaned_data[name] for name in OWN}
        return {**cleaned, "filters": {name: text for name, text in typed.items() if text}}

    def refuse(self, refused: Refused) -> None:
        self.add_error(refused.field if refused.field in OWN else None, str(refused))


def _partner(request: HttpRequest) -> User:
    person = editor(request)
    if not may(person, "register_endpoint"):
        raise PermissionDenied
    return person


def _endpoint(request: HttpRequest, pk: int) -> WebhookEndpoint:
    found = WebhookEndpoint.objects.filter(owner=_partner(request), pk=pk).first()
    if found is None:
        raise Http404
    return found


def _all_page(request: HttpRequest, site: AdminSite) -> HttpResponse:
    endpoints = [(endpoint, urlsplit(endpoint.url).hostname) for endpoint in reading.newest(OF_ALL)]
    context = {**site.each_context(request), "title": _("Webhooks"), "endpoints": endpoints}
    return TemplateResponse(request, "admin/partner/webhooks_of_all.html", context)


@never_cache
def list_view(request: HttpRequest, site: AdminSite) -> HttpResponse:
    if may(editor(request), "stop_endpoint"):
        return _all_page(request, site)
    by = _partner(request)
    form = EndpointForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            endpoint, secret = verbs.register_endpoint(by=by, changes=form.changes())
            return _secret_page(request, site, endpoint, secret)
        except Refused as refused:
            form.refuse(refused)
    context = {
        **site.each_context(request),
        "title": _("Webhooks"),
        "form": form,
        "endpoints": reading.endpoints(by),
        "most": verbs.MOST,
    }
    return TemplateResponse(request, "admin/partner/webhooks.html", context)


@never_cache
def detail_view(request: HttpRequest, site: AdminSite, pk: int) -> HttpResponse:
    endpoint = _endpoint(request, pk)
    form = EndpointForm(request.POST if request.method == "POST" else None, endpoint=endpoint)
    if request.method == "POST" and form.is_valid():
        try:
            verbs.edit_endpoint(endpoint, by=editor(request), changes=form.changes())
            messages.success(request, _("Saved. It holds for what is published from now on."))
            return _back(endpoint)
        except Refused as refused:
            form.refuse(refused)
    try:
        deliveries = reading.deliveries(endpoint, SHOWN + 1, before=request.GET.get("before", ""))
    except ValueError:
        raise Http404 from None
    context = {
        **site.each_context(request),
        "title": endpoint.description or endpoint.url,
        "endpoint": endpoint,
        "form": form,
        "deliveries": deliveries[:SHOWN],
        "older": deliveries[SHOWN - 1].webhook_id if len(deliveries) > SHOWN else "",
    }
    return TemplateResponse(request, "admin/partner/webhook.html", context)


@never_cache
@require_POST
def do_view(request: HttpRequest, site: AdminSite, pk: int, verb: str) -> HttpResponse:
    endpoint, by = _endpoint(request, pk), editor(request)
    try:
        match verb:
            case "rotate_secret":
                endpoint, secret = verbs.rotate_secret(endpoint, by=by)
                return _secret_page(request, site, endpoint, secret)
            case "try_endpoint":
                verbs.try_endpoint(endpoint, by=by)
                messages.success(request, _("A test is on its way. See the deliveries below in a moment."))
            case "pause_endpoint" | "resume_endpoint":
                getattr(verbs, verb)(endpoint, by=by)
            case "replay_endpoint":
                after = number(request.POST.get("after"))
                verbs.replay_endpoint(endpoint, by=by, after=-1 if after is None else after)
                messages.success(request, _("Everything behind that number is sent again."))
            case "delete_endpoint":
                verbs.delete_endpoint(endpoint, by=by)
                messages.success(request, _("The endpoint is deleted."))
                return HttpResponseRedirect(reverse("admin:webhooks"))
            case _:
                raise Http404
    except Refused as refused:
        messages.error(request, str(refused))
    return _back(endpoint)


@never_cache
@require_POST
def stop_view(request: HttpRequest, site: AdminSite, pk: int) -> HttpResponse:
    by = editor(request)
    if not may(by, "stop_endpoint"):
        raise PermissionDenied
    try:
        verbs.stop_endpoint(get_object_or_404(WebhookEndpoint, pk=pk), by=by)
        messages.success(request, _("Nothing more is sent there. The partner is told, and may resume it."))
    except Refused as refused:
        messages.error(request, str(refused))
    return HttpResponseRedirect(reverse("admin:webhooks"))


def _back(endpoint: WebhookEndpoint) -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:claims_webhookendpoint_change", args=[endpoint.pk]))


def _secret_page(request: HttpRequest, site: AdminSite, endpoint: WebhookEndpoint, secret: str) -> HttpResponse:
    context = {**site.each_context(request), "title": _("Secret"), "endpoint": endpoint, "secret": secret}
    return TemplateResponse(request, "admin/partner/webhook_secret.html", context)


def urls(site: AdminSite) -> list[Any]:
    def own(view: Any) -> Any:
        return site.admin_view(lambda request, **named: view(request, site, **named))

    start = "partner/webhooks/"
    return [
        path(start, own(list_view), name="webhooks"),
        # By these names notices lead here (jobs/addresses.py).
        path(f"{start}<int:pk>/", own(detail_view), name="claims_webhookendpoint_change"),
        path(f"{start}<int:pk>/stop_endpoint/", own(stop_view), name="webhooks_stop"),
        path(f"{start}<int:pk>/<slug:verb>/", own(do_view), name="claims_webhookendpoint_do"),
    ]
