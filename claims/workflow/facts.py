"""What the rules ask of a row before they decide."""

from claims.models import Claim, User, Verdict
from claims.models.verdicts import UNDER_WORK


def under_work(claim: Claim) -> Verdict | None:
    return claim.verdicts.filter(state__in=UNDER_WORK).first()


def touched(verdict: Verdict, user: User) -> bool:
    return verdict.author_id == user.pk or verdict.editors.filter(user=user).exists()
