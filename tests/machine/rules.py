"""Why a verb must be refused, as the design has it. Each rule answers codes of refusals."""

from collections.abc import Iterator
from typing import Any

from tests.machine.model import MOVES, Claim, Model, Opinion, Person, Place, Retraction, Translation, Verdict

EXCEPTABLE = {"counter_search", "truth_evidence_missing", "independent_origins", "primary_source", "kept_copy"}


def reasons(model: Model, verb: str, row: Any, by: Person, **given: Any) -> set[str]:
    """The codes with which the verb may be refused; none: it succeeds."""
    found = set(RULES[verb](model, row, by, **given)) if verb in RULES else set()
    if not by.may(verb):
        found.add("not_permitted")
    if not given.get("reason", "given") and given.get("kind", "") in ("", "other"):
        found.add("reason_missing")
    if verb != "publish" and verb in MOVES and row.state not in MOVES[verb][0]:
        found.add("wrong_state")
    return found


def _edit_claim(_m: Model, claim: Claim, _by: Person, **_given: Any) -> Iterator[str]:
    work = claim.work()
    if claim.state in ("dismissed", "split", "merged"):
        yield "claim_not_open"
    if work and work.state != "draft":
        yield "verdict_in_review"
    if claim.state == "closed" and not work:
        yield "published"


def _schedule_claim(_m: Model, claim: Claim, _by: Person, **_given: Any) -> Iterator[str]:
    if claim.state in ("dismissed", "split", "merged") or (claim.state == "closed" and not claim.work()):
        yield "nothing_due"


def _in_work(_m: Model, claim: Claim, _by: Person, **_given: Any) -> Iterator[str]:
    if claim.state in ("dismissed", "split", "merged") or (claim.state == "closed" and not claim.work()):
        yield "no_work"


def _assign(m: Model, claim: Claim, by: Person, to: Person) -> Iterator[str]:
    yield from _in_work(m, claim, by)
    if not to.may("view"):
        yield "not_of_the_desk"


def _take(m: Model, claim: Claim, by: Person) -> Iterator[str]:
    yield from _in_work(m, claim, by)
    if claim.assignee == by:
        yield "yours"
    elif claim.assignee:
        yield "taken"


def _release(_m: Model, claim: Claim, by: Person) -> Iterator[str]:
    if claim.assignee is None:
        yield "not_assigned"
    elif claim.assignee != by and not by.may("assign_claim"):
        yield "not_yours"


def _hand_over(_m: Model, claim: Claim, by: Person, to: Person) -> Iterator[str]:
    if claim.assignee is None:
        yield "not_assigned"
    elif claim.assignee != by:
        yield "not_yours"
    if not to.may("view"):
        yield "not_of_the_desk"


def _ask_review(_m: Model, verdict: Verdict, by: Person, of: Person | None) -> Iterator[str]:
    if verdict.state != "in_review":
        yield "not_in_review"
    if not verdict.touched(by) and not by.may("approve_verdict"):
        yield "not_yours"
    if of and not of.may("approve_verdict"):
        yield "no_reviewer"
    if of and verdict.touched(of):
        yield "four_eyes"


def _on_what_is_public(_m: Model, claim: Claim, _by: Person, **_given: Any) -> Iterator[str]:
    if not claim.shown():
        yield "not_published"


def _confirm(m: Model, claim: Claim, by: Person) -> Iterator[str]:
    yield from _on_what_is_public(m, claim, by)
    if claim.work() or any(retraction.state == "proposed" for retraction in claim.retractions):
        yield "being_changed"
    if claim.public and claim.public.is_confirmed:
        yield "already_confirmed"


def _carry_over(_m: Model, old: Translation, _by: Person) -> Iterator[str]:
    now = old.verdict.claim.shown()
    if old.verdict.state != "superseded":
        yield "not_stale"
    elif now is None:
        yield "not_published"
    elif old.language in {translation.language for translation in now.translations}:
        yield "already_translated"


def _add_appearance(m: Model, claim: Claim, by: Person, place: Place) -> Iterator[str]:
    yield from _edit_claim(m, claim, by)
    if place in claim.places:
        yield "duplicate_appearance"


def _remove_appearance(m: Model, claim: Claim, by: Person, place: Place) -> Iterator[str]:
    yield from _edit_claim(m, claim, by)
    if claim.public:
        yield "published"


def _sight(_m: Model, claim: Claim, _by: Person, place: Place) -> Iterator[str]:
    if not claim.shown():
        yield "not_published"
    if place in claim.places:
        yield "duplicate_appearance"


def _no_work_yet(_m: Model, claim: Claim, _by: Person, **given: Any) -> Iterator[str]:
    if claim.verdicts:
        yield "has_verdict"
    if "texts" in given and len(set(given["texts"])) < 2:
        yield "too_few_parts"
    into = given.get("into")
    if into and (into is claim or into.state not in ("open", "closed")):
        yield "bad_merge_target"


def _suggest_again(m: Model, claim: Claim, by: Person) -> Iterator[str]:
    yield from _no_work_yet(m, claim, by)
    if not claim.was_suggested:
        yield "not_suggested"


def _undo_split(m: Model, claim: Claim, _by: Person) -> Iterator[str]:
    parts = [part for part in m.claims if part.parent is claim and part.state != "dismissed"]
    if any(part.state not in ("open", "suggested") or part.verdicts for part in parts):
        yield "child_in_work"


def _draft_verdict(_m: Model, claim: Claim, _by: Person) -> Iterator[str]:
    if claim.state != "open":
        yield "claim_not_open"
    if claim.work():
        yield "has_verdict"
    if claim.public:
        yield "published"


def _start_correction(_m: Model, claim: Claim, _by: Person, reason: str) -> Iterator[str]:
    if not claim.public:
        yield "not_published"
    if claim.work():
        yield "has_verdict"


def _propose_retraction(_m: Model, claim: Claim, _by: Person, reason: str) -> Iterator[str]:
    if not claim.shown():
        yield "not_published"
    if any(retraction.state == "proposed" for retraction in claim.retractions):
        yield "already_proposed"


def _edit_verdict(_m: Model, verdict: Verdict, _by: Person, changes: Any) -> Iterator[str]:
    if verdict.state != "draft":
        yield "not_draft"


def _submit(_m: Model, verdict: Verdict, _by: Person) -> Iterator[str]:
    if verdict.missing() - EXCEPTABLE:
        yield "not_ready"


def _reclaim(_m: Model, verdict: Verdict, by: Person) -> Iterator[str]:
    if verdict.state == "in_review" and not verdict.touched(by):
        yield "not_yours"


def _approve(_m: Model, verdict: Verdict, by: Person) -> Iterator[str]:
    if verdict.touched(by):
        yield "four_eyes"
    if verdict.missing():
        yield "not_ready"


def _publish(m: Model, verdict: Verdict, _by: Person) -> Iterator[str]:
    if verdict.state in ("published", "superseded"):
        yield "already_published"
    elif verdict.state != "approved":
        yield "not_approved"
    elif verdict.approval is None or verdict.approval[1] != m.content(verdict):
        yield "approval_stale"


def _exception(_m: Model, verdict: Verdict, by: Person, code: str, reason: str) -> Iterator[str]:
    if verdict.state != "in_review":
        yield "not_in_review"
    if verdict.touched(by):
        yield "four_eyes"
    if code not in EXCEPTABLE:
        yield "no_exception_allowed"
    if code in verdict.exceptions:
        yield "already_granted"


def _withdraw_exception(_m: Model, verdict: Verdict, by: Person, code: str) -> Iterator[str]:
    if verdict.state != "in_review":
        yield "not_in_review"
    if verdict.touched(by):
        yield "four_eyes"
    if code not in verdict.exceptions:
        yield "no_exception"


def _settle(_m: Model, verdict: Verdict, _by: Person) -> Iterator[str]:
    if verdict.state not in ("draft", "in_review"):
        yield "notes_closed"
    if all(note.settled for note in verdict.notes):
        yield "already_so"


def _reopen(_m: Model, verdict: Verdict, _by: Person) -> Iterator[str]:
    if verdict.state not in ("draft", "in_review"):
        yield "notes_closed"
    if not any(note.settled for note in verdict.notes):
        yield "already_so"


def _ask(_m: Model, verdict: Verdict, by: Person, of: Person) -> Iterator[str]:
    if verdict.state != "in_review":
        yield "not_in_review"
    if of == by:
        yield "asked_oneself"
    if not (of.role and of.active):
        yield "cannot_answer"
    if verdict.touched(of) or of in verdict.acted:
        yield "not_blind"
    if any(opinion.asked_of == of and opinion.state != "withdrawn" for opinion in verdict.opinions):
        yield "already_asked"


def _give(_m: Model, opinion: Opinion, by: Person, rating: str) -> Iterator[str]:
    if opinion.asked_of != by:
        yield "not_yours"
    if opinion.verdict.touched(by):
        yield "four_eyes"
    if opinion.verdict.state not in ("in_review", "approved"):
        yield "not_in_review"


def _withdraw_question(_m: Model, opinion: Opinion, by: Person) -> Iterator[str]:
    if opinion.asked_of == by:
        yield "asked_of_you"


def _draft_translation(_m: Model, verdict: Verdict, _by: Person, language: str, summary: str) -> Iterator[str]:
    if verdict.state != "published":
        yield "not_published"
    if language == "id":
        yield "same_language"
    if language in {translation.language for translation in verdict.translations}:
        yield "already_translated"


def _own_translation(_m: Model, translation: Translation, by: Person, **given: Any) -> Iterator[str]:
    if translation.translator != by:
        yield "not_yours"
    if "summary" in given and translation.state != "draft":
        yield "not_draft"


def _approve_translation(_m: Model, translation: Translation, by: Person) -> Iterator[str]:
    if translation.translator == by:
        yield "four_eyes"


def _publish_translation(_m: Model, translation: Translation, _by: Person) -> Iterator[str]:
    if translation.verdict.state != "published":
        yield "stale_translation"


def _retract(_m: Model, retraction: Retraction, by: Person) -> Iterator[str]:
    if retraction.proposer == by:
        yield "four_eyes"


RULES: dict[str, Any] = {
    "edit_claim": _edit_claim,
    "schedule_claim": _schedule_claim,
    "assign_claim": _assign,
    "take_claim": _take,
    "release_claim": _release,
    "hand_over": _hand_over,
    "set_priority": _in_work,
    "ask_review": _ask_review,
    "set_review_by": _on_what_is_public,
    "confirm": _confirm,
    "carry_over_translation": _carry_over,
    "add_appearance": _add_appearance,
    "remove_appearance": _remove_appearance,
    "sight": _sight,
    "dismiss_claim": _no_work_yet,
    "suggest_again": _suggest_again,
    "split_claim": _no_work_yet,
    "merge_claim": _no_work_yet,
    "undo_split": _undo_split,
    "draft_verdict": _draft_verdict,
    "start_correction": _start_correction,
    "propose_retraction": _propose_retraction,
    "edit_verdict": _edit_verdict,
    "submit_verdict": _submit,
    "reclaim_verdict": _reclaim,
    "approve_verdict": _approve,
    "publish": _publish,
    "grant_exception": _exception,
    "withdraw_exception": _withdraw_exception,
    "settle_note": _settle,
    "reopen_note": _reopen,
    "ask_opinion": _ask,
    "give_opinion": _give,
    "withdraw_opinion": _withdraw_question,
    "draft_translation": _draft_translation,
    "edit_translation": _own_translation,
    "submit_translation": _own_translation,
    "reclaim_translation": _own_translation,
    "approve_translation": _approve_translation,
    "publish_translation": _publish_translation,
    "retract": _retract,
}
