"""Which language has which grammar. Pure."""

from dataclasses import fields

from claims.suggesting import english, indonesian
from claims.suggesting.grammar import Grammar

# Of a language whose words we do not know: every table is empty, so only marks and numbers speak.
NEUTRAL = Grammar(**{item.name: "" for item in fields(Grammar) if item.default is not None and item.name in {
    "said", "accused", "acts", "noun_said", "that", "titles", "places", "persons", "things", "possessives", "collective", "time",
    "includes", "be", "modal", "have"}}, roles={}, openers=(), according=(), dr=(), copula="")  # fmt: skip
GRAMMARS = {"en": english.GRAMMAR, "id": indonesian.GRAMMAR, "ms": indonesian.GRAMMAR}


def grammar_of(language: str | None) -> Grammar:
    return GRAMMARS.get(language or "", NEUTRAL)
