"""From a sentence to its words, each with the part it plays. Pure."""

import re
from dataclasses import replace

from claims.suggesting.grammar.by_form import FormTagger
from claims.suggesting.grammar.by_prefix import PrefixTagger
from claims.suggesting.grammar.grammar import Grammar
from claims.suggesting.grammar.roles import Role, Token

_TOKEN = re.compile(
    r"(?:rp\.?)?\d[\d.,:/]*(?<![.,:/])%?|[^\W\d_][\w.]*(?:['’\-][^\W_]+)*(?<!\.)|\w+|[^\w\s]", re.IGNORECASE
)
_NUMBER = re.compile(r"(?:rp\.?)?\d", re.IGNORECASE)
_ACRONYM = re.compile(r"(?:[^\W\d_]\.){2,}")
_CLITIC = re.compile(r"(?<=\w)(?:['’](?:s|re|ve|ll|d|m)|n['’]t)$", re.IGNORECASE)
_MARKS = {
    ",": Role.COMMA,
    "،": Role.COMMA,
    "、": Role.COMMA,
    ";": Role.SEMICOLON,
    "–": Role.SEMICOLON,
    "—": Role.SEMICOLON,
}
_OPEN, _CLOSE = frozenset("([{“‘«「『"), frozenset(")]}”’»」』")


def tokens_of(text: str, start: int, end: int, grammar: Grammar, *, quoted: bool = False) -> list[Token]:
    """The tokens of `text[start:end]`, tagged; `quoted`: a quotation is open where it starts."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        word, left, right = match.group(), match.start(), match.end()
        acronym = _ACRONYM.match(text, left, end)
        if acronym and acronym.end() >= right:
            word, right = acronym.group(), acronym.end()
        if found and left < found[-1].end:
            continue
        clitic = _CLITIC.search(word)
        parts = [(left, left + clitic.start()), (left + clitic.start(), right)] if clitic else [(left, right)]
        for one, two in parts:
            found.append(_first_guess(text[one:two], one, two, len(found), grammar))
    tagger = FormTagger if grammar.verb_forms else PrefixTagger
    return tagger(grammar, _joined(found, text, grammar), quoted=quoted).run()


def _joined(tokens: list[Token], text: str, grammar: Grammar) -> list[Token]:
    """Small words that make one: "as well as"."""
    if not grammar.phrases:
        return tokens
    first_words = {phrase.split()[0] for phrase in grammar.phrases}
    found: list[Token] = []
    index = 0
    while index < len(tokens):
        token, length = tokens[index], 1
        if token.low in first_words:
            for size in (3, 2):
                low = " ".join(part.low for part in tokens[index : index + size])
                if low in grammar.phrases and len(tokens) >= index + size:
                    length, end = size, tokens[index + size - 1].end
                    token = Token(text[token.start : end], low, grammar.phrases[low], token.start, end)
                    break
        found.append(replace(token, at=len(found)))
        index += length
    return found


def _first_guess(word: str, start: int, end: int, at: int, grammar: Grammar) -> Token:
    low = word.lower().replace("’", "'")
    role = grammar.role_of.get(low)
    if role is None:
        if _NUMBER.match(word):
            role = Role.NUMBER
        elif word == "&":
            role = Role.NOUN
        elif not word[0].isalnum():
            role = _MARKS.get(word) or (Role.OPEN if word in _OPEN else Role.CLOSE if word in _CLOSE else Role.MARK)
        else:
            role = Role.NOUN
    elif at and ((word.isupper() and len(word) > 1) or (role is Role.AUXILIARY and word[0].isupper())):
        role = Role.NOUN  # US, IT, WHO; May, Will
    return Token(word, low, role, start, end, at)
