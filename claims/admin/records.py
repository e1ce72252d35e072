"""Forms for what claims refer to: outlets, claimants, topics, origins, sources, scales."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from claims.admin.attached import CopyForm
from claims.admin.base import DeskAdmin, LanguageFilter, VerbForm, editor
from claims.admin.forms import WIDGETS
from claims.admin.typed import StackedInline, TabularInline
from claims.models import Claimant, ClaimantRole, OriginGroup, Outlet, Rating, RatingScale, Source, Topic, User
from claims.workflow import permissions, records
from claims.workflow.records import EDITABLE, RATING_EDITABLE, Role


class RecordAdmin(DeskAdmin):
    """A form over save_record. The slug is made once, from the name."""

    def carry_out(self, by: User, row: Any, form: VerbForm, formsets: dict[str, Any], change: bool) -> Any:
        _verb, names = EDITABLE[self.model]
        fresh = row if change else self.model()
        return records.save_record(
            fresh, by=by, changes=form.changes(names), version=form.cleaned_data.get("seen_version")
        )


class _RowsOfRecord:
    extra = 1
    formfield_overrides: Any = WIDGETS

    def _may(self, request: HttpRequest) -> bool:
        return permissions.may(request.user, self.verb)  # type: ignore[arg-type, attr-defined]

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request)


class RoleInline(_RowsOfRecord, TabularInline):
    model = ClaimantRole
    in_events = "roles"
    verb = "edit_claimant"

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request)


class RatingInline(_RowsOfRecord, StackedInline):
    model = Rating
    verb = "edit_scale"
    can_delete = False
    extra = 0


@admin.register(Outlet)
class OutletAdmin(RecordAdmin):
    add_verb = change_verb = "edit_outlet"
    list_display = ("name", "url", "wikidata_id")
    search_fields = ("name",)
    readonly_fields = ("slug",)
    fields = ("name", "url", "wikidata_id", "slug")


@admin.register(Claimant)
class ClaimantAdmin(RecordAdmin):
    add_verb = change_verb = "edit_claimant"
    list_display = ("name", "kind", "description", "wikidata_id")
    list_filter = ("kind",)
    search_fields = ("name", "wikidata_id")
    readonly_fields = ("slug",)
    fields = ("name", "kind", "description", "wikidata_id", "slug")
    inlines = (RoleInline,)

    def carry_out(self, by: User, row: Any, form: VerbForm, formsets: dict[str, Any], change: bool) -> Any:
        saved = super().carry_out(by, row, form, formsets, change)
        formset = formsets["roles"]
        if formset.has_changed():  # in one transaction with the claimant, whose version has been checked
            roles = [
                Role(item.cleaned_data["title"], item.cleaned_data["since"], item.cleaned_data["until"])
                for item in formset.forms
                if item.cleaned_data.get("title") and not item.cleaned_data.get("DELETE")
            ]
            records.set_roles(saved, by=by, roles=roles)
        return saved


@admin.register(Topic)
class TopicAdmin(RecordAdmin):
    add_verb = change_verb = "edit_topic"
    list_display = ("__str__", "slug")
    search_fields = ("slug", "labels")
    readonly_fields = ("slug",)
    fields = ("labels", "descriptions", "shelf_life", "slug")


@admin.register(OriginGroup)
class OriginAdmin(RecordAdmin):
    add_verb = change_verb = "edit_source"
    search_fields = ("name",)
    readonly_fields = ("slug",)
    fields = ("name", "note", "slug")


@admin.register(Source)
class SourceAdmin(RecordAdmin):
    add_verb = change_verb = "edit_source"
    list_display = ("title", "publisher", "kind", "origin", "published_on")
    list_filter = ("kind", LanguageFilter)
    list_select_related = ("origin",)
    search_fields = ("title", "publisher", "url")
    autocomplete_fields = ("origin", "article")
    readonly_fields = ("slug",)
    fieldsets = (
        (None, {"fields": ("title", ("publisher", "language"), "url", "archive_url")}),
        (_("What it is"), {"fields": (("kind", "origin"), ("published_on", "accessed_on"), "interests", "article")}),
        (None, {"fields": ("slug",)}),
    )

    def page_context(self, request: HttpRequest, object_id: str | None) -> dict[str, Any]:
        context = super().page_context(request, object_id)
        source = self.get_object(request, object_id) if object_id else None
        if source is not None:
            context["copies"] = source.copies.select_related("kept_by")
            context["keep_form"] = CopyForm() if permissions.may(editor(request), "keep_copy") else None
        return context


@admin.register(RatingScale)
class ScaleAdmin(RecordAdmin):
    add_verb = change_verb = "edit_scale"
    list_display = ("__str__", "slug", "is_active")
    readonly_fields = ("slug",)
    fields = ("labels", "descriptions", "is_active", "slug")
    inlines = (RatingInline,)

    def carry_out(self, by: User, row: Any, form: VerbForm, formsets: dict[str, Any], change: bool) -> Any:
        saved = super().carry_out(by, row, form, formsets, change)
        for item in formsets["ratings"].forms:
            if item.has_changed() and item.cleaned_data:
                rating = item.instance
                rating.scale = saved
                values = {name: item.cleaned_data[name] for name in RATING_EDITABLE if name in item.cleaned_data}
                records.save_rating(rating, by=by, changes=values)
        return saved
