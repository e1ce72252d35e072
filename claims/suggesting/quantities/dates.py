"""The dates of a text, those in figures in any language, those in words in Indonesian and English. Pure.

Relative dates ("Kamis", "last week") are read only against the day `on`, the article's own. Every look ahead is
bounded, so the work grows with the text and no faster.
"""

from collections.abc import Iterator
from datetime import date

from claims.suggesting.found import When
from claims.suggesting.quantities.dates_english import English
from claims.suggesting.quantities.dates_indonesian import Indonesian
from claims.suggesting.quantities.dates_printed import Found, read_printed
from claims.suggesting.quantities.spans import Span
from claims.suggesting.quantities.tokens import Tokens


def find_dates(text: str, language: str | None, on: date | None) -> list[When]:
    """The dates of `text` in its order, none over another; `language`: a code of the vocabulary, or None."""
    tokens = Tokens(text)
    return [
        When(tokens[start].start, tokens[end - 1].end, first, last)
        for start, end, (first, last) in read_dates(tokens, language, on)
    ]


def read_dates(tokens: Tokens, language: str | None, on: date | None) -> Iterator[tuple[int, int, Span]]:
    """First token and end of each date, with its first and last day; what the calendar does not have is passed over."""
    reading = Indonesian(tokens, on) if language == "id" else English(tokens, on) if language == "en" else None
    index = 0
    while index < len(tokens):
        found: Found | None = None
        try:
            found = reading.read(index) if reading else read_printed(tokens, index, language)
        except (ValueError, OverflowError):
            found = None
        if found and found[1][0] <= found[1][1]:
            yield index, found[0], found[1]
            index = found[0]
        else:
            index += 1
