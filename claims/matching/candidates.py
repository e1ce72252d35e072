"""Likely repeats: which two claims look alike, kept until a person has ruled on them."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from claims.matching.asking import matches
from claims.matching.desk import CLAIMS
from claims.matching.found import Asked, Match
from claims.matching.reasons import Code, Reason
from claims.models import Claim, MatchCandidate, MatchDecision, MatchLook
from claims.models.claim import AWAITED

# Two claims are likely one when they say the same in half of their words, or nearly the same in others, and their
# figures are not of other things. Below these they share a subject, no more.
WORDS, MEANING = 0.5, 0.6
# More than these are alike only where one sentence is repeated everywhere, and then the likest are enough.
MOST = 20
LOCK = "SELECT pg_try_advisory_xact_lock(hashtext('claims_matchcandidate'))"


def is_likely(match: Match) -> bool:
    if any(reason.code is Code.OTHER_THINGS for reason in match.reasons):
        return False
    return match.parts["words"] >= WORDS or match.parts.get("meaning", 0.0) >= MEANING


def asked_of(claim: Claim) -> Asked:
    name = claim.claimant.name if claim.claimant else ""
    return Asked(claim.text, claim.language, name, claim.made_on)


def due() -> "QuerySet[Claim]":
    """Live claims that are new or have changed since they were looked at, the newest first."""
    looked = MatchLook.objects.filter(claim=OuterRef("pk"), version=OuterRef("version"))
    return Claim.objects.filter(~Exists(looked), state__in=AWAITED).select_related("claimant").order_by("-pk")


@transaction.atomic
def look(most: int) -> int:
    """Looks what the claims that are due are like, and writes it down. Answers how many it looked at; none while
    somebody else is looking."""
    with connection.cursor() as cursor:
        cursor.execute(LOCK)
        if not cursor.fetchone()[0]:
            return 0
    claims = list(due()[:most])
    changed = set(MatchLook.objects.filter(claim__in=claims).values_list("claim", flat=True))
    asked = [asked_of(claim) for claim in claims]
    for claim, found in zip(claims, matches(asked, within=CLAIMS, limit=MOST + 1), strict=True):
        _write(claim, found, is_new=claim.pk not in changed)
    MatchLook.objects.bulk_create(
        [MatchLook(claim=claim, version=claim.version) for claim in claims],
        update_conflicts=True,
        unique_fields=["claim"],
        update_fields=["version"],
    )
    return len(claims)


def _write(claim: Claim, found: Sequence[Match], *, is_new: bool) -> None:
    """What a new claim was found alike by others stays; of one that changed, what it no longer is like goes."""
    others = {int(match.candidate.id): match for match in found if is_likely(match)}
    others.pop(claim.pk, None)
    if not is_new:
        gone = MatchCandidate.objects.filter(first=claim).exclude(second__in=others)
        gone |= MatchCandidate.objects.filter(second=claim).exclude(first__in=others)
        gone.delete()
    MatchCandidate.objects.bulk_create(
        [
            MatchCandidate(
                first_id=min(claim.pk, pk),
                second_id=max(claim.pk, pk),
                score=match.score,
                parts=dict(match.parts),
                relation=match.comparison.relation.value,
                reasons=[_stored(reason, turned=claim.pk < pk) for reason in match.reasons],
            )
            for pk, match in others.items()
        ],
        update_conflicts=True,
        unique_fields=["first", "second"],
        update_fields=["score", "parts", "relation", "reasons"],
    )


TURNED = {Code.EARLIER: Code.LATER, Code.LATER: Code.EARLIER}


def _stored(reason: Reason, *, turned: bool) -> list[Any]:
    """As the newer claim sees it, whichever of the two was asked about: "here" is the newer one."""
    if not turned:
        return [reason.code.value, dict(reason.args)]
    args = dict(reason.args)
    if args.keys() >= {"one", "other"}:
        args |= {"one": args["other"], "other": args["one"]}
    return [TURNED.get(reason.code, reason.code).value, args]


def waiting() -> "QuerySet[MatchCandidate]":
    """Pairs of live claims on which nothing is ruled, those found on the latest day first, the likest of a day before
    the others."""
    ruled = MatchDecision.objects.filter(first=OuterRef("first"), second=OuterRef("second"), undone_at=None)
    live = MatchCandidate.objects.filter(~Exists(ruled), first__state__in=AWAITED, second__state__in=AWAITED)
    return live.order_by("-found_at__date", "-score", "-pk")


def of_claims(pks: Iterable[int]) -> dict[int, list[MatchCandidate]]:
    """What waits for a decision, by each of these claims, the likest first; in one query."""
    wanted = set(pks)
    rows = waiting().filter(Q(first__in=wanted) | Q(second__in=wanted)).order_by("-score", "-pk")
    found: dict[int, list[MatchCandidate]] = {}
    for row in rows.select_related("first__claimant", "second__claimant"):
        for pk in {row.first_id, row.second_id} & wanted:
            found.setdefault(pk, []).append(row)
    return found


def said(candidate: MatchCandidate) -> list[str]:
    """Its reasons in the language of whoever reads them; a code that this version does not know is left out."""
    known = {code.value for code in Code}
    return [str(Reason(Code(code), args)) for code, args in candidate.reasons if code in known]
