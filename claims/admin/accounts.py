"""A person's own pages: notices, settings, a new password; and the pages by which somebody signed out sets one."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.admin.forms import AdminPasswordChangeForm
from django.contrib.auth import update_session_auth_hash, views
from django.contrib.auth.forms import SetPasswordForm
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from claims.admin.base import editor
from claims.admin.typed import ModelForm
from claims.jobs.addresses import address_of
from claims.models import Notice, User
from claims.workflow import notices, people, permissions

if TYPE_CHECKING:
    _SetPasswordForm = SetPasswordForm[User]
else:
    _SetPasswordForm = SetPasswordForm
SHOWN_UNREAD, SHOWN_READ = 200, 50


class SettingsForm(ModelForm):
    mail_hour = forms.TypedChoiceField(
        label=_("Hour of the daily mail"),
        coerce=int,
        choices=[(hour, f"{hour:02d}:00") for hour in range(24)],
        help_text=_("By the newsroom’s clock, for “Once a day, together”."),
    )

    class Meta:
        model = User
        fields = people.SETTINGS


class LinkPasswordForm(_SetPasswordForm):
    """Sets the password of whoever holds a one-time link."""

    def save(self, commit: bool = True) -> User:
        self.user = people.change_password(self.user, password=self.cleaned_data["new_password1"])
        return self.user


class OwnPasswordForm(AdminPasswordChangeForm):
    """Sets one's own password; the view signs the saved person in again."""

    def save(self, commit: bool = True) -> Any:
        self.user = people.change_password(self.user, password=self.cleaned_data["new_password1"])
        return self.user


class AddressForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )

    def save(self, **_options: Any) -> None:
        people.ask_for_password(self.cleaned_data["email"])


class PasswordReset(views.PasswordResetView):
    form_class = AddressForm  # type: ignore[assignment]  # it asks for the same, and calls the verb
    template_name = "admin/account/reset.html"
    success_url = reverse_lazy("admin:password_reset_done")
    title = _("A new password")


class PasswordResetDone(views.PasswordResetDoneView):
    template_name = "admin/account/reset_done.html"
    title = _("Look into your mail")


class PasswordResetConfirm(views.PasswordResetConfirmView):
    form_class = LinkPasswordForm
    token_generator = people.tokens
    template_name = "admin/account/reset_confirm.html"
    success_url = reverse_lazy("admin:login")
    title = _("Set your password")

    def form_valid(self, form: Any) -> HttpResponse:
        answer = super().form_valid(form)
        messages.success(self.request, _("Your password is set. Sign in with it."))
        return answer


def notices_view(request: HttpRequest, site: AdminSite) -> HttpResponse:
    person = editor(request)
    rows = Notice.objects.filter(person=person).select_related("claim", "actor").order_by("-pk")
    unread, read = rows.filter(read_at=None)[:SHOWN_UNREAD], rows.filter(read_at__isnull=False)[:SHOWN_READ]
    context = {
        **site.each_context(request),
        "title": _("Notices"),
        "unread": [(row, address_of(row)) for row in unread],
        "read": [(row, address_of(row)) for row in read],
        "may_view": permissions.may(person, "view"),
    }
    return TemplateResponse(request, "admin/account/notices.html", context)


@require_POST
def notices_read_view(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """Marks the notice that the form names, or all of one's own."""
    pk = request.POST.get("notice", "")
    if pk == "all" or (pk.isascii() and pk.isdigit() and len(pk) < 19):
        count = notices.mark_read(editor(request), None if pk == "all" else int(pk))
        if pk == "all":
            messages.success(request, ngettext("%(n)d marked read.", "%(n)d marked read.", count) % {"n": count})
    return HttpResponseRedirect(reverse("admin:notices"))


def me_view(request: HttpRequest, site: AdminSite) -> HttpResponse:
    person = editor(request)
    form = SettingsForm(request.POST if request.method == "POST" else None, instance=User.objects.get(pk=person.pk))
    if request.method == "POST" and form.is_valid():
        people.change_settings(person, changes={name: form.cleaned_data[name] for name in people.SETTINGS})
        messages.success(request, _("Your settings are saved."))
        return HttpResponseRedirect(reverse("admin:me"))
    context = {**site.each_context(request), "title": _("My settings"), "form": form, "person": person}
    return TemplateResponse(request, "admin/account/me.html", context)


@require_POST
def sessions_view(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """Ends all of one's sessions but this one."""
    person = people.end_sessions(editor(request), by=editor(request))
    update_session_auth_hash(request, person)
    messages.success(request, _("You are signed out everywhere else."))
    return HttpResponseRedirect(reverse("admin:me"))


def password_view(request: HttpRequest, site: AdminSite, extra_context: Any = None) -> HttpResponseBase:
    return views.PasswordChangeView.as_view(
        form_class=OwnPasswordForm,
        template_name="registration/password_change_form.html",
        success_url=reverse("admin:password_change_done"),
        extra_context={**site.each_context(request), **(extra_context or {})},
    )(request)


def urls(site: AdminSite) -> list[Any]:
    """Pages for who is signed in go through the site's own door; the others tell nobody whether an account is there."""

    def own(view: Any) -> Any:
        return site.admin_view(lambda request: view(request, site))

    def open_to_all(view: Any) -> Any:
        extra = {"site_header": site.site_header, "site_title": site.site_title, "has_permission": False}
        return view.as_view(extra_context=extra)

    return [
        path("claims/notice/", own(notices_view), name="notices"),
        path("claims/notice/read/", own(notices_read_view), name="notices_read"),
        path("me/", own(me_view), name="me"),
        path("me/sessions/", own(sessions_view), name="me_sessions"),
        path("password_reset/", open_to_all(PasswordReset), name="password_reset"),
        path("password_reset/done/", open_to_all(PasswordResetDone), name="password_reset_done"),
        path("reset/<uidb64>/<token>/", open_to_all(PasswordResetConfirm), name="password_reset_confirm"),
    ]
