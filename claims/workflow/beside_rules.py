"""Rules on kept copies and comments. Each docstring is printed in docs/who-may-when.md."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from claims.models import Approval, Claim, Comment, KeptCopy
from claims.models.people import User
from claims.vocabulary import ClaimState
from claims.workflow.problems import Refused
from claims.workflow.transitions import ERASED


def _drop_copy(copy: KeptCopy, by: User) -> None:
    """no verdict that was ever approved cites its source"""
    if Approval.objects.filter(verdict__evidence__source=copy.source_id).exists():
        raise Refused(
            "relied_on", _("A verdict that cites this source has been approved, so its copies stay. Add a better one.")
        )


def _add_comment(claim: Claim, by: User) -> None:
    """it was not erased"""
    if claim.state == ClaimState.ERASED:
        raise Refused("erased", ERASED)


def _withdraw_comment(comment: Comment, by: User) -> None:
    """by its author, once"""
    if comment.author_id != by.pk:
        raise Refused("not_yours", _("Only its author withdraws a comment."))
    if comment.withdrawn_at:
        raise Refused("withdrawn", _("It has been withdrawn already."))


BESIDE_RULES: dict[str, Callable[[Any, User], None]] = {
    "drop_copy": _drop_copy,
    "add_comment": _add_comment,
    "withdraw_comment": _withdraw_comment,
}
