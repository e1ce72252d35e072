"""Where sentences begin and end. Pure.

Indonesian and English by their abbreviations, everything else by its marks alone; one pass over the text.
"""

import re
from collections.abc import Iterator

from claims.suggesting.grammar.languages import grammar_of

# A mark that may end a sentence, with the quotes and brackets that close after it.
_END = re.compile(r"(?:[.!?…]{1,8}[”\"'’»)\]]{0,4}(?=\s|$)|[。！？]{1,8}[」』”]{0,4}|\n+)")
_WORD_BEFORE = re.compile(r"[^\s(\[“\"'‘]{1,20}$")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)+|\d{1,3}\.", re.UNICODE)
NUMBERED = frozenset(("no", "vol", "fig", "pp", "hlm", "art"))  # "No. 5"; "He said no. Then …"
LONGEST = 1500  # characters
_CLOSERS = "”\"'’»)]"


def split(text: str, language: str | None = None) -> list[tuple[int, int]]:
    """(start, end) of each sentence, without the space around it. Together they hold every word of the text."""
    pieces = (piece for start, end in _cuts(text, language) for piece in _bearable(text, start, end))
    return [span for span in _trimmed(text, pieces) if span[0] < span[1]]


def _cuts(text: str, language: str | None) -> Iterator[tuple[int, int]]:
    abbreviations = frozenset(grammar_of(language).abbreviations.split())
    start = 0
    for match in _END.finditer(text):
        if match.group()[0] == "\n" or not _goes_on(text, match, start, abbreviations):
            yield start, match.end()
            start = match.end()
    yield start, len(text)


def _bearable(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What has no end for too long is no sentence: it is cut between words, or anywhere."""
    while end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield start, cut
        start = cut
    yield start, end


def _goes_on(text: str, match: "re.Match[str]", start: int, abbreviations: frozenset[str]) -> bool:
    """Whether the sentence goes on after this mark: an abbreviation, an initial, a quotation inside it."""
    following = _next_letter(text, match.end())
    mark = match.group()
    if following.islower():
        # "He left ... and came back", "'Why?' she asked"
        return True
    if mark[0] != "." or len(mark.strip(_CLOSERS)) > 1:
        return False
    word = _WORD_BEFORE.search(text, max(start, match.start() - 20), match.start())
    if word is None:
        return False
    before = word.group()
    if before.lower() in NUMBERED:
        return following.isdigit()
    if before.lower() in abbreviations:
        return True
    # "George W. Bush", "U.S. officials", "1. item" at the start of a line; but "vitamin C. Next".
    initial = _INITIAL.fullmatch(before + ".")
    if initial and before[0].isdigit():
        return word.start() == start or text[word.start() - 1] == "\n"
    return (
        bool(initial)
        and following.isupper()
        and (len(before) == 1 and before.isupper() and _is_name(text, word.start()))
    )


def _is_name(text: str, at: int) -> bool:
    """Whether the word before position `at` begins with a capital: an initial stands in a name."""
    word = re.search(r"(\S{1,30})\s$", text[max(at - 32, 0) : at])
    return bool(word) and word.group(1)[0].isupper()  # type: ignore[union-attr]


def _next_letter(text: str, at: int) -> str:
    for character in text[at : at + 8]:
        if character == "\n":
            return ""
        if character.isalnum():
            return character
    return ""


def _trimmed(text: str, spans: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in spans:
        piece = text[start:end]
        left = start + len(piece) - len(piece.lstrip())
        yield left, max(left, start + len(piece.rstrip()))
