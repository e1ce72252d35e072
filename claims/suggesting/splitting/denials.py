"""A split never turns a denial into its opposite. Pure.

"Did not sign or publish" denies both: cut at "or", its second half would claim what the article denies.
"""

from collections.abc import Iterator, Sequence

from claims.suggesting.grammar.grammar import Grammar
from claims.suggesting.grammar.roles import Role
from claims.suggesting.splitting.lines import Line, has_verb


def keeps_denials(line: Line, parts: Sequence[Line], grammar: Grammar) -> bool:
    """Whether every part that takes over what is denied in a line takes the denial over too."""
    places = [{token.at for token in part} for part in parts]
    for denied, reached in _denied(line, places, grammar):
        if any(line[denied].at not in place and place & reached for place in places):
            return False
    return True


def _denied(line: Line, places: Sequence[set[int]], grammar: Grammar) -> Iterator[tuple[int, set[int]]]:
    """Places of the words that deny, each with the places of the words they deny."""
    cuts = [
        index
        for index, token in enumerate(line)
        if token.role in (Role.AND, Role.COMMA) and not any(token.at in place for place in places)
    ]
    for index, token in enumerate(line[:-1]):
        narrow = not index and grammar.has("sparing", token.low)
        if token.role is Role.NEGATION or grammar.has("denying", token.low):
            reached = {line[index + 1].at}
        elif narrow:
            reached = set()
        else:
            continue
        for cut in cuts:
            if index < cut and (_is_shared(line, cut, grammar) or (narrow and not has_verb(line[index:cut]))):
                reached |= {after.at for after in line[cut + 1 :]}
        yield index, reached


def _is_shared(line: Line, cut: int, grammar: Grammar) -> bool:
    """Whether what was denied before this place is denied after it: "or", "and that"."""
    follows = line[cut + 1].low if cut + 1 < len(line) else ""
    return grammar.has("either", line[cut].low) or grammar.has("that", follows)
