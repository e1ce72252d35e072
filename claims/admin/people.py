"""Accounts: invited, given a role, signed out, left. Buttons call the verbs of claims/workflow/people.py."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.password_validation import password_validators_help_text_html
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from claims.admin.actions import ACTIONS, Action
from claims.admin.base import DeskAdmin, VerbForm, editor
from claims.admin.filters import ByQueue, QueueFilter
from claims.admin.forms import RowForm
from claims.models import User
from claims.vocabulary import DeskLanguage
from claims.workflow import people, permissions

ROLES = [("", _("no role")), *permissions.ROLE_NAMES.items()]


class InviteForm(VerbForm):
    role = forms.ChoiceField(label=_("Role"), choices=ROLES[1:])
    language = forms.ChoiceField(
        label=_("Language of mails"), choices=DeskLanguage.choices, initial=settings.LANGUAGE_CODE
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].required = True
        self.fields["email"].help_text = _("The invitation goes here. Its link works for three days.")


class RoleForm(RowForm):
    role = forms.ChoiceField(label=_("Role"), choices=ROLES, required=False)

    def prepare(self, row: User) -> None:
        self.fields["role"].initial = role_of(row)


class SuperuserForm(RowForm):
    is_superuser = forms.BooleanField(label=_("Superuser"), required=False)

    def prepare(self, row: User) -> None:
        self.fields["is_superuser"].initial = row.is_superuser


class PasswordForm(forms.Form):
    password = forms.CharField(
        label=_("New password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=password_validators_help_text_html,
    )


class LeaveForm(RowForm):
    hand_over_to = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Hand open work over to"),
        help_text=_("Drafts of verdicts and translations, and assigned claims."),
    )

    def prepare(self, row: User) -> None:
        field = self.fields["hand_over_to"]
        assert isinstance(field, forms.ModelChoiceField)
        colleagues = User.objects.filter(is_active=True, groups__name__in=permissions.ALLOWED).exclude(pk=row.pk)
        field.queryset = colleagues.distinct().order_by("first_name", "username")


ACTIONS[User] = (
    Action("invite_again", _("Send the invitation again"), _("A new link, valid for three days."), _("The invitation will be sent again."), people.invite_again, primary=True),
    Action("set_role", _("Set role"), _("Holds at once: their sessions end and they sign in again."), _("The role is set."), people.set_role, RoleForm),
    Action("end_sessions", _("End sessions"), _("Signs them out everywhere. They can sign in again."), _("All their sessions have ended."), people.end_sessions),
    Action("set_password", _("Set password"), _("For when no mail reaches them. Their sessions end."), _("The password is set."), people.set_password, PasswordForm),
    Action("set_superuser", _("Superuser"), _("A superuser is an administrator who may make others superusers."), _("Saved."), people.set_superuser, SuperuserForm, grave=True),
    Action("leave", _("Leaves the newsroom"), _("Ends access at once. Their drafts and claims go to a colleague; their name stays in the trail."), _("They can no longer sign in, and their work is handed over."), people.leave, LeaveForm, grave=True),
    Action("come_back", _("Comes back"), _("Opens the account again, with the role it had."), _("The account is open again."), people.come_back, primary=True),
)  # fmt: skip


def role_of(person: User) -> str:
    """The name of their role; "" for none. Reads prefetched groups."""
    return next((group.name for group in person.groups.all() if group.name in permissions.EVERY_ROLE), "")


@admin.register(User)
class PeopleAdmin(ByQueue, DeskAdmin):
    """Nobody is deleted: a name stays in the trail, and leaving ends access."""

    add_verb, change_verb = "invite_person", "edit_people"
    list_display = ("username", "first_name", "last_name", "role", "is_active", "invitation", "last_login")
    list_filter = (QueueFilter, "groups", "is_active")
    search_fields = ("username", "first_name", "last_name", "email")
    ordering = ("-is_active", "username")
    readonly_fields = ("role", "is_active", "is_superuser", "invitation", "last_login", "date_joined")

    def has_module_permission(self, request: HttpRequest) -> bool:
        return isinstance(request.user, User) and permissions.may(request.user, "edit_people")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return permissions.may(editor(request), "edit_people")

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("groups", "account_mails")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.readonly_fields if obj else ()

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        names: list[Any] = ["username", ("first_name", "last_name"), "email"]
        if obj is None:
            return [(None, {"fields": [*names, "role", "language"]})]
        facts = [("role", "is_active", "is_superuser"), ("invitation", "last_login", "date_joined")]
        return [(None, {"fields": [*names, "seen_version"]}), (_("Account"), {"fields": facts})]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        if obj is None:
            kwargs["form"] = InviteForm
        return super().get_form(request, obj, change=change, **kwargs)

    def carry_out(self, by: User, row: Any, form: VerbForm, formsets: dict[str, Any], change: bool) -> Any:
        changes, data = form.changes(people.EDITABLE), form.cleaned_data
        if change:
            return people.edit_person(row, by=by, version=data.get("seen_version"), changes=changes)
        return people.invite_person(by=by, role=data["role"], language=data["language"], changes=changes)

    @admin.display(description=_("role"))
    def role(self, row: User) -> str:
        name = role_of(row)
        return str(permissions.ROLE_NAMES[name]) if name else "—"

    @admin.display(description=_("invitation"))
    def invitation(self, row: User) -> Any:
        """What became of it, while no password is set."""
        if row.has_usable_password():
            return "—"
        mails = list(row.account_mails.all())
        if not mails:
            return _("no password yet")
        return _("sent, not yet accepted") if mails[0].mailed_at else _("waits for the worker to send it")
