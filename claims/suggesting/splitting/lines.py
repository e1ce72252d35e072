"""A claim on its way: tokens of one sentence, some left out, some put in. Pure."""

from collections.abc import Iterable, Sequence

from claims.suggesting.grammar.roles import FINITE, Role, Token

Line = tuple[Token, ...]
CLOSING_QUOTES = frozenset('”"»’')
ENDS = frozenset(".!?…")
_NO_SPACE_BEFORE = frozenset(",.;:!?…)]}”’»%")
_NO_SPACE_AFTER = frozenset("([{“‘«$£€¥")
_SUBJECT = frozenset({Role.NOUN, Role.PRONOUN, Role.NUMBER, Role.CLOSE})
_NO_SUBJECT = frozenset({Role.RELATIVE, Role.TO, Role.PARTICIPLE, Role.GERUND})
_OTHER_CLAUSE = frozenset({Role.BECAUSE, Role.IF, Role.SEMICOLON, Role.TO, Role.INFINITIVE})
_EDGES = (Role.COMMA, Role.SEMICOLON, Role.AND, Role.BUT)


def trimmed(line: Iterable[Token]) -> Line:
    """Without commas, joining words and full stops at either edge, and without quotation marks around all of it or
    that open or close nothing in it."""
    kept = _without_edges(list(line))
    opens = sum(token.role is Role.OPEN for token in kept)
    closes = sum(token.role is Role.CLOSE for token in kept)
    if len(kept) > 2 and kept[0].role is Role.OPEN and (closes == 0 or (opens == closes == 1 and _ends_quote(kept))):
        kept, opens = kept[1:], opens - 1
    if len(kept) > 2 and opens == 0 and _ends_quote(kept):
        kept = kept[:-1]
    elif len(kept) > 2 and _ends_quote(kept) and kept[-2].role is Role.COMMA:
        del kept[-2]  # "We counted them," said …
    return tuple(_without_edges(kept))


def _ends_quote(kept: Sequence[Token]) -> bool:
    return kept[-1].role is Role.CLOSE and kept[-1].text in CLOSING_QUOTES


def _without_edges(kept: list[Token]) -> list[Token]:
    while kept and (kept[0].role in _EDGES or kept[0].text in ENDS or kept[0].text == ":"):
        kept.pop(0)
    while kept and (kept[-1].role in _EDGES or kept[-1].text in ENDS or kept[-1].text == ":"):
        kept.pop()
    return kept


def depths(line: Sequence[Token]) -> list[int]:
    """How many quotes and brackets are open at each token; one that never closes does not count."""
    found, open_at = [0] * len(line), []
    for index, token in enumerate(line):
        if token.role is Role.OPEN:
            open_at.append(index)
        elif token.role is Role.CLOSE and open_at:
            start = open_at.pop()
            if not open_at:
                for inside in range(start, index + 1):
                    found[inside] = 1
    return found


def verb_at(line: Sequence[Token], start: int = 0, stop: int | None = None) -> int | None:
    """Where the clause's own verb begins: the first finite one that belongs to no relative clause."""
    pending = 0
    shut = depths(line)
    stop = len(line) if stop is None else stop
    index = start
    while index < stop:
        token = line[index]
        if token.role is Role.RELATIVE and index > start:
            pending += line[index - 1].role is not Role.VERB and not _is_quality(line, index)
        elif token.role in FINITE and not (shut[index] and _is_shut_in(line, shut, index)):
            if not pending:
                return index
            pending -= 1
            index = group_end(line, index)
            continue
        index += 1
    return None


def _is_quality(line: Sequence[Token], index: int) -> bool:
    """ "yang sama": a quality, no clause. English says "that" and "which" before clauses alone."""
    if line[index].low != "yang":
        return False
    after = next(
        (token for token in line[index + 1 : index + 4] if token.role not in (Role.ADVERB, Role.NEGATION)), None
    )
    return after is None or after.role not in FINITE


def _is_shut_in(line: Sequence[Token], shut: Sequence[int], index: int) -> bool:
    """Whether a quotation that is not the whole rest of the line holds this verb."""
    return any(not inside for inside in shut[index:]) and any(not inside for inside in shut[:index])


def group_end(line: Sequence[Token], index: int) -> int:
    """The end of a group of auxiliaries, adverbs and verbs that begins at `index`."""
    end = index
    seen_verb = False
    for at in range(index, len(line)):
        role = line[at].role
        if role is Role.VERB:
            if seen_verb:
                break
            seen_verb, end = True, at + 1
        elif role is Role.AUXILIARY:
            if seen_verb:
                break
            end = at + 1
        elif role not in (Role.ADVERB, Role.NEGATION):
            break
    return max(end, index + 1)


def has_verb(line: Sequence[Token]) -> bool:
    return any(token.role in FINITE for token in line)


def is_clause(line: Sequence[Token]) -> bool:
    """Whether it has a subject and a verb of its own."""
    verb = verb_at(line)
    if verb is not None and line[verb].low in ("ada", "terdapat"):
        return True
    return verb is not None and any(token.role in _SUBJECT for token in line[:verb])


def begins_clause(line: Line) -> bool:
    """Whether a subject comes first and then, before anything else joins in, its verb."""
    verb = verb_at(line)
    if not verb:
        return False
    if line[0].role is Role.PREPOSITION:
        # "in spite of this, it was"
        comma = next((at for at, token in enumerate(line[:verb]) if token.role is Role.COMMA), None)
        return comma is not None and begins_clause(line[comma + 1 :])
    if line[0].role in _NO_SUBJECT:
        return False
    subject = list(line[:verb])
    while subject and subject[-1].role in (Role.ADVERB, Role.NEGATION):
        subject.pop()
    if not subject or subject[-1].role is Role.AND or any(token.role in _OTHER_CLAUSE for token in subject):
        return False
    if any(token.role is Role.PRONOUN and subject[at - 1].role is Role.AND for at, token in enumerate(subject) if at):
        return False  # "a prize, and she has"
    return any(token.role in (Role.NOUN, Role.PRONOUN, Role.NUMBER) for token in subject)


def words(line: Iterable[Token]) -> list[str]:
    return [token.low for token in line if token.text[0].isalnum()]


def joined(line: Sequence[Token], text: str) -> str:
    """The words of a line with the spaces that they have in the text."""
    said = ""
    for index, token in enumerate(line):
        before = line[index - 1] if index else None
        if before is None:
            gap = ""
        elif token.start >= 0 and before.start >= 0 and before.at + 1 == token.at:
            gap = " " if token.start > before.end else ""
        else:
            gap = "" if token.text in _NO_SPACE_BEFORE or before.text in _NO_SPACE_AFTER or token.low == "'s" else " "
        said += gap + token.text
    return said.strip()


def wording(line: Sequence[Token], text: str) -> str:
    """The line as a sentence that stands on its own: a capital, a full stop."""
    said = joined(line, text)
    return said[:1].upper() + said[1:] + ("" if said[-1:] in ENDS else ".")


def spans(line: Sequence[Token], sentence: Sequence[Token]) -> list[tuple[int, int]]:
    """The places in the text that carry the line, joined where only marks stand between them."""
    found: list[list[int]] = []
    last = None
    for token in sorted((token for token in line if token.start >= 0), key=lambda token: token.start):
        if (
            found
            and last is not None
            and all(not between.text[0].isalnum() for between in sentence[last.at + 1 : token.at])
        ):
            found[-1][1] = max(found[-1][1], token.end)
        else:
            found.append([token.start, token.end])
        last = token
    return [(start, end) for start, end in found]
