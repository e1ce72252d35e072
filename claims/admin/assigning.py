"""Buttons and forms that say who works on a claim, by when and how soon."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.utils.translation import gettext_lazy as _

from claims.admin.choosing import PersonField, people
from claims.admin.forms import RowForm
from claims.models import Claim, Verdict
from claims.vocabulary import Priority
from claims.workflow import assigning

Text = Any  # as in actions.py


def date_field(label: Text, help_text: Text = "", required: bool = False) -> forms.DateField:
    # The format that an input of this type takes, whatever the language of the page.
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, required=required, widget=widget, help_text=help_text)


def note_field(help_text: Text = "") -> forms.CharField:
    widget = AdminTextareaWidget(attrs={"rows": 2})
    return forms.CharField(label=_("Note"), required=False, widget=widget, help_text=help_text)


class AssignForm(RowForm):
    to = PersonField(label=_("Person"))
    due_on = date_field(_("Due"), _("Empty: as it is."))
    priority = forms.TypedChoiceField(label=_("Priority"), choices=Priority.choices, coerce=int)
    note = note_field(_("For the person, kept in the history of the claim."))

    def prepare(self, row: Claim) -> None:
        self.fields["to"].initial = row.assignee_id
        self.fields["due_on"].initial = row.due_on or assigning.usual_due_date(row.priority)
        self.fields["priority"].initial = row.priority


class HandOverForm(RowForm):
    to = PersonField(label=_("Person"))
    note = note_field(_("Where you stand and what is left, kept in the history of the claim."))

    def prepare(self, row: Claim) -> None:
        field = self.fields["to"]
        assert isinstance(field, PersonField)
        field.queryset = people().exclude(pk=row.assignee_id or 0)


class NoteForm(forms.Form):
    note = note_field()


class PriorityForm(RowForm):
    priority = forms.TypedChoiceField(label=_("Priority"), choices=Priority.choices, coerce=int)

    def prepare(self, row: Claim) -> None:
        self.fields["priority"].initial = row.priority


class ReviewerForm(RowForm):
    of = PersonField(
        "approve_verdict",
        label=_("Ask for review"),
        required=False,
        empty_label=_("Anybody"),
        help_text=_("Another reviewer may still approve it."),
    )

    def prepare(self, row: Verdict) -> None:
        field = self.fields["of"]
        assert isinstance(field, PersonField)
        field.queryset = people("approve_verdict").exclude(pk=row.author_id).exclude(pk__in=row.editors.values("user"))
        field.initial = row.reviewer_id
