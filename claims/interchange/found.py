"""What reading a feed comes to: reviews that others published, and what is not taken, with the reason. Pure."""

import hashlib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import urlsplit

LONGEST_CLAIM = 5000

WHY = {
    "no_review": "There is no ClaimReview in it.",
    "no_claim": "It does not say which claim it is about.",
    "no_url": "It has no web address under which it could be read.",
    "too_long": f"Its claim has more than {LONGEST_CLAIM:,} characters.",
    "broken_text": "Its claim has broken characters; the feed may be in another encoding than it says.",
    "other_site": "The page stands on another site than the review that it describes.",
    "own_site": "It is a check of our own.",
    "repeated": "The same review stands earlier in this import.",
    "not_json": "It is no JSON.",
    "refused": "The database refused it.",
}


class BrokenError(Exception):
    """The feed cannot be read on from here; the text says why, in words for the operator."""


@dataclass(frozen=True)
class Rating:
    """A rating as it was given, and what it says on our own terms ("" when that cannot be said)."""

    given: str
    value: Decimal | None
    best: Decimal | None
    worst: Decimal | None
    meaning: str
    reason: str


@dataclass(frozen=True)
class Review:
    """One ClaimReview of somebody else. `site` is the host of its address, without "www."; "" and None: not said."""

    site: str
    publisher: str
    url: str
    claim_text: str
    claimant: str
    claim_date: date | None
    language: str
    rating: Rating
    reviewed_on: date | None
    title: str
    appearances: tuple[str, ...]

    @property
    def fingerprint(self) -> str:
        """SHA-256 of what makes it this review: where it stands and which claim it is about.

        http or https, a leading www., a closing slash and a fragment make no other review.
        """
        parts = urlsplit(self.url)
        address = f"{self.site}{parts.path.rstrip('/')}?{parts.query}"
        return hashlib.sha256(f"{address}\n{self.claim_text.casefold()}".encode()).hexdigest()


@dataclass(frozen=True)
class NotTaken:
    """An item that was left out: `place` in the file, `code` of WHY, what is known of it, and a word more."""

    place: str
    code: str
    url: str = ""
    claim: str = ""
    detail: str = ""

    @property
    def why(self) -> str:
        return f"{WHY[self.code]} {self.detail}".strip()
