"""When a verb may be carried out. `check(verb, row, by=...)` raises Refused with the reason,
`can(verb, row, by=...)` answers; buttons and writers ask the same question.

Who may is permissions.py; from which state is transitions.py; what stands here is the rest: four eyes,
freshness of an approval, readiness, and what else must be open or closed.
"""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.utils.translation import gettext_lazy as _

from claims.models import (
    Approval,
    Claim,
    PublishedCheck,
    ReaderReport,
    Retraction,
    SecondOpinion,
    Statement,
    Suggestion,
    Verdict,
    VerdictTranslation,
)
from claims.models.people import User
from claims.vocabulary import ClaimState, RetractionState, VerdictState
from claims.workflow import people_rules, report_rules, transitions, webhook_rules
from claims.workflow.beside_rules import BESIDE_RULES
from claims.workflow.desk_rules import DESK_RULES
from claims.workflow.dossiers import blockers_of
from claims.workflow.facts import left_alone, translated
from claims.workflow.facts import touched as touched
from claims.workflow.facts import under_work as under_work
from claims.workflow.later_rules import LATER_RULES
from claims.workflow.opinion_rules import OPINION_RULES
from claims.workflow.permissions import check_may
from claims.workflow.problems import Refused

THINGS: dict[type, str] = {
    Claim: "claim",
    Verdict: "verdict",
    VerdictTranslation: "translation",
    Retraction: "retraction",
    SecondOpinion: "opinion",
    Statement: "statement",
    ReaderReport: "report",
}
LISTED = {(way.thing, way.verb) for way in transitions.WAYS}


def check(verb: str, row: Any, *, by: User) -> None:
    check_may(by, verb)
    thing = THINGS.get(type(row), "")
    if verb != "publish" and (thing, verb) in LISTED and not transitions.leads_from(thing, verb, row.state):
        raise Refused(
            "wrong_state",
            _("This cannot be done while it is “%(state)s”. Reload the page to see where it stands.")
            % {"state": row.get_state_display()},
        )
    # The rule first: where both refuse, it knows the better reason.
    if rule := RULES.get(verb):
        rule(row, by)
    act = transitions.act(thing, verb)
    if act and row.state not in act.sources:
        raise Refused(act.code, act.message)


def can(verb: str, row: Any, *, by: User) -> bool:
    try:
        check(verb, row, by=by)
    except Refused:
        return False
    return True


def public_state(claim: Claim) -> str:
    """The state of the claim's check in public; "" when there is none."""
    rows = PublishedCheck.objects.using("default").filter(public_id=claim.public_id)
    return rows.values_list("state", flat=True).first() or ""


def standing_approval(row: Verdict | VerdictTranslation) -> Approval | None:
    return next((approval for approval in row.approvals.all() if approval.dropped_at is None), None)


def fingerprint(row: Verdict | VerdictTranslation) -> str:
    """SHA-256 of the content an approval is bound to, computed by the database (sql/integrity.sql)."""
    name = "claims_fingerprint" if isinstance(row, Verdict) else "claims_translation_fingerprint"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {name}(%s)", [row.pk])
        return str(cursor.fetchone()[0])


def is_fresh(row: Verdict | VerdictTranslation) -> bool:
    if (known := row.__dict__.get("fresh")) is not None:
        return bool(known)
    approval = standing_approval(row)
    return approval is not None and approval.content_sha256 == fingerprint(row)


# ------------------------------------------------------------------ rules beside role and state
# What each docstring says is printed in docs/who-may-when.md, after "only if".


def _edit_claim(claim: Claim, by: User) -> None:
    """its verdict, if one is under work, is a draft; a closed claim: a correction has been begun"""
    work = under_work(claim)
    if work and work.state != VerdictState.DRAFT:
        raise Refused(
            "verdict_in_review",
            _("Its verdict is in review or approved. Take the verdict back to edit, then change the claim."),
        )
    if claim.state == ClaimState.CLOSED and not work:
        raise Refused("published", _("This claim is published. Start a correction, then change it."))


def _schedule_claim(claim: Claim, by: User) -> None:
    """a closed claim: a correction has been begun"""
    if claim.state == ClaimState.CLOSED and not under_work(claim):
        raise Refused("nothing_due", transitions.NOTHING_DUE)


def _no_work_yet(claim: Claim, by: User) -> None:
    """no verdict has ever been written on it"""
    if claim.verdicts.exists():
        raise Refused("has_verdict", _("A verdict has been written on this claim, so it stays as it is."))


def _suggest_again(claim: Claim, by: User) -> None:
    """it was found by a reader of texts, and no verdict has ever been written on it"""
    _no_work_yet(claim, by)
    if not Suggestion.objects.filter(claim=claim).exists():
        raise Refused("not_suggested", _("Nobody suggested it, so there is no suggestion to go back to."))


def _undo_split(claim: Claim, by: User) -> None:
    """none of its parts has gone further than open, and none has a verdict"""
    for child in claim.children.exclude(state=ClaimState.DISMISSED):
        if child.state not in (ClaimState.OPEN, ClaimState.SUGGESTED) or child.verdicts.exists():
            raise Refused("child_in_work", _("One of its parts is already being worked on."))


def _draft_verdict(claim: Claim, by: User) -> None:
    """it was never published and no verdict on it is under work"""
    if under_work(claim):
        raise Refused("has_verdict", _("A verdict is already being written."))
    if public_state(claim):
        raise Refused("published", _("This claim has been published. Start a correction instead."))


def _start_correction(claim: Claim, by: User) -> None:
    """it has been published (an open claim: and retracted) and no revision is under work"""
    if not public_state(claim):
        raise Refused("not_published", _("Nothing is published yet, so there is nothing to correct."))
    if under_work(claim):
        raise Refused("has_verdict", _("A new revision is already being written."))


def _submit(verdict: Verdict, by: User) -> None:
    """nothing is missing but what a reviewer may grant an exception for"""
    missing = tuple(problem for problem in blockers_of(verdict) if not problem.exceptable)
    if missing:
        raise Refused("not_ready", _("Before review it still needs what is listed here."), problems=missing)


def _reclaim(verdict: Verdict, by: User) -> None:
    """in review: by somebody who wrote or edited it"""
    if verdict.state == VerdictState.IN_REVIEW and not touched(verdict, by):
        raise Refused("not_yours", _("It is in review. Its author can take it back, a reviewer can send it back."))


def _four_eyes(verdict: Verdict, by: User) -> None:
    """by somebody who neither wrote nor edited it"""
    if touched(verdict, by):
        raise Refused("four_eyes", _("You wrote or edited this revision, so another reviewer has to approve it."))


def _approve(verdict: Verdict, by: User) -> None:
    """by somebody who neither wrote nor edited it, and nothing is missing"""
    _four_eyes(verdict, by)
    missing = tuple(blockers_of(verdict))
    if missing:
        raise Refused(
            "not_ready",
            _("It still needs what is listed here, or an exception with a public reason."),
            problems=missing,
        )


def _publish(verdict: Verdict, by: User) -> None:
    """claim, verdict, evidence and sources are exactly as they were approved, and nothing is missing"""
    if verdict.state == VerdictState.ERASED:
        raise Refused("erased", transitions.ERASED)
    if verdict.state in (VerdictState.PUBLISHED, VerdictState.SUPERSEDED):
        raise Refused("already_published", _("This revision has already been published."))
    missing = tuple(blockers_of(verdict))
    if verdict.state != VerdictState.APPROVED:
        raise Refused(
            "not_approved",
            _("A second person has to approve it before it can be published.")
            if not missing
            else _("It cannot be published yet: first what is listed here, then a second person’s approval."),
            problems=missing,
        )
    if not is_fresh(verdict):
        raise Refused(
            "approval_stale",
            _(
                "The claim, the verdict or a source changed after the approval. "
                "Withdraw the approval and review it again."
            ),
        )
    if missing:
        raise Refused("not_ready", _("It cannot be published yet: what is listed here is missing."), problems=missing)
    if verdict.claim.state not in (ClaimState.OPEN, ClaimState.CLOSED):
        raise Refused("claim_not_open", _("Accept or reopen the claim first."))


def _withdraw_exception(verdict: Verdict, by: User) -> None:
    """by somebody who neither wrote nor edited it, and the exception has been granted"""
    _four_eyes(verdict, by)
    if not verdict.exceptions.exists():
        raise Refused("no_exception", _("No exception has been granted."))


def _own_translation(translation: VerdictTranslation, by: User) -> None:
    """by its translator or whoever took it over; by anybody once they have all left"""
    if not translated(translation, by) and not left_alone(translation):
        raise Refused("not_yours", _("Only its translator edits a translation, or who took it over from them."))


def _approve_translation(translation: VerdictTranslation, by: User) -> None:
    """by somebody who neither translated it nor took it over"""
    if translated(translation, by):
        raise Refused("four_eyes", _("You translated this or took it over, so another reviewer has to approve it."))


def _publish_translation(translation: VerdictTranslation, by: User) -> None:
    """its verdict is the one in public and its words are exactly as they were approved"""
    if translation.verdict.state != VerdictState.PUBLISHED:
        raise Refused("stale_translation", _("The verdict has changed since. Translate the new one."))
    if not is_fresh(translation):
        raise Refused("approval_stale", _("The translation changed after its approval. Have it reviewed again."))


def _propose_retraction(claim: Claim, by: User) -> None:
    """none is proposed already"""
    if claim.retractions.filter(state=RetractionState.PROPOSED).exists():
        raise Refused(
            "already_proposed", _("A retraction has already been proposed. A second person has to decide it.")
        )


def _retract(retraction: Retraction, by: User) -> None:
    """by somebody other than who proposed it"""
    if retraction.proposed_by_id == by.pk:
        raise Refused("four_eyes", _("You proposed this, so another reviewer has to carry it out."))


def _remove_appearance(claim: Claim, by: User) -> None:
    """it was never published; its verdict, if one is under work, is a draft"""
    if public_state(claim):
        raise Refused("published", _("A published appearance stays."))
    _edit_claim(claim, by)


RULES: dict[str, Callable[[Any, User], None]] = {
    "edit_claim": _edit_claim,
    "schedule_claim": _schedule_claim,
    "add_appearance": _edit_claim,
    "remove_appearance": _remove_appearance,
    "dismiss_claim": _no_work_yet,
    "suggest_again": _suggest_again,
    "split_claim": _no_work_yet,
    "merge_claim": _no_work_yet,
    "undo_split": _undo_split,
    "draft_verdict": _draft_verdict,
    "start_correction": _start_correction,
    "submit_verdict": _submit,
    "reclaim_verdict": _reclaim,
    "approve_verdict": _approve,
    "publish": _publish,
    "grant_exception": _four_eyes,
    "withdraw_exception": _withdraw_exception,
    "edit_translation": _own_translation,
    "submit_translation": _own_translation,
    "reclaim_translation": _own_translation,
    "approve_translation": _approve_translation,
    "publish_translation": _publish_translation,
    "propose_retraction": _propose_retraction,
    "retract": _retract,
    **report_rules.RULES,
    **BESIDE_RULES,
    **DESK_RULES,
    **OPINION_RULES,
    **LATER_RULES,
    **people_rules.RULES,
    **webhook_rules.RULES,
}
