"""What is said of a noun without a verb: appositions, participles. Pure."""

from claims.suggesting.grammar.grammar import Grammar
from claims.suggesting.grammar.roles import FINITE, Role, made
from claims.suggesting.splitting.lines import Line, depths, group_end, has_verb, verb_at
from claims.suggesting.splitting.nouns import noun_phrase_before


def appositions(line: Line, grammar: Grammar) -> list[Line] | None:
    """ "X, the head of Y, V": X is the head of Y, and X V."""
    shut = depths(line)
    for index in range(1, len(line) - 1):
        if line[index].role is not Role.COMMA or shut[index]:
            continue
        after = line[index + 1]
        if after.role is not Role.DETERMINER or after.low in (
            "some",
            "many",
            "most",
            "all",
            "any",
            "each",
            "several",
            "few",
            "para",
            "semua",
        ):
            continue
        noun = noun_phrase_before(line, index)
        while (
            noun < index
            and not line[noun].is_name
            and any(token.is_name for token in line[noun + 1 : index])
            and any(token.role is Role.PREPOSITION for token in line[noun:index])
        ):
            noun += 1
        head = line[noun:index]
        if not head or not any(token.is_name for token in head):
            continue
        end = next(
            (at for at in range(index + 1, len(line)) if line[at].role is Role.COMMA and not shut[at]), len(line)
        )
        name = line[index + 1 : end]
        if has_verb(name) and not any(t.role is Role.RELATIVE for t in name):
            continue
        follows = line[end + 1 :] if end < len(line) else ()
        if follows and (follows[0].role in (Role.AND,) or not (has_verb(follows) or has_verb(line[:noun]))):
            continue
        if end < len(line) and line[end + 1].role not in FINITE and has_verb(line[:noun]) is False:
            continue
        return [(*line[:index], *follows), (*head, made(grammar.copula, Role.AUXILIARY), *name)]
    return None


def described(line: Line, grammar: Grammar) -> list[Line] | None:
    """ "S is a language developed by M": S is a language, and S was developed by M."""
    main = verb_at(line)
    if main is None or not grammar.verb_forms or line[main].low not in ("is", "are", "was", "were") or not main:
        return None
    noun = group_end(line, main)
    if noun >= len(line) or line[noun].role not in (Role.DETERMINER, Role.NUMBER) or line[noun].low == "the":
        return None
    for index in range(noun + 2, len(line) - 1):
        token = line[index]
        if token.role in (Role.COMMA, Role.AND, Role.RELATIVE, Role.PREPOSITION):
            return None
        if token.role in (Role.PARTICIPLE, Role.VERB) and line[index + 1].role is Role.PREPOSITION:
            helper = made("were" if line[main].low in ("are", "were") else "was", Role.AUXILIARY)
            return [line[:index], (*line[:main], helper, *line[index:])]
    return None
