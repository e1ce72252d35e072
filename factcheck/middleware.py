"""What every answer passes through besides Django's own."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

GetResponse = Callable[[HttpRequest], HttpResponse]


class ContentSecurityPolicyMiddleware:
    """Sends SECURE_CSP (CSP level 3), with a nonce only where the page used `request.csp_nonce`."""
