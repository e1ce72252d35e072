"""The evidence rows of a verdict: dense to write, and read as readers will read them."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import Prefetch
from django.http import HttpRequest

from claims.admin.base import editor
from claims.admin.forms import WIDGETS
from claims.admin.typed import InlineFormSet, StackedInline
from claims.models import Evidence, KeptCopy
from claims.workflow import policies

ROWS = {"quote": 3, "note": 2}


class KnownSourceSelect(AutocompleteSelect):
    """Names the chosen source from the row itself: two hundred rows ask nothing of the database."""

    known: dict[str, str]

    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> list[Any]:
        chosen = value[0] if value else ""
        if chosen not in self.known:
            return super().optgroups(name, value, attr)
        option = self.create_option(name, chosen, self.known[chosen], True, 0)
        return [(None, [option], 0)]


class EvidenceFormSet(InlineFormSet):
    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        widget = form.fields["source"].widget if "source" in form.fields else None
        select = getattr(widget, "widget", widget)
        if isinstance(select, KnownSourceSelect):
            row = form.instance
            select.known = {str(row.source_id): str(row.source)} if row.source_id else {}


class EvidenceInline(StackedInline):
    model = Evidence
    in_events = "evidence"
    formset = EvidenceFormSet
    template = "admin/claims/verdict/evidence.html"
    extra = 1
    autocomplete_fields = ("source",)
    fields = ("source", "finding", "stance", "quote", "locator", "note", "position")
    formfield_overrides = WIDGETS

    def get_queryset(self, request: HttpRequest) -> Any:
        rows = super().get_queryset(request).select_related("source__origin", "source__article")
        return rows.prefetch_related(Prefetch("source__copies", KeptCopy.objects.select_related("kept_by")))

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name == "source":
            kwargs["widget"] = KnownSourceSelect(db_field, self.admin_site, attrs={"data-width": "100%"})
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name in ROWS:
            kwargs["widget"] = forms.Textarea(attrs={"rows": ROWS[db_field.name]})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def _open(self, request: HttpRequest, obj: Any) -> bool:
        return obj is not None and policies.can("edit_verdict", obj, by=editor(request))

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._open(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._open(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._open(request, obj)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True
