"""From a text to the claims in it: sentences, who said it, what is said, figures, dates, score. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from claims import anchoring
from claims import language as languages
from claims.suggesting import attribution, sentences
from claims.suggesting.found import Suggestion
from claims.suggesting.grammar.grammar import Grammar
from claims.suggesting.grammar.languages import grammar_of
from claims.suggesting.grammar.roles import Role, made
from claims.suggesting.grammar.tokens import tokens_of
from claims.suggesting.names import Names
from claims.suggesting.splitting.atoms import atoms
from claims.suggesting.splitting.lines import Line, is_clause, spans, trimmed, wording, words

METHOD = "rules 1"
MOST_DEEP = 3
FEWEST_WORDS = 3


@dataclass(frozen=True)
class Piece:
    """An atomic claim of one sentence, and the words that say who said it."""

    line: Line
    claimant: str
    how: Line
    of: int


def suggest(text: str, *, language: str | None = None, on: date | None = None) -> list[Suggestion]:
    """The claims in a text that are worth a look, the most worth checking first. `on` is the text's date."""
    language = language or languages.detect(text)
    grammar = grammar_of(language)
    names = Names(grammar)
    found: dict[str, Suggestion] = {}
    for start, end in sentences.split(text, language):
        sentence = tuple(tokens_of(text, start, end, grammar))
        for piece in pieces(sentence, grammar, names):
            one = _suggestion(text, sentence, piece, language)
            if one and one.text not in found:
                found[one.text] = one
    return sorted(found.values(), key=lambda item: (-item.score, item.spans[0].start))


def pieces(sentence: Line, grammar: Grammar, names: Names) -> list[Piece]:
    done = [
        piece
        for line in (names.continued(opened(sentence, grammar)),)
        for piece in _pieces(line, grammar, names, "", (), ())
    ]
    names.read(sentence)
    return [Piece(piece.line, piece.claimant, piece.how, len(done)) for piece in done]


def opened(line: Line, grammar: Grammar) -> Line:
    """Without the words that only lead in: "However,", "It is worth noting that"."""
    line = trimmed(line)
    if len(line) > 2 and line[0].role is Role.NUMBER and line[1].text in (".", ")"):
        line = trimmed(line[2:])  # "1. Intellilink: a tool"
    dash = next((at for at, token in enumerate(line[:5]) if token.role is Role.SEMICOLON), 0)
    if dash and all(token.text.isupper() or not token.text.isalpha() for token in line[:dash]):
        line = trimmed(line[dash + 1 :])  # "JAKARTA — The …"
    line = _defined(line, grammar)
    changed = True
    while changed:
        changed = False
        for opener in grammar.openers:
            size = len(opener.split())
            low = " ".join(token.low for token in line[:size])
            comma = len(line) > size and line[size].role is Role.COMMA
            if (
                low == opener
                and len(line) > size + 1
                and (
                    comma
                    or opener.endswith(("that", "because"))
                    or opener.endswith("bahwa")
                    or (size == 1 and line[0].role in (Role.AND, Role.BUT))
                )
            ):
                line, changed = trimmed(line[size:]), True
                break
    return line


def _defined(line: Line, grammar: Grammar) -> Line:
    """ "Name: a thing that …": the name is that thing."""
    colon = next((at for at, token in enumerate(line[:6]) if token.text == ":"), 0)
    if not colon or colon + 1 >= len(line) or line[colon + 1].role is not Role.DETERMINER or not line[0].is_name:
        return line
    return (*line[:colon], made(grammar.copula, Role.AUXILIARY), *line[colon + 1 :])


def _pieces(
    line: Line, grammar: Grammar, names: Names, claimant: str, by: Line | None, how: Line, depth: int = 0
) -> Iterator[Piece]:
    said = attribution.report(line, grammar) if depth < MOST_DEEP else None
    if said:
        who = names.claimant(said.by) or claimant
        by = None if said.direct else said.by or by
        yield from _pieces(opened(said.said, grammar), grammar, names, who, by, (*how, *said.how), depth + 1)
        return

    def reports(atom: Line) -> bool:
        return depth < MOST_DEEP and atom != line and attribution.report(atom, grammar) is not None

    for atom in atoms(line, grammar, whole=reports):
        if reports(atom):
            yield from _pieces(atom, grammar, names, claimant, by, how, depth + 1)
            continue
        speaks = attribution.speaker(atom, grammar)
        meant = atom if by is None else names.resolved(atom, by)
        names.follow(meant)
        yield Piece(meant, (names.claimant(speaks) if speaks else "") or claimant, how, 1)


def _suggestion(text: str, sentence: Line, piece: Piece, language: str | None) -> Suggestion | None:
    if len(words(piece.line)) < FEWEST_WORDS or text[sentence[-1].end - 1] == ":":
        return None
    if not is_clause(piece.line) or piece.line[0].low in attribution.QUESTIONS or text[sentence[-1].end - 1] == "?":
        return None
    said = wording(piece.line, text)
    places = spans((*piece.how, *piece.line), sentence)
    if not places:
        return None
    return Suggestion(said, tuple(anchoring.make_selector(text, *place) for place in places), 0.5, piece.claimant)
