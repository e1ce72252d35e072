"""Lists of things: "A, B and C". Each becomes a line of its own where it can. Pure."""

from dataclasses import replace

from claims.suggesting.grammar.forms import singular
from claims.suggesting.grammar.grammar import Grammar
from claims.suggesting.grammar.roles import FINITE, Role, made
from claims.suggesting.splitting.lines import Line, depths, verb_at

_BORDERS = FINITE | {
    Role.PREPOSITION, Role.RELATIVE, Role.BECAUSE, Role.IF, Role.BUT, Role.SEMICOLON, Role.COMMA, Role.AND, Role.TO,
    Role.INFINITIVE, Role.MARK, Role.PRONOUN,
}  # fmt: skip
MOST_WORDS = 14
_QUALITY = ("al", "ous", "ful", "ic", "ive", "able", "ible", "less", "ing", "ed", "ant", "ary", "lar", "sh")
_SINGULAR = {"are": "is", "were": "was", "have": "has", "aren't": "isn't", "weren't": "wasn't"}


def lists(line: Line, grammar: Grammar) -> list[Line] | None:
    """The longest list of the line, a line for each of its things."""
    shut = depths(line)
    joins = [at for at in range(1, len(line) - 1) if line[at].role is Role.AND and not shut[at]]
    found = [parts for at in reversed(joins) if (parts := _one_list(line, at, grammar))]
    return max(found, key=len) if found else None


def _one_list(line: Line, index: int, grammar: Grammar) -> list[Line] | None:
    items = _items(line, index)
    if not items or not _stands_apart(line, items, grammar):
        return None
    verb = verb_at(line)
    one, two = items[-1]
    if (
        verb is not None
        and two < verb
        and line[two].role is Role.PREPOSITION
        and not any(token.role is Role.RELATIVE for token in line[two:verb])
    ):
        items[-1] = (one, verb)  # "ponds and a change in the course": of the last alone
    prefix, suffix = line[: items[0][0]], line[items[-1][1] :]
    pieces = _completed([line[one:two] for one, two in items], grammar)
    parts = [(*prefix, *piece, *suffix) for piece in pieces]
    if verb is not None and items[-1][1] <= verb:
        parts = [agreed(part, grammar) for part in parts]
    return parts or None


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


def _items(line: Line, index: int) -> list[tuple[int, int]]:
    """The (start, end) of everything that the "and" at `index` joins; empty when it joins no list."""
    oxford = line[index - 1].role is Role.COMMA
    left_end = index - 1 if oxford else index
    borders = _BORDERS - {Role.AND} if oxford else _BORDERS  # "A, B and C, and D": the inner "and" joins no more
    start = left_start(line, left_end, borders)
    items = [(start, left_end), (index + 1, _right_end(line, index + 1))]
    while start > 1 and line[start - 1].role is Role.COMMA:
        earlier = left_start(line, start - 1, borders)
        if earlier == start - 1:
            break
        items.insert(0, (earlier, start - 1))
        start = earlier
    if any(one >= two for one, two in items):
        return []
    if all(any(token.role is Role.NUMBER for token in line[one:two]) for one, two in items):
        items = _stretched(line, items)
    return _without_bare_qualities(line, items)


def _without_bare_qualities(line: Line, items: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """ "lush, dreamy voices, guitars": a quality before a comma belongs to the next thing."""
    kept: list[tuple[int, int]] = []
    for one, two in items:
        if kept and kept[-1][1] - kept[-1][0] == 1 and line[kept[-1][0]].low.endswith(_QUALITY) and two - one > 1:
            kept[-1] = (kept[-1][0], two)
        else:
            kept.append((one, two))
    return kept if len(kept) > 1 else []


def left_start(line: Line, end: int, borders: frozenset[Role] = _BORDERS) -> int:
    start = end
    while start > 0 and line[start - 1].role not in borders:
        start -= 1
    return start


def _right_end(line: Line, start: int) -> int:
    end = start
    while end < len(line) and line[end].role not in _BORDERS:
        end += 1
    return end


def _stretched(line: Line, items: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Figures keep what they are of: "70 percent of A and 90 percent of B"."""
    one, two = items[-1]
    if two < len(line) and line[two].low in ("of", "dari"):
        two = _right_end(line, two + 1)
    items[-1] = (one, two)
    return items


def _stands_apart(line: Line, items: list[tuple[int, int]], grammar: Grammar) -> bool:
    """Whether what is said of all is said of each."""
    if any(two - one > MOST_WORDS for one, two in items):
        return False
    start, end = items[0][0], items[-1][1]
    if not any(token.role in (Role.NOUN, Role.NUMBER, Role.GERUND, Role.CLOSE) for token in line[items[-1][0] : end]):
        return False
    before = line[start - 1] if start else None
    if before is not None and grammar.has("collective", before.low):
        return False
    verb = verb_at(line)
    is_subject = verb is not None and end <= verb
    if is_subject and any(grammar.has("collective", word) for token in line[end:] for word in token.low.split()):
        return False
    if _is_one_name(line, items):
        return False
    return verb is not None or all(any(token.role is Role.NUMBER for token in line[one:two]) for one, two in items)


def _is_one_name(line: Line, items: list[tuple[int, int]]) -> bool:
    """ "Minister for Food, Agriculture and Fisheries"."""
    start = items[0][0]
    return (
        start > 1
        and line[start - 1].role is Role.PREPOSITION
        and line[start - 2].is_name
        and all(token.is_name for one, two in items for token in line[one:two])
    )


def _completed(pieces: list[Line], grammar: Grammar) -> list[Line]:
    """What the items share: "still and sparkling water". Empty where two qualities make no two claims:
    "patroli maritim dan udara"."""
    first, last = pieces[0], pieces[-1]
    if grammar.verb_forms:
        if (
            len(first) == 1
            and len(last) > 1
            and first[0].text.islower()
            and not first[0].low.endswith("s")
            and len(pieces) == 2
            and last[0].role is not Role.DETERMINER
            and last[0].role is not Role.NUMBER
        ):
            return [(*first, *last[1:]), last]
        return pieces
    if len(last) == 1 and last[0].text.islower() and len(pieces) == 2:
        return []
    return pieces
