"""How a document becomes bytes, and its hash. Pure."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

from markdown_it import MarkdownIt

# "js-default" leaves raw HTML as text and refuses javascript: links; images would load from elsewhere.
_markdown = MarkdownIt("js-default", {"html": False, "linkify": False}).disable("image")


def body_of(document: dict[str, Any]) -> str:
    """Canonical JSON: keys in the builder's order, no spaces, characters as they are."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def sha256_of(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()


def rich(markdown: str) -> dict[str, str]:
    return {"markdown": markdown, "html": _markdown.render(markdown)}


def log_instant(moment: datetime) -> str:
    """UTC to the microsecond, as the log hashes it: 2026-11-24T01:02:03.123456Z (RFC 3339)."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def instant(moment: datetime) -> str:
    """UTC, whole seconds: 2026-11-24T01:02:03Z (RFC 3339)."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
