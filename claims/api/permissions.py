from typing import Any

from rest_framework.permissions import BasePermission


class DenyAll(BasePermission):
    """What a view gets that does not say who may use it."""

    def has_permission(self, request: Any, view: Any) -> bool:
        return False
