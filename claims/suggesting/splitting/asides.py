"""What is said of a noun without a verb: appositions, participles. Pure."""

from claims.suggesting.grammar.grammar import Grammar
from claims.suggesting.grammar.roles import Role, made
from claims.suggesting.splitting.lines import Line, depths, group_end, has_verb, verb_at
from claims.suggesting.splitting.nouns import noun_phrase_before

_WAS = {"is": "was", "are": "were", "was": "was", "were": "were"}
_SOME = frozenset("some many most all any each several few para semua".split())


def appositions(line: Line, grammar: Grammar) -> list[Line] | None:
    """ "X, the head of Y, V": X is the head of Y, and X V. Also "… by X, the head of Y"."""
    shut = depths(line)
    commas = [at for at, token in enumerate(line) if token.role is Role.COMMA and not shut[at]]
    for index, end in zip(commas, [*commas, len(line)][1:], strict=True):
        head = _name_before(line, index)
        if head and _renames(line, index, end, grammar):
            return [
                (*line[:index], *line[end + 1 :]),
                (*head, made(grammar.copula, Role.AUXILIARY), *line[index + 1 : end]),
            ]
    return None


def _name_before(line: Line, end: int) -> Line:
    """The name that ends before `end`, without the thing that it is part of: "part of Openlink Software"."""
    start = noun_phrase_before(line, end)
    parted = any(token.role is Role.PREPOSITION for token in line[start:end])
    while parted and start < end and not line[start].is_name:
        start += 1
    return line[start:end] if any(token.is_name for token in line[start:end]) else ()


def _renames(line: Line, index: int, end: int, grammar: Grammar) -> bool:
    """Whether what stands between the commas is another name for what stands before them, and no list."""
    aside = line[index + 1 : end]
    if not aside or aside[0].text[0].isupper() or aside[0].low in _SOME:
        return False
    is_kind = not grammar.verb_forms and aside[0].role is Role.NOUN and any(t.role is Role.RELATIVE for t in aside)
    if aside[0].role is not Role.DETERMINER and not grammar.has("titles", aside[0].low) and not is_kind:
        return False
    if has_verb(aside) and not any(token.role is Role.RELATIVE for token in aside):
        return False
    if verb_at(line[:index]) is None:
        return verb_at(line, end + 1) == next(
            (at for at in range(end + 1, len(line)) if line[at].role is not Role.ADVERB), -1
        )
    return end == len(line) and not any(token.role is Role.AND for token in aside)


def described(line: Line, grammar: Grammar) -> list[Line] | None:
    """ "S is a language developed by M": S is a language, and S was developed by M."""
    main = verb_at(line)
    if main is None or not grammar.verb_forms or line[main].low not in _WAS or not main:
        return None
    noun = group_end(line, main)
    if noun >= len(line) or line[noun].role not in (Role.DETERMINER, Role.NUMBER) or line[noun].low == "the":
        return None
    for index in range(noun + 2, len(line) - 1):
        token = line[index]
        if token.role in (Role.COMMA, Role.AND, Role.RELATIVE, Role.PREPOSITION):
            return None
        if token.role in (Role.PARTICIPLE, Role.VERB) and line[index + 1].role is Role.PREPOSITION:
            helper = line[main] if line[index + 1].low in ("for", "as") else made(_WAS[line[main].low], Role.AUXILIARY)
            return [line[:index], (*line[:main], helper, *line[index:])]
    return None
