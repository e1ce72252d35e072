"""Small helps for admin templates."""

import json
from typing import Any

from django import template
from django.db.models import Exists, Model, OuterRef
from django.template import RequestContext
from django.utils.translation import gettext_lazy as _

from claims.models import ArticleVersion, Claim, User, Verdict
from claims.textdiff import words
from claims.workflow import permissions
from claims.workflow.anchors import left_behind
from claims.workflow.comments import mentions_of
from claims.workflow.notices import unread
from claims.workflow.transitions import WAYS

register = template.Library()
# Verbs that change something other than a state.
OTHER_VERBS = {
    "add_article": _("Imported"),
    "add_version": _("New version"),
    "edit_article": _("Edited"),
    "edit_claim": _("Edited"),
    "edit_verdict": _("Edited"),
    "edit_translation": _("Edited"),
    "edit_source": _("Edited"),
    "edit_claimant": _("Edited"),
    "edit_outlet": _("Edited"),
    "edit_topic": _("Edited"),
    "edit_scale": _("Edited"),
    "add_appearance": _("Tied to words"),
    "keep_place": _("Kept with the older text"),
    "remove_appearance": _("Untied from words"),
    "sight": _("Seen again"),
    "decide_match": _("Compared with another claim"),
    "undo_decision": _("Comparison taken back"),
    "schedule_claim": _("Due date set"),
    "set_priority": _("Priority set"),
    "assign_claim": _("Assigned"),
    "take_claim": _("Taken"),
    "hand_over": _("Handed over"),
    "release_claim": _("Released"),
    "ask_review": _("Asked for review"),
    "set_absence": _("Away"),
    "end_absence": _("Back"),
    "set_review_by": _("Day to look again set"),
    "confirm": _("Confirmed"),
    "edit_statement": _("Edited"),
    "revise_statement": _("Next version begun"),
    "carry_over_translation": _("Carried over"),
    "start_correction": _("Correction begun"),
    "grant_exception": _("Exception granted"),
    "withdraw_exception": _("Exception withdrawn"),
    "take_report": _("Taken"),
    "release_report": _("Released"),
    "link_report": _("Linked to a claim"),
    "claim_from_tip": _("Made a claim"),
    "decide_report": _("Decided"),
    "answer_report": _("Answer sent"),
    "reopen_report": _("Taken up again"),
    "erase_contact": _("Contact erased"),
    "erase_report": _("Message erased"),
    "keep_copy": _("Copy kept"),
    "drop_copy": _("Copy removed"),
    "add_comment": _("Commented"),
    "withdraw_comment": _("Comment withdrawn"),
    "see_mentions": _("Mentions seen"),
    "settle_note": _("Note settled"),
    "reopen_note": _("Note opened again"),
    "ask_opinion": _("Second opinion asked"),
    "give_opinion": _("Second opinion given"),
    "withdraw_opinion": _("Question withdrawn"),
    "edit_people": _("Edited"),
    "register_endpoint": _("Webhook endpoint registered"),
    "edit_endpoint": _("Webhook endpoint changed"),
    "rotate_secret": _("Secret of a webhook endpoint renewed"),
    "try_endpoint": _("Webhook endpoint tested"),
    "pause_endpoint": _("Webhook endpoint paused"),
    "resume_endpoint": _("Webhook endpoint resumed"),
    "replay_endpoint": _("Webhook endpoint told again"),
    "delete_endpoint": _("Webhook endpoint deleted"),
    "disable_endpoint": _("Webhook endpoint disabled"),
    "stop_endpoint": _("Webhook endpoint stopped"),
    "invite_person": _("Invited"),
    "invite_again": _("Invited again"),
    "set_role": _("Role set"),
    "set_superuser": _("Superuser set"),
    "set_password": _("Password set"),
    "change_password": _("Password changed"),
    "ask_for_password": _("Asked for a new password"),
    "end_sessions": _("Sessions ended"),
    "leave": _("Left"),
    "come_back": _("Came back"),
    "issue_key": _("Key to the API made"),
    "revoke_key": _("Key to the API revoked"),
    "take_over": _("Draft handed over"),
}


@register.filter
def change_name(row: Model) -> str:
    """The URL name of a row's admin page."""
    return f"admin:claims_{row._meta.model_name}_change"


@register.filter
def pretty(document: Any) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2)


@register.filter
def done(verb: str) -> str:
    """An event's verb in words, as its button says it."""
    labels = {way.verb: way.label for way in WAYS} | OTHER_VERBS
    return str(labels.get(verb, verb))


@register.simple_tag
def unread_notices(person: User) -> int:
    return unread(person)


@register.inclusion_tag("admin/claims/article/moved.html")
def claims_left_behind(version: ArticleVersion) -> dict[str, Any]:
    """The claims of an article's older versions that wait for a place in this one, each with its forms; nothing when
    none waits. The forms lead to the view claims.admin.moved."""
    waiting = left_behind(version)
    return {"version": version, "waiting": waiting, "standing": sum(each.stands for each in waiting)}


@register.simple_tag(takes_context=True)
def may(context: RequestContext, verb: str) -> bool:
    """Whether the role of whoever reads the page allows a verb."""
    return permissions.may(context["request"].user, verb)


@register.inclusion_tag("admin/claims/comments.html", takes_context=True)
def comments(context: RequestContext) -> dict[str, Any]:
    """What is said on the claim whose page, or whose verdict's page, this is; nothing on other pages."""
    row, request = context.get("original"), context["request"]
    claim = row.claim if isinstance(row, Verdict) else row
    if not isinstance(claim, Claim):
        return {}
    names_me = Exists(mentions_of(request.user).filter(comment=OuterRef("pk")))
    said = list(claim.comments.select_related("author").annotate(names_me=names_me).order_by("pk"))
    return {
        "claim": claim,
        "comments": said,
        "named": any(comment.names_me for comment in said),
        "people": User.objects.filter(is_active=True).exclude(pk=request.user.pk).order_by("username"),
        "request": request,
    }


# What stays the same is shown around each change, as a reader needs it to find the place; the rest is folded.
AROUND = 240


@register.inclusion_tag("admin/claims/text_diff.html")
def text_diff(before: str, after: str) -> dict[str, Any]:
    """Two texts as one, what was removed and what was added marked in it. A page that uses it loads
    claims/textdiff.css."""
    pieces: list[tuple[str, str]] = []
    found = words(before, after)
    for place, (kind, text) in enumerate(found):
        first, last = 0 if place == 0 else AROUND, 0 if place == len(found) - 1 else AROUND
        if kind != "same" or len(text) <= 2 * AROUND + 120:
            pieces.append((kind, text))
            continue
        start, end = _whole_words(text, first), len(text) - _whole_words(text[::-1], last)
        pieces += [("same", text[:start]), ("folded", text[start:end]), ("same", text[end:])]
    return {"pieces": [{"kind": kind, "text": text} for kind, text in pieces]}


def _whole_words(text: str, length: int) -> int:
    """The least number of characters from `length` on at which a word ends."""
    place = text.find(" ", length) if length else 0
    return place if place >= 0 and place < length + 60 else length
