from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as StockUserAdmin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from claims.admin.base import editor
from claims.admin.filters import ByQueue, QueueFilter
from claims.models import User
from claims.workflow import permissions

if TYPE_CHECKING:
    UserAdmin = StockUserAdmin[User]
else:
    UserAdmin = StockUserAdmin


@admin.register(User)
class PeopleAdmin(ByQueue, UserAdmin):
    """Accounts and their roles. Nobody is deleted: a name stays in the trail; `is active` ends access."""

    list_display = ("username", "first_name", "last_name", "is_active", "last_login")
    list_filter = (QueueFilter, "groups", "is_active")
    actions = None
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (_("Person"), {"fields": ("first_name", "last_name", "email")}),
        (_("Rights"), {"fields": ("is_active", "is_staff", "is_superuser", "groups")}),
    )

    def _may(self, request: HttpRequest) -> bool:
        return isinstance(request.user, User) and permissions.may(request.user, "edit_people")

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self._may(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self._may(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Only a superuser makes a superuser."""
        return () if editor(request).is_superuser else ("is_superuser",)
