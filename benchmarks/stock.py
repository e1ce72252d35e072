"""Django's own admin, in its own templates: a list of 100 claims with the columns of ours. Same settings, same tables."""

from typing import Any


def application() -> Any:
    from django.conf import settings
    from django.contrib import admin
    from django.urls import clear_url_caches, path

    import factcheck.wsgi as ours
    from benchmarks.signed_in import with_session
    from claims.models import Claim

    class Claims(admin.ModelAdmin):  # type: ignore[type-arg]
        list_display = ("text", "state", "claimant", "made_on", "language", "due_on")
        list_select_related = ("claimant",)
        list_per_page = 100
        show_full_result_count = False

    site = admin.AdminSite()
    site.register(Claim, Claims)

    class urls:  # noqa: N801 - stands for a module
        urlpatterns = [path("admin/", site.urls)]

    settings.ROOT_URLCONF = urls
    settings.TEMPLATES[0]["DIRS"] = []
    clear_url_caches()
    return with_session(ours.application)
