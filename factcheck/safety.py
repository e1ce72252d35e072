"""What production refuses to start with. Pure but for the environment it is given."""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

MIN_KEY_LENGTH = 50
MIN_TOKEN_LENGTH = 20
LOOPBACK = {"127.0.0.1", "::1", "localhost"}


def problems(get: Callable[[str], str]) -> list[str]:
    """Every unsafe setting in plain words; empty when production may start."""
    return list(_problems(get))


def _problems(get: Callable[[str], str]) -> Iterator[str]:
    key = get("SECRET_KEY")
    if get("DEBUG").lower() in {"1", "true", "yes", "on"}:
        yield "DEBUG is on. Leave it unset: it shows settings and code to visitors."
    if len(key) < MIN_KEY_LENGTH or len(set(key)) < 5 or key.startswith("django-insecure"):
        yield f"SECRET_KEY is missing or weak. Set at least {MIN_KEY_LENGTH} random characters."
    hosts = [host.strip() for host in get("ALLOWED_HOSTS").split(",") if host.strip()]
    if not hosts or "*" in hosts:
        yield "ALLOWED_HOSTS is empty or allows every host. Name the hosts you serve, separated by commas."
    if not get("DATABASE_URL"):
        yield "DATABASE_URL is missing. The private PostgreSQL is for the demo and the tests only."
    elif get("DATABASE_URL") == get("DATABASE_OWNER_URL"):
        yield "DATABASE_URL is the owner's. Serve as the application role, which owns nothing."
    if not get("SITE_URL").startswith("https://"):
        yield "SITE_URL is missing or not https. It goes into every published document."
    if not get("SECURITY_CONTACT"):
        yield "SECURITY_CONTACT is missing. Say where to report a vulnerability, as mailto: or https:."
    if 0 < len(get("METRICS_TOKEN")) < MIN_TOKEN_LENGTH:
        yield f"METRICS_TOKEN is short. Set at least {MIN_TOKEN_LENGTH} random characters, or none."
    if get("WEBHOOKS_TO_LOOPBACK").lower() in {"1", "true", "yes", "on"}:
        yield "WEBHOOKS_TO_LOOPBACK is on. Leave it unset: partners could have us ask what runs on this machine."
    if get("LANGUAGE_MODEL_URL"):
        yield from _language_model(get)


def _language_model(get: Callable[[str], str]) -> Iterator[str]:
    try:
        address = urlsplit(get("LANGUAGE_MODEL_URL"))
        host, _port = address.hostname, address.port
    except ValueError:
        host = None
    if not host or "@" in address.netloc or address.query or address.fragment:
        yield "LANGUAGE_MODEL_URL is no base address. It looks like https://host/v1; the key has a setting of its own."
    elif address.scheme != "https" and not (address.scheme == "http" and host in LOOPBACK):
        yield "LANGUAGE_MODEL_URL is not https. Key and texts would be sent for all to read."
    if not get("LANGUAGE_MODEL_NAME"):
        yield "LANGUAGE_MODEL_NAME is missing. Name the model that LANGUAGE_MODEL_URL is asked for."
    key = get("LANGUAGE_MODEL_KEY")
    if key and not (key.isascii() and key.isprintable() and " " not in key):
        yield "LANGUAGE_MODEL_KEY holds characters that cannot be sent. Set it as the endpoint gave it."
