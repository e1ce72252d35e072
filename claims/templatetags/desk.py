"""Small helps for admin templates."""

import json
from typing import Any

from django import template
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from claims.models import ArticleVersion
from claims.textdiff import words
from claims.workflow.anchors import left_behind
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


@register.inclusion_tag("admin/claims/article/moved.html")
def claims_left_behind(version: ArticleVersion) -> dict[str, Any]:
    """The claims of an article's older versions that wait for a place in this one, each with its forms; nothing when
    none waits. The forms lead to the view claims.admin.moved."""
    waiting = left_behind(version)
    return {"version": version, "waiting": waiting, "standing": sum(each.stands for each in waiting)}


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
