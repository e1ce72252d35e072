"""Small helps for admin templates."""

import json
from typing import Any

from django import template
from django.db.models import Model

register = template.Library()


@register.filter
def change_name(row: Model) -> str:
    """The URL name of a row's admin page."""
    return f"admin:claims_{row._meta.model_name}_change"


@register.filter
def pretty(document: Any) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2)
