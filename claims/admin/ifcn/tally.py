"""Counts what public documents say, one after the other, and keeps none of them. Pure."""

from collections import Counter
from typing import Any

from claims.vocabulary import CheckState, Meaning

Document = dict[str, Any]


class Tally:
    """Documents of checks, as claims.publishing.documents builds them."""

    def __init__(self) -> None:
        self.states: Counter[str] = Counter()
        self.selection: Counter[str] = Counter()
        self.replies: Counter[str] = Counter()
        self.claimants: dict[str, Counter[str]] = {}
        self.topics: dict[str, Counter[str]] = {}
        self.names: dict[str, str] = {}
        self.labels: dict[str, dict[str, str]] = {}
        self.few_origins = 0
        # (public id, address, claim, code, reason)
        self.exceptions: list[tuple[str, str, str, str, str]] = []

    def add(self, document: Document) -> None:
        self.states[document["state"]] += 1
        if document["state"] == CheckState.RETRACTED:
            return
        claim, meaning = document["claim"], document["rating"]["meaning"]
        self.selection[claim["selection"]["reason"]] += 1
        if claimant := document["claimant"]:
            self.replies[document["reply"]["status"]] += 1
            self.names[claimant["slug"]] = claimant["name"]
            self.claimants.setdefault(claimant["slug"], Counter())[meaning] += 1
        for topic in claim["topics"]:
            self.labels[topic["slug"]] = topic["labels"]
            self.topics.setdefault(topic["slug"], Counter())[meaning] += 1
        self.few_origins += document["independent_origins"] < 2
        self.exceptions += [
            (document["public_id"], document["url"], claim["text"], item["code"], item["reason"])
            for item in document["exceptions"]
        ]

    @property
    def published(self) -> int:
        return sum(self.states.values())


def by_meaning(counts: Counter[str]) -> tuple[int, ...]:
    """A number for each meaning, and together."""
    return (*(counts[meaning] for meaning in Meaning.values), sum(counts.values()))
