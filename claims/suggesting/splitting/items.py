"""Where the things of a list begin and end. Pure."""

from itertools import pairwise

from claims.suggesting.grammar.roles import CURRENCY_SIGNS, FINITE, Role, Token
from claims.suggesting.splitting.lines import Line, depths

Item = tuple[int, int]
_BORDERS = FINITE | {
    Role.PREPOSITION, Role.RELATIVE, Role.BECAUSE, Role.IF, Role.BUT, Role.SEMICOLON, Role.COMMA, Role.AND, Role.TO,
    Role.INFINITIVE, Role.MARK, Role.PRONOUN,
}  # fmt: skip
_QUALITY = ("al", "ous", "ful", "ic", "ive", "able", "ible", "less", "ing", "ed", "ant", "ary", "lar", "sh", "ise")
_QUALITIES = frozenset(
    (
        "clean clear strong new old high low large small big good bad long short young black white hot cold rich poor "
        "wide deep dark fast slow warm cool safe cheap early late main free open modern simple quick easy hard "
        "soft heavy light warmer colder milder higher lower larger smaller better worse longer shorter older "
        "younger"
    ).split()
)


def items(line: Line, index: int) -> list[Item]:
    """Everything that the "and" at `index` joins; empty when it joins no list."""
    oxford = line[index - 1].role is Role.COMMA
    borders = _BORDERS - {Role.AND} if oxford else _BORDERS  # "A, B and C, and D": the inner "and" joins no more
    end = index - 1 if oxford else index
    start = left_start(line, end, borders)
    found = [(start, end), (index + 1, _right_end(line, index + 1))]
    while start > 1 and line[start - 1].role is Role.COMMA:
        earlier = left_start(line, start - 1, borders)
        if earlier == start - 1:
            break
        found.insert(0, (earlier, start - 1))
        start = earlier
    if any(one >= two for one, two in found) or _after_because(line, start) or _is_range(line, start, index):
        return []
    if len(found) > 2 and line[start - 1].role is Role.AND:
        return []  # "public and private hospitals, clinics and pharmacies": the first thing began before
    if chunks := _chunks(line, found, index):
        return chunks
    if len(found) == 2 and _figure_in(line, *found[1]) is not None:
        found = _figures(line, *found)
    return _without_bare_qualities(line, found)


def _is_range(line: Line, start: int, index: int) -> bool:
    """ "between 2 and 4 percent", "two or more"."""
    after = line[index + 1].low if index + 1 < len(line) else ""
    return line[start - 1].low in ("between", "antara") or after in ("more", "less", "fewer", "lebih")


def _chunks(line: Line, found: list[Item], index: int) -> list[Item]:
    """Things that hold a preposition: "acts such as theft, sex with minors and rape", "six awards at A, two at B and one
    at C". They lie between commas; empty where it is no such list."""
    shut, last = depths(line), found[-1][1]
    begin = next((at for at in range(index - 1, 0, -1) if line[at].low in ("such as", "seperti")), None)
    same = last < len(line) and line[last].role is Role.PREPOSITION
    if begin is None and same:
        begin = next((at for at in range(index - 1, 0, -1) if line[at].role is Role.VERB), None)
        last = _right_end(line, last + 1)
    if begin is None or any(line[at].role in FINITE and not shut[at] for at in range(begin + 1, index)):
        return []
    commas = [at for at in range(begin + 1, index) if line[at].role is Role.COMMA and not shut[at]]
    edges = [begin, *(commas[:-1] if commas and commas[-1] == index - 1 else commas), index]
    parts = [(one + 1, two - (line[two - 1].role is Role.COMMA)) for one, two in pairwise(edges)]
    parts.append((index + 1, last))
    prepositions = [line[last_of].low for last_of in (found[-1][1],) if same]
    alike = all(any(line[at].low == word for at in range(*part)) for word in prepositions for part in parts)
    holds = any(line[at].role is Role.PREPOSITION for part in parts for at in range(*part))
    return parts if len(parts) > 2 and alike and holds and all(one < two for one, two in parts) else []


def left_start(line: Line, end: int, borders: frozenset[Role] = _BORDERS) -> int:
    """Where the thing begins that ends before `end`."""
    shut = depths(line)
    while end > 0 and (shut[end - 1] or not _parts(line[end - 1], borders)):
        end -= 1
    return end


def _right_end(line: Line, start: int) -> int:
    shut = depths(line)
    while start < len(line) and (shut[start] or not _parts(line[start])):
        start += 1
    return start


def _parts(token: Token, borders: frozenset[Role] = _BORDERS) -> bool:
    return token.role in borders and token.text not in CURRENCY_SIGNS


def _after_because(line: Line, start: int) -> bool:
    """ "A, because it does B, and C": the clause of reason stands inside a longer list."""
    return start > 1 and line[start - 1].role is Role.VERB and line[start - 2].role is Role.BECAUSE


def _without_bare_qualities(line: Line, found: list[Item]) -> list[Item]:
    """ "lush, dreamy voices, guitars": a quality before a comma belongs to the next thing."""
    if len(found) > 2 and all(_describes(line[one:two]) for one, two in found[:-1]):
        return []  # "ethereal, haunting and atmospheric sound"
    kept: list[Item] = []
    for one, two in found:
        if (kept and is_quality(line[kept[-1][0] : kept[-1][1]]) and two - one > 1) or (
            kept and is_quality(line[one:two]) and is_quality(line[kept[-1][0] : kept[-1][1]])
        ):
            kept[-1] = (kept[-1][0], two)
        else:
            kept.append((one, two))
    # Of two, the first may share the thing of the second: see lists.py.
    return kept if len(kept) > 1 or len(found) > 2 else found


def _describes(thing: Line) -> bool:
    """Whether it is a quality, and whose: "its ethereal", "a clean"."""
    return is_quality(thing[thing[0].role in (Role.DETERMINER, Role.POSSESSIVE) :])


def is_quality(thing: Line) -> bool:
    """Whether it is one word that describes and names nothing."""
    if len(thing) != 1 or not thing[0].text[0].islower():
        return False
    low = thing[0].low
    return low in _QUALITIES or "-" in low or low.endswith(_QUALITY)


def _figure_in(line: Line, start: int, end: int) -> int | None:
    """Where a number with its unit stands; a bare year is none."""
    for at in range(start, end):
        if line[at].role is Role.NUMBER:
            counted = at + 1 < len(line) and line[at + 1].role is Role.NOUN
            if counted or line[at].text.endswith("%") or (at and line[at - 1].text in CURRENCY_SIGNS):
                return at
    return None


def _figures(line: Line, left: Item, right: Item) -> list[Item]:
    """Figures keep what they are of: "70 % of A and 90 % of B", "5 percent in 2023 and 7 percent in 2024"."""
    (start, left_end), (begin, end) = left, right
    low = start
    while low > 0 and line[low - 1].role not in _BORDERS - {Role.PREPOSITION, Role.MARK}:
        low -= 1
    at = _figure_in(line, low, left_end)
    if at is None:
        return [left, right]
    while at > low and (_qualifies(line[at - 1]) or line[at - 1].end == line[at].start):
        at -= 1
    start = min(at, start)
    for _phrase in range(sum(token.role is Role.PREPOSITION for token in line[start:left_end])):
        if end < len(line) and line[end].role is Role.PREPOSITION:
            end = _right_end(line, end + 1)
    while end < len(line) and line[end].role is Role.ADVERB:
        end += 1  # "in the year before"
    return [(start, left_end), (begin, end)]


def _qualifies(token: Token) -> bool:
    return token.role is Role.ADVERB or token.text in CURRENCY_SIGNS
