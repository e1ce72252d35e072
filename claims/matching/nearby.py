"""The desk's shelf: which claims of ours, in every state that lives, a text is like.

The one door through which the desk asks; what answers behind it may change.
"""

from collections.abc import Sequence

from django.db import connection

from claims.matching.explaining import reasons
from claims.matching.features import features
from claims.matching.found import Asked, Candidate, Match
from claims.models.claim import AWAITED

# By three letters: an index finds whatever shares enough of them, and only the nearest are read.
NEAREST = """
    SELECT c.id, c.text, c.language, coalesce(p.name, ''), c.made_on, similarity(upper(c.text), upper(%(text)s))
    FROM claims_claim c LEFT JOIN claims_claimant p ON p.id = c.claimant_id
    WHERE upper(c.text) %% upper(%(text)s) AND c.state = ANY (%(states)s)
    ORDER BY 6 DESC, c.id DESC LIMIT %(read)s
"""
READ = 40
LETTERS, WORDS, REST = 0.55, 0.35, 0.1


def alike(asked: Sequence[Asked], *, limit: int = 5) -> list[list[Match]]:
    """For each text the claims that are most like it, the likest first; it may itself be among them."""
    return [sorted(_matches(one), key=lambda match: -match.score)[:limit] for one in asked]


def _matches(asked: Asked) -> list[Match]:
    if not asked.text.strip():
        return []
    with connection.cursor() as cursor:
        cursor.execute(NEAREST, {"text": asked.text, "states": list(AWAITED), "read": READ})
        rows = cursor.fetchall()
    found = []
    for pk, text, language, claimant, made_on, letters in rows:
        candidate = Candidate("claim", str(pk), text, language, claimant, made_on)
        known = features(asked, candidate)
        parts = {"letters": letters, **known.parts()}
        rest = parts["figures"] + parts["claimant"] + parts["negation"]
        score = LETTERS * letters + WORDS * parts["words"] + REST * rest
        found.append(Match(candidate, min(max(score, 0.0), 1.0), parts, known.comparison, reasons(known)))
    return found
