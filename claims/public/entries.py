"""What feeds say of checks and corrections, from published documents, whatever the format of the feed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.template.loader import render_to_string
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from claims.models.published import LogEntry
from claims.publishing import addresses, cards, pages
from claims.publishing.canonical import instant
from claims.templatetags.site import label


@dataclass(frozen=True)
class Entry:
    """Times are UTC to the second (RFC 3339). `language` is that of the claim's words, not of the page."""

    id: str
    url: str
    title: str
    summary: str
    html: str
    language: str
    published: str
    updated: str
    topics: list[tuple[str, str]]
    license: str
    image: str = ""


def of_check(check: dict[str, Any], sha256: str, language: str) -> Entry:
    """A check as it stands. Its id is its address, which never changes, so a later state takes the place of it."""
    image = addresses.absolute_bare(cards.path(check["public_id"], sha256)) if cards.available() else ""
    return _entry(check, language, id=check["url"], published=check["first_published_at"],
                  updated=check["modified_at"], image=image)  # fmt: skip


def of_correction(entry: LogEntry, check: dict[str, Any], language: str) -> Entry:
    """One correction or retraction, with the document that it made: an entry of its own in the public log."""
    site = urlsplit(check["url"]).hostname
    at = instant(entry.at)
    name = f"tag:{site},{at[:10]}:log/{entry.seq}"  # RFC 4151
    return _entry(check, language, id=name, published=at, updated=at)


def _entry(check: dict[str, Any], language: str, **more: str) -> Entry:
    words = pages.wording(check, language)
    translated = words.get("translation")
    claim = translated["claim"] if translated else check["claim"]["text"]
    summary = translated["summary"] if translated else check.get("summary", "")
    gone = check["retraction"]
    url = addresses.absolute(check["path"], language)
    context = {"check": check, "claim": claim, "summary": summary, "url": url, **words}
    return Entry(
        url=url,
        title=f"{_('Retracted') if gone else label(check['rating']['labels'])}: {claim}",
        summary=gone["reason"] if gone else summary,
        html=render_to_string("public/entry.html", context),
        language=words["text_language"],
        topics=[(topic["slug"], label(topic["labels"])) for topic in check["claim"]["topics"]],
        license=check["license"],
        **more,
    )


def latest(entries: list[Entry], otherwise: datetime | None) -> str:
    """When the newest entry changed; without entries, when anything did."""
    known = [moment for entry in entries if (moment := parse_datetime(entry.updated))]
    return instant(max(known) if known else otherwise or datetime.fromisoformat("1970-01-01T00:00:00Z"))
