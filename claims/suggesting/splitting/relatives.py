"""Clauses about a noun: "which", "who", "that", "yang". Pure."""

from claims.suggesting.grammar.grammar import Grammar
from claims.suggesting.grammar.roles import FINITE, Role, made
from claims.suggesting.splitting.lines import Line, depths, group_end, verb_at
from claims.suggesting.splitting.nouns import antecedent, noun_phrase_before, outer

MOST_TRIFLE = 6  # words of a relative clause that only describes: "two things that differ"
COPULAS = frozenset(("is", "are", "was", "were", "adalah", "ialah", "merupakan"))
# A share of what? The words after it belong to it.
SHARE = frozenset(
    "% percent persen half third thirds quarter sepertiga separuh setengah seperempat pertiga perempat".split()
)


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
        if found := _loose_relative(line, index, verb, grammar) if loose else _close_relative(line, index, verb):
            return found
    return None


def _loose_relative(line: Line, index: int, verb: int, grammar: Grammar) -> list[Line] | None:
    start, stop = antecedent(line, index - 1, line[verb], grammar)
    head = line[start:stop]
    if not head or head[0].role is Role.NUMBER or _is_quality(line, start):
        return None
    if _is_what_it_is(line, start):
        head = line[: verb_at(line[:start])]  # "S is a film from the studios, which was made …"
    end = _end_of_aside(line, verb)
    predicate = line[index + 1 : end]
    if line[index].low == "whose":
        about = (*head, made("'s", Role.POSSESSIVE), *predicate)
    elif attributes(line, index + 1, grammar):
        about = (*head, *line[verb:end])  # "yang menurut dinas memenuhi …"
    elif any(token.role in (Role.NOUN, Role.PRONOUN) for token in line[index + 1 : verb]):
        about = (*predicate, *head)  # "which the court rejected": the noun is its object
    else:
        about = (*head, *predicate)
    rest = line[: index - 1] + (line[end + 1 :] if end < len(line) and line[end].role is Role.COMMA else line[end:])
    return [rest, about]


def attributes(line: Line, index: int, grammar: Grammar) -> bool:
    """Whether a phrase such as "menurut" begins there."""
    return any(line[index].low == phrase for phrase in grammar.according)


def _is_what_it_is(line: Line, start: int) -> bool:
    """Whether the noun at `start` only belongs to what the clause says its subject is."""
    main = verb_at(line[:start])
    if not main or line[main].low not in COPULAS or line[start - 1].role is not Role.PREPOSITION:
        return False
    group = line[main : group_end(line, main)]
    return start > group_end(line, main) and all(t.role is not Role.VERB or t.low in COPULAS for t in group)


def _is_quality(line: Line, start: int) -> bool:
    """ "… are much stronger, which …": no noun, the whole clause is meant."""
    before = line[start - 1] if start else None
    return before is not None and before.role in (Role.AUXILIARY, Role.ADVERB) and line[start].text.islower()


def _close_relative(line: Line, index: int, verb: int) -> list[Line] | None:
    """ "S is a company that makes tools": S makes tools. "S owns a company that makes tools": the company does."""
    main = verb_at(line[:index])
    if main is None or any(t.role not in (Role.ADVERB, Role.NEGATION) for t in line[index + 1 : verb]):
        return None
    noun = noun_phrase_before(line, index, through_of=True)
    noun = outer(line, noun)
    subject, head = line[:main], line[noun:index]
    if not head or head[0].low in ("the", "those", "that", "these", "this") or not subject:
        return None
    is_copula = line[main].low in COPULAS
    says_there_is = len(subject) == 1 and subject[0].low == "there"
    if is_copula and group_end(line, main) == noun and not says_there_is:
        return [line[:index], (*subject, *line[index + 1 :])]
    if not any(token.role is Role.NOUN for token in head) or any(token.low in SHARE for token in head):
        return None
    if line[noun - 1].low in ("only", "just", "hanya", "with", "without", "for", "dengan", "tanpa", "untuk", "bagi"):
        return None
    end = _end_of_close(line, verb)
    says_much = any(token.is_name or token.role is Role.NUMBER for token in (*head, *line[index + 1 : end]))
    if end - index < MOST_TRIFLE and not says_much:
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


def _end_of_aside(line: Line, verb: int) -> int:
    """Where an aside that has its verb at `verb` ends: at the comma after which the main clause goes on."""
    shut = depths(line)
    for index in range(verb + 1, len(line)):
        if line[index].role is Role.COMMA and not shut[index] and index + 1 < len(line):
            after = next((token for token in line[index + 1 :] if token.role is not Role.ADVERB), line[index])
            if after.role in FINITE:
                return index
            if after.role in (Role.AND, Role.BUT) and verb_at(line, index + 2) is not None:
                return index
    return len(line)
