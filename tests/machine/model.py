"""The workflow in plain Python, written from the design and docs/workflow.md; it asks nothing of the code it judges.

`Model.reasons` says why a verb must be refused (nothing: it must succeed), `Model.carry_out` (effects.py) what it does.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

# Beside what every role may do.
REVIEWERS_ONLY = {
    "send_back", "approve_verdict", "withdraw_approval", "grant_exception", "withdraw_exception", "publish", "sight",
    "send_back_translation", "approve_translation", "publish_translation", "retract", "decline_retraction",
}  # fmt: skip
MOVES: dict[str, tuple[set[str], str]] = {
    "accept_claim": ({"suggested"}, "open"),
    "dismiss_claim": ({"suggested", "open"}, "dismissed"),
    "reopen_claim": ({"dismissed"}, "open"),
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
}
EXCEPTABLE = {"counter_search", "truth_evidence_missing", "independent_origins", "primary_source", "kept_copy"}


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


@dataclass(eq=False)
class Claim:
    state: str
    fields: dict[str, str]
    places: list[Place]
    parent: "Claim | None" = None
    into: "Claim | None" = None
    verdicts: list["Verdict"] = field(default_factory=list)
    retractions: list["Retraction"] = field(default_factory=list)
    public: Public | None = None
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
    exceptions: set[str] = field(default_factory=set)
    approval: "tuple[Person, Any] | None" = None
    translations: list["Translation"] = field(default_factory=list)
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

    def content(self, verdict: Verdict) -> Any:
        """All that an approval is given to."""
        words = (verdict.claim.fields, verdict.fields, sorted(verdict.exceptions), verdict.reason)
        return repr(words), self.source_title

    def reasons(self, verb: str, row: Any, by: Person, **given: Any) -> set[str]:
        """The codes with which the verb may be refused; none: it succeeds."""
        found = set(RULES[verb](self, row, by, **given)) if verb in RULES else set()
        if not by.may(verb):
            found.add("not_permitted")
        if not given.get("reason", "given"):
            found.add("reason_missing")
        if verb != "publish" and verb in MOVES and row.state not in MOVES[verb][0]:
            found.add("wrong_state")
        return found


def _edit_claim(_m: Model, claim: Claim, _by: Person, **_given: Any) -> Iterator[str]:
    work = claim.work()
    if claim.state in ("dismissed", "split", "merged"):
        yield "claim_not_open"
    if work and work.state != "draft":
        yield "verdict_in_review"
    if claim.state == "closed" and not work:
        yield "published"


def _add_appearance(m: Model, claim: Claim, by: Person, place: Place) -> Iterator[str]:
    yield from _edit_claim(m, claim, by)
    if place in claim.places:
        yield "duplicate_appearance"


def _remove_appearance(m: Model, claim: Claim, by: Person, place: Place) -> Iterator[str]:
    yield from _edit_claim(m, claim, by)
    if claim.public:
        yield "published"


def _sight(_m: Model, claim: Claim, _by: Person, place: Place) -> Iterator[str]:
    if not claim.shown():
        yield "not_published"
    if place in claim.places:
        yield "duplicate_appearance"


def _no_work_yet(_m: Model, claim: Claim, _by: Person, **given: Any) -> Iterator[str]:
    if claim.verdicts:
        yield "has_verdict"
    if "texts" in given and len(set(given["texts"])) < 2:
        yield "too_few_parts"
    into = given.get("into")
    if into and (into is claim or into.state not in ("open", "closed")):
        yield "bad_merge_target"


def _undo_split(m: Model, claim: Claim, _by: Person) -> Iterator[str]:
    parts = [part for part in m.claims if part.parent is claim and part.state != "dismissed"]
    if any(part.state not in ("open", "suggested") or part.verdicts for part in parts):
        yield "child_in_work"


def _draft_verdict(_m: Model, claim: Claim, _by: Person) -> Iterator[str]:
    if claim.state != "open":
        yield "claim_not_open"
    if claim.work():
        yield "has_verdict"
    if claim.public:
        yield "published"


def _start_correction(_m: Model, claim: Claim, _by: Person, reason: str) -> Iterator[str]:
    if not claim.public:
        yield "not_published"
    if claim.work():
        yield "has_verdict"


def _propose_retraction(_m: Model, claim: Claim, _by: Person, reason: str) -> Iterator[str]:
    if not claim.shown():
        yield "not_published"
    if any(retraction.state == "proposed" for retraction in claim.retractions):
        yield "already_proposed"


def _edit_verdict(_m: Model, verdict: Verdict, _by: Person, changes: Any) -> Iterator[str]:
    if verdict.state != "draft":
        yield "not_draft"


def _submit(_m: Model, verdict: Verdict, _by: Person) -> Iterator[str]:
    if verdict.missing() - EXCEPTABLE:
        yield "not_ready"


def _reclaim(_m: Model, verdict: Verdict, by: Person) -> Iterator[str]:
    if verdict.state == "in_review" and not verdict.touched(by):
        yield "not_yours"


def _approve(_m: Model, verdict: Verdict, by: Person) -> Iterator[str]:
    if verdict.touched(by):
        yield "four_eyes"
    if verdict.missing():
        yield "not_ready"


def _publish(m: Model, verdict: Verdict, _by: Person) -> Iterator[str]:
    if verdict.state in ("published", "superseded"):
        yield "already_published"
    elif verdict.state != "approved":
        yield "not_approved"
    elif verdict.approval is None or verdict.approval[1] != m.content(verdict):
        yield "approval_stale"


def _exception(_m: Model, verdict: Verdict, by: Person, code: str, reason: str) -> Iterator[str]:
    if verdict.state != "in_review":
        yield "not_in_review"
    if verdict.touched(by):
        yield "four_eyes"
    if code not in EXCEPTABLE:
        yield "no_exception_allowed"
    if code in verdict.exceptions:
        yield "already_granted"


def _withdraw_exception(_m: Model, verdict: Verdict, by: Person, code: str) -> Iterator[str]:
    if verdict.state != "in_review":
        yield "not_in_review"
    if verdict.touched(by):
        yield "four_eyes"
    if code not in verdict.exceptions:
        yield "no_exception"


def _draft_translation(_m: Model, verdict: Verdict, _by: Person, language: str, summary: str) -> Iterator[str]:
    if verdict.state != "published":
        yield "not_published"
    if language == "id":
        yield "same_language"
    if language in {translation.language for translation in verdict.translations}:
        yield "already_translated"


def _own_translation(_m: Model, translation: Translation, by: Person, **given: Any) -> Iterator[str]:
    if translation.translator != by:
        yield "not_yours"
    if "summary" in given and translation.state != "draft":
        yield "not_draft"


def _approve_translation(_m: Model, translation: Translation, by: Person) -> Iterator[str]:
    if translation.translator == by:
        yield "four_eyes"


def _publish_translation(_m: Model, translation: Translation, _by: Person) -> Iterator[str]:
    if translation.verdict.state != "published":
        yield "stale_translation"


def _retract(_m: Model, retraction: Retraction, by: Person) -> Iterator[str]:
    if retraction.proposer == by:
        yield "four_eyes"


RULES: dict[str, Any] = {
    "edit_claim": _edit_claim,
    "add_appearance": _add_appearance,
    "remove_appearance": _remove_appearance,
    "sight": _sight,
    "dismiss_claim": _no_work_yet,
    "split_claim": _no_work_yet,
    "merge_claim": _no_work_yet,
    "undo_split": _undo_split,
    "draft_verdict": _draft_verdict,
    "start_correction": _start_correction,
    "propose_retraction": _propose_retraction,
    "edit_verdict": _edit_verdict,
    "submit_verdict": _submit,
    "reclaim_verdict": _reclaim,
    "approve_verdict": _approve,
    "publish": _publish,
    "grant_exception": _exception,
    "withdraw_exception": _withdraw_exception,
    "draft_translation": _draft_translation,
    "edit_translation": _own_translation,
    "submit_translation": _own_translation,
    "reclaim_translation": _own_translation,
    "approve_translation": _approve_translation,
    "publish_translation": _publish_translation,
    "retract": _retract,
}
