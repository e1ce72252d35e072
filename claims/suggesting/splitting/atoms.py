"""From a sentence to its atomic claims. Pure.

Each rule takes a line of tokens and answers the lines it holds, or None when it does not apply; the rules
are tried in order on every piece until none applies. Rules only leave out, repeat or put in small words:
every other word of a claim stands in the sentence.
"""

from collections.abc import Callable

from claims.suggesting.grammar.grammar import Grammar
from claims.suggesting.splitting.asides import appositions, described
from claims.suggesting.splitting.clauses import clauses, leading
from claims.suggesting.splitting.denials import keeps_denials
from claims.suggesting.splitting.lines import Line, trimmed
from claims.suggesting.splitting.lists import lists
from claims.suggesting.splitting.members import members
from claims.suggesting.splitting.predicates import predicates
from claims.suggesting.splitting.relatives import relatives

Rule = Callable[[Line, Grammar], list[Line] | None]
MOST_TOKENS = 160
MOST_PIECES = 12
RULES: tuple[Rule, ...] = (leading, clauses, relatives, appositions, predicates, described, members, lists)


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
                parts = rule(piece, grammar)
                if parts and keeps_denials(piece, parts, grammar):
                    break
                parts = None
        if parts and rule in (lists, members):
            done += [short for part in parts if (short := trimmed(part)) not in done]
        elif parts:
            waiting[:0] = [short for part in parts if (short := trimmed(part)) and short != piece]
        elif piece not in done:
            done.append(piece)
    return done
