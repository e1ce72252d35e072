"""Two people wrote in one form: what each typed, side by side, and the form as it goes on.

Nothing that was posted is dropped unseen, and nothing is blanked because it was not posted: what a form lacks stays as
it is saved. Works on the posted strings, before Django reads them, so that a form and its rows are whole again.
"""

import unicodedata
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from claims.admin.conflicts import Conflict, Part, Side
from claims.admin.history import last_event
from claims.admin.merging_rows import Rows
from claims.admin.posted import Input, drop_non_numbers, inputs_of, number, shown
from claims.models import Event
from claims.workflow import pasts
from claims.workflow.writing import plain

# Of a form's field, the name by which events know it.
IN_EVENTS = {"correction_reason": "correction"}
OF_FORM = ("seen_version", "seen_event")


@dataclass
class Merged:
    """`data` goes on in place of what was posted. `is_stale`: somebody else saved since the form was opened, and
    what was typed differs from what is saved now."""

    data: QueryDict
    is_stale: bool = False
    conflicts: list[Conflict] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)


def merge(model_admin: Any, request: HttpRequest, row: Any) -> Merged:
    """`row` is None on the page that adds one."""
    data = request.POST.copy()
    for name, values in request.POST.lists():
        data.setlist(name, [str(value).replace("\r\n", "\n") for value in values])
    merged = Merged(data)
    is_old = row is not None and number(data.get("seen_version")) != row.version
    since = number(data.get("seen_event"))
    before = pasts.changed_since(row, since) if is_old and since is not None else None
    differs = lacks = False
    form_class = model_admin.get_form(request, row, change=row is not None)
    drop_non_numbers(data, form_class.base_fields)
    if row is not None:
        differs = _merge_fields(merged, form_class, row, before, is_old=is_old)
    for formset, event_name in _formsets(model_admin, request, row):
        base = (before or {}).get(event_name)
        is_touched = is_old and (before is None or not event_name or event_name in before)
        rows = Rows(data, formset, base, is_touched)
        rows.merge()
        merged.conflicts += rows.conflicts
        differs |= rows.differs
        lacks |= rows.lacks
    merged.is_stale = lacks or (is_old and differs)
    if is_old:
        merged.events = list(model_admin.history_of(request, row).filter(pk__gt=since or 0)[:8])
        data["seen_version"] = str(row.version)
        data["seen_event"] = str(last_event(row))
    for name in [name for name in data if name.startswith(("take-", "was-"))]:
        del data[name]
    return merged


def _merge_fields(merged: Merged, form_class: Any, row: Any, before: dict[str, Any] | None, *, is_old: bool) -> bool:
    """Fills in what was not posted and what is to be taken over; answers whether anything differs from the saved."""
    data, saved = merged.data, form_class(instance=row)
    controls = {bound.name: inputs_of(bound) for bound in saved if bound.name not in OF_FORM}
    every = [control for found in controls.values() for control in found]
    lacks_some = any(control.is_always_sent and control.name not in data for control in every)
    for name, found in controls.items():
        if data.get(f"take-{name}") == "theirs":
            _fill(data, found)
        else:
            _fill(data, [c for c in found if c.name not in data and (c.is_always_sent or lacks_some)])
    differing = [name for name, found in controls.items() if any(_differs(data, control) for control in found)]
    if is_old and differing:
        typed = form_class(data, instance=type(row)._default_manager.get(pk=row.pk))
        typed.is_valid()
        for name in differing:
            side = _default(typed, name, before)
            if side is None:
                continue
            label = capfirst(str(saved.fields[name].label or name))
            part = Part("", shown(saved[name]), shown(typed[name]))
            merged.conflicts.append(Conflict(name, label, [part], side))
    return bool(differing)


def _default(typed: Any, name: str, before: dict[str, Any] | None) -> Side | None:
    """None where nobody else touched the field; "theirs" where only they did."""
    if before is None:
        return "mine"
    event_name = IN_EVENTS.get(name, name)
    if event_name not in before:
        return None
    return "theirs" if _as_event(typed.cleaned_data.get(name), typed.fields[name]) == before[event_name] else "mine"


def _as_event(value: Any, column: forms.Field) -> Any:
    if isinstance(column, forms.ModelMultipleChoiceField):
        return sorted(getattr(each, "slug", each.pk) for each in value or ())
    return plain(value)


def _fill(data: QueryDict, found: list[Input]) -> None:
    for control in found:
        data.setlist(control.name, list(control.values))
        if not control.values:
            data.pop(control.name, None)


def _differs(data: QueryDict, control: Input) -> bool:
    return sorted(map(normal, data.getlist(control.name))) != sorted(map(normal, control.values))


def normal(text: str) -> str:
    """As it would be stored: NFC, LF, no space around it."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n")).strip()


def _formsets(model_admin: Any, request: HttpRequest, row: Any) -> Any:
    """The rows that this person may write, as they are saved, each with its name in events."""
    for formset_class, inline in model_admin.get_formsets_with_inlines(request, row):
        if inline.has_change_permission(request, row) or inline.has_add_permission(request, row):
            formset = formset_class(
                instance=row if row is not None else model_admin.model(),
                prefix=formset_class.get_default_prefix(),
                queryset=inline.get_queryset(request),
            )
            yield formset, getattr(inline, "in_events", "")


def stale_message() -> str:
    return _("Somebody else saved this while you were writing. Your text is still in the form; nothing is saved yet.")
