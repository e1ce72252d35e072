"""Texts and addresses of others, as we may keep and show them. Pure."""

import html
import re
import unicodedata
from urllib.parse import urlsplit

_TAG = re.compile(r"<(script|style)\b[^<>]{0,2000}>.*?</\1\s*>|<!--.*?-->|</?[a-z][^<>]*>", re.IGNORECASE | re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")
# Joiners, which are no control characters to those who write Hindi or Persian.
_JOINERS = "\u200c\u200d"
LONGEST_URL = 2000
# As the domain http_url of the database has it (claims/migrations/sql/domains.sql).
_URL = re.compile(r"https?://[^\s/?#@]+(?:[/?#]\S*)?", re.IGNORECASE)


def line(text: str, longest: int | None = None) -> str:
    """One line of plain text in NFC: no tags, entities, controls or turned directions; cut at `longest` with a mark."""
    if "&" in text:
        text = html.unescape(html.unescape(text))  # twice: feeds are often made of pages
    if "<" in text:
        text = _TAG.sub(" ", text[:100_000])
    text = " ".join(text.split())
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if not text.isprintable():
        text = "".join(c for c in text if c.isprintable() or c in _JOINERS)
        text = " ".join(unicodedata.normalize("NFC", text).split())
    if longest is not None and len(text) > longest:
        return f"{text[: longest - 1].rstrip()}…"
    return text


def is_broken(text: str) -> bool:
    """Has what was no character where it came from."""
    return bool(_SURROGATE.search(text))


def address(text: str) -> str:
    """A web address as it may be linked to, its scheme and host in small letters; "" when it is none."""
    text = unicodedata.normalize("NFC", html.unescape(text.strip()))
    text = f"https:{text}" if text.startswith("//") else text
    if len(text) > LONGEST_URL or not _URL.fullmatch(text) or not text.isprintable():
        return ""
    scheme, _colon, rest = text.partition("://")
    host = re.split(r"[/?#]", rest, maxsplit=1)[0]
    text = f"{scheme.lower()}://{host.lower()}{rest[len(host) :]}"
    return text if site(text) else ""


def site(url: str) -> str:
    """Its host without "www."; "" when it has none that is public by its looks."""
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.").strip(".")
    except ValueError:
        return ""
    return host if "." in host and ":" not in host and len(host) <= 253 else ""
