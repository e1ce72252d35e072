"""The atomic claims of one sentence, each with who says it. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from claims.suggesting import attribution
from claims.suggesting.grammar.grammar import Grammar
from claims.suggesting.names import Names
from claims.suggesting.openings import opened
from claims.suggesting.splitting.atoms import atoms
from claims.suggesting.splitting.lines import Line

MOST_DEEP = 3  # "A said that B said that C"


@dataclass(frozen=True)
class Piece:
    """`line` is the claim, `how` the words that say who said it; `of` so many claims stand in the sentence."""

    line: Line
    claimant: str
    how: Line
    of: int = 1


@dataclass(frozen=True)
class _Said:
    """Who speaks where we are: `by` as the text puts it, None inside a quotation."""

    claimant: str = ""
    by: Line | None = ()
    how: Line = ()
    depth: int = 0


def pieces(sentence: Line, grammar: Grammar, names: Names) -> list[Piece]:
    """Reads the next sentence of a text; `names` remembers the ones before."""
    found = list(_read(names.continued(opened(sentence, grammar)), _Said(), grammar, names))
    names.read(sentence)
    return [replace(piece, of=len(found)) for piece in found]


def _read(line: Line, said: _Said, grammar: Grammar, names: Names) -> Iterator[Piece]:
    report = attribution.report(line, grammar) if said.depth < MOST_DEEP else None
    if report:
        claimant = names.claimant(report.by) or said.claimant
        by = None if report.direct else report.by or said.by
        inner = _Said(claimant, by, (*said.how, *report.how), said.depth + 1)
        yield from _read(opened(report.said, grammar), inner, grammar, names)
        return

    def reports(atom: Line) -> bool:
        return said.depth < MOST_DEEP and atom != line and attribution.report(atom, grammar) is not None

    for atom in atoms(line, grammar, whole=reports):
        if reports(atom):
            yield from _read(atom, replace(said, depth=said.depth + 1), grammar, names)
            continue
        speaker = names.claimant(words) if (words := attribution.speaker(atom, grammar)) else ""
        meant = atom if said.by is None else names.resolved(atom, said.by)
        names.follow(meant)
        yield Piece(meant, speaker or said.claimant, said.how)
