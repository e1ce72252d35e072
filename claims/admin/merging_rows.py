"""The rows of a form (evidence, figures, roles) when two people wrote: see merging."""

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from claims.admin.conflicts import Conflict, Part
from claims.admin.posted import drop_non_numbers, inputs_of
from claims.workflow.writing import plain

Values = dict[str, list[str]]
Base = Sequence[dict[str, Any]]
BOOKKEEPING = ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")


@dataclass
class _Saved:
    """A row as it is saved: what its form would send back, and how its fields read. A field may have several controls,
    such as one for each language."""

    pk: str
    values: Values
    shown: dict[str, str]
    controls: dict[str, list[str]]


@dataclass
class Rows:
    """The rows of one formset, made whole.

    `base`: the rows as they were when the form was opened, as events hold them; None where that is not known.
    `is_touched`: somebody else may have changed them since.
    """

    data: QueryDict
    formset: Any
    base: Base | None
    is_touched: bool
    differs: bool = False
    lacks: bool = False
    conflicts: list[Conflict] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.prefix = self.formset.prefix
        self.saved = {row.pk: row for row in map(_saved, self.formset.initial_forms)}
        fields = {n: f for n, f in self.formset.empty_form.fields.items() if n not in ("id", "DELETE", self.fk)}
        self.labels = {name: capfirst(str(column.label or name)) for name, column in fields.items()}
        self.choices = fields

    @property
    def fk(self) -> str:
        return str(self.formset.fk.name)

    def merge(self) -> None:
        """Writes the rows anew into the data: those that are saved, in the order they were posted, then new ones. So
        it does not matter what the posted counts claim, and what is no row of this parent can only become a new one."""
        typed = self._typed()
        left = dict(self.saved)
        for values in typed:
            left.pop(_first(values, "id"), None)
        kept: list[Values] = []
        new: list[Values] = []
        unwanted = self._unwanted()
        for number, values in enumerate(typed, 1):
            row = self.saved.get(_first(values, "id"))
            twin = None if row else next((each for each in left.values() if self._same(values, each)), None)
            if row:
                kept.append(self._known(values, row, number))
            elif twin:
                # Saved rows may have got new numbers, and the same form may have been sent twice.
                left.pop(twin.pk)
                self.differs |= "DELETE" in values
                kept.append({**twin.values, **_deletion(values)})
            elif _first(values, "id"):
                new += self._gone(values, number)
            elif self._digest(values) not in unwanted:
                self.differs |= self._is_written(values)
                new.append(values)
        self._write([*kept, *(row.values for row in left.values())], new)

    # ------------------------------------------------------------------ one row
    def _known(self, values: Values, row: _Saved, number: int) -> Values:
        key = f"{self.prefix}-{row.pk}"
        if self.data.get(f"take-{key}") == "theirs":
            return row.values
        values = {**row.values, **values}
        if "DELETE" not in values and self._same(values, row):
            return values
        self.differs = True
        if self.is_touched and not self._is_base(row.values):
            is_mine_new = self.base is None or "DELETE" in values or not self._is_base(values)
            parts = self._parts(values, row)
            self.conflicts.append(Conflict(key, self._label(number), parts, "mine" if is_mine_new else "theirs"))
        return values

    def _gone(self, values: Values, number: int) -> list[Values]:
        """A row that somebody else has taken away. What was typed in it comes back as a new row, unless nothing was."""
        if "DELETE" in values:
            return []
        self.differs = True
        if self._is_base(values):
            return []
        parts = [Part(label, "", text) for name, label in self.labels.items() if (text := _told(values, name))]
        note = _("This row is not there any more. Keep yours, and it is added as a new row.")
        key, was = f"{self.prefix}-{_first(values, 'id')[:20]}", self._digest(values)
        self.conflicts.append(Conflict(key, self._label(number), parts, "mine", note, was))
        self.lacks = True
        return [{**values, "id": [""]}]

    def _unwanted(self) -> set[str]:
        """Of the new rows, those that came back from rows that were taken away and shall go after all."""
        start = f"was-{self.prefix}-"
        return {
            str(self.data[name])
            for name in self.data
            if name.startswith(start) and self.data.get(f"take-{name.removeprefix('was-')}") == "theirs"
        }

    # ------------------------------------------------------------------ reading and writing
    def _typed(self) -> list[Values]:
        name = re.compile(rf"{re.escape(self.prefix)}-([0-9]{{1,4}})-([A-Za-z_]\w*)")
        found: dict[int, Values] = {}
        for key, values in self.data.lists():
            if (match := name.fullmatch(key)) and match[2] not in BOOKKEEPING:
                found.setdefault(int(match[1]), {})[match[2]] = [str(value) for value in values]
        return [found[number] for number in sorted(found)]

    def _write(self, kept: list[Values], new: list[Values]) -> None:
        for key in [key for key in self.data if key.startswith(f"{self.prefix}-")]:
            del self.data[key]
        counts = (len(kept) + len(new), len(kept), 0, self.formset.max_num)
        for name, count in zip(BOOKKEEPING, counts, strict=True):
            self.data[f"{self.prefix}-{name}"] = str(count)
        parent = [str(self.formset.instance.pk or "")]
        for number, values in enumerate([*kept, *new]):
            for name, found in {**values, self.fk: parent}.items():
                self.data.setlist(f"{self.prefix}-{number}-{name}", found)
            drop_non_numbers(self.data, self.choices, f"{self.prefix}-{number}-")

    def _same(self, values: Values, row: _Saved) -> bool:
        names = set(row.values) - {"id", self.fk}
        return all(_normal(values.get(name, row.values[name])) == _normal(row.values[name]) for name in names)

    def _is_base(self, values: Values) -> bool:
        """Whether a row reads as one did when the form was opened."""
        if not self.base:
            return False
        data = QueryDict(mutable=True)
        for name, found in values.items():
            data.setlist(f"row-{name}", found)
        form = self.formset.form(data, prefix="row")
        form.is_valid()
        cleaned = {name: plain(value) for name, value in form.cleaned_data.items() if name in self.labels}
        return any(all(row.get(name) == value for name, value in cleaned.items()) for row in self.base)

    def _is_written(self, values: Values) -> bool:
        form = self.formset.empty_form
        empty = {c.name.removeprefix(f"{form.prefix}-"): c.values for bound in form for c in inputs_of(bound)}
        names = set(values) & set(self.labels)
        return any(_normal(values[name]) != _normal(empty.get(name, [])) for name in names)

    def _parts(self, values: Values, row: _Saved) -> list[Part]:
        if "DELETE" in values:
            named = [(label, row.shown.get(name, "")) for name, label in self.labels.items()]
            return [Part(label, text, _("removed")) for label, text in named if text]
        return [
            Part(label, row.shown[name], "\n".join(_told(values, control) for control in row.controls[name]).strip())
            for name, label in self.labels.items()
            if any(_normal(values[c]) != _normal(row.values[c]) for c in row.controls.get(name, ()))
        ]

    def _digest(self, values: Values) -> str:
        told = sorted((name, _normal(found)) for name, found in values.items() if name in self.labels)
        return hashlib.sha256(repr(told).encode()).hexdigest()[:16]

    def _label(self, number: int) -> str:
        rows = capfirst(str(self.formset.model._meta.verbose_name))
        return _("%(rows)s, row %(number)s") % {"rows": rows, "number": number}


def _saved(form: Any) -> _Saved:
    saved = _Saved(str(form.instance.pk), {}, {}, {})
    for bound in form:
        if bound.name == "DELETE":
            continue
        found = {control.name.removeprefix(f"{form.prefix}-"): control for control in inputs_of(bound)}
        saved.values |= {name: list(control.values) for name, control in found.items()}
        saved.shown[bound.name] = "\n".join(control.shown for control in found.values()).strip()
        saved.controls[bound.name] = list(found)
    return saved


def _told(values: Values, name: str) -> str:
    return ", ".join(text for text in values.get(name, []) if text)


def _deletion(values: Values) -> Values:
    return {"DELETE": values["DELETE"]} if "DELETE" in values else {}


def _first(values: Values, name: str) -> str:
    return (values.get(name) or [""])[0].strip()


def _normal(found: list[str]) -> list[str]:
    return sorted(unicodedata.normalize("NFC", text).strip() for text in found)
