"""Verbs on claims: found, accepted, dismissed, split, merged, and tied to the words that carry them."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.models import Appearance, Claim, Suggestion, Topic, User
from claims.models.claim import AWAITED
from claims.vocabulary import ClaimState, DismissalReason, Likeness
from claims.workflow import pairs, policies
from claims.workflow.contents import Figure as Figure
from claims.workflow.contents import NamedDate as NamedDate
from claims.workflow.contents import Part as Part
from claims.workflow.contents import Proposal as Proposal
from claims.workflow.contents import Span as Span
from claims.workflow.contents import figures_now, place, set_figures, suggestion_of
from claims.workflow.permissions import check_may
from claims.workflow.problems import Refused
from claims.workflow.transitions import way
from claims.workflow.writing import apply, check_version, lock, record, verb

EDITABLE = ("text", "language", "claimant", "made_on", "context", "selection_reason", "selection_note")


@verb
def open_claim(
    *,
    by: User,
    fields: dict[str, Any],
    spans: Sequence[Span] = (),
    figures: Sequence[Figure] = (),
    topics: Iterable[Topic] = (),
    suggested: bool = False,
    suggestion: Proposal | None = None,
) -> Claim:
    """Stores a claim with its figures and the spans that carry it. `suggested` leaves it for a person to accept;
    `suggestion` keeps why and how it was found."""
    name = "suggest_claim" if suggested else "open_claim"
    check_may(by, name)
    claim = _new(name, by=by, fields=fields, spans=spans, figures=figures, topics=topics)
    if suggestion:
        suggestion_of(claim, suggestion).save(force_insert=True)
    return claim


@verb
def edit_claim(
    claim: Claim,
    *,
    by: User,
    version: int | None = None,
    changes: dict[str, Any],
    figures: Sequence[Figure] | None = None,
    topics: Iterable[Topic] | None = None,
    reason: str = "",
) -> Claim:
    """Changes the wording, the claimant, the figures. None leaves figures or topics as they are."""
    claim = lock(claim)
    policies.check("edit_claim", claim, by=by)
    check_version(claim, version)
    differing = apply(claim, changes, EDITABLE)
    check_claim(claim)
    if figures is not None:
        before = figures_now(claim)
        set_figures(claim, figures)
        after = figures_now(claim)
        if before != after:
            differing["figures"] = [before, after]
    if topics is not None:
        old, new = {topic.slug for topic in claim.topics.all()}, {topic.slug for topic in topics}
        if old != new:
            claim.topics.set(Topic.objects.filter(slug__in=new))
            differing["topics"] = [sorted(old), sorted(new)]
    if differing:
        claim.version += 1
        claim.save()
        record("edit_claim", claim, by=by, claim=claim, reason=reason, changes=differing)
    return claim


@verb
def schedule_claim(claim: Claim, *, by: User, due_on: date | None) -> Claim:
    """Sets the day by which the desk wants the claim decided; None takes it away.

    No part of the claim's content: approvals stand, and a colleague's open form stays good.
    """
    claim = lock(claim)
    policies.check("schedule_claim", claim, by=by)
    if differing := apply(claim, {"due_on": due_on}, ("due_on",)):
        claim.save(update_fields=["due_on"])
        record("schedule_claim", claim, by=by, claim=claim, changes=differing)
    return claim


@verb
def accept_claim(claim: Claim, *, by: User) -> Claim:
    return _move(claim, "accept_claim", by=by)


@verb
def dismiss_claim(claim: Claim, *, by: User, reason: str, kind: str = "") -> Claim:
    """Puts the claim aside. `kind`, a DismissalReason, is kept with its suggestion; it speaks for itself unless it
    is "other", so `reason` may then be empty."""
    if kind and kind != DismissalReason.OTHER:
        reason = reason.strip() or str(DismissalReason(kind).label)
    _check_reason(reason)
    return _move(claim, "dismiss_claim", by=by, reason=reason, dismissed_as=kind)


@verb
def reopen_claim(claim: Claim, *, by: User, reason: str = "") -> Claim:
    return _move(claim, "reopen_claim", by=by, reason=reason)


@verb
def suggest_again(claim: Claim, *, by: User) -> Claim:
    """Takes a decision on a suggestion back: it waits among the suggestions again."""
    return _move(claim, "suggest_again", by=by)


@verb
def split_claim(claim: Claim, *, by: User, parts: Sequence[Part]) -> list[Claim]:
    """Replaces a claim by two or more narrower ones of the same claimant and topics, open to be checked.

    They go to whom the claim was assigned, by the same day and with the same priority.
    """
    wordings = [part.text.strip() for part in parts]
    if len(set(wordings) - {""}) < 2:
        raise Refused("too_few_parts", _("Write at least two different claims."), "parts")
    whose = lock(claim).assignee
    claim = _move(claim, "split_claim", by=by, changes={"parts": [[], wordings]})
    fields = {name: getattr(claim, name) for name in EDITABLE}
    shared = [Span(a.article_version, a.start, a.end) for a in claim.appearances.select_related("article_version")]
    topics = list(claim.topics.all())
    return [
        _new(
            "open_claim", by=by, fields={**fields, "text": wording}, spans=shared if part.spans is None else part.spans,
            figures=part.figures, topics=topics, parent=claim, assignee=whose,
        )
        for wording, part in zip(wordings, parts, strict=True)
    ]  # fmt: skip


@verb
def undo_split(claim: Claim, *, by: User) -> Claim:
    """Opens the claim again and dismisses the parts it was split into."""
    claim = _move(claim, "undo_split", by=by)
    for child in claim.children.exclude(state=ClaimState.DISMISSED):
        _move(child, "dismiss_claim", by=by, reason=str(_("Split undone")))
    return claim


@verb
def merge_claim(claim: Claim, *, by: User, into: Claim, why: str = "") -> Claim:
    """Says that a claim is the same as another, which takes over the places where it was seen; both keep their
    histories. While a check or a review holds the other claim still, its places stay where they are, and count."""
    # Both are locked in the order of their ids, so that two crossing merges do not wait for each other.
    for pk in sorted({claim.pk, into.pk}):
        lock(Claim(pk=pk))
    into = lock(into)
    if claim.pk == into.pk or into.state not in (ClaimState.OPEN, ClaimState.CLOSED):
        raise Refused("bad_merge_target", _("Choose another claim that is open or published."), "into")
    merged = _move(claim, "merge_claim", by=by, merged_into=into, changes={"merged_into": [None, into.public_id]})
    pairs.bring_places(merged, into, by=by)
    pairs.stand(merged, into, Likeness.SAME, by=by, why=why)
    return merged


@verb
def undo_merge(claim: Claim, *, by: User) -> Claim:
    """Makes it a claim of its own again; the other gives the places back that came with it, unless they are public."""
    into = Claim.objects.only("pk").filter(merged=claim.pk).first()
    for row in pairs.ordered(claim, into) if into else ():
        lock(row)
    undone = _move(claim, "undo_merge", by=by, merged_into=None)
    if into:
        pairs.take_places_back(undone, into, by=by)
        if ruled := pairs.standing(undone, into):
            pairs.set_aside(ruled, by=by)
    return undone


@verb
def add_appearance(claim: Claim, *, by: User, span: Span) -> Appearance:
    """Ties the claim to one more place. A published claim is sighted instead (claims.publishing)."""
    claim = lock(claim)
    policies.check("add_appearance", claim, by=by)
    appearance = place(claim, span, by)
    record("add_appearance", appearance, by=by, claim=claim, article=span.version.article)
    return appearance


@verb
def remove_appearance(appearance: Appearance, *, by: User) -> None:
    claim = lock(appearance.claim)
    policies.check("remove_appearance", claim, by=by)
    record(
        "remove_appearance", appearance, by=by, claim=claim, article=appearance.article_version.article,
        changes={"exact": [appearance.exact, None]},
    )  # fmt: skip
    appearance.delete()


def _new(
    name: str,
    *,
    by: User,
    fields: dict[str, Any],
    spans: Sequence[Span],
    figures: Sequence[Figure],
    topics: Iterable[Topic],
    parent: Claim | None = None,
    assignee: User | None = None,
) -> Claim:
    claim = Claim(created_by=by, parent=parent, state=way("claim", name).target, assignee=assignee)
    if parent:
        claim.priority, claim.due_on = parent.priority, parent.due_on
    changes = apply(claim, fields, EDITABLE)
    check_claim(claim)
    claim.save(force_insert=True)
    claim.topics.set(topics)
    set_figures(claim, figures)
    for span in spans:
        place(claim, span, by)
    article = spans[0].version.article if spans else None
    record(name, claim, by=by, claim=claim, article=article, after=claim.state, changes=changes)
    return claim


def _move(
    claim: Claim,
    name: str,
    *,
    by: User,
    reason: str = "",
    changes: dict[str, Any] | None = None,
    dismissed_as: str = "",
    **sets: Any,
) -> Claim:
    claim = lock(claim)
    policies.check(name, claim, by=by)
    before, claim.state = claim.state, way("claim", name).target
    if claim.state not in AWAITED:
        claim.assignee = None
    for field, value in sets.items():
        setattr(claim, field, value)
    claim.version += 1
    claim.save()
    # Before any rule looks again: only a dismissed claim may have it.
    Suggestion.objects.filter(claim=claim).exclude(dismissed_as=dismissed_as).update(dismissed_as=dismissed_as)
    record(name, claim, by=by, claim=claim, before=before, after=claim.state, reason=reason, changes=changes)
    return claim


def check_claim(claim: Claim) -> None:
    if not claim.text.strip():
        raise Refused("empty_text", _("Write the claim in a sentence."), "text")
    if claim.made_on and claim.made_on > _tomorrow():
        raise Refused("future_date", _("The date lies in the future."), "made_on")


def _tomorrow() -> date:
    """A newsroom west of the speaker may learn today what is dated tomorrow."""
    return timezone.localdate() + timedelta(days=1)


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise Refused("reason_missing", _("Give a reason."), "reason")
