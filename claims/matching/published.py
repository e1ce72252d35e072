"""The shelf of published checks, read as the public half is: by a role that can read nothing else."""

import json
from collections.abc import Sequence
from datetime import date

from django.conf import settings

from claims.matching.found import Candidate
from claims.matching.shelves import Tables

BODIES = """
    SELECT p.id, d.body FROM claims_publishedcheck p JOIN claims_document d ON d.id = p.document_id
    WHERE p.id = ANY (%s) AND p.state <> 'retracted'
"""


class Published:
    """A retracted check is not found: what we said of it does not hold."""

    @property
    def tables(self) -> Tables:
        return Tables(
            alias=settings.PUBLIC_ALIAS,
            entries="claims_publishedsearch",
            key="check_row_id",
            counts="claims_publishedterm",
            counted="checks",
            vectors="claims_publishedvector",
            of="check_row_id",
        )

    def candidates(self, keys: Sequence[int]) -> dict[int, Candidate]:
        return {key: _candidate(json.loads(body)) for key, body in self.tables.rows(BODIES, [list(keys)])}


def _candidate(document: dict[str, object]) -> Candidate:
    claim: dict[str, str] = document["claim"]  # type: ignore[assignment]
    claimant: dict[str, str] = document["claimant"] or {}  # type: ignore[assignment]
    return Candidate(
        kind="check",
        id=str(document["public_id"]),
        text=claim["text"],
        language=str(document["language"]),
        claimant=claimant.get("name", ""),
        said_on=date.fromisoformat(claim["made_on"]) if claim.get("made_on") else None,
        url=str(document["url"]),
    )


PUBLISHED = Published()
