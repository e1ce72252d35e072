"""Words of a sentence and the parts they play in it. Pure."""

from dataclasses import dataclass
from enum import Enum


class Role(Enum):
    DETERMINER = "determiner"
    PRONOUN = "pronoun"
    POSSESSIVE = "possessive"
    PREPOSITION = "preposition"
    AND = "and"
    BUT = "but"
    BECAUSE = "because"
    IF = "if"
    RELATIVE = "relative"
    AUXILIARY = "auxiliary"
    NEGATION = "negation"
    ADVERB = "adverb"
    VERB = "verb"  # finite: the verb of a clause
    PARTICIPLE = "participle"
    GERUND = "gerund"
    INFINITIVE = "infinitive"
    TO = "to"
    NUMBER = "number"
    NOUN = "noun"  # and everything unknown: adjectives too
    COMMA = "comma"
    SEMICOLON = "semicolon"
    OPEN = "open"
    CLOSE = "close"
    MARK = "mark"


FINITE = frozenset({Role.VERB, Role.AUXILIARY})
CURRENCY_SIGNS = frozenset("$€£¥")


@dataclass(frozen=True, slots=True)
class Token:
    """`text[start:end]`, or words of our own where start is -1. `at` is its place in the sentence."""

    text: str
    low: str
    role: Role
    start: int = -1
    end: int = -1
    at: int = -1

    @property
    def is_name(self) -> bool:
        return self.role in (Role.NOUN, Role.PARTICIPLE, Role.GERUND) and self.text[:1].isupper()


def made(text: str, role: Role = Role.NOUN) -> Token:
    """A token that does not stand in the text."""
    return Token(text, text.lower(), role)
