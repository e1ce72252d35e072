"""Events in words: each changed field before and after, names instead of numbers, rows one by one."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from difflib import SequenceMatcher
from typing import Any, Literal

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format, number_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from claims.models import ClaimantRole, Event, Evidence, Quantity, Topic
from claims.models.translated import TranslatedField
from claims.vocabulary import ProblemCode
from claims.workflow import pasts

# From so many characters on two values stand as one text with its changes marked.
LONG = 60
# What events name otherwise than a column does.
NAMED: dict[str, Any] = {
    "figures": lambda: _("figures"),
    "topics": lambda: _("topics"),
    "roles": lambda: _("roles"),
    "evidence": lambda: _("evidence"),
    "parts": lambda: _("parts"),
    "exact": lambda: _("exact words"),
    "merged": lambda: _("came with the merged claim"),
    "other": lambda: _("other claim"),
    "code": lambda: _("rule"),
    "correction": lambda: _("public reason of the correction"),
    "editor": lambda: _("handed over"),
    "hand_over_to": lambda: _("handed over to"),
}
# Of these, each names a person.
PEOPLE = ("editor", "hand_over_to")
ROW_MODELS: dict[str, type[models.Model]] = {"figures": Quantity, "roles": ClaimantRole, "evidence": Evidence}


@dataclass(frozen=True)
class RowChange:
    """One row of a list: "added", "removed" or "changed"."""

    kind: Literal["added", "removed", "changed"]
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """One field. `rows` where it holds a list; `is_long` where the two texts are compared word by word."""

    name: str
    label: str
    before: str
    after: str
    is_long: bool = False
    rows: Sequence[RowChange] = ()


@dataclass(frozen=True)
class Entry:
    event: Event
    thing: str
    source_state: str
    target_state: str
    reason: str
    changes: Sequence[Change]
    can_restore: bool


@dataclass
class Names:
    """What the numbers in events stand for, fetched at once for a page of them."""

    rows: dict[type[models.Model], dict[Any, str]] = field(default_factory=dict)
    topics: dict[str, str] = field(default_factory=dict)

    def of(self, model: type[models.Model], pk: Any) -> str:
        known = self.rows.get(model, {})
        return known.get(pk) or _("no longer there (number %(pk)s)") % {"pk": pk}


def entries_of(events: Sequence[Event]) -> list[Entry]:
    """A constant number of queries, however many events."""
    names = names_in((model_of(event.thing), name, pair) for event in events for name, pair in _pairs(event))
    return [_entry(event, names) for event in events]


def _entry(event: Event, names: Names) -> Entry:
    model = model_of(event.thing)
    return Entry(
        event,
        str(model._meta.verbose_name) if model else event.thing,
        label_of_choice(model, "state", event.source_state),
        label_of_choice(model, "state", event.target_state),
        event.detail.reason if hasattr(event, "detail") else "",
        [change_of(model, name, pair, names) for name, pair in _pairs(event)],
        pasts.can_restore(event),
    )


def _pairs(event: Event) -> Iterator[tuple[str, list[Any]]]:
    """(name, [before, after]); a label of a scale, whose changes stand one floor lower, field by field."""
    changes: dict[str, Any] = event.detail.changes if hasattr(event, "detail") else {}
    for name, pair in changes.items():
        if isinstance(pair, dict):
            yield from ((f"{name}: {inner}", each) for inner, each in pair.items())
        elif isinstance(pair, list) and len(pair) == 2:
            yield name, pair
        else:
            yield name, [None, pair]


def names_in(found: Iterable[tuple[type[models.Model] | None, str, Sequence[Any]]]) -> Names:
    """The names of all that these changes point at: one query a model."""
    wanted: dict[type[models.Model], set[Any]] = defaultdict(set)
    slugs: set[str] = set()
    for model, name, pair in found:
        if name == "topics":
            slugs.update(slug for side in pair for slug in side or ())
        for side in pair:
            for column, value in _cells(model, name, side):
                if isinstance(column, models.ForeignKey) and value is not None:
                    wanted[column.related_model].add(value)
    names = Names()
    for target, pks in wanted.items():
        rows = target._default_manager.filter(pk__in=[pk for pk in pks if isinstance(pk, int)])
        names.rows[target] = {row.pk: str(row) for row in rows}
    if slugs:
        names.topics = {topic.slug: str(topic) for topic in Topic.objects.filter(slug__in=slugs)}
    return names


def _cells(model: type[models.Model] | None, name: str, side: Any) -> Iterator[tuple[Any, Any]]:
    rows = ROW_MODELS.get(name)
    if rows is None:
        yield _column(model, name), side
        return
    for item in side or ():
        if isinstance(item, dict):
            yield from ((_column(rows, key), value) for key, value in item.items())


def change_of(model: type[models.Model] | None, name: str, pair: Sequence[Any], names: Names) -> Change:
    label = label_of(model, name)
    if any(isinstance(side, list) for side in pair):
        sides = [[_line(name, item, names) for item in side or ()] for side in pair]
        return Change(name, label, "\n".join(sides[0]), "\n".join(sides[1]), rows=list(_rows(*sides)))
    before, after = (shown(model, name, side, names) for side in pair)
    long = max(len(before), len(after)) > LONG or "\n" in before + after
    return Change(name, label, before, after, is_long=long and bool(before))


def _rows(before: list[str], after: list[str]) -> Iterator[RowChange]:
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        old, new = before[a:b], after[c:d]
        yield from (RowChange("changed", *pair) for pair in zip(old, new, strict=False))
        yield from (RowChange("removed", line, "") for line in old[len(new) :])
        yield from (RowChange("added", "", line) for line in new[len(old) :])


def _line(name: str, item: Any, names: Names) -> str:
    """A row as one line."""
    if name == "topics":
        return names.topics.get(item, str(item))
    rows = ROW_MODELS.get(name)
    if not isinstance(item, dict) or rows is None:
        return item if isinstance(item, str) else json.dumps(item, ensure_ascii=False)
    told = [(key, shown(rows, key, value, names)) for key, value in item.items() if key != "position"]
    return " · ".join(text for _key, text in told if text)


def shown(model: type[models.Model] | None, name: str, value: Any, names: Names) -> str:
    """A value of an event in words; "" for nothing."""
    column = _column(model, name)
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(column, models.ForeignKey):
        return names.of(column.related_model, value)
    if name == "code":
        return str(dict(ProblemCode.choices).get(value, value))
    if isinstance(column, TranslatedField) or (isinstance(value, dict) and name.rpartition(": ")[1]):
        return "\n".join(f"{code}: {text}" for code, text in dict(value).items() if text)
    if column is not None and column.flatchoices:
        return str(dict(column.flatchoices).get(value, value))
    return _plain(column, value)


def _plain(column: Any, value: Any) -> str:
    if isinstance(column, models.DateTimeField) and (moment := parse_datetime(str(value))):
        return date_format(localtime(moment), "j F Y, H:i")
    if isinstance(column, models.DateField) and (day := parse_date(str(value))):
        return date_format(day, "j F Y")
    if isinstance(column, models.DecimalField):
        return number_format(column.to_python(value), force_grouping=True)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def label_of(model: type[models.Model] | None, name: str) -> str:
    """The name of a field in the language of the page."""
    if name in NAMED:
        return capfirst(str(NAMED[name]()))
    column = _column(model, name)
    return capfirst(str(column.verbose_name) if column is not None else name.replace("_", " "))


def label_of_choice(model: type[models.Model] | None, name: str, value: str) -> str:
    column = _column(model, name)
    return str(dict(column.flatchoices).get(value, value)) if column is not None else value


def model_of(thing: str) -> type[models.Model] | None:
    try:
        return apps.get_model("claims", thing)
    except LookupError:
        return None


def _column(model: type[models.Model] | None, name: str) -> Any:
    if name in PEOPLE:
        return Event._meta.get_field("actor")
    try:
        column = model._meta.get_field(name) if model else None
    except FieldDoesNotExist:
        return None
    return column if isinstance(column, models.Field) else None


def moment(at: datetime) -> str:
    """In the newsroom's zone."""
    return localtime(at).isoformat(timespec="seconds")
