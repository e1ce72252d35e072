"""Whose work something is and by when, beside every claim and verdict; and that it was erased."""

from typing import Any

from django import template

from claims.models import Absence, Claim, User, Verdict, VerdictTranslation
from claims.vocabulary import Priority
from claims.workflow.absences import away_words

register = template.Library()


@register.inclusion_tag("admin/claims/whose_work.html")
def whose_work(row: Any) -> dict[str, Any]:
    """Who works on a claim, or is asked to review a verdict, how soon and by when; nothing of any other row."""
    claim = row if isinstance(row, Claim) else row.claim if isinstance(row, Verdict) else None
    if claim is None:
        return {}
    reviewer = row.reviewer if isinstance(row, Verdict) and row.state == "in_review" else None
    away = {absence.person_id: absence for absence in Absence.objects.on().filter(person__in=_ids(claim, reviewer))}
    return {
        "claim": claim,
        "in_review": isinstance(row, Verdict) and row.state == "in_review",
        "assignee": _named(claim.assignee, away),
        "reviewer": _named(reviewer, away),
        "pressing": claim.priority < Priority.NORMAL,
    }


@register.inclusion_tag("admin/claims/erased.html")
def erased(row: Any) -> dict[str, Any]:
    """When, by whom and on which basis the claim of a row was erased; nothing of any other row."""
    if getattr(row, "state", "") != "erased":
        return {}
    verdict = row.verdict if isinstance(row, VerdictTranslation) else row
    claim = verdict if isinstance(verdict, Claim) else verdict.claim
    return {"erasure": claim.erasure}


def _ids(claim: Claim, reviewer: User | None) -> list[int | None]:
    return [claim.assignee_id, reviewer.pk if reviewer else None]


def _named(person: User | None, away: dict[int, Absence]) -> str:
    if person is None:
        return ""
    return f"{person}, {away_words(away[person.pk])}" if person.pk in away else str(person)
