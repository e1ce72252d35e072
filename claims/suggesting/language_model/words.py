"""Whether one wording keeps to the words of another. Pure.

Only what can be said without understanding: shared content words, the same numbers, no new negation.
"""

import re
import unicodedata

from claims.language import WORDS

# Written without spaces between words, or with particles stuck to them: pairs of letters stand for words.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_WORD = re.compile(rf"[{_UNSPACED}]+|(?:(?![{_UNSPACED}])[^\W\d_])+(?:['’](?![{_UNSPACED}])[^\W\d_]+)?")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_INSIDE_NUMBER = re.compile(r"\d[.,]\d.?|.?\d[.,]\d")
_UNSPACED_LETTER = re.compile(rf"[{_UNSPACED}]")
_NEGATIONS = {
    "en": frozenset("not no never none neither nor without cannot".split()),
    "id": frozenset("tidak bukan tak belum tanpa jangan tidaklah bukanlah".split()),
    "ms": frozenset("tidak bukan tak belum tanpa jangan tidaklah bukanlah".split()),
}


def content(text: str, language: str | None) -> set[str]:
    """The words that carry meaning, and the numbers; without the commonest words of the language."""
    found: set[str] = numbers(text)
    for word in _words(text):
        if _UNSPACED_LETTER.match(word):
            found |= {word[at : at + 2] for at in range(max(len(word) - 1, 1))}
        else:
            found.add(word)
    return found - WORDS.get(language or "", frozenset())


def numbers(text: str) -> set[str]:
    """Every number as it is written in digits: "11,5" and "11.5" are two."""
    return set(_NUMBER.findall(unicodedata.normalize("NFC", text)))


def negates(text: str, language: str | None) -> bool:
    """Whether a word in it turns a sentence into its opposite: known for English, Indonesian and Malay only."""
    known = _NEGATIONS.get(language or "", frozenset())
    return any(word in known or (language == "en" and word.endswith("n't")) for word in _words(text))


def cuts_a_word(text: str, at: int) -> bool:
    """Whether position `at` lies inside a word or a number of the text: "0 persen" cuts "70 persen"."""
    before, after = text[max(at - 2, 0) : at], text[at : at + 2]
    if not before or not after or _UNSPACED_LETTER.match(before[-1]) or _UNSPACED_LETTER.match(after):
        return False
    if unicodedata.category(after[0]).startswith("M"):
        return True
    return (before[-1].isalnum() and after[0].isalnum()) or bool(_INSIDE_NUMBER.fullmatch(before + after))


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", text).casefold().replace("’", "'"))
