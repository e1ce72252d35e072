"""Which language has which grammar. Pure."""

from claims.suggesting.grammar import english, indonesian
from claims.suggesting.grammar.grammar import Grammar

# Of a language whose words we do not know, only marks and numbers speak.
NEUTRAL = Grammar()
# Malay is near enough: its small words and prefixes are the same.
GRAMMARS = {"en": english.GRAMMAR, "id": indonesian.GRAMMAR, "ms": indonesian.GRAMMAR}


def grammar_of(language: str | None) -> Grammar:
    return GRAMMARS.get(language or "", NEUTRAL)
