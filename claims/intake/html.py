"""The story out of a web page, with what the page says of itself.

trafilatura (the extra "extract") finds the story best; without it a plain reading of paragraphs serves.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from html.parser import HTMLParser
from importlib.util import find_spec

from django.utils.dateparse import parse_date, parse_datetime

_LOOKS_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|article|p|div)[\s>]", re.IGNORECASE)
_SKIPPED = {"script", "style", "noscript", "template", "nav", "footer", "aside", "form", "button", "svg", "head"}
_BLOCKS = {"p", "div", "h1", "h2", "h3", "h4", "li", "br", "blockquote", "article", "section", "figcaption", "td"}


@dataclass(frozen=True)
class Page:
    """What a page holds; "" and None where it does not say."""

    text: str
    title: str = ""
    url: str = ""
    language: str = ""
    published: datetime | None = None


def is_html(text: str) -> bool:
    return bool(_LOOKS_HTML.search(text[:5000]))


def read(html: str) -> Page:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Page(
        text=_extracted(html) or reader.story(),
        title=reader.title or reader.meta.get("og:title", ""),
        url=reader.canonical or reader.meta.get("og:url", ""),
        language=reader.language.split("-")[0].lower(),
        published=_moment(reader.meta.get("article:published_time", "") or reader.meta.get("date", "")),
    )


def _extracted(html: str) -> str:
    if find_spec("trafilatura") is None:
        return ""
    import trafilatura

    return trafilatura.extract(html, include_comments=False, include_tables=False, favor_precision=True) or ""


def _moment(value: str) -> datetime | None:
    try:
        found = parse_datetime(value)
        if found is None and (day := parse_date(value[:10])):
            found = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - made aware by the caller
    except ValueError:
        return None
    return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.meta: dict[str, str] = {}
        self.title = self.canonical = self.language = ""
        self._parts: list[str] = []
        self._skipping: list[str] = []
        self._in_heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = values.get("lang", "")
        elif tag == "meta":
            self.meta.setdefault(values.get("property") or values.get("name", ""), values.get("content", ""))
        elif tag == "link" and values.get("rel") == "canonical":
            self.canonical = values.get("href", "")
        elif tag == "h1":
            self._in_heading = not self.title
        if tag in _SKIPPED:
            self._skipping.append(tag)
        elif tag in _BLOCKS:
            self._parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self._skipping and tag == self._skipping[-1]:
            self._skipping.pop()
        elif tag in _BLOCKS:
            self._parts.append("\n")
        if tag == "h1":
            self._in_heading = False

    def handle_data(self, data: str) -> None:
        if self._in_heading:
            self.title += " ".join(data.split())
        if not self._skipping:
            self._parts.append(re.sub(r"\s+", " ", data))

    def story(self) -> str:
        return "".join(self._parts)
