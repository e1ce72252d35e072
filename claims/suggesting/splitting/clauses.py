"""Several clauses in one sentence. Pure."""

from dataclasses import replace

from claims.suggesting.grammar.grammar import Grammar
from claims.suggesting.grammar.roles import Role, made
from claims.suggesting.splitting.lines import Line, begins_clause, depths, is_clause, trimmed, verb_at
from claims.suggesting.splitting.nouns import noun_phrase_before
from claims.suggesting.splitting.predicates import is_past

_AS_MUCH = frozenset("such so as same much well soon long far many".split())
_AS_WE = frozenset("we you i much many well long far".split())


def leading(line: Line, grammar: Grammar) -> list[Line] | None:
    """ "Visiting Kyiv, X said …": X visited Kyiv, and X said."""
    if line[0].role not in (Role.VERB, Role.GERUND) or (grammar.verb_forms and line[0].role is Role.VERB):
        return None
    comma = next((at for at, token in enumerate(line) if token.role is Role.COMMA), None)
    if comma is None or comma < 2 or not begins_clause(line[comma + 1 :]):
        return None
    rest = line[comma + 1 :]
    verb = verb_at(rest) or 0
    did = (
        made(grammar.conjugated(line[0].low, past=is_past(rest[verb], grammar)), Role.VERB)
        if grammar.verb_forms
        else replace(line[0], text=line[0].low)
    )
    return [rest, (*rest[:verb], did, *line[1:comma])] if did.text else None


def clauses(line: Line, grammar: Grammar) -> list[Line] | None:
    """ "S1, and S2", "S1; S2", "S1, while S2", "Because S1, S2"."""
    if line[0].role is Role.BECAUSE:
        return _turned(line)
    shut = depths(line)
    joints = [at for at in range(1, len(line)) if not shut[at] and _joins(line, at)]
    # "A rose and B fell, while C stayed": what joins less closely parts first.
    for index in sorted(joints, key=lambda at: (line[at].role is Role.AND, at)):
        left, right = line[:index], line[index + 1 :]
        if line[index].role is Role.AND and _is_agent(left):
            continue
        if right[:1] and right[0].low in ("that", "bahwa") and is_clause(trimmed(left)) and begins_clause(right[1:]):
            return [left, right[1:]]  # "that A, but that B"
        if is_clause(trimmed(left)) and begins_clause(right) and not _open_condition(left):
            return [left, right]
    return None


def _joins(line: Line, index: int) -> bool:
    """Whether a clause may begin after this word."""
    token, before = line[index], line[index - 1]
    if token.role in (Role.AND, Role.BUT, Role.BECAUSE) or token.text in (";", ":"):
        return True
    if token.low in ("since", "meaning"):
        return before.role is Role.COMMA
    if token.low == "as" and token.role is Role.PREPOSITION and index + 1 < len(line):
        return before.low not in _AS_MUCH and line[index + 1].low not in _AS_WE
    return _says_when(line, index)


def _is_agent(left: Line) -> bool:
    """ "by A and B": both did it."""
    start = noun_phrase_before(left, len(left))
    return start > 0 and left[start - 1].low in ("by", "oleh", "antara", "between")


def _says_when(line: Line, index: int) -> bool:
    token = line[index]
    if line[index - 1].low in ("tahun", "hari", "saat", "bulan", "masa"):
        return False
    return token.low in ("ketika", "sewaktu") or (
        token.low in ("when", "where", "saat") and line[index - 1].role is Role.COMMA
    )


def _turned(line: Line) -> list[Line] | None:
    """ "Although S1, S2"."""
    for index, token in enumerate(line):
        if token.role is Role.COMMA and is_clause(line[1:index]) and is_clause(line[index + 1 :]):
            return [line[1:index], line[index + 1 :]]
    return None


def _open_condition(line: Line) -> bool:
    """ "If it rains and the dam is full …": the condition holds for what comes after the comma."""
    return line[0].role is Role.IF and not any(token.role is Role.COMMA for token in line)
