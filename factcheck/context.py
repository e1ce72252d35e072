from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    """What every template may use: who publishes and where, whether this is the demo, the nonce of the page."""
    return {
        "publisher_name": settings.PUBLISHER_NAME,
        "site_url": settings.SITE_URL.rstrip("/"),
        "is_demo": settings.DEMO,
        "csp_nonce": getattr(request, "csp_nonce", ""),
    }
