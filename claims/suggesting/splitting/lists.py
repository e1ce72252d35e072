"""Lists of things: "A, B and C". Each becomes a line of its own where it can. Pure."""

from dataclasses import replace

from claims.suggesting.grammar.forms import singular
from claims.suggesting.grammar.grammar import Grammar
from claims.suggesting.grammar.roles import Role, Token, made
from claims.suggesting.splitting.items import Item, is_quality, items
from claims.suggesting.splitting.lines import Line, depths, verb_at

MOST_WORDS = 14
_DIRECTIONS = frozenset("north south east west central northern southern eastern western".split())
_SINGULAR = {"are": "is", "were": "was", "have": "has", "aren't": "isn't", "weren't": "wasn't"}


def lists(line: Line, grammar: Grammar) -> list[Line] | None:
    """The longest list of the line, a line for each of its things."""
    shut = depths(line)
    joins = [at for at in range(1, len(line) - 1) if line[at].role is Role.AND and not shut[at]]
    found = [parts for at in reversed(joins) if (parts := _one_list(line, at, grammar))]
    return max(found, key=len) if found else None


def _one_list(line: Line, index: int, grammar: Grammar) -> list[Line] | None:
    found = items(line, index)
    if len(found) < 2 or not _stands_apart(line, found, grammar):
        return None
    verb = verb_at(line)
    is_subject = verb is not None and found[-1][1] <= verb
    if verb is not None and is_subject:
        found[-1] = (found[-1][0], _with_its_place(line, found[-1][1], verb))
    prefix, suffix = line[: found[0][0]], line[found[-1][1] :]
    pieces = _completed([line[one:two] for one, two in found], grammar)
    parts = [(*prefix, *piece, *suffix) for piece in pieces]
    return [agreed(part, grammar) for part in parts] if is_subject else parts or None


def _with_its_place(line: Line, end: int, verb: int) -> int:
    """ "ponds and a change in the course fell": what follows a subject's last thing is of that thing alone."""
    after = line[end:verb]
    is_phrase = bool(after) and after[0].role is Role.PREPOSITION
    return verb if is_phrase and not any(token.role is Role.RELATIVE for token in after) else end


def agreed(line: Line, grammar: Grammar) -> Line:
    """One of several subjects on its own: "Earth and Mars are all planets" → "Earth is a planet"."""
    verb = verb_at(line)
    if verb is None or not grammar.verb_forms or line[verb].low not in _SINGULAR:
        return line
    noun = next((token for token in reversed(line[:verb]) if token.role is Role.NOUN), None)
    if noun is None or (noun.low.endswith("s") and not noun.is_name):
        return line
    one = replace(line[verb], text=_SINGULAR[line[verb].low])
    rest = [token for at, token in enumerate(line[verb + 1 :]) if not (at < 2 and token.low in ("all", "both", "each"))]
    end = next((at for at, token in enumerate(rest) if token.role is not Role.NOUN), len(rest))
    if one.text in ("is", "was") and end and rest[end - 1].low.endswith("s") and not rest[end - 1].is_name:
        name = rest[end - 1].text
        rest[end - 1] = replace(rest[end - 1], text=singular(name))
        rest.insert(0, made("an" if rest[0].low[0] in "aeiou" else "a", Role.DETERMINER))
    return (*line[:verb], one, *rest)


def _stands_apart(line: Line, found: list[Item], grammar: Grammar) -> bool:
    """Whether what is said of all is said of each."""
    if any(two - one > MOST_WORDS for one, two in found):
        return False
    start, end = found[0][0], found[-1][1]
    if not any(token.role in (Role.NOUN, Role.NUMBER, Role.GERUND, Role.CLOSE) for token in line[found[-1][0] : end]):
        return False
    before = line[start - 1] if start else None
    if before is not None and grammar.has("collective", before.low):
        return False
    verb = verb_at(line)
    is_subject = verb is not None and end <= verb
    if is_subject and any(grammar.has("collective", word) for token in line[end:] for word in token.low.split()):
        return False
    if _is_one_name(line, found) or _is_done(line[found[-1][0]], grammar):
        return False
    return verb is not None or all(any(token.role is Role.NUMBER for token in line[one:two]) for one, two in found)


def _is_done(first: Token, grammar: Grammar) -> bool:
    """ "a model that fits the data and avoid errors": a verb, no thing."""
    return "b" in grammar.verb_forms.get(first.low, "") and not grammar.has("doubtful", first.low)


def _is_one_name(line: Line, found: list[Item]) -> bool:
    """ "Minister for Food, Agriculture and Fisheries"."""
    start = found[0][0]
    return (
        start > 1
        and line[start - 1].role is Role.PREPOSITION
        and line[start - 2].is_name
        and all(token.is_name for one, two in found for token in line[one:two])
    )


def _completed(pieces: list[Line], grammar: Grammar) -> list[Line]:
    """What the items share: "still and sparkling water". Empty where two qualities make no two claims:
    "patroli maritim dan udara"."""
    first, last = pieces[0], pieces[-1]
    if len(pieces) > 2:
        return [] if all(is_quality(piece) for piece in pieces[:-1]) else pieces
    if not grammar.verb_forms:
        return [] if len(last) == 1 and last[0].text.islower() else pieces
    if len(first) > 1 and first[0].role is Role.DETERMINER and is_quality(first[1:]) and len(last) > 1:
        return [(*first, *last[1:]), (first[0], *last)]
    if len(last) > 1 and _shares(first) and last[0].role not in (Role.DETERMINER, Role.NUMBER):
        return [(*first, *last[1:]), last]
    return pieces


def _shares(first: Line) -> bool:
    """ "North and South Korea" are two Koreas, "paper and card boxes" two kinds of boxes."""
    may_describe = first[0].low in _DIRECTIONS or (first[0].text.islower() and not first[0].low.endswith("s"))
    return len(first) == 1 and may_describe
