from functools import partial
from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from claims.admin.actions import Action
from claims.admin.base import DeskAdmin, LanguageFilter, ReadOnlyInline, VerbForm, editor
from claims.admin.blind import BlindRows
from claims.admin.board import board_view
from claims.admin.bulk import assign_view, choose_view
from claims.admin.erasing import foretold
from claims.admin.filters import ByQueue, DueFilter, PersonFilter, PriorityFilter, QueueFilter, StageFilter, TopicFilter
from claims.admin.forms import WIDGETS
from claims.admin.previews import Previewed
from claims.admin.repeats.pairs import alike_context
from claims.admin.repeats.round import going_round
from claims.admin.shelf import ShelfFilter, acts_beside, shelf_words
from claims.admin.typed import InlineFormSet, TabularInline
from claims.jobs.matching import look_soon
from claims.models import Appearance, Claim, Quantity, User, Verdict
from claims.workflow import claims, permissions
from claims.workflow.claims import EDITABLE
from claims.workflow.contents import Figure

FIGURE = ("qualifier", "value", "value_to", "unit", "of", "period")
OF_ARTICLE = "appearances__article_version__article"


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


class VerdictInline(BlindRows, ReadOnlyInline, TabularInline):
    model = Verdict
    blind_path = "pk"
    fields = readonly_fields = ("revision", "state", "rating", "author", "updated_at")


@admin.register(Claim)
class ClaimAdmin(ByQueue, Previewed, DeskAdmin):
    add_verb = "open_claim"
    change_verb = "edit_claim"
    list_display = ("text", "state", "claimant", "assignee", "priority", "due", "language")
    list_filter = (
        QueueFilter, StageFilter, "state", PersonFilter, PriorityFilter, DueFilter, ShelfFilter, LanguageFilter,
        TopicFilter,
    )  # fmt: skip
    list_select_related = ("claimant", "assignee")
    actions = ("assign",)
    # Counting each choice of each filter over all claims costs more than it tells.
    show_facets = admin.ShowFacets.NEVER
    public_verb = "confirm"
    leading_verbs = ("start_correction", "propose_retraction")
    search_fields = ("text", "claimant__name")
    autocomplete_fields = ("claimant", "topics")
    readonly_fields = ("public_id", "state", "due", "look_again", "parent", "merged_into")
    inlines = (QuantityInline, AppearanceInline, VerdictInline)
    fieldsets = (
        (None, {"fields": ("text", ("claimant", "made_on"), "context", "language", "topics")}),
        (_("Why we check it"), {"fields": ("selection_reason", "selection_note")}),
        (_("Where it stands"), {"fields": (("state", "due"), "look_again", "public_id", ("parent", "merged_into"))}),
    )

    def get_urls(self) -> list[Any]:
        views = [("board", board_view), ("assign", assign_view)]
        ours = [
            path(f"{name}/", self.admin_site.admin_view(partial(view, self)), name=f"claims_claim_{name}")
            for name, view in views
        ]
        return [*ours, *super().get_urls()]

    def has_assign_permission(self, request: HttpRequest) -> bool:
        return permissions.may(editor(request), "assign_claim")

    @admin.action(description=_("Assign to …"), permissions=["assign"])
    def assign(self, request: HttpRequest, queryset: Any) -> HttpResponse:
        return choose_view(self, request, queryset)

    @admin.display(description=_("due"), ordering="due_on", empty_value="")
    def due(self, row: Claim) -> str:
        day = date_format(row.due_on, "j F Y") if row.due_on else ""
        return format_html('<span class="overdue">{} · {}</span>', day, _("overdue")) if row.is_overdue else day

    @admin.display(description=_("look again by"), ordering="review_by", empty_value="—")
    def look_again(self, row: Claim) -> str:
        return shelf_words(row)

    def lookup_allowed(self, lookup: str, value: Any, request: Any = None) -> bool:
        """The claims of one article, to which its workbench links."""
        return lookup == OF_ARTICLE or super().lookup_allowed(lookup, value, request)

    def get_list_display(self, request: HttpRequest) -> Any:
        """With what to do next, where the checks past their shelf life are listed."""
        return ("text", "claimant", "look_again", "acts_beside") if "shelf" in request.GET else self.list_display

    @admin.display(description=_("if it …"))
    def acts_beside(self, row: Claim) -> str:
        return acts_beside(row)

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
            context |= alike_context(claim, request) | {"round": going_round(claim)}
            context["articles"] = {
                appearance.article_version.article
                for appearance in claim.appearances.select_related("article_version__article")
            }
        return context

    def foreseen(self, row: Claim, action: Action) -> dict[str, Any]:
        return foretold(row) if action.verb == "erase" else super().foreseen(row, action)

    def carry_out(self, by: User, row: Claim, form: VerbForm, formsets: dict[str, Any], change: bool) -> Claim:
        figures = [
            Figure(**{name: item.cleaned_data[name] for name in FIGURE})
            for item in formsets["quantities"].forms
            if item.cleaned_data and not item.cleaned_data.get("DELETE") and item.cleaned_data.get("value") is not None
        ]
        topics = list(form.cleaned_data["topics"])
        look_soon()
        fields = form.changes(EDITABLE)
        if not change:
            return claims.open_claim(by=by, fields=fields, figures=figures, topics=topics)
        version = form.cleaned_data["seen_version"]
        return claims.edit_claim(row, by=by, version=version, changes=fields, figures=figures, topics=topics)
