"""Which language has which grammar. Pure."""

import re

from claims.language import detect
from claims.suggesting.grammar import english, indonesian
from claims.suggesting.grammar.grammar import Grammar

# Of a language whose words we do not know, only marks and numbers speak.
NEUTRAL = Grammar()
# Malay is near enough: its small words and prefixes are the same.
GRAMMARS = {"en": english.GRAMMAR, "id": indonesian.GRAMMAR, "ms": indonesian.GRAMMAR}


_WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 20_000  # characters
LEAST_SHARE = 0.05  # of words that a grammar knows


def likely(text: str) -> str | None:
    """The language to read a text in, of those we have a grammar for: a guess where `detect` will not say.

    A sentence or two are too short to be sure of; read in the wrong language they are at worst read badly.
    """
    found = detect(text)
    if found:
        return found
    words = _WORD.findall(text[:SAMPLE].lower())
    known = {code: sum(word in GRAMMARS[code].role_of for word in words) for code in ("en", "id")}
    best, other = sorted(known, key=lambda code: known[code], reverse=True)
    return best if known[best] > max(known[other], len(words) * LEAST_SHARE) else None


def grammar_of(language: str | None) -> Grammar:
    return GRAMMARS.get(language or "", NEUTRAL)
