from importlib import import_module

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.utils.translation import gettext_lazy as _


class ClaimsConfig(AppConfig):
    name = "claims"
    verbose_name = _("Fact checks")
    default_auto_field = "django.db.models.BigAutoField"
    default = True


class DeskConfig(admin_apps.AdminConfig):
    """Django's admin with our start page."""

    default = False
    default_site = "claims.admin.site.DeskSite"

    def ready(self) -> None:
        super().ready()
        import_module("claims.admin.registrations")
