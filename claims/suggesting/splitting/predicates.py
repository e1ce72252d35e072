"""Several things said of one subject. Pure."""

from dataclasses import replace

from claims.suggesting.grammar.grammar import Grammar
from claims.suggesting.grammar.roles import FINITE, Role, Token, made
from claims.suggesting.splitting.denials import keeps_denials
from claims.suggesting.splitting.lines import Line, depths, group_end, verb_at

_OBJECT = frozenset({Role.NOUN, Role.DETERMINER, Role.NUMBER, Role.POSSESSIVE, Role.PRONOUN})
_WAS = {"is": "was", "are": "were", "was": "was", "were": "were"}
_POINTING = frozenset(("itu", "ini", "tersebut"))


def predicates(line: Line, grammar: Grammar) -> list[Line] | None:
    """ "S V1 … and V2 …": one subject, two things said of it. Also ", V-ing …" and ", dengan me…"."""
    start = 0
    if line[0].role is Role.IF:
        start = next((at for at, token in enumerate(line) if token.role is Role.COMMA), 0)
    verb = verb_at(line, start)
    if verb is None:
        return None
    subject = line[:verb]
    while subject and subject[-1].role in (Role.NEGATION, Role.ADVERB) and subject[-1].low not in _POINTING:
        subject = subject[:-1]  # "does not count and uses …": only the first is denied
    shut = depths(line)
    if not any(token.role in (Role.NOUN, Role.PRONOUN, Role.NUMBER) for token in subject):
        return None
    for index in range(verb + 1, len(line) - 1):
        if shut[index]:
            continue
        token = line[index]
        second = _second_predicate(line, index, verb, grammar)
        if second is not None:
            left = line[:index]
            if token.role is Role.AND and left[-1].role is Role.COMMA:
                left = left[:-1]
            parts: list[Line] = [left, (*subject, *second)]
            if keeps_denials(line, parts, grammar):
                return parts
    return None


def _second_predicate(line: Line, index: int, verb: int, grammar: Grammar) -> Line | None:
    token, after = line[index], line[index + 1]
    at = index + 1
    while at < len(line) and line[at].role in (Role.ADVERB, Role.NEGATION):
        at += 1
    begins = line[at] if at < len(line) else after
    joined = token.role in (Role.AND, Role.BUT) or (token.role is Role.COMMA)
    if not joined:
        return _by_means(line, index, grammar)
    if _in_relative(line, index, verb):
        return None
    if begins.role in FINITE and begins.role is not Role.PARTICIPLE:
        if token.role is Role.COMMA and grammar.verb_forms and not _more_predicates(line, at):
            return None
        helpers = _helpers(line, verb, at, grammar)
        if not helpers and _disagrees(line[verb], begins, grammar):
            return None
        return (*helpers, *line[index + 1 :])
    has_object = at + 1 < len(line) and line[at + 1].role in _OBJECT
    if begins.role is Role.PARTICIPLE and token.role is Role.AND and has_object:
        return line[index + 1 :]
    if begins.role is Role.PARTICIPLE and token.role is Role.AND:
        return _passive(line, index, verb)
    if begins.role is Role.GERUND and token.role is Role.COMMA:
        is_thing = at + 1 == len(line) or line[at + 1].role in (Role.AND, Role.COMMA)  # "pain, swelling and fever"
        if begins.low == "ranging" or is_thing:
            return None
        finite = grammar.conjugated(begins.low, past=is_past(line[verb], grammar))
        return (made(finite, Role.VERB), *line[at + 1 :]) if finite else None
    return None


def _passive(line: Line, index: int, verb: int) -> Line | None:
    """ "S has been built and opened"; "S is a film made by A and written by B": was written."""
    group = line[verb : group_end(line, verb)]
    helpers = tuple(token for token in group if token.role is Role.AUXILIARY)
    if len(helpers) == len(group) == 1 and group[0].low in _WAS:
        helpers = (made(_WAS[group[0].low], Role.AUXILIARY),)
    return (*helpers, *line[index + 1 :]) if helpers else None


def _in_relative(line: Line, index: int, verb: int) -> bool:
    """Whether the place is inside a relative clause, whose verbs it may be joining."""
    relative = next((at for at in range(index - 1, verb, -1) if line[at].role is Role.RELATIVE), None)
    if relative is None or line[relative - 1].role is Role.VERB or verb_at(line, relative + 1, index) is None:
        return False
    # A comma before the joining word leaves the relative clause.
    return line[index].role is not Role.COMMA and line[index - 1].role is not Role.COMMA


def _more_predicates(line: Line, at: int) -> bool:
    """Whether an "and" with another verb follows: "He came, saw and left"."""
    return any(
        token.role is Role.AND and index + 1 < len(line) and line[index + 1].role in FINITE
        for index, token in enumerate(line)
        if index > at
    )


def _helpers(line: Line, verb: int, second: int, grammar: Grammar) -> Line:
    """The auxiliaries that a second verb shares: "has been built and opened"."""
    begins = line[second]
    if begins.role is Role.AUXILIARY or not grammar.verb_forms:
        return ()
    end = group_end(line, verb)
    group = tuple(token for token in line[verb:end] if token.role is Role.AUXILIARY)
    kinds = grammar.verb_forms.get(begins.low, "n" if begins.low.endswith("ed") else "")
    if not group:
        return ()
    if grammar.has("modal", group[0].low) and "b" in kinds and line[second - 1].role is Role.AND:
        return group[:1]
    if "n" not in kinds:
        return ()
    is_near = end < len(line) and line[end].role is Role.AND
    done_by = any(token.low == "by" for token in line[end : second + 2])
    is_passive = grammar.has("be", group[-1].low) and (is_near or done_by)
    return group if is_passive or grammar.has("have", group[0].low) else ()


def _disagrees(first: Token, second: Token, grammar: Grammar) -> bool:
    """ "It is right to take one that fits and avoid errors": one thing that "fits" does not "avoid"."""
    singular = first.low in ("is", "was", "has", "does") or "s" in grammar.verb_forms.get(first.low, "")
    return singular and grammar.verb_forms.get(second.low) == "b"


def is_past(verb: Token, grammar: Grammar) -> bool:
    return verb.low in ("was", "were", "had", "did") or "p" in grammar.verb_forms.get(
        verb.low, "p" if verb.low.endswith("ed") else ""
    )


def _by_means(line: Line, index: int, grammar: Grammar) -> Line | None:
    """ "dengan menyediakan …": what the subject does to that end."""
    token, after = line[index], line[index + 1]
    if grammar.verb_forms or token.low != "dengan" or after.role is not Role.INFINITIVE:
        return None
    return (replace(after, role=Role.VERB), *line[index + 2 :])
