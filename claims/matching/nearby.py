"""Which claims in work or published a text is like: what the desk is asked to rule on."""

from collections.abc import Sequence

from claims.matching.asking import matches
from claims.matching.desk import DESK
from claims.matching.found import Asked, Match

# Reviews of others stand on the same shelf; of what is found so many are looked through for claims of ours.
AMONG = 20


def alike(asked: Sequence[Asked], *, limit: int = 5) -> list[list[Match]]:
    """For each text the claims that are most like it, the likest first; it may itself be among them."""
    found = matches(asked, within=DESK, limit=max(AMONG, limit))
    return [[match for match in each if match.candidate.kind == "claim"][:limit] for each in found]
