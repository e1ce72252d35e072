"""Who said it: reporting verbs, "according to", words after a quotation. Pure.

What is reported is the claim; who reports it is its claimant. "X announced aid" reports no clause: there the
announcement itself is the claim.
"""

from dataclasses import dataclass
from itertools import pairwise

from claims.suggesting.grammar.grammar import Grammar
from claims.suggesting.grammar.roles import FINITE, Role, made
from claims.suggesting.splitting.lines import Line, begins_clause, depths, group_end, is_clause, trimmed, verb_at

MOST_TAIL = 30
MOST_ASIDE = 9
FEWEST_SAID = 5  # words before ", kata X": a clause though we know no verb in it
QUESTIONS = frozenset("what how whether why who when where apa siapa mengapa bagaimana apakah".split())


@dataclass(frozen=True)
class Report:
    """`said` is the reported line, `by` the words that name who said it, `how` all the words of the attribution.

    `direct`: in the speaker's own words, where "I" and "it" are not for us to replace.
    """

    said: Line
    by: Line
    how: Line
    direct: bool = False


def report(line: Line, grammar: Grammar) -> Report | None:
    """None when the line reports nobody's words."""
    line = trimmed(line)
    if not line or not grammar.said:
        return None
    return (
        _inserted(line, grammar) or _according(line, grammar) or _after_quote(line, grammar) or _reported(line, grammar)
    )


def speaker(line: Line, grammar: Grammar) -> Line:
    """Who speaks where nothing is reported: "X announced aid". Empty when the verb is no verb of saying."""
    verb = verb_at(line)
    group = line[verb : group_end(line, verb)] if verb is not None else ()
    speaks = any(grammar.has("said", token.low) or grammar.has("acts", token.low) for token in group)
    if not speaks or (len(group) > 1 and any(grammar.has("be", token.low) for token in group)):
        return ()  # "it is called", "it was announced"
    return _subject(line[:verb])


def _inserted(line: Line, grammar: Grammar) -> Report | None:
    """ "The debt, he said, will grow"."""
    commas = [at for at, token in enumerate(line) if token.role is Role.COMMA]
    for one, two in pairwise(commas):
        aside = line[one + 1 : two]
        if any(token.role in (Role.OPEN, Role.CLOSE) for token in aside):
            continue
        if not aside or two - one > MOST_ASIDE or one == 0 or two + 1 >= len(line):
            continue
        if all(grammar.has("time", token.low) or not token.text.isalpha() for token in line[two + 1 :]):
            continue  # "S, kata X, Senin (6/5)"
        size = _begins(aside, 0, grammar)
        verb = verb_at(aside)
        tail = len(aside) > 1 and grammar.has("tail_said", aside[0].low)
        clitic = len(aside) == 1 and grammar.has("said", aside[0].low) and aside[0].low.endswith("nya")
        says = verb is not None and verb > 0 and len(aside) - verb < 4 and grammar.has("said", aside[verb].low)
        if (
            (size and is_clause(line[:one]))
            or tail
            or ((size or clitic or says) and verb_at(line, two + 1) is not None)
        ):
            by = aside[size:] if size else aside[1:] if tail else aside[:verb] if says else ()
            return Report((*line[:one], *line[two + 1 :]), by, aside)
    return None


def _according(line: Line, grammar: Grammar) -> Report | None:
    """ "According to X, S" and "S, according to X"."""
    shut = depths(line)
    if _begins(line, 0, grammar):
        end = next((at for at, token in enumerate(line) if token.role is Role.COMMA and not shut[at]), None)
        if end is None or not is_clause(line[end + 1 :]):
            return None
        name_end = next((at for at in range(end + 1, len(line)) if line[at].role is Role.COMMA), end)
        if name_end - end > 1 and all(token.is_name for token in line[end + 1 : name_end]):
            end = name_end  # "Menurut pengamat politik, Elok Wardhani, program itu …"
        return Report(line[end + 1 :], line[_begins(line, 0, grammar) : end], line[:end])
    for index in range(len(line) - 2, 2, -1):
        if line[index].role is Role.COMMA and not shut[index] and (size := _begins(line, index + 1, grammar)):
            if is_clause(line[:index]) and len(line) - index < MOST_TAIL:
                return Report(line[:index], line[index + 1 + size :], line[index + 1 :])
            return None
    return None


def _begins(line: Line, index: int, grammar: Grammar) -> int:
    """How many tokens of a phrase such as "according to" stand at `index`."""
    for phrase in grammar.according:
        if line[index].low == phrase:
            return 1
        size = len(phrase.split())
        if " ".join(token.low for token in line[index : index + size]) == phrase:
            return size
    return 0


def _after_quote(line: Line, grammar: Grammar) -> Report | None:
    """ "S, kata X", "S, said X", "S, X said on Monday"."""
    shut = depths(line)
    for index in range(len(line) - 2, 1, -1):
        comes_after = line[index].role is Role.COMMA or line[index].role is Role.CLOSE
        if not comes_after or (shut[index] and line[index].role is Role.COMMA) or len(line) - index > MOST_TAIL:
            continue
        tail = line[index + 1 :]
        first = tail[0]
        clitic = first.low.endswith("nya") and grammar.has("said", first.low) and not grammar.verb_forms
        if clitic or grammar.has("tail_said" if grammar.tail_said else "said", first.low):
            by = _named(tail[1:], grammar)
        else:
            verb = verb_at(tail)
            if verb is None or not grammar.has("said", tail[verb].low) or _goes_on(tail[verb + 1 :]):
                continue
            index = _whole_title(line, index)
            tail = line[index + 1 :]
            by = tail[: verb_at(tail)]
        said = trimmed(line[: index + 1])
        enough = is_clause(_bare(said)) or (grammar.has("tail_said", first.low) and len(said) >= FEWEST_SAID)
        if not enough or (not by and not clitic):
            continue
        return Report(said, by, tail, any(token.role in (Role.OPEN, Role.CLOSE) for token in line[: index + 1]))
    return None


def _whole_title(line: Line, comma: int) -> int:
    """ "S, the head of the works, N N, said": the title belongs to the name."""
    before = max((at for at in range(comma) if line[at].role is Role.COMMA), default=0)
    title = line[before + 1 : comma]
    return before if before and title and title[0].role is Role.DETERMINER and verb_at(title) is None else comma


def _goes_on(rest: Line) -> bool:
    """Whether the verb of saying reports what follows it, not what came before."""
    return bool(rest) and (rest[0].role is Role.RELATIVE or is_clause(rest))


def _named(line: Line, grammar: Grammar) -> Line:
    """The name at the beginning: up to a comma, a preposition of time, a verb."""
    end = next(
        (
            at
            for at, token in enumerate(line)
            if token.role
            in (Role.COMMA, Role.OPEN, Role.VERB, Role.AUXILIARY, Role.RELATIVE, Role.PREPOSITION, Role.IF)
            or grammar.has("time", token.low)
        ),
        len(line),
    )
    return line[:end]


def _bare(line: Line) -> Line:
    return tuple(token for token in line if token.role not in (Role.OPEN, Role.CLOSE))


def _reported(line: Line, grammar: Grammar) -> Report | None:
    """ "X said (that) S", "X accused Y of V-ing"."""
    verb = verb_at(line)
    if verb is None or verb == 0:
        return None
    end = group_end(line, verb)
    if line[verb].low == "dikutip" and end < len(line):
        end = group_end(line, end)
    if line[end : end + 1] and line[end].low in ("dengan", "sambil", "seraya", "by"):
        verb, end = end + 1, end + 2  # "membalas dengan mengatakan"
    if not any(grammar.has("said", token.low) for token in line[verb:end]):
        return None
    if any(token.low in ("was", "were", "is", "are", "been") for token in line[verb:end]):
        return None
    while end < len(line) and (line[end].role is Role.ADVERB or grammar.has("time", line[end].low)):
        end += 1
    if end < len(line) and line[end].role is Role.COMMA:
        end += 1  # "Olin menjelaskan, …"
    that = end
    # "said on Thursday that", "told reporters that"
    for at in range(end, min(end + 9, len(line))):
        if line[at].low == grammar.that:
            that = at
        if at == that != end or line[at].role in FINITE:
            break
    said = line[that + 1 :] if that < len(line) and line[that].low == grammar.that else line[end:]
    accused = grammar.has("accused", line[verb].low)
    if accused and (turned := _accusation(said, grammar)):
        said = turned
    figure = any(token.role is Role.NUMBER for token in said[:4]) and any(t.role is Role.RELATIVE for t in said)
    if not said or said[0].low in QUESTIONS or not (figure or begins_clause(_bare(said))):
        return None
    no_clause = said[0].role in (Role.TO, Role.INFINITIVE, Role.PREPOSITION)
    if no_clause and that == end and line[that].low != grammar.that:
        return None
    return Report(
        said, _subject(line[: verb_at(line)]), line[: that + 1] if line[that].low == grammar.that else line[:end]
    )


def _accusation(said: Line, grammar: Grammar) -> Line | None:
    """ "China of supplying …": what the accused does."""
    for index in range(1, min(8, len(said) - 1)):
        if said[index].low in ("of", "for", "against") and said[index + 1].role is Role.GERUND:
            finite = grammar.conjugated(said[index + 1].low, past=False)
            return (*said[:index], made(finite, Role.VERB), *said[index + 2 :]) if finite else None
    return None


def _subject(line: Line) -> Line:
    """The noun phrase that stands right before the verb, without what leads in to it."""
    shut = depths(line)
    comma = max((at for at, token in enumerate(line) if token.role is Role.COMMA and not shut[at]), default=-1)
    if comma >= 0 and comma == len(line) - 1:
        # "Xi, the president of China, said"
        return line[:comma]
    return line[comma + 1 :]
