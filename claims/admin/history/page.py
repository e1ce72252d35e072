"""The history of a row: its events as a timeline, filtered, paged, and taken away as CSV or JSON."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import Func, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.history.entries import entries_of, label_of, model_of
from claims.admin.history.export import as_csv, as_json
from claims.models import Claim, Event, EventDetail, User

PER_PAGE = 50
DAY: dict[str, Any] = {"widget": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), "required": False}


class HistoryFilter(forms.Form):
    """Its choices are what occurs in the history at hand. `what` holds verbs, which the page puts in words."""

    who = forms.ModelChoiceField(
        User.objects.none(), label=gettext_lazy("Who"), required=False, empty_label=gettext_lazy("Anybody")
    )
    what = forms.ChoiceField(label=gettext_lazy("What"), required=False)
    field = forms.ChoiceField(label=gettext_lazy("Field"), required=False)
    since = forms.DateField(label=gettext_lazy("From"), **DAY)
    until = forms.DateField(label=gettext_lazy("Until"), **DAY)

    def __init__(self, data: Any, events: "QuerySet[Event]", model: type) -> None:
        super().__init__(data, label_suffix="")
        who, what, field = self.fields["who"], self.fields["what"], self.fields["field"]
        assert isinstance(who, forms.ModelChoiceField)
        assert isinstance(what, forms.ChoiceField)
        assert isinstance(field, forms.ChoiceField)
        own = events.order_by()
        who.queryset = User.objects.filter(pk__in=own.values("actor")).order_by("username")
        self.verbs = sorted(set(own.values_list("verb", flat=True).distinct()))
        what.choices = [("", _("Anything")), *((verb, verb) for verb in self.verbs)]
        field.choices = [("", _("Any field")), *_fields_in(own, model)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and since > until:
            self.add_error("until", _("This day lies before the first."))
        return cleaned

    def narrowed(self, events: "QuerySet[Event]") -> "QuerySet[Event]":
        """Those that match; none where the filter cannot be read, as it then says."""
        if not self.is_valid():
            return events.none()
        asked = self.cleaned_data
        if asked["who"]:
            events = events.filter(actor=asked["who"])
        if asked["what"]:
            events = events.filter(verb=asked["what"])
        if asked["field"]:
            events = events.filter(detail__changes__has_key=asked["field"])
        if asked["since"]:
            events = events.filter(at__gte=_midnight(asked["since"]))
        if asked["until"]:
            events = events.filter(at__lt=_midnight(asked["until"] + timedelta(days=1)))
        return events


def _midnight(day: Any) -> datetime:
    """Its beginning in the newsroom's zone."""
    return timezone.make_aware(datetime.combine(day, time.min))


def _fields_in(events: "QuerySet[Event]", model: type) -> list[tuple[str, str]]:
    keys = Func("changes", function="jsonb_object_keys")
    found = EventDetail.objects.filter(event__in=events.values("pk")).annotate(key=keys).order_by()
    rows = found.values_list("event__thing", "key").distinct()
    labels: dict[str, str] = {}
    for thing, key in sorted(rows):
        labels.setdefault(key, label_of(model_of(thing), key))
    return sorted(labels.items(), key=lambda item: item[1])


def history_view(model_admin: Any, request: HttpRequest, row: Any) -> HttpResponseBase:
    every = model_admin.history_of(request, row)
    form = HistoryFilter(request.GET, every, type(row))
    found = form.narrowed(every)
    name = f"{row._meta.model_name}-{row.pk}-history"
    if request.GET.get("format") == "csv":
        return as_csv(found, name)
    if request.GET.get("format") == "json":
        return as_json(found, name)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("p"))
    asked = request.GET.copy()
    for name in ("p", "format"):
        asked.pop(name, None)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "original": row,
        "title": _("History"),
        "form": form,
        "page": page,
        "entries": entries_of(list(page.object_list)),
        "around": page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
        "asked": asked.urlencode(),
        "can_restore": bool(model_admin.change_verb),
        "of_claim": getattr(row, "claim", None) if isinstance(getattr(row, "claim", None), Claim) else None,
        "media": model_admin.media,
    }
    return TemplateResponse(request, "admin/claims/history.html", context)
