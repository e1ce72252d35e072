"""Things that a list names as part of something: "including A and B", "such brands are A and B". Pure."""

from collections.abc import Sequence
from dataclasses import replace

from claims.suggesting.grammar.forms import singular
from claims.suggesting.grammar.grammar import Grammar
from claims.suggesting.grammar.roles import FINITE, Role, Token, made
from claims.suggesting.splitting.items import left_start
from claims.suggesting.splitting.lines import Line, depths, verb_at

FEWEST_NAMED = 3


def members(line: Line, grammar: Grammar) -> list[Line] | None:
    """ "found in many places, including fields and meadows": found in fields, found in meadows.

    "Popular brands include A and B", "The band's albums are: A, B and C": A is a popular brand, an album.
    """
    shut = depths(line)
    for index in range(1, len(line) - 1):
        if not shut[index] and grammar.has("includes", line[index].low) and line[index - 1].role is Role.COMMA:
            return _instead(line, index, grammar)
    verb = verb_at(line) if grammar.verb_forms else None
    if verb and line[verb].low in ("include", "included"):
        return _is_one_of(line, verb, _listed(line, verb + 1))
    if verb and line[verb].low in ("are", "were"):
        items = _listed(line, verb + 2 if line[verb + 1 : verb + 2] and line[verb + 1].text == ":" else verb + 1)
        are_things = len(items) >= FEWEST_NAMED and all(
            item[0].text[0].isupper() or item[0].role is Role.OPEN for item in items
        )
        return _is_one_of(line, verb, items) if are_things else None
    return None


def _listed(line: Line, start: int) -> list[Line]:
    """The things of a list from `start` to the end of the line; empty when more than a list stands there."""
    items: list[Line] = []
    left, shut = start, depths(line)
    for index in range(start, len(line) + 1):
        token = line[index] if index < len(line) else None
        if token is not None and shut[index]:
            continue
        if token is None or token.role in (Role.COMMA, Role.AND):
            if index > left:
                items.append(line[left:index])
            left = index + 1
        elif token.role in FINITE or token.role in (Role.RELATIVE, Role.BECAUSE, Role.IF, Role.SEMICOLON):
            return []
    return items


def _instead(line: Line, index: int, grammar: Grammar) -> list[Line] | None:
    items = _listed(line, index + 1)
    verb = verb_at(line[: index - 1])
    if not items or verb is None:
        return None
    start = left_start(line, index - 1)
    if start and line[start - 1].low == "of":
        start = left_start(line, start - 1)
    if start <= verb or any(token.role in (Role.RELATIVE, Role.NUMBER) for token in line[verb:index]):
        return None
    prefix = line[:start]
    found = [
        (*(prefix[:-1] if item[0].role is Role.PREPOSITION and prefix[-1].role is Role.PREPOSITION else prefix), *item)
        for item in items
    ]
    says_nothing = any(
        token.low in ("variety", "range", "number", "berbagai", "sejumlah", "several", "various")
        for token in line[start : index - 1]
    )
    return [*([] if says_nothing else [line[: index - 1]]), *found]


def _is_one_of(line: Line, index: int, items: list[Line]) -> list[Line] | None:
    subject = list(line[:index])
    while subject and (subject[0].role in (Role.DETERMINER, Role.ADVERB) or subject[0].low == "other"):
        subject.pop(0)
    head = _head(subject)
    if not items or head < 0 or not subject[head].low.endswith("s") or any(map(_is_several, items)):
        return None
    kind = [*subject[:head], replace(subject[head], text=singular(subject[head].text)), *subject[head + 1 :]]
    owner = next((at for at, token in enumerate(kind) if token.low == "'s"), 0)
    if owner:
        kind = [*kind[owner + 1 :], made("of", Role.PREPOSITION), *kind[:owner]]  # "an album of the band"
    elif kind[0].at == 0 and not (kind[0].is_name and len(kind) > 1 and kind[1].is_name):
        kind[0] = replace(kind[0], text=kind[0].low)
    article = made("an" if kind[0].low[0] in "aeiou" else "a", Role.DETERMINER)
    return [(*item, made("is", Role.AUXILIARY), article, *kind) for item in items]


def _is_several(item: Line) -> bool:
    """ "South American countries such as Rivia": more than one thing."""
    head = item[_head(item)]
    return head.low.endswith("s") and head.text[0].islower()


def _head(subject: Sequence[Token]) -> int:
    """The last word of the noun itself: "popular bottled water brands in Selatan"."""
    for at, token in enumerate(subject):
        described = token.role is Role.PARTICIPLE and at + 1 < len(subject)
        if token.role is Role.PREPOSITION or (described and subject[at + 1].role is Role.PREPOSITION):
            return at - 1
    return len(subject) - 1
