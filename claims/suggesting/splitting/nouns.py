"""Where a noun phrase begins. Pure."""

from claims.suggesting.grammar.grammar import Grammar
from claims.suggesting.grammar.roles import FINITE, Role, Token
from claims.suggesting.splitting.lines import Line

_BORDERS = FINITE | {
    Role.COMMA, Role.SEMICOLON, Role.AND, Role.BUT, Role.BECAUSE, Role.IF, Role.RELATIVE, Role.TO, Role.INFINITIVE,
    Role.PRONOUN, Role.GERUND,
}  # fmt: skip


def noun_phrase_before(line: Line, end: int, *, through_of: bool = True) -> int:
    """Where the noun phrase begins that ends before `end`."""
    start = end
    while start > 0:
        token = line[start - 1]
        if token.role in _BORDERS:
            break
        if token.role is Role.PREPOSITION and not (through_of and token.low in ("of", "dari")):
            break
        start -= 1
        if token.role in (Role.DETERMINER,) and not (start and line[start - 1].low == "of"):
            break
    while start < end and line[start].role in (Role.ADVERB, Role.MARK, Role.PREPOSITION):
        start += 1
    return start


def antecedent(line: Line, end: int, verb: Token, grammar: Grammar) -> tuple[int, int]:
    """The noun that a clause after a comma speaks of, which ends at `end` or before a date or an amount there.

    A plural verb wants a plural noun.
    """
    start = noun_phrase_before(line, end)
    while start > 1 and line[start - 1].role is Role.PREPOSITION and _is_when_or_how_much(line[start:end], grammar):
        end = start - 1
        start = noun_phrase_before(line, end)
    while start > 1:
        before = line[start - 1]
        names_on = before.role is Role.PREPOSITION and (
            (before.low in ("for", "of", "on", "untuk") and line[start - 2].is_name)
            or (before.low == "by" and line[start - 2].role is Role.CLOSE)
        )
        plural = verb.low in ("are", "were", "have") and before.role is Role.AND and not line[end - 1].low.endswith("s")
        if not names_on and not plural:
            break
        start = noun_phrase_before(line, start - 1)
    return start, end


def _is_when_or_how_much(words: Line, grammar: Grammar) -> bool:
    """ "in March", "for USD 54 million": no thing that could do anything."""
    return any(token.role is Role.NUMBER for token in words) or all(grammar.has("time", token.low) for token in words)


def outer(line: Line, noun: int) -> int:
    """ "the processes and interactions that", "a new approach to developing AI that": the larger noun is meant."""
    if noun > 1 and line[noun - 1].role is Role.AND:
        return noun_phrase_before(line, noun - 1)
    if noun > 3 and line[noun - 1].role is Role.GERUND and line[noun].role is Role.NOUN:
        start = noun_phrase_before(line, noun - 2)
        return start if start < noun - 2 and line[start].role is Role.DETERMINER else noun
    return noun
