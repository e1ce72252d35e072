"""How we ruled before: published verdicts near a claim (IFCN commitment to fairness: one standard for all)."""

import json
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from claims.models import Claim, Rating, Verdict

SHOWN = 5
# Of each kind, as many of the latest are compared by their words: the work does not grow with the archive.
NEAR, ALONE = 200, 50
NEAREST = """
    WITH mine AS (SELECT topic_id FROM claims_claim_topics WHERE claim_id = %(claim)s),
    near AS (
        SELECT c.id FROM claims_claim c
        WHERE c.claimant_id = %(claimant)s AND c.state = 'closed' AND c.id <> %(claim)s AND EXISTS (
            SELECT 1 FROM claims_claim_topics t WHERE t.claim_id = c.id AND t.topic_id IN (SELECT topic_id FROM mine))
        ORDER BY c.id DESC LIMIT %(near)s),
    said AS (
        SELECT c.id FROM claims_claim c
        WHERE c.claimant_id = %(claimant)s AND c.state = 'closed' AND c.id <> %(claim)s
        ORDER BY c.id DESC LIMIT %(alone)s),
    topical AS (
        SELECT t.claim_id AS id FROM claims_claim_topics t
        WHERE t.topic_id IN (SELECT topic_id FROM mine) AND t.claim_id <> %(claim)s
        ORDER BY t.claim_id DESC LIMIT %(alone)s),
    found AS (
        SELECT id, bool_or(of_claimant) AS of_claimant, bool_or(on_topic) AS on_topic FROM (
            SELECT id, true AS of_claimant, true AS on_topic FROM near
            UNION ALL SELECT id, true, false FROM said
            UNION ALL SELECT id, false, true FROM topical) every GROUP BY id)
    SELECT v.id, c.text, v.published_at, r.meaning, r.labels::text, f.of_claimant, f.on_topic,
        c.id, c.language, coalesce(p.name, ''), c.made_on
    FROM found f JOIN claims_claim c ON c.id = f.id LEFT JOIN claims_claimant p ON p.id = c.claimant_id
    JOIN claims_verdict v ON v.claim_id = c.id AND v.state = 'published'
    JOIN claims_rating r ON r.id = v.rating_id
    ORDER BY f.of_claimant DESC, f.on_topic DESC, similarity(c.text, %(text)s) DESC, v.id DESC LIMIT %(shown)s
"""


@dataclass(frozen=True)
class Precedent:
    """A published verdict on another claim. `near`: same claimant and a shared topic, which one must explain."""

    verdict_id: int
    claim_text: str
    published_at: datetime
    rating: Rating
    same_claimant: bool
    same_topic: bool
    claim_id: int
    language: str
    claimant: str
    made_on: date | None

    @property
    def near(self) -> bool:
        return self.same_claimant and self.same_topic


def ruled_before(claim: Claim) -> list[Precedent]:
    """At most SHOWN, the nearest first: claimant and topic before one of them, then by likeness of words."""
    values = {
        "claim": claim.pk, "claimant": claim.claimant_id, "text": claim.text, "near": NEAR, "alone": ALONE,
        "shown": SHOWN,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(NEAREST, values)
        found = cursor.fetchall()
    return [
        Precedent(pk, text, at, Rating(meaning=meaning, labels=json.loads(labels)), *rest)
        for pk, text, at, meaning, labels, *rest in found
    ]


def differs_from_all(verdict: Verdict, found: list[Precedent]) -> bool:
    """Whether some of what was `found` is near, and nothing near has a rating of the same meaning."""
    if verdict.rating is None:
        return False
    near = {each.rating.meaning for each in found if each.near}
    return bool(near) and verdict.rating.meaning not in near
