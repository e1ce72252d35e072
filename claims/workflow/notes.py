"""What a reviewer found wrong, field by field, and what was mended of it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.models import ReviewNote, User, Verdict
from claims.vocabulary import NotedField
from claims.workflow import policies
from claims.workflow.problems import Refused
from claims.workflow.writing import lock, lock_verdict, record, verb

Note = tuple[str, str]


def add_notes(verdict: Verdict, notes: Sequence[Note], *, by: User) -> dict[str, Any]:
    """Writes (field, text) of one sending back, while the verdict is still in review. For verbs only.

    Answers them as an event's changes; empty when there are none.
    """
    at: datetime = timezone.now()
    rows = [ReviewNote(verdict=verdict, field=field, text=text.strip(), by=by, at=at) for field, text in notes]
    for row in rows:
        if row.field not in NotedField.values:
            raise Refused("unknown_field", _("Choose one of the fields of the verdict."), "notes")
        if not row.text:
            raise Refused("note_empty", _("Say what is wrong there."), "notes")
        row.save(force_insert=True)
    return {"notes": [[], [[row.field, row.text] for row in rows]]} if rows else {}


@verb
def settle_note(note: ReviewNote, *, by: User) -> ReviewNote:
    """Says that what was noted is mended."""
    return _settle(note, "settle_note", by=by)


@verb
def reopen_note(note: ReviewNote, *, by: User) -> ReviewNote:
    """Takes back that it is mended."""
    return _settle(note, "reopen_note", by=by)


def _settle(note: ReviewNote, name: str, *, by: User) -> ReviewNote:
    settles = name == "settle_note"
    verdict = lock_verdict(note.verdict)
    policies.check(name, verdict, by=by)
    note = lock(note)
    if (note.settled_at is not None) == settles:
        raise Refused("already_so", _("Somebody else has done this already. Reload the page."))
    note.settled_by, note.settled_at = (by, timezone.now()) if settles else (None, None)
    note.save()
    record(name, verdict, by=by, claim=verdict.claim, changes={"notes": [None, [[note.field, note.text]]]})
    return note
