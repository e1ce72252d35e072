"""For the machines that watch us: is the process alive, can it serve."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import OperationalError, connections
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@login_not_required
@require_safe
@never_cache
def live(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "alive"})


@login_not_required
@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """200 when the published half can be read, 503 with the reason when not."""
    try:
        with connections[settings.PUBLIC_ALIAS].cursor() as cursor:
            cursor.execute("SELECT to_regclass('claims_publishedcheck') IS NOT NULL")
            migrated = cursor.fetchone()[0]
    except OperationalError:
        return JsonResponse({"status": "unavailable", "reason": "The database cannot be reached."}, status=503)
    if not migrated:
        return JsonResponse({"status": "unavailable", "reason": "The tables are missing. Run migrate."}, status=503)
    return JsonResponse({"status": "ready"})
