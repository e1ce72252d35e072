"""When a check is confirmed, a translation carried over and a statement revised: rules of policies.py.

What each docstring says is printed in docs/who-may-when.md, after "only if".
"""

from collections.abc import Callable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.models import Claim, Confirmation, Statement, User, VerdictTranslation
from claims.models.verdicts import UNDER_WORK
from claims.vocabulary import RetractionState, StatementState, VerdictState
from claims.workflow.problems import Refused
from claims.workflow.transitions import NOT_STALE


def _confirm(claim: Claim, by: User) -> None:
    """nobody is correcting it or taking it back, and it was not confirmed today"""
    if (
        claim.verdicts.filter(state__in=UNDER_WORK).exists()
        or claim.retractions.filter(state=RetractionState.PROPOSED).exists()
    ):
        raise Refused(
            "being_changed",
            _("A correction or a retraction of this check is under way. Decide that first; it says whether it holds."),
        )
    if Confirmation.objects.filter(
        verdict__claim=claim, verdict__state=VerdictState.PUBLISHED, on=timezone.localdate()
    ).exists():
        raise Refused("already_confirmed", _("This check was confirmed today already."))


def _carry_over(translation: VerdictTranslation, by: User) -> None:
    """its verdict was superseded, and the one in public has no translation into its language"""
    verdict = translation.verdict
    if verdict.state != VerdictState.SUPERSEDED:
        raise Refused("not_stale", NOT_STALE)
    current = verdict.claim.verdicts.filter(state=VerdictState.PUBLISHED).first()
    if current is None:
        raise Refused("not_published", _("Only a published verdict can be translated."))
    if current.translations.filter(language=translation.language).exists():
        raise Refused("already_translated", _("A translation into this language has been begun."))


def check_no_draft(kind: str) -> None:
    """Raises Refused while the next version of a statement is being written."""
    if Statement.objects.filter(kind=kind, state=StatementState.DRAFT).exists():
        raise Refused("has_draft", _("The next version of this page is being written already. Edit that one."), "kind")


def _revise_statement(statement: Statement, by: User) -> None:
    """the next version is not being written already"""
    check_no_draft(statement.kind)


LATER_RULES: dict[str, Callable[[Any, User], None]] = {
    "confirm": _confirm,
    "carry_over_translation": _carry_over,
    "revise_statement": _revise_statement,
}
