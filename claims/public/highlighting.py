"""Marks the words of a question in the texts of its results. Pure; what it gives is escaped."""

from collections.abc import Collection, Iterator
from html import escape
from typing import Any, NamedTuple

from django.utils.safestring import SafeString

from claims.publishing.searching import TOKEN

# Of a long text only this many characters are shown, around its first hit.
SHOWN = 150
LEAD = 40


class Hit(NamedTuple):
    """A text beside the claim that holds a hit, in its language."""

    text: SafeString
    language: str


def texts(check: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """(text, language) of all that is shown with hits: the claim, the summary, then the translations."""
    yield check["claim"]["text"], check["language"]
    yield check.get("summary", ""), check["language"]
    for language, translation in check.get("translations", {}).items():
        yield translation["claim"], language
        yield translation["summary"], language


def mark(check: dict[str, Any], words: Collection[str]) -> dict[str, Any]:
    """The check with its claim marked, and beside it the first other text with a hit."""
    (claim, _language), *others = texts(check)
    beside = (
        Hit(marked(excerpt(text, words), words), language) for text, language in others if first(text, words) >= 0
    )
    return {**check, "marked": marked(claim, words), "beside": next(beside, None)}


def marked(text: str, words: Collection[str]) -> SafeString:
    pieces, end = [], 0
    for token in TOKEN.finditer(text):
        if token[0].lower() in words:
            pieces += [escape(text[end : token.start()]), "<mark>", escape(token[0]), "</mark>"]
            end = token.end()
    return SafeString("".join([*pieces, escape(text[end:])]))


def first(text: str, words: Collection[str]) -> int:
    """Where the first hit begins; -1 when there is none."""
    return next((token.start() for token in TOKEN.finditer(text) if token[0].lower() in words), -1)


def excerpt(text: str, words: Collection[str]) -> str:
    """Whole words around the first hit."""
    if len(text) <= SHOWN:
        return text
    start = max(first(text, words) - LEAD, 0)
    cut = text[start : start + SHOWN]
    head = f"…{cut.partition(' ')[2]}" if start else cut
    return head if start + SHOWN >= len(text) else f"{head.rpartition(' ')[0]}…"
