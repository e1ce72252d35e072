"""Small helps for admin templates."""

import json
from typing import Any

from django import template
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from claims.models import ArticleVersion, User
from claims.workflow.anchors import left_behind
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
    "schedule_claim": _("Due date set"),
    "start_correction": _("Correction begun"),
    "grant_exception": _("Exception granted"),
    "withdraw_exception": _("Exception withdrawn"),
    "decide_report": _("Report decided"),
    "edit_people": _("Edited"),
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
