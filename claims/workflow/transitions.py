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


_OF_A_TEXT = ("draft", "in_review", "approved", "published", "superseded")
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
    Way("claim", "erase", ("suggested", "open", "closed", "dismissed", "split", "merged"), "erased", _("Erase")),
    Way("verdict", "draft_verdict", (NEW,), "draft", _("Write verdict")),
    Way("verdict", "submit_verdict", ("draft",), "in_review", _("Send to review")),
    Way("verdict", "send_back", ("in_review",), "draft", _("Send back")),
    Way("verdict", "reclaim_verdict", ("in_review", "approved"), "draft", _("Take back to edit")),
    Way("verdict", "approve_verdict", ("in_review",), "approved", _("Approve")),
    Way("verdict", "withdraw_approval", ("approved",), "in_review", _("Withdraw approval")),
    Way("verdict", "publish", ("approved",), "published", _("Publish")),
    Way("verdict", "supersede", ("published",), "superseded", _("Supersede")),
    Way("verdict", "erase", _OF_A_TEXT, "erased", _("Erase")),
    Way("translation", "draft_translation", (NEW,), "draft", _("Translate")),
    Way("translation", "submit_translation", ("draft",), "in_review", _("Send to review")),
    Way("translation", "send_back_translation", ("in_review",), "draft", _("Send back")),
    Way("translation", "approve_translation", ("in_review",), "approved", _("Approve")),
    Way("translation", "reclaim_translation", ("in_review", "approved"), "draft", _("Take back to edit")),
    Way("translation", "publish_translation", ("approved",), "published", _("Publish translation")),
    Way("translation", "supersede", ("published",), "superseded", _("Supersede")),
    Way("translation", "erase", _OF_A_TEXT, "erased", _("Erase")),
    Way("retraction", "propose_retraction", (NEW,), "proposed", _("Propose retraction")),
    Way("retraction", "retract", ("proposed",), "carried_out", _("Retract")),
    Way("retraction", "decline_retraction", ("proposed",), "declined", _("Decline")),
    Way("retraction", "erase", ("proposed", "carried_out", "declined"), "erased", _("Erase")),
    Way("opinion", "ask_opinion", (NEW,), "asked", _("Ask for a second opinion")),
    Way("opinion", "give_opinion", ("asked",), "given", _("Give your opinion")),
    Way("opinion", "withdraw_opinion", ("asked",), "withdrawn", _("Withdraw the question")),
    Way("statement", "draft_statement", (NEW,), "draft", _("Write version")),
    Way("statement", "publish_statement", ("draft",), "published", _("Publish version")),
    Way("check", "publish", (NEW,), "published", _("Publish")),
    Way("check", "correct", ("published", "corrected", "retracted"), "corrected", _("Publish correction")),
    Way("check", "retract", ("published", "corrected"), "retracted", _("Retract")),
)

# Ways that follow from a verb on something else: nobody asks for them by themselves.
FOLLOWING = frozenset(
    {("claim", "publish"), ("claim", "retract"), ("verdict", "supersede"), ("translation", "supersede")}
    | {(thing, "erase") for thing in ("verdict", "translation", "retraction")}
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
NO_WORK = _("Nothing is being worked on here, so there is nothing to assign.")
ERASED = _("It was erased by law. Nothing more is done to it.")
NOT_COMPARED = _("Only claims that are suggested, open or published are compared.")
_CLAIM_CLOSED = _("Only an open claim can be edited.")
NOTHING_TO_SEND = _("There is no answer that waits to be sent, or no address to send it to.")
_DECIDED = _("It has been decided. Take it up again to change anything.")
_NOTE = _("What is noted is settled before the verdict is approved: while it is a draft or in review.")
_EXCEPTION = _("Exceptions are granted while the verdict is in review.")

ACTS: tuple[Act, ...] = (
    Act("claim", "edit_claim", ("suggested", "open", "closed"), "claim_not_open", _CLAIM_CLOSED),
    Act("claim", "schedule_claim", ("suggested", "open", "closed"), "nothing_due", NOTHING_DUE),
    *(
        Act("claim", name, ("suggested", "open", "closed"), "no_work", NO_WORK)
        for name in ("assign_claim", "take_claim", "release_claim", "hand_over", "set_priority")
    ),
    Act("claim", "add_appearance", ("suggested", "open", "closed"), "claim_not_open", _CLAIM_CLOSED),
    Act("claim", "remove_appearance", ("suggested", "open"), "claim_not_open", _CLAIM_CLOSED),
    Act("claim", "decide_match", ("suggested", "open", "closed"), "not_compared", NOT_COMPARED),
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
    Act(
        "verdict",
        "ask_review",
        ("in_review",),
        "not_in_review",
        _("A reviewer is asked while the verdict is in review. Send it to review first."),
    ),
    Act("verdict", "grant_exception", ("in_review",), "not_in_review", _EXCEPTION),
    Act("verdict", "withdraw_exception", ("in_review",), "not_in_review", _EXCEPTION),
    Act("verdict", "settle_note", ("draft", "in_review"), "notes_closed", _NOTE),
    Act("verdict", "reopen_note", ("draft", "in_review"), "notes_closed", _NOTE),
    Act(
        "verdict",
        "ask_opinion",
        ("in_review",),
        "not_in_review",
        _("A second opinion is asked for while the verdict is in review."),
    ),
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
    Act("report", "take_report", ("new",), "already_decided", _DECIDED),
    Act("report", "release_report", ("new",), "already_decided", _DECIDED),
    Act("report", "link_report", ("new",), "already_decided", _DECIDED),
    Act("report", "claim_from_tip", ("new",), "already_decided", _DECIDED),
    Act("report", "decide_report", ("new",), "already_decided", _DECIDED),
    Act("report", "answer_report", ("decided",), "nothing_to_send", NOTHING_TO_SEND),
    Act("report", "reopen_report", ("decided",), "not_decided", _("It has not been decided, so it is still open.")),
    Act("report", "erase_contact", ("new", "decided"), "", ""),
    Act("report", "erase_report", ("new", "decided"), "", ""),
    Act(
        "translation",
        "carry_over_translation",
        ("draft", "in_review", "approved", "superseded"),
        "not_stale",
        NOT_STALE,
    ),
    Act("statement", "edit_statement", ("draft",), "not_draft", _("A published version stays. Write the next one.")),
    Act("statement", "revise_statement", ("published",), "has_draft", _("This version is still being written.")),
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
