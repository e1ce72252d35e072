"""What the newsroom says of itself: versions by page, the next one written beside the one that holds."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from claims.admin.actions import Action
from claims.admin.base import DeskAdmin, VerbForm
from claims.models import Statement, User
from claims.publishing.canonical import rich
from claims.workflow import statements
from claims.workflow.statements import EDITABLE


def shown(row: Statement) -> list[tuple[str, dict[str, str], str]]:
    """Language, text as readers see it, and what changed."""
    return [(code, rich(text), row.notes.get(code, "")) for code, text in row.texts.items()]


@admin.register(Statement)
class StatementAdmin(DeskAdmin):
    add_verb = "draft_statement"
    change_verb = "edit_statement"
    list_display = ("__str__", "state", "published_at", "published_by")
    list_filter = ("kind", "state")
    list_select_related = ("published_by",)
    readonly_fields = ("as_shown", "number", "state", "published_at", "published_by")

    class Media:
        css = {"all": ("claims/after.css",)}

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        words = ["texts", "notes"]
        if obj is None:
            return [(None, {"fields": ["kind", *words]})]
        words = [*words, "seen_version"] if self.has_change_permission(request, obj) else ["as_shown"]
        return [
            (None, {"fields": words}),
            (_("Where it stands"), {"fields": [("number", "state"), ("published_at", "published_by")]}),
        ]

    @admin.display(description=_("text"))
    def as_shown(self, row: Statement) -> str:
        return render_to_string("admin/claims/statement/texts.html", {"texts": shown(row)})

    def page_context(self, request: HttpRequest, object_id: str | None) -> dict[str, Any]:
        row = self.get_object(request, object_id) if object_id else None
        return super().page_context(request, object_id) | ({"preview_url": self.preview_url(row)} if row else {})

    def preview_url(self, row: Statement) -> str:
        return reverse("admin:claims_statement_preview", args=[row.pk])

    def foreseen(self, row: Statement, action: Action) -> dict[str, Any]:
        return {"preview_url": self.preview_url(row)} if action.verb == "publish_statement" else {}

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.preview_view)
        return [path("<int:pk>/preview/", view, name="claims_statement_preview"), *super().get_urls()]

    def preview_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The text in each language as readers see it."""
        row = self.row_to_view(request, pk)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": row,
            "title": _("Preview"),
            "back": reverse("admin:claims_statement_change", args=[row.pk]),
            "texts": shown(row),
        }
        return TemplateResponse(request, "admin/claims/statement/preview.html", context)

    def carry_out(self, by: User, row: Statement, form: VerbForm, formsets: dict[str, Any], change: bool) -> Statement:
        words = form.changes(EDITABLE)
        if not change:
            return statements.draft_statement(by=by, kind=form.cleaned_data["kind"], **words)
        return statements.edit_statement(row, by=by, version=form.cleaned_data["seen_version"], changes=words)
