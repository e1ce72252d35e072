"""What each verb does to the model. Every function answers the events it must leave: (verb, thing, from, to)."""

from datetime import date
from typing import Any

from tests.machine.model import (
    MOVES,
    Claim,
    Model,
    Note,
    Opinion,
    Person,
    Place,
    Public,
    Retraction,
    Translation,
    Verdict,
)

RULED, TAKEN_BACK = ([(verb, "matchdecision", "", "")] * 2 for verb in ("decide_match", "undo_decision"))

Events = list[tuple[str, str, str, str]]
THINGS = {Claim: "claim", Verdict: "verdict", Translation: "verdicttranslation", Retraction: "retraction",
          Opinion: "secondopinion"}  # fmt: skip


def carry_out(model: Model, verb: str, row: Any, by: Person, **given: Any) -> Events:
    events: Events = SPECIAL[verb](model, row, by, **given) if verb in SPECIAL else _move(verb, row)
    if isinstance(row, Verdict) and any(thing == "verdict" for _verb, thing, _before, _after in events):
        row.acted.add(by)
    return events


def _move(verb: str, row: Any, target: str = "") -> Events:
    before, row.state = row.state, target or MOVES[verb][1]
    if row.state in ("dismissed", "split", "merged"):
        row.assignee = None
    return [(verb, THINGS[type(row)], before, row.state)]


def _open_claim(model: Model, row: None, by: Person, place: Place | None) -> Events:
    model.claims.append(Claim("open", {"text": "A claim.", "selection_reason": "reach"}, [place] if place else []))
    return [("open_claim", "claim", "", "open")]


def _suggest_claim(model: Model, row: None, by: Person, place: Place | None) -> Events:
    _open_claim(model, row, by, place)
    model.claims[-1].state, model.claims[-1].was_suggested = "suggested", True
    return [("suggest_claim", "claim", "", "suggested")]


def _edit_claim(model: Model, claim: Claim, by: Person, changes: dict[str, str]) -> Events:
    if claim.fields == claim.fields | changes:
        return []
    claim.fields |= changes
    return [("edit_claim", "claim", "", "")]


def _schedule_claim(model: Model, claim: Claim, by: Person, due_on: date | None) -> Events:
    changed, claim.due_on = due_on != claim.due_on, due_on
    return [("schedule_claim", "claim", "", "")] if changed else []


def _assign(verb: str) -> Any:
    def carry_out(model: Model, claim: Claim, by: Person, to: Person | None = None) -> Events:
        to = by if verb == "take_claim" else to
        changed, claim.assignee = to != claim.assignee, to
        return [(verb, "claim", "", "")] if changed else []

    return carry_out


def _set_priority(model: Model, claim: Claim, by: Person, priority: int) -> Events:
    changed, claim.priority = priority != claim.priority, priority
    return [("set_priority", "claim", "", "")] if changed else []


def _ask_review(model: Model, verdict: Verdict, by: Person, of: Person | None) -> Events:
    changed, verdict.reviewer = of != verdict.reviewer, of
    return [("ask_review", "verdict", "", "")] if changed else []


def _set_review_by(model: Model, claim: Claim, by: Person, review_by: date | None) -> Events:
    changed, claim.review_by = review_by != claim.review_by, review_by
    return [("set_review_by", "claim", "", "")] if changed else []


def _confirm(model: Model, claim: Claim, by: Person) -> Events:
    claim.public.is_confirmed = True
    model.log.append(("confirmed", claim.public_id, claim.public.revision, "today"))
    return [("confirm", "claim", "", "")]


def _add_appearance(model: Model, claim: Claim, by: Person, place: Place) -> Events:
    claim.places.append(place)
    return [("add_appearance", "appearance", "", "")]


def _remove_appearance(model: Model, claim: Claim, by: Person, place: Place) -> Events:
    claim.places.remove(place)
    return [("remove_appearance", "appearance", "", "")]


def _dismiss(model: Model, claim: Claim, by: Person, reason: str, kind: str) -> Events:
    claim.dismissed_as = kind if claim.was_suggested else ""
    return _move("dismiss_claim", claim)


def _taken_up(verb: str) -> Any:
    def carry_out(model: Model, claim: Claim, by: Person) -> Events:
        claim.dismissed_as = ""
        return _move(verb, claim)

    return carry_out


def _split(model: Model, claim: Claim, by: Person, texts: list[str]) -> Events:
    desk = {"assignee": claim.assignee, "priority": claim.priority, "due_on": claim.due_on}
    events = _move("split_claim", claim)
    for text in texts:
        model.claims.append(Claim("open", {**claim.fields, "text": text}, list(claim.places), claim, **desk))
        events.append(("open_claim", "claim", "", "open"))
    return events


def _undo_split(model: Model, claim: Claim, by: Person) -> Events:
    events = _move("undo_split", claim)
    for part in model.claims:
        if part.parent is claim and part.state != "dismissed":
            events += _move("dismiss_claim", part)
    return events


def _merge(model: Model, claim: Claim, by: Person, into: Claim) -> Events:
    claim.into, work = into, into.work()
    is_free = work.state == "draft" if work else into.state != "closed"
    claim.brought = [place for place in claim.places if is_free and place not in into.places]
    into.places += claim.brought
    tied = [("add_appearance", "appearance", "", "")] * len(claim.brought)
    return [*_move("merge_claim", claim), *tied, *RULED]


def _undo_merge(model: Model, claim: Claim, by: Person) -> Events:
    into, claim.into = claim.into, None
    work = into.work()
    may_go = into.state == "open" and not into.public and (not work or work.state == "draft")
    back = [place for place in claim.brought if may_go and place in into.places]
    into.places = [place for place in into.places if place not in back]
    return [*_move("undo_merge", claim), *[("remove_appearance", "appearance", "", "")] * len(back), *TAKEN_BACK]


def _draft_verdict(model: Model, claim: Claim, by: Person) -> Events:
    fields = {"summary": "S", "rating": "keliru", "counter_search": "Two databases.", "no_interest": True}
    claim.verdicts.append(Verdict(claim, by, {**fields, "evidence": False}))
    return [("draft_verdict", "verdict", "", "draft")]


def _start_correction(model: Model, claim: Claim, by: Person, reason: str) -> Events:
    before = [verdict for verdict in claim.verdicts if verdict.state in ("published", "superseded")][-1]
    claim.verdicts.append(Verdict(claim, by, {**before.fields, "no_interest": False}, before, reason))
    return [("start_correction", "verdict", "", "draft")]


def _edit_verdict(model: Model, verdict: Verdict, by: Person, changes: dict[str, Any]) -> Events:
    if verdict.fields == verdict.fields | changes:
        return []
    verdict.fields |= changes
    if by != verdict.author:
        verdict.editors.add(by)
    return [("edit_verdict", "verdict", "", "")]


def _send_back(model: Model, verdict: Verdict, by: Person, reason: str, notes: list[tuple[str, str]]) -> Events:
    verdict.notes += [Note(field) for field, _text in notes]
    return _move("send_back", verdict)


def _settle(model: Model, verdict: Verdict, by: Person) -> Events:
    next(note for note in verdict.notes if not note.settled).settled = True
    return [("settle_note", "verdict", "", "")]


def _reopen(model: Model, verdict: Verdict, by: Person) -> Events:
    next(note for note in verdict.notes if note.settled).settled = False
    return [("reopen_note", "verdict", "", "")]


def _ask(model: Model, verdict: Verdict, by: Person, of: Person) -> Events:
    verdict.opinions.append(Opinion(verdict, by, of))
    return [("ask_opinion", "secondopinion", "", "asked")]


def _give(model: Model, opinion: Opinion, by: Person, rating: str) -> Events:
    opinion.rating, opinion.compared = rating, opinion.verdict.fields["rating"]
    return _move("give_opinion", opinion)


def _reclaim(model: Model, verdict: Verdict, by: Person) -> Events:
    verdict.approval = None
    return _move("reclaim_verdict", verdict)


def _approve(model: Model, verdict: Verdict, by: Person) -> Events:
    verdict.approval = (by, model.content(verdict))
    return _move("approve_verdict", verdict)


def _withdraw_approval(model: Model, verdict: Verdict, by: Person, reason: str) -> Events:
    verdict.approval = None
    return _move("withdraw_approval", verdict)


def _grant(model: Model, verdict: Verdict, by: Person, code: str, reason: str) -> Events:
    verdict.exceptions.add(code)
    return [("grant_exception", "verdict", "", "")]


def _withdraw_exception(model: Model, verdict: Verdict, by: Person, code: str) -> Events:
    verdict.exceptions.remove(code)
    return [("withdraw_exception", "verdict", "", "")]


def _supersede(verdict: Verdict) -> Events:
    events = _move("supersede", verdict, "superseded")
    for translation in verdict.translations:
        if translation.state == "published":
            events += _move("supersede", translation, "superseded")
    return events


def _publish(model: Model, verdict: Verdict, by: Person) -> Events:
    claim = verdict.claim
    former = claim.shown()
    events = _supersede(former) if former else []
    events += _move("correct" if claim.public else "publish", verdict, "published")
    events += _move("publish", claim, "closed") if claim.state == "open" else []
    claim.due_on = claim.assignee = None
    kind, state = ("corrected", "corrected") if claim.public else ("published", "published")
    notices = list(claim.public.corrections) if claim.public else []
    if verdict.corrects:
        major = verdict.fields["rating"] != verdict.corrects.fields["rating"]
        notices.insert(0, ("major" if major else "minor", verdict.reason))
    rating = verdict.fields["rating"]
    claim.public = Public(state, verdict.revision, claim.fields["text"], rating, notices, list(claim.places))
    model.log.append((kind, claim.public_id, verdict.revision, ""))
    return events


def _sight(model: Model, claim: Claim, by: Person, place: Place) -> Events:
    claim.places.append(place)
    claim.public.places.append(place)
    model.log.append(("sighted", claim.public_id, claim.public.revision, f"article {place.article}"))
    return [("sight", "appearance", "", "")]


def _draft_translation(model: Model, verdict: Verdict, by: Person, language: str, summary: str) -> Events:
    verdict.translations.append(Translation(verdict, language, by, summary))
    return [("draft_translation", "verdicttranslation", "", "draft")]


def _carry_over(model: Model, old: Translation, by: Person) -> Events:
    now = old.verdict.claim.shown()
    now.translations.append(Translation(now, old.language, by, old.summary))
    return [("carry_over_translation", "verdicttranslation", "", "draft")]


def _edit_translation(model: Model, translation: Translation, by: Person, summary: str) -> Events:
    if translation.summary == summary:
        return []
    translation.summary = summary
    return [("edit_translation", "verdicttranslation", "", "")]


def _reclaim_translation(model: Model, translation: Translation, by: Person) -> Events:
    translation.approver = None
    return _move("reclaim_translation", translation)


def _approve_translation(model: Model, translation: Translation, by: Person) -> Events:
    translation.approver = by
    return _move("approve_translation", translation)


def _publish_translation(model: Model, translation: Translation, by: Person) -> Events:
    claim = translation.verdict.claim
    claim.public.translations[translation.language] = translation.summary
    model.log.append(("translated", claim.public_id, claim.public.revision, translation.language))
    return _move("publish_translation", translation)


def _propose(model: Model, claim: Claim, by: Person, reason: str) -> Events:
    claim.retractions.append(Retraction(claim, by, reason))
    return [("propose_retraction", "retraction", "", "proposed")]


def _retract(model: Model, retraction: Retraction, by: Person) -> Events:
    claim = retraction.claim
    events = _move("retract", retraction) + _supersede(claim.shown()) + _move("retract", claim, "open")
    public = claim.public
    claim.review_by = None
    claim.public = Public(
        "retracted", public.revision, public.text, "", public.corrections, public.places, {}, retraction.reason
    )
    model.log.append(("retracted", claim.public_id, public.revision, ""))
    return events


def _edit_source(model: Model, row: None, by: Person, title: str) -> Events:
    changed, model.source_title = title != model.source_title, title
    return [("edit_source", "source", "", "")] if changed else []


SPECIAL: dict[str, Any] = {
    "open_claim": _open_claim,
    "suggest_claim": _suggest_claim,
    "edit_claim": _edit_claim,
    "schedule_claim": _schedule_claim,
    **{verb: _assign(verb) for verb in ("assign_claim", "take_claim", "release_claim", "hand_over")},
    "set_priority": _set_priority,
    "ask_review": _ask_review,
    "set_review_by": _set_review_by,
    "confirm": _confirm,
    "add_appearance": _add_appearance,
    "remove_appearance": _remove_appearance,
    "dismiss_claim": _dismiss,
    "reopen_claim": _taken_up("reopen_claim"),
    "suggest_again": _taken_up("suggest_again"),
    "split_claim": _split,
    "undo_split": _undo_split,
    "merge_claim": _merge,
    "undo_merge": _undo_merge,
    "draft_verdict": _draft_verdict,
    "start_correction": _start_correction,
    "edit_verdict": _edit_verdict,
    "send_back": _send_back,
    "settle_note": _settle,
    "reopen_note": _reopen,
    "ask_opinion": _ask,
    "give_opinion": _give,
    "reclaim_verdict": _reclaim,
    "approve_verdict": _approve,
    "withdraw_approval": _withdraw_approval,
    "grant_exception": _grant,
    "withdraw_exception": _withdraw_exception,
    "publish": _publish,
    "sight": _sight,
    "draft_translation": _draft_translation,
    "carry_over_translation": _carry_over,
    "edit_translation": _edit_translation,
    "reclaim_translation": _reclaim_translation,
    "approve_translation": _approve_translation,
    "publish_translation": _publish_translation,
    "propose_retraction": _propose,
    "retract": _retract,
    "edit_source": _edit_source,
}
