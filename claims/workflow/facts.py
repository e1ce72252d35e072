"""What the rules ask of a row before they decide."""

from claims.models import Claim, User, Verdict, VerdictTranslation
from claims.models.verdicts import UNDER_WORK


def under_work(claim: Claim) -> Verdict | None:
    return claim.verdicts.filter(state__in=UNDER_WORK).first()


def touched(verdict: Verdict, user: User) -> bool:
    """Whether somebody wrote or edited it. A list may have read `editor_ids` along with its verdicts."""
    if (known := verdict.__dict__.get("editor_ids")) is not None:
        return verdict.author_id == user.pk or user.pk in known
    return verdict.author_id == user.pk or verdict.editors.filter(user=user).exists()


def translated(translation: VerdictTranslation, user: User) -> bool:
    """Whether somebody began a translation or took it over."""
    return translation.translator_id == user.pk or translation.editors.filter(user=user).exists()


def left_alone(translation: VerdictTranslation) -> bool:
    """Whether its translator has left, and everybody who took it over."""
    return not translation.translator.is_active and not translation.editors.filter(user__is_active=True).exists()
