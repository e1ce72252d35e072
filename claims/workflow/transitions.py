"""Every way between states, and what is done to a row that stays in its state, as data. Pure: no tables.

The database holds the ways too (claims.models.trail.Transition). docs/workflow.md and docs/who-may-when.md
are drawn from here.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NEW = ""


@dataclass(frozen=True)
class Way:
    """`verb` leads a `thing` from any of `sources` to `target`."""

    thing: str
    verb: str
    sources: tuple[str, ...]
    target: str
    label: str | Promise


WAYS: tuple[Way, ...] = (
    Way("claim", "suggest_claim", (NEW,), "suggested", _("Suggest claim")),
    Way("claim", "open_claim", (NEW,), "open", _("Add claim")),
    Way("claim", "accept_claim", ("suggested",), "open", _("Accept")),
    Way("claim", "dismiss_claim", ("suggested", "open"), "dismissed", _("Dismiss")),
    Way("claim", "reopen_claim", ("dismissed",), "open", _("Reopen")),
    Way("claim", "suggest_again", ("open", "dismissed"), "suggested", _("Back to suggestions")),
    Way("claim", "split_claim", ("suggested", "open"), "split", _("Split")),
    Way("claim", "undo_split", ("split",), "open", _("Undo split")),
    Way("claim", "merge_claim", ("suggested", "open"), "merged", _("Merge")),
    Way("claim", "undo_merge", ("merged",), "open", _("Undo merge")),
    Way("claim", "publish", ("open",), "closed", _("Publish")),
    Way("claim", "retract", ("closed",), "open", _("Retract")),
    Way("verdict", "draft_verdict", (NEW,), "draft", _("Write verdict")),
    Way("verdict", "submit_verdict", ("draft",), "in_review", _("Send to review")),
    Way("verdict", "send_back", ("in_review",), "draft", _("Send back")),
    Way("verdict", "reclaim_verdict", ("in_review", "approved"), "draft", _("Take back to edit")),
    Way("verdict", "approve_verdict", ("in_review",), "approved", _("Approve")),
    Way("verdict", "withdraw_approval", ("approved",), "in_review", _("Withdraw approval")),
    Way("verdict", "publish", ("approved",), "published", _("Publish")),
    Way("verdict", "supersede", ("published",), "superseded", _("Supersede")),
    Way("translation", "draft_translation", (NEW,), "draft", _("Translate")),
    Way("translation", "submit_translation", ("draft",), "in_review", _("Send to review")),
    Way("translation", "send_back_translation", ("in_review",), "draft", _("Send back")),
    Way("translation", "approve_translation", ("in_review",), "approved", _("Approve")),
    Way("translation", "reclaim_translation", ("in_review", "approved"), "draft", _("Take back to edit")),
    Way("translation", "publish_translation", ("approved",), "published", _("Publish translation")),
    Way("translation", "supersede", ("published",), "superseded", _("Supersede")),
    Way("retraction", "propose_retraction", (NEW,), "proposed", _("Propose retraction")),
    Way("retraction", "retract", ("proposed",), "carried_out", _("Retract")),
    Way("retraction", "decline_retraction", ("proposed",), "declined", _("Decline")),
    Way("statement", "draft_statement", (NEW,), "draft", _("Write version")),
    Way("statement", "publish_statement", ("draft",), "published", _("Publish version")),
    Way("check", "publish", (NEW,), "published", _("Publish")),
    Way("check", "correct", ("published", "corrected", "retracted"), "corrected", _("Publish correction")),
    Way("check", "retract", ("published", "corrected"), "retracted", _("Retract")),
)

# Ways that follow from a verb on something else: nobody asks for them by themselves.
FOLLOWING = frozenset(
    {("claim", "publish"), ("claim", "retract"), ("verdict", "supersede"), ("translation", "supersede")}
    | {(way.thing, way.verb) for way in WAYS if way.thing == "check"}
)


@dataclass(frozen=True)
class Act:
    """`verb` changes a `thing`, or begins something on it, and leaves it in its state, which is one of `sources`.

    In any other state it is refused with `code` and `message`.
    """

    thing: str
    verb: str
    sources: tuple[str, ...]
    code: str
    message: str | Promise


NOT_STALE = _("Its verdict is the one in public. Edit this translation instead.")
NOTHING_DUE = _("Nothing is being worked on here, so nothing can be due.")
_CLAIM_CLOSED = _("Only an open claim can be edited.")
_EXCEPTION = _("Exceptions are granted while the verdict is in review.")

ACTS: tuple[Act, ...] = (
    Act("claim", "edit_claim", ("suggested", "open", "closed"), "claim_not_open", _CLAIM_CLOSED),
    Act("claim", "schedule_claim", ("suggested", "open", "closed"), "nothing_due", NOTHING_DUE),
    Act("claim", "add_appearance", ("suggested", "open", "closed"), "claim_not_open", _CLAIM_CLOSED),
    Act("claim", "remove_appearance", ("suggested", "open"), "claim_not_open", _CLAIM_CLOSED),
    Act("claim", "draft_verdict", ("open",), "claim_not_open", _("Accept or reopen the claim first.")),
    Act(
        "claim",
        "start_correction",
        ("closed", "open"),
        "not_published",
        _("Nothing is published yet, so there is nothing to correct."),
    ),
    Act("claim", "propose_retraction", ("closed",), "not_published", _("Only a published check can be retracted.")),
    Act(
        "claim",
        "sight",
        ("closed",),
        "not_published",
        _("Only a published claim is sighted; tie an open claim to its words instead."),
    ),
    Act("claim", "confirm", ("closed",), "not_published", _("Only a published check can be confirmed.")),
    Act("claim", "set_review_by", ("closed",), "not_published", _("Only a published check is looked at again.")),
    Act(
        "verdict",
        "edit_verdict",
        ("draft",),
        "not_draft",
        _("Only a draft can be edited. Take it back to edit, or start a correction."),
    ),
    Act("verdict", "grant_exception", ("in_review",), "not_in_review", _EXCEPTION),
    Act("verdict", "withdraw_exception", ("in_review",), "not_in_review", _EXCEPTION),
    Act(
        "verdict",
        "draft_translation",
        ("published",),
        "not_published",
        _("Only a published verdict can be translated."),
    ),
    Act(
        "translation",
        "edit_translation",
        ("draft",),
        "not_draft",
        _("Only a draft can be edited. Take it back to edit."),
    ),
    Act(
        "translation",
        "carry_over_translation",
        ("draft", "in_review", "approved", "superseded"),
        "not_stale",
        NOT_STALE,
    ),
    Act("statement", "edit_statement", ("draft",), "not_draft", _("A published version stays. Write the next one.")),
    Act("statement", "revise_statement", ("published",), "has_draft", _("This version is still being written.")),
    Act("report", "decide_report", ("new",), "already_decided", _("This report has already been decided.")),
)


def verbs_on(thing: str) -> dict[str, tuple[str, ...]]:
    """Every verb that is carried out on a thing, with the states in which it may be."""
    ways = {way.verb: way.sources for way in WAYS if way.thing == thing and NEW not in way.sources}
    following = {verb for of, verb in FOLLOWING if of == thing}
    acts = {act.verb: act.sources for act in ACTS if act.thing == thing}
    return {verb: sources for verb, sources in (ways | acts).items() if verb not in following}


def act(thing: str, verb: str) -> Act | None:
    return next((act for act in ACTS if (act.thing, act.verb) == (thing, verb)), None)


def pairs() -> set[tuple[str, str, str]]:
    """Every listed (thing, source, target): the rows of the database's own table."""
    return {(way.thing, source, way.target) for way in WAYS for source in way.sources}


def way(thing: str, verb: str) -> Way:
    return next(way for way in WAYS if (way.thing, way.verb) == (thing, verb))


def leads_from(thing: str, verb: str, state: str) -> bool:
    return state in way(thing, verb).sources
