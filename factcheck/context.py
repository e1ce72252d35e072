from django.http import HttpRequest

from claims.publishing import pages


def site(request: HttpRequest) -> dict[str, object]:
    """What every template may use: who publishes and where, whether this is the demo."""
    return pages.site()
