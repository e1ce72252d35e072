"""From a sentence to its atomic claims: clauses, relative clauses, appositions, predicates, lists. Pure.

Each rule takes a line of tokens and answers the lines it holds, or None when it does not apply; the rules
are tried in order on every piece until none applies. Rules only leave out, repeat or put in small words:
every other word of a claim stands in the sentence.
"""

from collections.abc import Callable
from dataclasses import replace

from claims.suggesting.grammar import FINITE, Grammar, Role, Token, made
from claims.suggesting.lines import Line, begins_clause, depths, group_end, has_verb, is_clause, trimmed, verb_at, words
from claims.suggesting.lists import lists, members

Rule = Callable[[Line, Grammar], list[Line] | None]
MOST_TOKENS = 160
MOST_PIECES = 12
MOST_TRIFLE = 5  # words of a relative clause that only describes: "two things that differ"
SHARE = frozenset(("%", "percent", "persen", "per cent"))  # a share of what? the words after it belong to it


def atoms(line: Line, grammar: Grammar, whole: Callable[[Line], bool] = lambda _piece: False) -> list[Line]:
    """The atomic claims of one sentence, in its order. A sentence too long to be one is left whole, and so is a
    piece that `whole` says is another's to split."""
    line = trimmed(line)
    if not line or len(line) > MOST_TOKENS:
        return [line] if line else []
    done: list[Line] = []
    waiting = [line]
    while waiting:
        piece = waiting.pop(0)
        parts, rule = None, None
        if len(done) + len(waiting) < MOST_PIECES and not (piece != line and whole(piece)):
            for rule in RULES:
                if parts := rule(piece, grammar):
                    break
        if parts and rule in (lists, members):
            done += [short for part in parts if (short := trimmed(part)) not in done]
        elif parts:
            waiting[:0] = [short for part in parts if (short := trimmed(part)) and short != piece]
        elif piece not in done:
            done.append(piece)
    return done


def clauses(line: Line, grammar: Grammar) -> list[Line] | None:
    """ "S1, and S2", "S1; S2", "S1, while S2", "Because S1, S2"."""
    shut = depths(line)
    for index, token in enumerate(line):
        if shut[index] or index == 0:
            continue
        joins = token.role in (Role.AND, Role.BUT, Role.BECAUSE, Role.SEMICOLON) or (
            token.low in ("since", "meaning") and line[index - 1].role is Role.COMMA) or token.text == ":" or _says_when(line, index) or (
            token.low == "as" and line[index - 1].low not in ("such", "so", "as", "same", "much", "well", "soon", "long", "far", "many") and line[index + 1].low not in ("we", "you", "i", "much", "many", "well", "long", "far"))
        if not joins:
            continue
        left, right = line[:index], line[index + 1 :]
        if token.role is Role.SEMICOLON and token.text != ";":
            continue
        if token.role is Role.AND and _is_agent(left):
            continue
        if right[:1] and right[0].low in ("that", "bahwa") and is_clause(trimmed(left)) and begins_clause(right[1:]):
            return [left, right[1:]]  # "that A, but that B"
        if is_clause(trimmed(left)) and begins_clause(right) and not _open_condition(left):
            return [left, right]
    if line[0].role is Role.BECAUSE:
        return _turned(line)
    return None


def _is_agent(left: Line) -> bool:
    """ "by A and B": both did it."""
    start = _noun_phrase_before(left, len(left))
    return start > 0 and left[start - 1].low in ("by", "oleh", "antara", "between")


def _says_when(line: Line, index: int) -> bool:
    token = line[index]
    if line[index - 1].low in ("tahun", "hari", "saat", "bulan", "masa"):
        return False
    return token.low in ("ketika", "sewaktu") or (token.low in ("when", "where", "saat") and line[index - 1].role is Role.COMMA)


def _turned(line: Line) -> list[Line] | None:
    """ "Although S1, S2"."""
    for index, token in enumerate(line):
        if token.role is Role.COMMA and is_clause(line[1:index]) and is_clause(line[index + 1 :]):
            return [line[1:index], line[index + 1 :]]
    return None


def _open_condition(line: Line) -> bool:
    """ "If it rains and the dam is full …": the condition holds for what comes after the comma."""
    return line[0].role is Role.IF and not any(token.role is Role.COMMA for token in line)


def leading(line: Line, grammar: Grammar) -> list[Line] | None:
    """ "Visiting Kyiv, X said …": X visited Kyiv, and X said."""
    if line[0].role not in (Role.VERB, Role.GERUND) or (grammar.forms and line[0].role is Role.VERB):
        return None
    comma = next((at for at, token in enumerate(line) if token.role is Role.COMMA), None)
    if comma is None or comma < 2 or not begins_clause(line[comma + 1 :]):
        return None
    rest = line[comma + 1 :]
    verb = verb_at(rest) or 0
    did = made(grammar.conjugated(line[0].low, past=_is_past(rest[verb], grammar)), Role.VERB) if grammar.forms else replace(line[0], text=line[0].low)
    return [rest, (*rest[:verb], did, *line[1:comma])] if did.text else None


def _noun_phrase_before(line: Line, end: int, *, through_of: bool = True) -> int:
    """Where the noun phrase begins that ends before `end`."""
    start = end
    while start > 0:
        token = line[start - 1]
        if token.role in FINITE or token.role in (
            Role.COMMA, Role.SEMICOLON, Role.AND, Role.BUT, Role.BECAUSE, Role.IF, Role.RELATIVE, Role.TO, Role.INFINITIVE, Role.PRONOUN, Role.GERUND):
            break
        if token.role is Role.PREPOSITION and not (through_of and token.low in ("of", "dari")):
            break
        start -= 1
        if token.role in (Role.DETERMINER,) and not (start and line[start - 1].low == "of"):
            break
    while start < end and line[start].role in (Role.ADVERB, Role.MARK):
        start += 1
    return start


def relatives(line: Line, grammar: Grammar) -> list[Line] | None:
    """ "X, which V, …": the clause about X stands beside the clause without it. "S is an N that V" too."""
    shut = depths(line)
    for index in range(len(line) - 2, 0, -1):
        token = line[index]
        if token.role is not Role.RELATIVE or shut[index]:
            continue
        loose = line[index - 1].role in (Role.COMMA, Role.SEMICOLON)
        verb = verb_at(line, index + 1)
        if verb is None:
            continue
        if loose:
            found = _loose_relative(line, index, verb, grammar)
        else:
            found = _close_relative(line, index, verb)
        if found:
            return found
    return None


def _loose_relative(line: Line, index: int, verb: int, grammar: Grammar) -> list[Line] | None:
    head = line[_antecedent(line, index - 1, line[verb]) : index - 1]
    if not head or _is_quality(line, index - 1 - len(head)):
        return None
    end = _end_of_aside(line, verb)
    predicate = line[index + 1 : end]
    if line[index].low == "whose":
        about = (*head, made("'s", Role.POSSESSIVE), *predicate)
    elif any(token.role in (Role.NOUN, Role.PRONOUN) for token in line[index + 1 : verb]):
        # "which the court rejected": the noun is its object.
        about = (*predicate, *head)
    else:
        about = (*head, *predicate)
    rest = line[: index - 1] + (line[end + 1 :] if end < len(line) and line[end].role is Role.COMMA else line[end:])
    return [rest, about]


def _antecedent(line: Line, end: int, verb: Token) -> int:
    """Where the noun begins that a clause after a comma speaks of; a plural verb wants a plural noun."""
    start = _noun_phrase_before(line, end)
    while start > 1:
        before = line[start - 1]
        names_on = before.role is Role.PREPOSITION and (
            before.low in ("for", "of", "on", "untuk") and line[start - 2].is_name or before.low == "by" and line[start - 2].role is Role.CLOSE
        )
        plural = verb.low in ("are", "were", "have") and before.role is Role.AND and not line[end - 1].low.endswith("s")
        if not names_on and not plural:
            break
        start = _noun_phrase_before(line, start - 1)
    return start


def _is_quality(line: Line, start: int) -> bool:
    """ "… are much stronger, which …": no noun, the whole clause is meant."""
    before = line[start - 1] if start else None
    return before is not None and before.role in (Role.AUXILIARY, Role.ADVERB) and line[start].text.islower()


def _close_relative(line: Line, index: int, verb: int) -> list[Line] | None:
    """ "S is a company that makes tools": S makes tools. "S owns a company that makes tools": the company does."""
    main = verb_at(line[:index])
    if main is None or any(t.role not in (Role.ADVERB, Role.NEGATION) for t in line[index + 1 : verb]):
        return None
    noun = _noun_phrase_before(line, index, through_of=True)
    noun = _outer(line, noun)
    subject, head = line[:main], line[noun:index]
    if not head or head[0].low in ("the", "those", "that", "these", "this") or not subject:
        return None
    is_copula = line[main].low in ("is", "are", "was", "were", "adalah", "ialah", "merupakan")
    if is_copula and group_end(line, main) == noun:
        return [line[:index], (*subject, *line[index + 1 :])]
    if not any(token.role is Role.NOUN for token in head) or any(token.low in SHARE for token in head):
        return None
    if line[noun - 1].low in ("with", "without", "for", "dengan", "tanpa", "untuk", "bagi"):
        return None
    end = _end_of_close(line, verb)
    if end - index < MOST_TRIFLE and not any(token.is_name or token.role is Role.NUMBER for token in line[index + 1 : end]):
        return None
    told = (made("the", Role.DETERMINER), *head[1:]) if head[0].low in ("a", "an") else head
    kept = index
    for before in (noun - 1, noun - 2):
        # "– a field that …", ", following a package that …": the aside goes with what is said of it.
        if line[before].role in (Role.SEMICOLON, Role.COMMA):
            kept = before
            break
    return [(*line[:kept], *line[end:]), (*told, *line[index + 1 : end])]


def _end_of_close(line: Line, verb: int) -> int:
    """A clause without a comma before it ends at the first comma that begins no list in it."""
    shut = depths(line)
    for at in range(verb, len(line) - 1):
        after = line[at + 1]
        listed = after.role in (Role.NOUN, Role.GERUND, Role.PARTICIPLE) and after.text.islower()
        if line[at].role is Role.COMMA and not shut[at] and not listed:
            return at
    return len(line)


def _outer(line: Line, noun: int) -> int:
    """ "the processes and interactions that", "a new approach to developing AI that": the larger noun is meant."""
    if noun > 1 and line[noun - 1].role is Role.AND:
        return _noun_phrase_before(line, noun - 1)
    if noun > 3 and line[noun - 1].role is Role.GERUND and line[noun].role is Role.NOUN:
        start = _noun_phrase_before(line, noun - 2)
        return start if start < noun - 2 and line[start].role is Role.DETERMINER else noun
    return noun


def described(line: Line, grammar: Grammar) -> list[Line] | None:
    """ "S is a language developed by M": S is a language, and S was developed by M."""
    main = verb_at(line)
    if main is None or not grammar.forms or line[main].low not in ("is", "are", "was", "were") or not main:
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


def _end_of_aside(line: Line, verb: int) -> int:
    """Where an aside that has its verb at `verb` ends: at the comma after which the main clause goes on."""
    shut = depths(line)
    for index in range(verb + 1, len(line)):
        if line[index].role is Role.COMMA and not shut[index] and index + 1 < len(line):
            after = line[index + 1]
            if after.role in FINITE:
                return index
            if after.role in (Role.AND, Role.BUT) and verb_at(line, index + 2) is not None:
                return index
            if after.role is Role.RELATIVE:
                continue
    return len(line)


def appositions(line: Line, grammar: Grammar) -> list[Line] | None:
    """ "X, the head of Y, V": X is the head of Y, and X V."""
    shut = depths(line)
    for index in range(1, len(line) - 1):
        if line[index].role is not Role.COMMA or shut[index]:
            continue
        after = line[index + 1]
        if after.role is not Role.DETERMINER or after.low in ("some", "many", "most", "all", "any", "each", "several", "few", "para", "semua"):
            continue
        noun = _noun_phrase_before(line, index)
        while noun < index and not line[noun].is_name and any(token.is_name for token in line[noun + 1 : index]) and any(token.role is Role.PREPOSITION for token in line[noun:index]):
            noun += 1
        head = line[noun:index]
        if not head or not any(token.is_name for token in head):
            continue
        end = next((at for at in range(index + 1, len(line)) if line[at].role is Role.COMMA and not shut[at]), len(line))
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


def predicates(line: Line, grammar: Grammar) -> list[Line] | None:
    """ "S V1 … and V2 …": one subject, two things said of it. Also ", V-ing …" and ", dengan me…"."""
    verb = verb_at(line)
    if verb is None:
        return None
    subject = line[:verb]
    while subject and subject[-1].role in (Role.NEGATION, Role.ADVERB):
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
            return [left, (*subject, *second)]
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
        if token.role is Role.COMMA and grammar.forms and not _more_predicates(line, at):
            return None
        helpers = _helpers(line, verb, begins, grammar)
        return (*helpers, *line[index + 1 :])
    if begins.role is Role.PARTICIPLE and token.role is Role.AND:
        helpers = tuple(t for t in line[verb : group_end(line, verb)] if t.role is Role.AUXILIARY)
        return (*helpers, *line[index + 1 :]) if helpers else None
    if begins.role is Role.GERUND and token.role is Role.COMMA:
        if begins.low == "ranging":
            return None
        finite = grammar.conjugated(begins.low, past=_is_past(line[verb], grammar))
        return (made(finite, Role.VERB), *line[at + 1 :]) if finite else None
    return None


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
        for index, token in enumerate(line) if index > at
    )


def _helpers(line: Line, verb: int, begins: Token, grammar: Grammar) -> Line:
    """The auxiliaries that a second verb shares: "has been built and opened"."""
    if begins.role is Role.AUXILIARY or not grammar.forms:
        return ()
    group = [token for token in line[verb : group_end(line, verb)] if token.role is Role.AUXILIARY]
    kinds = grammar.forms.get(begins.low, "n" if begins.low.endswith("ed") else "")
    if group and grammar.has("modal", group[0].low) and "b" in kinds and line[begins.at - line[0].at - 1].role is Role.AND:
        return tuple(group[:1])
    if group and grammar.has("have", group[0].low) and "n" in kinds:
        return tuple(group)
    follows = line[begins.at + 1 - line[0].at] if 0 <= begins.at + 1 - line[0].at < len(line) else None
    close = line[group_end(line, verb)].role is Role.AND if group_end(line, verb) < len(line) else False
    if group and grammar.has("be", group[-1].low) and "n" in kinds and (close or (follows is not None and follows.low == "by")):
        return tuple(group)
    return ()


def _is_past(verb: Token, grammar: Grammar) -> bool:
    return verb.low in ("was", "were", "had", "did") or "p" in grammar.forms.get(verb.low, "p" if verb.low.endswith("ed") else "")


def _by_means(line: Line, index: int, grammar: Grammar) -> Line | None:
    """ "dengan menyediakan …": what the subject does to that end."""
    token, after = line[index], line[index + 1]
    if grammar.forms or token.low != "dengan" or after.role is not Role.INFINITIVE:
        return None
    return (replace(after, role=Role.VERB), *line[index + 2 :])


RULES: tuple[Rule, ...] = (leading, clauses, relatives, appositions, predicates, described, members, lists)
__all__ = ["atoms", "words"]
