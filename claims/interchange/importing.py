"""From a feed to the table of external reviews, a thousand at a time: what was kept stays, whenever it is killed.

Run again it goes on by itself: what is there unchanged is only compared.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db import DataError

from claims.interchange.found import WHY, BrokenError, NotTaken, Review
from claims.interchange.opening import Readable
from claims.interchange.reading import read
from claims.workflow.externals import keep_reviews
from claims.workflow.problems import Refused

CHUNK = 1000


@dataclass
class Outcome:
    """Of an import, of one file or several."""

    new: int = 0
    changed: int = 0
    same: int = 0
    reasons: Counter[str] = field(default_factory=Counter)

    @property
    def not_taken(self) -> int:
        return self.reasons.total()

    @property
    def taken(self) -> int:
        return self.new + self.changed + self.same


class Import:
    """Takes feeds in. `own_site` is where our own checks stand.

    `report` is told of every item that was not taken, with the name of its file.

    Remembers which reviews it has met, 80 bytes each: the first one counts, so that a feed that contradicts itself
    comes to the same whenever it is read.
    """

    def __init__(self, *, source: str, own_site: str, report: Callable[[str, NotTaken], None]) -> None:
        self.outcome = Outcome()
        self._source = source
        self._own_site = own_site
        self._report = report
        self._met: set[int] = set()
        self._name = ""

    def take(self, name: str, file: Readable) -> None:
        """Raises BrokenError where the file cannot be read on, when all before is kept."""
        self._name = name
        waiting: list[tuple[Review, str]] = []
        try:
            for place, found in enumerate(read(file), 1):
                if isinstance(found, NotTaken):
                    self._leave(found)
                elif code := self._problem(found):
                    self._leave(NotTaken(f"item {place:,}", code, found.url, found.claim_text))
                else:
                    waiting.append((found, f"item {place:,}"))
                if len(waiting) == CHUNK:
                    self._keep(waiting)
                    waiting = []
        except BrokenError:
            self._keep(waiting)
            raise
        self._keep(waiting)

    def _problem(self, review: Review) -> str:
        if review.site == self._own_site:
            return "own_site"
        mark = int(review.fingerprint[:16], 16)
        if mark in self._met:
            return "repeated"
        self._met.add(mark)
        return ""

    def _leave(self, item: NotTaken) -> None:
        self.outcome.reasons[WHY[item.code]] += 1
        self._report(self._name, item)

    def _keep(self, reviews: Sequence[tuple[Review, str]]) -> None:
        """When the database refuses one of many, by halves until it stands alone: its reason is its own."""
        if not reviews:
            return
        try:
            kept = keep_reviews([row(review) for review, _place in reviews], source=self._source)
        except (Refused, DataError) as error:
            if len(reviews) == 1:
                ((review, place),) = reviews
                said = " ".join(str(error).split())
                self._leave(NotTaken(place, "refused", review.url, review.claim_text, said))
                return
            half = len(reviews) // 2
            self._keep(reviews[:half])
            self._keep(reviews[half:])
            return
        self.outcome.new += kept.new
        self.outcome.changed += kept.changed
        self.outcome.same += len(reviews) - kept.new - kept.changed


def row(review: Review) -> dict[str, Any]:
    """As keep_reviews takes it."""
    rating = review.rating
    return {
        "site": review.site,
        "publisher": review.publisher,
        "url": review.url,
        "title": review.title,
        "claim_text": review.claim_text,
        "claimant": review.claimant,
        "claim_date": review.claim_date and review.claim_date.isoformat(),
        "language": review.language,
        "rating_given": rating.given,
        "rating_value": _written(rating.value),
        "rating_best": _written(rating.best),
        "rating_worst": _written(rating.worst),
        "rating_meaning": rating.meaning,
        "rating_reason": rating.reason,
        "reviewed_on": review.reviewed_on and review.reviewed_on.isoformat(),
        "appearances": list(review.appearances),
        "fingerprint": review.fingerprint,
    }


def _written(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"
