from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from claims.admin.base import WIDGETS, DeskAdmin, LanguageFilter, ReadOnlyInline, VerbForm
from claims.admin.typed import InlineFormSet, TabularInline
from claims.models import Appearance, Claim, Quantity, User, Verdict
from claims.workflow import claims
from claims.workflow.claims import EDITABLE
from claims.workflow.contents import Figure

FIGURE = ("qualifier", "value", "value_to", "unit", "of", "period")
OF_ARTICLE = "appearances__article_version__article"


class DueFilter(admin.SimpleListFilter):
    title = _("due")
    parameter_name = "due"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [("overdue", _("Overdue")), ("set", _("A day is set"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() == "overdue":
            return queryset.filter(pk__in=Claim.objects.overdue().values("pk"))
        return queryset.filter(due_on__isnull=False) if self.value() == "set" else queryset


class FigureFormSet(InlineFormSet):
    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].widget.attrs["aria-label"] = _("Delete")


class QuantityInline(TabularInline):
    model = Quantity
    in_events = "figures"
    formset = FigureFormSet
    formfield_overrides = WIDGETS
    extra = 1
    fields = FIGURE

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """With the name of its column, which only eyes connect with it."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None:
            field.widget.attrs["aria-label"] = capfirst(field.label)
        return field

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return ClaimAdmin(Claim, self.admin_site).has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True


class AppearanceInline(ReadOnlyInline, TabularInline):
    model = Appearance
    fields = readonly_fields = ("exact", "article_version", "start", "end")
    verbose_name_plural = _("seen in")
    show_change_link = False


class VerdictInline(ReadOnlyInline, TabularInline):
    model = Verdict
    fields = readonly_fields = ("revision", "state", "rating", "author", "updated_at")


@admin.register(Claim)
class ClaimAdmin(DeskAdmin):
    add_verb = "open_claim"
    change_verb = "edit_claim"
    list_display = ("text", "state", "claimant", "made_on", "language", "due")
    list_filter = ("state", DueFilter, LanguageFilter, "topics")
    list_select_related = ("claimant",)
    search_fields = ("text", "claimant__name")
    autocomplete_fields = ("claimant", "topics")
    readonly_fields = ("public_id", "state", "due", "parent", "merged_into")
    inlines = (QuantityInline, AppearanceInline, VerdictInline)
    fieldsets = (
        (None, {"fields": ("text", ("claimant", "made_on"), "context", "language", "topics")}),
        (_("Why we check it"), {"fields": ("selection_reason", "selection_note")}),
        (_("Where it stands"), {"fields": (("state", "due"), "public_id", ("parent", "merged_into"))}),
    )

    @admin.display(description=_("due"), ordering="due_on", empty_value="")
    def due(self, row: Claim) -> str:
        day = date_format(row.due_on, "j F Y") if row.due_on else ""
        return format_html('<span class="overdue">{} · {}</span>', day, _("overdue")) if row.is_overdue else day

    def lookup_allowed(self, lookup: str, value: Any, request: Any = None) -> bool:
        """The claims of one article, to which its workbench links."""
        return lookup == OF_ARTICLE or super().lookup_allowed(lookup, value, request)

    def get_inlines(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.inlines if obj else (QuantityInline,)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "text":
            kwargs["widget"] = forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField serif"})
        if db_field.name == "selection_note":
            kwargs["widget"] = forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def page_context(self, request: HttpRequest, object_id: str | None) -> dict[str, Any]:
        context = super().page_context(request, object_id)
        claim = self.get_object(request, object_id) if object_id else None
        if claim is not None:
            context["articles"] = {
                appearance.article_version.article
                for appearance in claim.appearances.select_related("article_version__article")
            }
        return context

    def carry_out(self, by: User, row: Claim, form: VerbForm, formsets: dict[str, Any], change: bool) -> Claim:
        figures = [
            Figure(**{name: item.cleaned_data[name] for name in FIGURE})
            for item in formsets["quantities"].forms
            if item.cleaned_data and not item.cleaned_data.get("DELETE") and item.cleaned_data.get("value") is not None
        ]
        topics = list(form.cleaned_data["topics"])
        fields = form.changes(EDITABLE)
        if not change:
            return claims.open_claim(by=by, fields=fields, figures=figures, topics=topics)
        version = form.cleaned_data["seen_version"]
        return claims.edit_claim(row, by=by, version=version, changes=fields, figures=figures, topics=topics)
