"""What became of suggestions: what editors' decisions say of the readers of texts. No word about the editors."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from claims.models import Claim, Event, Suggestion
from claims.vocabulary import ClaimState, DismissalReason, Language, SuggestionReason

ACCEPTED = "accepted"
OUTCOMES: dict[str, str] = {
    ClaimState.OPEN.value: ACCEPTED,
    ClaimState.CLOSED.value: ACCEPTED,
    ClaimState.SPLIT.value: "split",
    ClaimState.MERGED.value: "merged",
    ClaimState.DISMISSED.value: "dismissed",
}
GOOD = (ACCEPTED, "split")
DECISIONS = (
    "accept_claim", "dismiss_claim", "split_claim", "merge_claim", "reopen_claim", "undo_split", "undo_merge",
)  # fmt: skip


@dataclass
class Share:
    """How many of the decided suggestions of one kind were accepted or split."""

    label: str
    good: int = 0
    decided: int = 0

    @property
    def percent(self) -> int:
        """Raises ZeroDivisionError while nothing is decided."""
        return round(100 * self.good / self.decided)


@dataclass
class Feedback:
    """All decisions of a period: as a whole, by language and by reason the most frequent first, and why dismissed."""

    whole: Share = field(default_factory=lambda: Share(""))
    by_language: list[Share] = field(default_factory=list)
    by_reason: list[Share] = field(default_factory=list)
    dismissals: list[tuple[str, int]] = field(default_factory=list)


def decided(since: date | None = None, until: date | None = None) -> QuerySet[Suggestion]:
    """Suggestions on which somebody has decided, the last decision on a day of the newsroom's zone from `since` to
    `until`; each with that moment as `decided_at`."""
    last = Event.objects.filter(claim=OuterRef("pk"), thing="claim", object_id=OuterRef("pk"), verb__in=DECISIONS)
    rows = Suggestion.objects.exclude(claim__state=ClaimState.SUGGESTED)
    rows = rows.annotate(decided_at=Subquery(last.order_by("-pk").values("at")[:1]))
    if since:
        rows = rows.filter(decided_at__gte=_midnight(since))
    if until:
        rows = rows.filter(decided_at__lt=_midnight(until + timedelta(days=1)))
    return rows.order_by("decided_at", "pk")


def tally(rows: QuerySet[Suggestion]) -> Feedback:
    found = Feedback()
    languages: dict[str, Share] = {}
    reasons: dict[str, Share] = {}
    dismissals: dict[str, int] = defaultdict(int)
    for language, state, codes, dismissed_as in rows.values_list(
        "claim__language", "claim__state", "reasons", "dismissed_as"
    ).iterator(chunk_size=2000):
        outcome = OUTCOMES[state]
        shares = [found.whole, languages.setdefault(language, Share(str(Language(language).label)))]
        shares += [
            reasons.setdefault(code, Share(str(SuggestionReason(code).label))) for code in {c for c, _d in codes}
        ]
        for share in shares:
            share.decided += 1
            share.good += outcome in GOOD
        if outcome == "dismissed":
            dismissals[dismissed_as] += 1
    found.by_language, found.by_reason = _frequent(languages), _frequent(reasons)
    labels = dict(DismissalReason.choices) | {"": ""}
    found.dismissals = sorted(
        ((str(labels[code]), count) for code, count in dismissals.items()), key=lambda row: -row[1]
    )
    return found


def lines(rows: QuerySet[Suggestion]) -> Iterator[dict[str, Any]]:
    """One plain dictionary for each row of `decided()`, for training: what was proposed and what became of it."""
    whole = rows.select_related("claim").prefetch_related("claim__appearances", "claim__children")
    for row in whole.iterator(chunk_size=500):
        claim, outcome = row.claim, OUTCOMES[row.claim.state]
        moment: datetime | None = row.decided_at  # type: ignore[attr-defined]
        yield {
            "language": claim.language,
            "text": row.text,
            "wording": claim.text,
            "parts": [part.text for part in sorted(claim.children.all(), key=_key)] if outcome == "split" else [],
            "exact": _exact(claim),
            "score": row.score,
            "reasons": row.reasons,
            "method": row.method,
            "outcome": outcome,
            "dismissed_as": row.dismissed_as,
            "decided_at": moment.isoformat() if moment else None,
        }


def _exact(claim: Claim) -> list[str]:
    """The words in which it was found: those of the first text to which it was tied."""
    places = list(claim.appearances.all())
    first = min((place.article_version_id for place in places), default=0)
    return [place.exact for place in places if place.article_version_id == first]


def _frequent(shares: dict[str, Share]) -> list[Share]:
    return sorted(shares.values(), key=lambda share: (-share.decided, share.label))


def _key(claim: Claim) -> int:
    return claim.pk


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
