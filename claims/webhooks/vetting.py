"""Where we may send: to public addresses, looked at anew for every send. Pure but for the look-up of a name.

An address is public when the registries of IANA say it is globally reachable (ipaddress.is_global) and it carries no
other address inside: through a translator or a tunnel that would lead into a network that is not public.
"""

import re
import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any
from urllib.parse import SplitResult, urlsplit

PORTS = {"https": 443, "http": 80}
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?", re.IGNORECASE)
# What is_global lets through in one release of Python or another.
_REFUSED = [
    ip_network(network)
    for network in (
        "192.88.99.0/24",  # relays of 6to4 (RFC 7526)
        "::/96",  # IPv4-compatible (RFC 4291)
        "::ffff:0:0/96",  # IPv4-mapped (RFC 4291)
        "::ffff:0:0:0/96",  # IPv4-translated (RFC 2765)
        "64:ff9b::/96",  # NAT64 (RFC 6052)
        "64:ff9b:1::/48",  # NAT64 within a network (RFC 8215)
        "100::/64",  # discarded (RFC 6666)
        "2001::/23",  # protocols: Teredo (RFC 4380), ORCHID
        "2002::/16",  # 6to4 (RFC 3056)
        "3fff::/20",  # documentation (RFC 9637)
        "5f00::/16",  # segment routing (RFC 9602)
        "fec0::/10",  # site-local (RFC 3879)
    )
]


class Unfit(Exception):  # noqa: N818 - a refusal is an answer, not a fault
    """A target we do not send to; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def is_public(address: IPv4Address | IPv6Address) -> bool:
    if address.is_multicast or getattr(address, "scope_id", None):
        return False
    return address.is_global and not any(address in network for network in _REFUSED)


def parts_of(url: str, *, loopback: bool) -> SplitResult:
    """The parts of a URL we could send to. Raises Unfit. `loopback`: http is taken, for this machine alone."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise Unfit("bad_url") from None
    if parts.scheme not in PORTS or not url.isascii() or not url.isprintable() or " " in url:
        raise Unfit("bad_url")
    if "@" in parts.netloc or "#" in url or port == 0 or not (_HOST.fullmatch(host) or _is_ipv6(host)):
        raise Unfit("bad_url")
    if parts.scheme == "http" and not loopback:
        raise Unfit("not_https")
    return parts


def addresses_of(parts: SplitResult, *, loopback: bool) -> list[tuple[Any, ...]]:
    """Every address of the host, as getaddrinfo() answers them. Raises Unfit unless all of them will do.

    What is connected to has to be one of these: a name that is looked up again may have another address by then.
    """
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or PORTS[parts.scheme], type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Unfit("unknown_host") from None
    for *_rest, address in found:
        ip = ip_address(address[0])
        if not (ip.is_loopback if parts.scheme == "http" else is_public(ip) or (loopback and ip.is_loopback)):
            raise Unfit("not_public")
    return list(found)


def _is_ipv6(host: str) -> bool:
    try:
        return isinstance(ip_address(host), IPv6Address) and "%" not in host
    except ValueError:
        return False
