"""The workflow in plain Python, written from the design and docs/workflow.md; it asks nothing of the code it judges.

`reasons` (rules.py) says why a verb must be refused (nothing: it must succeed), `carry_out` (effects.py) what it does.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

# Beside what every role may do.
REVIEWERS_ONLY = {
    "assign_claim",
    "send_back", "approve_verdict", "withdraw_approval", "grant_exception", "withdraw_exception", "publish", "sight",
    "ask_opinion", "withdraw_opinion",
    "confirm",
    "send_back_translation", "approve_translation", "publish_translation", "retract", "decline_retraction",
}  # fmt: skip
MOVES: dict[str, tuple[set[str], str]] = {
    "accept_claim": ({"suggested"}, "open"),
    "dismiss_claim": ({"suggested", "open"}, "dismissed"),
    "reopen_claim": ({"dismissed"}, "open"),
    "suggest_again": ({"open", "dismissed"}, "suggested"),
    "split_claim": ({"suggested", "open"}, "split"),
    "undo_split": ({"split"}, "open"),
    "merge_claim": ({"suggested", "open"}, "merged"),
    "undo_merge": ({"merged"}, "open"),
    "submit_verdict": ({"draft"}, "in_review"),
    "send_back": ({"in_review"}, "draft"),
    "reclaim_verdict": ({"in_review", "approved"}, "draft"),
    "approve_verdict": ({"in_review"}, "approved"),
    "withdraw_approval": ({"approved"}, "in_review"),
    "publish": ({"approved"}, "published"),
    "submit_translation": ({"draft"}, "in_review"),
    "send_back_translation": ({"in_review"}, "draft"),
    "reclaim_translation": ({"in_review", "approved"}, "draft"),
    "approve_translation": ({"in_review"}, "approved"),
    "publish_translation": ({"approved"}, "published"),
    "retract": ({"proposed"}, "carried_out"),
    "decline_retraction": ({"proposed"}, "declined"),
    "give_opinion": ({"asked"}, "given"),
    "withdraw_opinion": ({"asked"}, "withdrawn"),
}


@dataclass(frozen=True)
class Person:
    name: str
    role: str  # "" for none
    active: bool = True

    def may(self, verb: str) -> bool:
        return self.active and self.role != "" and (self.role != "reporter" or verb not in REVIEWERS_ONLY)


@dataclass(frozen=True)
class Place:
    """Words of an article to which claims are tied."""

    article: int
    words: str


@dataclass
class Public:
    """What a reader sees of a check."""

    state: str
    revision: int
    text: str
    rating: str
    corrections: list[tuple[str, str]]
    places: list[Place]
    translations: dict[str, str] = field(default_factory=dict)
    retraction: str = ""
    is_confirmed: bool = False


@dataclass(eq=False)
class Claim:
    state: str
    fields: dict[str, str]
    places: list[Place]
    parent: "Claim | None" = None
    into: "Claim | None" = None
    brought: list[Place] = field(default_factory=list)  # places that came to another claim with the merge
    verdicts: list["Verdict"] = field(default_factory=list)
    retractions: list["Retraction"] = field(default_factory=list)
    public: Public | None = None
    due_on: date | None = None
    priority: int = 3
    assignee: Person | None = None
    review_by: date | None = None
    was_suggested: bool = False
    dismissed_as: str = ""
    pk: int = 0
    public_id: str = ""

    def work(self) -> "Verdict | None":
        return next((v for v in self.verdicts if v.state in ("draft", "in_review", "approved")), None)

    def shown(self) -> "Verdict | None":
        return next((v for v in self.verdicts if v.state == "published"), None)


@dataclass(eq=False)
class Verdict:
    claim: Claim
    author: Person
    fields: dict[str, Any]
    corrects: "Verdict | None" = None
    reason: str = ""
    state: str = "draft"
    editors: set[Person] = field(default_factory=set)
    reviewer: Person | None = None
    exceptions: set[str] = field(default_factory=set)
    approval: "tuple[Person, Any] | None" = None
    translations: list["Translation"] = field(default_factory=list)
    notes: list["Note"] = field(default_factory=list)
    opinions: list["Opinion"] = field(default_factory=list)
    # Who did anything to it: they know what it says.
    acted: set[Person] = field(default_factory=set)
    pk: int = 0

    @property
    def revision(self) -> int:
        return self.claim.verdicts.index(self) + 1

    def touched(self, by: Person) -> bool:
        return by == self.author or by in self.editors

    def missing(self) -> set[str]:
        """What readiness finds, less what was excepted."""
        found, claim = set(), self.claim
        if not claim.places:
            found.add("appearance_missing")
        if not claim.fields["selection_reason"]:
            found.add("selection_missing")
        if not self.fields["summary"]:
            found.add("summary_missing")
        if not self.fields["no_interest"]:
            found.add("interest_undeclared")
        if not self.fields["counter_search"]:
            found.add("counter_search")
        if not self.fields["evidence"]:
            found |= {"truth_evidence_missing", "independent_origins", "attribution_evidence_missing"}
        return found - self.exceptions


@dataclass(eq=False)
class Translation:
    verdict: Verdict
    language: str
    translator: Person
    summary: str
    state: str = "draft"
    approver: Person | None = None
    pk: int = 0


@dataclass(eq=False)
class Note:
    """What a reviewer found wrong in a field."""

    field: str
    settled: bool = False


@dataclass(eq=False)
class Opinion:
    """A second opinion; `rating` and `compared` once it is given."""

    verdict: Verdict
    asked_by: Person
    asked_of: Person
    state: str = "asked"
    rating: str = ""
    compared: str = ""
    pk: int = 0


@dataclass(eq=False)
class Retraction:
    claim: Claim
    proposer: Person
    reason: str
    state: str = "proposed"
    pk: int = 0


@dataclass
class Model:
    claims: list[Claim] = field(default_factory=list)
    log: list[tuple[str, str, int, str]] = field(default_factory=list)
    source_title: str = ""

    def verdicts(self) -> list[Verdict]:
        return [verdict for claim in self.claims for verdict in claim.verdicts]

    def translations(self) -> list[Translation]:
        return [translation for verdict in self.verdicts() for translation in verdict.translations]

    def retractions(self) -> list[Retraction]:
        return [retraction for claim in self.claims for retraction in claim.retractions]

    def opinions(self) -> list[Opinion]:
        return [opinion for verdict in self.verdicts() for opinion in verdict.opinions]

    def content(self, verdict: Verdict) -> Any:
        """All that an approval is given to."""
        words = (verdict.claim.fields, verdict.fields, sorted(verdict.exceptions), verdict.reason)
        return repr(words), self.source_title
