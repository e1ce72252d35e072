"""What all our admin pages share: rights from the workflow, refusals as form errors, verb buttons."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from claims.admin.actions import Action, actions_for
from claims.admin.forms import WIDGETS
from claims.admin.history import last_event
from claims.admin.merging import OF_FORM
from claims.admin.posted import number
from claims.admin.together import WrittenTogether
from claims.admin.typed import ModelForm
from claims.models import User
from claims.vocabulary import Language
from claims.workflow import permissions, policies
from claims.workflow.problems import Refused, Stale
from claims.workflow.writing import seen


def editor(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def came_from(request: HttpRequest) -> str:
    """The page of ours that a form or link names as `next`, to go back to; "" when it names none."""
    page = request.POST.get("next") or request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure())
    return page if ours else ""


class VerbForm(ModelForm):
    """A form whose saving may be refused: the refusal comes back as its error, the typed text stays."""

    request: HttpRequest
    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    # The last event of the row when the form was opened: from there its past is reconstructed (workflow.pasts).
    seen_event = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        if self.instance.pk:
            self.fields["seen_version"].initial = getattr(self.instance, "version", None)
            self.fields["seen_event"].initial = last_event(self.instance)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        refused: Refused | None = getattr(self.request, "refused", None)
        if refused:
            self.add_error(refused.field if refused.field in self.fields else None, str(refused))
        return cleaned

    def changes(self, names: Sequence[str]) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}


class LanguageFilter(admin.SimpleListFilter):
    """Only the languages that occur, of all that could."""

    title = _("language")
    parameter_name = "language"
    path = "language"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        found = set(model_admin.get_queryset(request).order_by().values_list(self.path, flat=True).distinct())
        return [choice for choice in Language.choices if choice[0] in found]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(**{self.path: self.value()}) if self.value() else queryset


class DeskAdmin(WrittenTogether):
    form = VerbForm
    formfield_overrides = WIDGETS
    actions: Any = None
    list_per_page = 50
    show_full_result_count = False
    add_verb = ""
    change_verb = ""

    class Media:
        js = ("claims/desk.js", "claims/drafts.js")
        css = {"all": ("claims/history.css", "claims/textdiff.css")}

    # ---------------------------------------------------------------- rights
    def has_module_permission(self, request: HttpRequest) -> bool:
        # Asked on the login page too, where nobody is known yet.
        return isinstance(request.user, User) and permissions.may(request.user, "view")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return permissions.may(editor(request), "view")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(self.add_verb) and permissions.may(editor(request), self.add_verb)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if not self.change_verb or obj is None:
            return bool(self.change_verb) and permissions.may(editor(request), self.change_verb)
        return policies.can(self.change_verb, obj, by=editor(request))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    # ---------------------------------------------------------------- forms
    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """Read once for a page that is only shown; whoever writes reads anew."""
        if request.method != "GET" or from_field:
            return super().get_object(request, object_id, from_field)
        known: dict[str, Any] = request.__dict__.setdefault("desk_rows", {})
        if object_id not in known:
            known[object_id] = super().get_object(request, object_id, from_field)
        return known[object_id]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        form.request = request  # type: ignore[attr-defined]
        return form

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Ours, with the hidden version in the first set."""
        sets: list[Any] = [(title, dict(options)) for title, options in super().get_fieldsets(request, obj)]
        fields = [name for name in sets[0][1]["fields"] if name not in OF_FORM]
        if self.has_change_permission(request, obj) or (obj is None and self.has_add_permission(request)):
            fields.append("seen_version")
        sets[0][1]["fields"] = fields
        return sets

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Nothing: save_related calls the verb, when the inlines are known too."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        saved = self.carry_out(editor(request), form.instance, form, {f.prefix: f for f in formsets}, change)
        form.instance.pk = saved.pk

    def carry_out(self, by: User, row: Any, form: VerbForm, formsets: dict[str, Any], change: bool) -> Any:
        """Calls the verb that saves this form; answers the saved row."""
        raise NotImplementedError

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> Any:
        return ""

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """The verb has written its Event; a second trail would only disagree with it."""

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """See log_addition."""

    # ---------------------------------------------------------------- verbs
    def get_urls(self) -> list[Any]:
        name = f"claims_{self.opts.model_name}_do"
        view, restore = self.admin_site.admin_view(self.do_view), self.admin_site.admin_view(self.restore_view)
        return [
            path("<int:pk>/do/<slug:verb>/", view, name=name),
            path("<int:pk>/history/<int:event>/restore/", restore, name=f"claims_{self.opts.model_name}_restore"),
            *super().get_urls(),
        ]

    def page_context(self, request: HttpRequest, object_id: str | None) -> dict[str, Any]:
        row = self.get_object(request, object_id) if object_id else None
        if row is None:
            return {}
        by = editor(request)
        buttons = [action for action in actions_for(self.model) if not action.apart]
        shown = [action for action in buttons if policies.can(action.verb, row, by=by)]
        events = list(self.history_of(request, row)[:8])
        own = (event.pk for event in events if (event.thing, event.object_id) == (self.opts.model_name, row.pk))
        # The form of a page that is only shown need not ask again.
        row.__dict__["last_event"] = next(own, None) if request.method == "GET" else None
        return {
            "verb_actions": [(action, self.do_url(row, action)) for action in shown],
            "asked_actions": [
                (action, self.do_url(row, action))
                for action in buttons
                if action.always and action not in shown and action.always(row)
            ],
            "events": events,
        }

    def row_to_view(self, request: HttpRequest, pk: int) -> Any:
        """The row of a page of our own. Raises PermissionDenied or Http404, as Django's pages do."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        row = self.get_object(request, str(pk))
        if row is None:
            raise Http404
        return row

    def do_url(self, row: Any, action: Action) -> str:
        """With the version that the page shows: a verb is carried out on what was seen."""
        address = reverse(f"admin:claims_{self.opts.model_name}_do", args=[row.pk, action.verb])
        return f"{address}?seen={row.version}" if hasattr(row, "version") else address

    def do_view(self, request: HttpRequest, pk: int, verb: str) -> HttpResponse:
        """A verb's confirm page; posted, it is carried out."""
        row = self.row_to_view(request, pk)
        action = next((action for action in actions_for(self.model) if action.verb == verb), None)
        if action is None:
            raise Http404
        by = editor(request)
        refused: Refused | None = None
        posted = request.method == "POST"
        data, files = (request.POST, request.FILES) if posted else (None, None)
        form = action.form_for(row, data, files, by=by, initial=request.GET.dict())
        back = came_from(request)
        typed = request.POST.get("seen_version") if posted else request.GET.get("seen")
        version = number(typed) if hasattr(row, "version") else None
        try:
            policies.check(action.verb, row, by=by)
            if posted and form.is_valid():
                with seen(row, version):
                    result = action.call(row, by=by, **form.cleaned_data)
                self.say(request, action, result)
                return HttpResponseRedirect(back or self.after(action, row, result))
        except Refused as refusal:
            refused = refusal
            if isinstance(refusal, Stale):
                row = self.row_to_view(request, pk)
            if refusal.field in form.fields and form.is_bound:
                form.add_error(refusal.field, str(refusal))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": row,
            "title": action.label,
            "action": action,
            "form": form,
            "refused": refused,
            "problems": self.problems(row, refused),
            "is_stale": isinstance(refused, Stale),
            "since": self.since(request, row, version),
            "media": self.media + form.media,
            "back": back or reverse(f"admin:claims_{self.opts.model_name}_change", args=[row.pk]),
            "next": back,
            **({} if refused else self.foreseen(row, action)),
        }
        templates = [f"admin/claims/{self.opts.model_name}/do.html", "admin/claims/do.html"]
        status = 409 if refused and posted else 200
        return TemplateResponse(request, templates, context, status=status)

    def say(self, request: HttpRequest, action: Action, result: Any) -> None:
        """Tells that a verb was carried out; `result` is what it answered."""
        messages.success(request, str(action.done))

    def foreseen(self, row: Any, action: Action) -> dict[str, Any]:
        """What the confirm page says of the outcome beforehand (claims.admin.previews)."""
        return {}

    def problems(self, row: Any, refused: Refused | None) -> Sequence[Any]:
        """What a refusal lists, each with the address where it is mended."""
        return ()

    def after(self, action: Action, row: Any, result: Any) -> str:
        """Where to go when it is done: to what was made, else back to the page."""
        target = result if action.follow and isinstance(result, models.Model) else row
        return reverse(f"admin:claims_{target._meta.model_name}_change", args=[target.pk])


class ReadOnlyAdmin(DeskAdmin):
    """For what verbs alone write."""

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return admin.ModelAdmin.get_fieldsets(self, request, obj)


class ReadOnlyInline:
    """Mixed into an inline of what verbs alone write."""

    extra = 0
    can_delete = False
    show_change_link = True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True
