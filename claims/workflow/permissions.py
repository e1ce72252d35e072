"""Who may do what: roles are Django groups, verbs are listed here and nowhere else.

A role lists what it adds to the one before it. No role lifts the four-eyes rule (policies.py).
"""

from collections import ChainMap
from typing import TYPE_CHECKING

from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from claims.workflow.problems import Refused

if TYPE_CHECKING:
    from claims.models.people import User

REPORTER, REVIEWER, CHIEF, ADMINISTRATOR = "reporter", "reviewer", "chief editor", "administrator"
PARTNER = "partner"
ROLE_NAMES = {
    REPORTER: _("reporter"),
    REVIEWER: _("reviewer"),
    CHIEF: _("chief editor"),
    ADMINISTRATOR: _("administrator"),
    PARTNER: _("partner"),
}

_REPORTER = frozenset(
    {
        "view",
        "add_article", "revise_article", "edit_article", "add_appearance", "remove_appearance",
        "suggest_claim", "open_claim", "accept_claim", "dismiss_claim", "reopen_claim", "suggest_again",
        "edit_claim", "schedule_claim", "set_priority", "keep_place",
        "take_claim", "hand_over", "release_claim", "ask_review", "set_absence", "end_absence",
        "set_review_by",
        "split_claim", "undo_split", "merge_claim", "undo_merge", "decide_match", "undo_decision",
        "draft_verdict", "edit_verdict", "submit_verdict", "reclaim_verdict", "start_correction",
        "propose_retraction",
        "draft_translation", "edit_translation", "submit_translation", "reclaim_translation",
        "edit_source", "edit_claimant", "edit_outlet",
        "take_report", "release_report", "link_report", "claim_from_tip", "decide_report", "answer_report",
        "reopen_report",
        "keep_copy", "drop_copy", "add_comment", "withdraw_comment", "see_mentions",
        "settle_note", "reopen_note", "give_opinion",
        "carry_over_translation",
    }
)  # fmt: skip
_REVIEWER = _REPORTER | {
    "assign_claim",
    "approve_verdict", "send_back", "withdraw_approval", "grant_exception", "withdraw_exception",
    "ask_opinion", "withdraw_opinion",
    "approve_translation", "send_back_translation",
    "publish", "correct", "sight", "confirm", "publish_translation", "retract", "decline_retraction",
    "erase_contact", "erase_report",
}  # fmt: skip
_CHIEF = _REVIEWER | {
    "edit_topic", "edit_scale", "draft_statement", "revise_statement", "edit_statement", "publish_statement",
    "oversee", "gather_ifcn_file",
}  # fmt: skip
_ADMINISTRATOR = _CHIEF | {
    "edit_people", "invite_person", "invite_again", "set_role", "set_superuser", "set_password", "end_sessions",
    "leave", "come_back",
    "issue_key", "revoke_key", "oversee_keys", "stop_endpoint",
    "erase",
}  # fmt: skip
_PARTNER = frozenset(
    {
        "issue_key", "revoke_key",
        "register_endpoint", "edit_endpoint", "rotate_secret", "try_endpoint", "pause_endpoint", "resume_endpoint",
        "replay_endpoint", "delete_endpoint",
    }
)  # fmt: skip

ALLOWED: dict[str, frozenset[str]] = {
    REPORTER: _REPORTER,
    REVIEWER: _REVIEWER,
    CHIEF: _CHIEF,
    ADMINISTRATOR: _ADMINISTRATOR,
}
# Roles outside the newsroom: they see nothing of its work.
APART: dict[str, frozenset[str]] = {PARTNER: _PARTNER}
EVERY_ROLE = ChainMap(ALLOWED, APART)


def roles_of(user: "User") -> frozenset[str]:
    """The user's roles, read once per user object; a superuser is an administrator."""
    cached: frozenset[str] | None = getattr(user, "_claims_roles", None)
    if cached is None:
        names = set(user.groups.values_list("name", flat=True)) & set(EVERY_ROLE)
        cached = frozenset(names | ({ADMINISTRATOR} if user.is_superuser else set()))
        user._claims_roles = cached  # type: ignore[attr-defined]
    return cached


def may(user: "User", verb: str) -> bool:
    return user.is_active and any(verb in EVERY_ROLE[role] for role in roles_of(user))


def who_may(verb: str) -> list[str]:
    return [role for role in (*ALLOWED, *APART) if verb in EVERY_ROLE[role]]


def check_may(user: "User", verb: str) -> None:
    """Raises Refused, and says who could do it."""
    if not may(user, verb):
        raise Refused(
            "not_permitted",
            _("Your role does not allow this. It can be done by: %(roles)s.")
            % {"roles": ", ".join(str(ROLE_NAMES[role]) for role in who_may(verb))},
        )


def ensure_groups() -> None:
    for name in EVERY_ROLE:
        Group.objects.get_or_create(name=name)
