"""What was decided on claims and by whom, read from their events: what a card says, what an undo takes back."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.models import Event

FOUND = "suggest_claim"
DECISIONS = ("accept_claim", "dismiss_claim", "split_claim", "merge_claim", "edit_claim")
# An undoing verb, and the decisions it takes back.
TAKES_BACK = {
    "suggest_again": ("accept_claim", "dismiss_claim"),
    "reopen_claim": ("dismiss_claim",),
    "undo_split": ("split_claim",),
    "undo_merge": ("merge_claim",),
}
DEEDS = {
    "open_claim": gettext_lazy("Added by %(who)s, %(when)s"),
    "suggest_claim": gettext_lazy("Suggested by %(who)s, %(when)s"),
    "accept_claim": gettext_lazy("Accepted by %(who)s, %(when)s"),
    "dismiss_claim": gettext_lazy("Dismissed by %(who)s, %(when)s"),
    "split_claim": gettext_lazy("Split by %(who)s, %(when)s"),
    "merge_claim": gettext_lazy("Merged by %(who)s, %(when)s"),
    "edit_claim": gettext_lazy("Edited by %(who)s, %(when)s"),
    "suggest_again": gettext_lazy("Put back to be decided by %(who)s, %(when)s"),
    "reopen_claim": gettext_lazy("Reopened by %(who)s, %(when)s"),
    "undo_split": gettext_lazy("Split undone by %(who)s, %(when)s"),
    "undo_merge": gettext_lazy("Merge undone by %(who)s, %(when)s"),
}


@dataclass
class History:
    """Of one claim. `decisions` are those that stand, the last one last; `latest` is the last event of any kind."""

    was_suggested: bool = False
    decisions: list[Event] = field(default_factory=list)
    latest: Event | None = None

    @property
    def last(self) -> Event | None:
        return self.decisions[-1] if self.decisions else None

    @property
    def is_edited(self) -> bool:
        return any(event.verb == "edit_claim" for event in self.decisions)

    def take(self, event: Event) -> None:
        self.latest = event
        self.was_suggested |= event.verb == FOUND
        if event.verb in TAKES_BACK and self.last and self.last.verb in TAKES_BACK[event.verb]:
            self.decisions.pop()
        elif event.verb in DECISIONS:
            if self.last and _restores(event, self.last):
                self.decisions.pop()
            else:
                self.decisions.append(event)


def histories(claim_ids: Iterable[int]) -> dict[int, History]:
    """The history of each claim, in one query."""
    events = Event.objects.filter(thing="claim", claim_id__in=list(claim_ids), verb__in=list(DEEDS)).order_by("pk")
    found: dict[int, History] = defaultdict(History)
    for event in events.select_related("actor", "detail"):
        found[event.object_id].take(event)
    return found


def deed(event: Event) -> str:
    """ "Accepted by Raka, 14:05" today, with the date on other days."""
    at = localtime(event.at)
    today = at.date() == localtime().date()
    return str(DEEDS[event.verb]) % {
        "who": event.actor or _("the system"),
        "when": date_format(at, "H:i" if today else "j F Y, H:i"),
    }


def _restores(edit: Event, earlier: Event) -> bool:
    """Whether an edit puts back exactly what the earlier one changed: an undo leaves an edit of its own."""
    if edit.verb != "edit_claim" or earlier.verb != "edit_claim":
        return False
    restored: dict[str, list[object]] = edit.detail.changes
    return restored == {name: [after, before] for name, (before, after) in earlier.detail.changes.items()}
