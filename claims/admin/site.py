"""The desk: what is waiting, instead of a list of tables."""

from functools import partial, update_wrapper
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _

from claims.admin import accounts, keys, repeats, resume, webhooks
from claims.admin.figures.page import figures_page
from claims.admin.ifcn.page import ifcn_file, ifcn_page
from claims.admin.start import start_page
from claims.models import User


class DeskSite(admin.AdminSite):
    site_title = _("Fact-check desk")
    site_header = _("Fact-check desk")
    index_title = _("Desk")
    enable_nav_sidebar = False

    def get_urls(self) -> list[Any]:
        pages = [
            path("figures/", self.admin_view(partial(figures_page, self)), name="figures"),
            path("ifcn/", self.admin_view(partial(ifcn_page, self)), name="ifcn"),
            path("ifcn/file/", self.admin_view(partial(ifcn_file, self)), name="ifcn_file"),
        ]
        return [
            *pages,
            *accounts.urls(self),
            *keys.urls(self),
            *webhooks.urls(self),
            *repeats.urls(self),
            *super().get_urls(),
        ]

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """A POST that comes when the session has ended is answered by the page that keeps its text."""
        inner = super().admin_view(view, cacheable)

        def kept(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            has_lapsed = resume.is_kept(request) and not self.has_permission(request)
            if has_lapsed or resume.is_sign_in(request):
                return resume.answer(self, request)
            return inner(request, *args, **kwargs)

        return update_wrapper(kept, inner)

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        assert isinstance(request.user, User)
        return super().index(request, {**start_page(request.user), **(extra_context or {})})

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        return accounts.password_view(request, self, extra_context)
