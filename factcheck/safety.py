"""What production refuses to start with. Pure but for the environment it is given."""

from collections.abc import Callable, Iterator

MIN_KEY_LENGTH = 50


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
