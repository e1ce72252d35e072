"""Whose address a request came from, as far as it can be believed."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest

# A line at home is given a whole network of this size (RFC 6177): its addresses are one sender.
IPV6_LINE = 64


def sender(request: HttpRequest) -> str:
    """The address, of IPv6 the network of its line; "" when the server names none.

    X-Forwarded-For is believed from the proxies of TRUSTED_PROXIES alone, and of it the last address that is no such
    proxy: whatever stands before that one was written by the sender.
    """
    found = _parsed(request.META.get("REMOTE_ADDR", ""))
    passed_on = request.headers.get("X-Forwarded-For", "").split(",")
    while found is not None and passed_on and any(found in network for network in settings.TRUSTED_PROXIES):
        before = _parsed(passed_on.pop())
        if before is None:
            break
        found = before
    if isinstance(found, IPv6Address):
        return str(IPv6Network((found, IPV6_LINE), strict=False))
    return "" if found is None else str(found)


def _parsed(text: str) -> IPv4Address | IPv6Address | None:
    try:
        found = ip_address(text.strip())
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found
