"""The desk: what is waiting, instead of a list of tables."""

from functools import partial
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _

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
        return [*pages, *super().get_urls()]

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        assert isinstance(request.user, User)
        return super().index(request, {**start_page(request.user), **(extra_context or {})})
