"""The desk's shelves: our claims in work or closed, alone or beside what others have reviewed."""

from collections.abc import Sequence

from claims.matching.found import Candidate
from claims.matching.shelves import Tables

ROWS = """
    SELECT e.id, 'claim', c.id, c.text, c.language, coalesce(m.name, ''), c.made_on, ''
    FROM claims_matchentry e JOIN claims_claim c ON e.kind = 'claim' AND c.id = e.thing
    LEFT JOIN claims_claimant m ON m.id = c.claimant_id WHERE e.id = ANY (%s)
    UNION ALL
    SELECT e.id, 'external', r.id, r.claim_text, r.language, r.claimant, r.claim_date, r.url
    FROM claims_matchentry e JOIN claims_externalreview r ON e.kind = 'external' AND r.id = e.thing
    WHERE e.id = ANY (%s)
"""


class Desk:
    def __init__(self, entries: str) -> None:
        self.tables = Tables(
            alias="default",
            entries=entries,
            key="id",
            counts="claims_matchterm",
            counted="entries",
            vectors="claims_matchvector",
            of="entry_id",
        )

    def candidates(self, keys: Sequence[int]) -> dict[int, Candidate]:
        rows = self.tables.rows(ROWS, [list(keys), list(keys)])
        return {
            key: Candidate(kind, str(thing), text, language, claimant, said_on, url)
            for key, kind, thing, text, language, claimant, said_on, url in rows
        }


DESK = Desk("claims_matchentry")
# Of reviews there may be many times as many: looked up among them, claims of ours would not be among the best.
CLAIMS = Desk("(SELECT * FROM claims_matchentry WHERE kind = 'claim')")
