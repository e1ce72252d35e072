from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from claims.admin.assigning import date_field
from claims.admin.base import DeskAdmin, VerbForm, editor
from claims.admin.choosing import PersonField
from claims.models import Absence, User
from claims.workflow import absences, permissions


class AbsenceForm(VerbForm):
    """One’s own days; a chief editor chooses whose."""

    person = PersonField(label=_("Person"))
    since = date_field(_("From"), required=True)
    until = date_field(_("Until"), _("The last day away."), required=True)
    stand_in = PersonField(
        label=_("Stand-in"),
        required=False,
        empty_label=_("Nobody"),
        help_text=_("Sees the work of who is away on the start page, and may take it over."),
    )
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=200,
        help_text=_("The whole desk reads it. Give no reasons of health."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        by = editor(self.request)
        if "person" in self.fields:
            self.fields["person"].initial = by.pk
            if not permissions.may(by, "oversee"):
                field = self.fields["person"]
                assert isinstance(field, PersonField)
                field.queryset = User.objects.filter(pk=by.pk)
                field.empty_label = None

    def _get_validation_exclusions(self) -> set[str]:
        """With the fields of the constraints: the verb says in better words what the database would refuse."""
        return {*super()._get_validation_exclusions(), "person", "since", "until"}  # type: ignore[misc]


class WhenFilter(admin.SimpleListFilter):
    title = _("when")
    parameter_name = "when"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [("now", _("Away today"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(pk__in=Absence.objects.on().values("pk")) if self.value() == "now" else queryset


@admin.register(Absence)
class AbsenceAdmin(DeskAdmin):
    form = AbsenceForm
    add_verb = "set_absence"
    list_display = ("person", "since", "until", "stand_in", "note")
    list_filter = (WhenFilter,)
    list_select_related = ("person", "stand_in")
    fields = ("person", ("since", "until"), "stand_in", "note")

    def carry_out(self, by: User, row: Absence, form: VerbForm, formsets: dict[str, Any], change: bool) -> Absence:
        data = {name: form.cleaned_data[name] for name in ("since", "until", "stand_in", "note")}
        return absences.set_absence(form.cleaned_data["person"], by=by, **data)

    def page_context(self, request: HttpRequest, object_id: str | None) -> dict[str, Any]:
        context = super().page_context(request, object_id)
        return context or {"title": _("Away"), "show_save_and_add_another": False, "show_save_and_continue": False}

    def after(self, action: Any, row: Any, result: Any) -> str:
        """The list: an absence that had not begun is gone."""
        return reverse("admin:claims_absence_changelist")
