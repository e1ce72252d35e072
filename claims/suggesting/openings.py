"""Words that only lead in to what a sentence says. Pure."""

from claims.suggesting.grammar.grammar import Grammar
from claims.suggesting.grammar.roles import Role, made
from claims.suggesting.splitting.lines import Line, trimmed


def opened(line: Line, grammar: Grammar) -> Line:
    """Without list numbers, the place of a dateline, "However,", "It is worth noting that"."""
    line = _defined(_after_dateline(_after_number(trimmed(line))), grammar)
    while (size := _opener(line, grammar)) and len(line) > size + 1:
        line = trimmed(line[size:])
    return line


def _after_number(line: Line) -> Line:
    """ "1. A tool": "A tool"."""
    numbered = len(line) > 2 and line[0].role is Role.NUMBER and line[1].text in (".", ")")
    return trimmed(line[2:]) if numbered else line


def _after_dateline(line: Line) -> Line:
    """ "JAKARTA — The …", "JAKARTA, KOMPAS.com - The …": "The …"."""
    dash = next((at for at, token in enumerate(line[:9]) if token.text in ("—", "–", "-")), 0)
    place = line[:dash]
    return trimmed(line[dash + 1 :]) if place and place[0].text.isupper() and _names_only(place) else line


def _names_only(line: Line) -> bool:
    return all(
        token.is_name or token.role in (Role.COMMA, Role.MARK, Role.OPEN, Role.CLOSE, Role.NUMBER) for token in line
    )


def _opener(line: Line, grammar: Grammar) -> int:
    """How many tokens an opener has at the beginning of the line; 0 when none stands there."""
    for opener in grammar.openers:
        words = opener.replace("'s", " 's").split()
        size = len(words)
        if len(line) > size and [token.low for token in line[:size]] == words:
            joins = size == 1 and line[0].role in (Role.AND, Role.BUT)
            if line[size].role is Role.COMMA or opener.endswith(("that", "because", "bahwa")) or joins:
                return size
    return 0


def _defined(line: Line, grammar: Grammar) -> Line:
    """ "Name: a thing that …": the name is that thing."""
    colon = next((at for at, token in enumerate(line[:6]) if token.text == ":"), 0)
    if not colon or colon + 1 >= len(line) or line[colon + 1].role is not Role.DETERMINER or not line[0].is_name:
        return line
    return (*line[:colon], made(grammar.copula, Role.AUXILIARY), *line[colon + 1 :])
