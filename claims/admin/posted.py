"""What a browser would send back for the fields of a form as they are, and how they read."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _


class Input(NamedTuple):
    """One control. `is_always_sent`: not so a box that is not ticked, or a list of which nothing is chosen."""

    name: str
    values: list[str]
    shown: str
    is_always_sent: bool


def inputs_of(bound: forms.BoundField) -> list[Input]:
    # Django's wrapper draws links around the widget that holds the value.
    widget: Any = getattr(bound.field.widget, "widget", bound.field.widget)
    return list(_inputs(widget.get_context(bound.html_name, bound.value(), {"id": "x"})["widget"]))


def shown(bound: forms.BoundField) -> str:
    """The value as a reader of the page sees it; "" for none."""
    found = [(each.name, each.shown) for each in inputs_of(bound)]
    return "\n".join(text for _name, text in found if text)


def _inputs(widget: dict[str, Any]) -> Iterator[Input]:
    name = widget["name"]
    if "subwidgets" in widget:
        for each in widget["subwidgets"]:
            yield from _inputs(each)
    elif "optgroups" in widget:
        chosen = [option for _group, options, _index in widget["optgroups"] for option in options if option["selected"]]
        values, labels = [str(o["value"]) for o in chosen], [str(o["label"]) for o in chosen if o["value"] != ""]
        yield Input(name, values, ", ".join(labels), not widget["attrs"].get("multiple"))
    elif widget.get("type") == "checkbox":
        is_on = bool(widget["attrs"].get("checked"))
        yield Input(name, ["on"] if is_on else [], _("yes") if is_on else _("no"), False)
    else:
        text = "" if widget["value"] is None else str(widget["value"])
        yield Input(name, [text], text, True)


def drop_non_numbers(data: QueryDict, fields: Mapping[str, forms.Field], prefix: str = "") -> None:
    """A choice among rows is the number of one. Anything else is forged, and widgets that look it up would fail on it;
    they refuse 0, which is the number of none."""
    for name, column in fields.items():
        if isinstance(column, forms.ModelChoiceField) and f"{prefix}{name}" in data:
            values = data.getlist(f"{prefix}{name}")
            data.setlist(f"{prefix}{name}", ["0" if value and number(value) is None else value for value in values])


def number(text: str | None) -> int | None:
    """A number as a form posts it; None for anything else."""
    text = text or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
