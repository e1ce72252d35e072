"""Claims that look alike, side by side, and what is ruled on them."""

from functools import partial
from typing import Any

from django.contrib.admin import AdminSite
from django.urls import path

from claims.admin.repeats.page import decide_view, repeats_view
from claims.admin.repeats.typed import typed_view


def urls(site: AdminSite) -> list[Any]:
    views: list[tuple[str, str, Any]] = [
        ("", "repeats", repeats_view),
        ("decide/", "repeats_decide", decide_view),
        ("typed/", "repeats_typed", typed_view),
    ]
    return [path(f"repeats/{tail}", site.admin_view(partial(view, site)), name=name) for tail, name, view in views]
