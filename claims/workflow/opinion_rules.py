"""Rules on second opinions: part of policies.RULES, whose docstrings they have, too."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from claims.models import SecondOpinion, User
from claims.vocabulary import VerdictState
from claims.workflow.facts import touched
from claims.workflow.problems import Refused


def _give_opinion(opinion: SecondOpinion, by: User) -> None:
    """by the person who was asked, who has not edited the verdict, while it is in review or approved"""
    if opinion.asked_of_id != by.pk:
        raise Refused("not_yours", _("This was asked of %(person)s.") % {"person": opinion.asked_of})
    if touched(opinion.verdict, by):
        raise Refused("four_eyes", _("You edited this revision meanwhile, so yours would be no second opinion."))
    if opinion.verdict.state not in (VerdictState.IN_REVIEW, VerdictState.APPROVED):
        raise Refused(
            "not_in_review",
            _("The verdict is not in review just now. You can answer when it is, or the question falls."),
        )


def _withdraw_opinion(opinion: SecondOpinion, by: User) -> None:
    """by somebody other than who was asked"""
    if opinion.asked_of_id == by.pk:
        raise Refused("asked_of_you", _("You were asked. Answer, or have another reviewer withdraw the question."))


OPINION_RULES: dict[str, Callable[[Any, User], None]] = {
    "give_opinion": _give_opinion,
    "withdraw_opinion": _withdraw_opinion,
}
