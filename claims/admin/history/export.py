"""A history taken away: CSV for spreadsheets, JSON for machines. Verbs, fields and states keep their stable names."""

import csv
import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import StreamingHttpResponse

from claims.admin.history.entries import Entry, entries_of, moment
from claims.models import Event
from claims.sheets import inert

COLUMNS = ("at", "who", "what", "on", "number", "from", "to", "why", "field", "before", "after")
CHUNK = 500


def safe(value: Any) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return str(inert("" if value is None else str(value)))


def as_csv(events: "QuerySet[Event]", name: str) -> StreamingHttpResponse:
    """A line for each changed field, or one for an event that changed none."""

    class Line:
        def write(self, text: str) -> str:
            return text

    writer = csv.writer(Line())

    def lines() -> Iterator[str]:
        yield "\ufeff"  # by which spreadsheets know UTF-8
        yield writer.writerow(COLUMNS)
        for entry in _entries(events):
            fields = [(c.label, c.before, c.after) for c in entry.changes] or [("", "", "")]
            for field in fields:
                yield writer.writerow([safe(cell) for cell in (*_head(entry), *field)])

    return _download(lines(), "text/csv; charset=utf-8", f"{name}.csv")


def as_json(events: "QuerySet[Event]", name: str) -> StreamingHttpResponse:
    """An array of events; `changes` as they are stored, {field: [before, after]}."""

    def parts() -> Iterator[str]:
        yield "["
        for index, entry in enumerate(_entries(events)):
            row = dict(zip(COLUMNS, _head(entry), strict=False))
            stored = entry.event.detail.changes if hasattr(entry.event, "detail") else {}
            yield (",\n" if index else "\n") + json.dumps({**row, "changes": stored}, ensure_ascii=False)
        yield "\n]\n"

    return _download(parts(), "application/json", f"{name}.json")


def _head(entry: Entry) -> tuple[Any, ...]:
    event = entry.event
    who = event.actor.get_username() if event.actor else ""
    return (
        moment(event.at), who, event.verb, event.thing, event.object_id, event.source_state, event.target_state,
        entry.reason,
    )  # fmt: skip


def _entries(events: "QuerySet[Event]") -> Iterator[Entry]:
    """In chunks, so that memory and queries do not grow with the history at once."""
    last = None
    while chunk := list((events if last is None else events.filter(pk__lt=last))[:CHUNK]):
        yield from entries_of(chunk)
        last = chunk[-1].pk


def _download(parts: Iterable[str], kind: str, name: str) -> StreamingHttpResponse:
    answer = StreamingHttpResponse(parts, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
