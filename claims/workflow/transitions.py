"""Every way between states, as data. Pure: no tables are touched here.

The database holds the same table (claims.models.trail.Transition); docs/workflow.md is drawn from it.
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
    Way("check", "publish", (NEW,), "published", _("Publish")),
    Way("check", "correct", ("published", "corrected", "retracted"), "corrected", _("Publish correction")),
    Way("check", "retract", ("published", "corrected"), "retracted", _("Retract")),
)


def pairs() -> set[tuple[str, str, str]]:
    """Every listed (thing, source, target): the rows of the database's own table."""
    return {(way.thing, source, way.target) for way in WAYS for source in way.sources}


def way(thing: str, verb: str) -> Way:
    return next(way for way in WAYS if (way.thing, way.verb) == (thing, verb))


def leads_from(thing: str, verb: str, state: str) -> bool:
    return state in way(thing, verb).sources
