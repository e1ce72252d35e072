from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from claims.admin.actions import Action
from claims.admin.base import DeskAdmin, LanguageFilter, ReadOnlyInline, VerbForm, editor
from claims.admin.feedback import feedback_view
from claims.admin.forms import CLOCK
from claims.admin.moved import moved_view
from claims.admin.suggested import tell_suggestions
from claims.admin.typed import TabularInline
from claims.admin.workbench import sighting_view, workbench_view
from claims.intake.importing import import_text
from claims.models import Article, ArticleVersion, Claim, Outlet, User
from claims.suggesting.storing import suggest_claims_in
from claims.vocabulary import Language
from claims.workflow import articles, permissions
from claims.workflow.problems import Refused


class ImportForm(forms.Form):
    """Paste a text or upload a file; one of them."""

    text = forms.CharField(
        label=_("Text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 16, "class": "vLargeTextField serif"}),
        help_text=_("Paste the article, headline on the first line. What a web page leaves around it is dropped."),
    )
    file = forms.FileField(label=_("or a file"), required=False, help_text=_("Plain text or HTML, up to 5 MB."))
    title = forms.CharField(label=_("Title"), required=False, max_length=500, help_text=_("Empty: the first line."))
    url = forms.CharField(label=_("Web address"), required=False, max_length=2000)
    outlet = forms.ModelChoiceField(Outlet.objects.all(), label=_("Outlet"), required=False)
    published = forms.DateTimeField(
        label=_("Published"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
        help_text=CLOCK,
    )
    language = forms.ChoiceField(label=_("Language"), required=False, choices=[("", _("Find out")), *Language.choices])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if bool(cleaned.get("text", "").strip()) == bool(cleaned.get("file")):
            raise forms.ValidationError(_("Paste a text or choose a file, one of the two."))
        return cleaned


class VersionInline(ReadOnlyInline, TabularInline):
    model = ArticleVersion
    show_change_link = False
    fields = readonly_fields = ("number", "created_at", "created_by", "text_sha256", "dropped")

    @admin.display(description=_("dropped while cleaning"))
    def dropped(self, row: ArticleVersion) -> str:
        return " · ".join(item["text"] for item in row.leftovers) or "—"


@admin.register(Article)
class ArticleAdmin(DeskAdmin):
    add_verb = "add_article"
    change_verb = "edit_article"
    change_form_template = "admin/claims/article/change_form.html"
    list_display = ("title", "outlet", "language", "published_at", "created_at")
    list_filter = (LanguageFilter, "outlet")
    list_select_related = ("outlet",)
    search_fields = ("title", "url", "public_id__exact")
    autocomplete_fields = ("outlet",)
    readonly_fields = ("public_id",)
    fields = ("title", "url", ("outlet", "language"), "published_at", "public_id")
    inlines = (VersionInline,)

    def get_urls(self) -> list[Any]:
        def view(request: HttpRequest, pk: int) -> HttpResponse:
            return workbench_view(self, request, pk)

        def sighting(request: HttpRequest, pk: int) -> HttpResponse:
            return sighting_view(self, request, pk)

        def moved(request: HttpRequest, pk: int) -> HttpResponse:
            return moved_view(self, request, pk)

        def suggestions(request: HttpRequest) -> HttpResponse:
            return feedback_view(self, request)

        return [
            path("<int:pk>/workbench/", self.admin_site.admin_view(view), name="claims_article_workbench"),
            path("<int:pk>/sighting/", self.admin_site.admin_view(sighting), name="claims_article_sighting"),
            path("suggestions/", self.admin_site.admin_view(suggestions), name="claims_article_suggestions"),
            path("<int:pk>/moved/", self.admin_site.admin_view(moved), name="claims_article_moved"),
            *super().get_urls(),
        ]

    def page_context(self, request: HttpRequest, object_id: str | None) -> dict[str, Any]:
        context = super().page_context(request, object_id)
        article = self.get_object(request, object_id) if object_id else None
        if article is not None:
            context["claims_here"] = Claim.objects.filter(appearances__article_version__article=article).distinct()
        return context

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """The import: nothing is typed twice, what was dropped is reported."""
        by = editor(request)
        # A tip leads here with what it says.
        initial = {name: request.GET[name] for name in ("url", "language") if name in request.GET}
        form = ImportForm(request.POST or None, request.FILES or None, initial=initial)
        allowed = permissions.may(by, self.add_verb)
        if request.method == "POST" and allowed and form.is_valid():
            data = form.cleaned_data
            upload = data.pop("file")
            raw = upload.read() if upload else data["text"]
            data.pop("text")
            try:
                result = import_text(raw, by=by, filename=upload.name if upload else "", **data)
            except Refused as refused:
                form.add_error(refused.field if refused.field in form.fields else None, str(refused))
            else:
                stored = suggest_claims_in(result.version, by=by)
                messages.success(request, _("The article is here."))
                tell_suggestions(request, stored)
                if dropped := dict.fromkeys(f"{item.text} ({item.why})" for item in result.leftovers):
                    messages.info(request, _("Dropped: %(what)s") % {"what": " · ".join(dropped)})
                target = reverse("admin:claims_article_workbench", args=[result.version.article_id])
                return HttpResponseRedirect(target)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Import an article"),
            "form": form,
            "allowed": allowed,
            "media": self.media,
        }
        status = 403 if not allowed else 200
        return TemplateResponse(request, "admin/claims/article/import.html", context, status=status)

    def say(self, request: HttpRequest, action: Action, result: Any) -> None:
        super().say(request, action, result)
        tell_suggestions(request, result)

    def after(self, action: Action, row: Any, result: Any) -> str:
        return reverse("admin:claims_article_workbench", args=[row.pk])

    def carry_out(self, by: User, row: Article, form: VerbForm, formsets: dict[str, Any], change: bool) -> Article:
        changes = form.changes(articles.EDITABLE)
        return articles.edit_article(row, by=by, version=form.cleaned_data["seen_version"], changes=changes)
