"""The desk: what is waiting, instead of a list of tables."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from claims.admin.start import start_page
from claims.models import User


class DeskSite(admin.AdminSite):
    site_title = _("Fact-check desk")
    site_header = _("Fact-check desk")
    index_title = _("Desk")
    enable_nav_sidebar = False

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        assert isinstance(request.user, User)
        return super().index(request, {**start_page(request.user), **(extra_context or {})})
