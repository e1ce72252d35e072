"""A hypothesis state machine: any verb, by anybody, on anything, against the model, step by step."""

from collections import Counter
from typing import Any

from django.db import transaction
from hypothesis import event
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from claims.models import Event
from claims.workflow.problems import Refused
from tests.machine import effects
from tests.machine.model import Claim, Model, Person, Place, Verdict
from tests.machine.newsroom import ANN, BEN, CALLS, EVA, FAY, GUS, PEOPLE, PLACES, Newsroom

ROOMS: list[Newsroom] = []  # the one in which examples run
TALLY: Counter[tuple[str, str]] = Counter()

REASON = st.sampled_from(["Because.", "Because.", "Because.", ""])
CODE = st.sampled_from(["counter_search", "counter_search", "truth_evidence_missing", "summary_missing"])
EDITS = [
    {"summary": "Why."}, {"summary": ""}, {"counter_search": ""}, {"counter_search": "Two."}, {"rating": "keliru"},
    {"rating": "benar"}, {"no_interest": True}, {"no_interest": True, "summary": "So."}, {"evidence": True},
    {"evidence": False}, {},
]  # fmt: skip
TEXTS = [{"text": "A claim."}, {"text": "Other words."}, {"selection_reason": ""}, {"selection_reason": "harm"}]
GIVEN: dict[str, dict[str, dict[str, Any]]] = {
    "claim": {
        "accept_claim": {},
        "dismiss_claim": {"reason": REASON},
        "reopen_claim": {},
        "split_claim": {"texts": st.sampled_from([["Part one.", "Part two."], ["Part one."]])},
        "undo_split": {},
        "merge_claim": {"into": st.integers(0, 3)},
        "undo_merge": {},
        "edit_claim": {"changes": st.sampled_from(TEXTS)},
        "add_appearance": {"place": st.sampled_from(PLACES)},
        "remove_appearance": {"place": st.integers(0, 1)},
        "sight": {"place": st.sampled_from(PLACES)},
        "draft_verdict": {},
        "start_correction": {"reason": REASON},
        "propose_retraction": {"reason": REASON},
    },
    "verdict": {
        "edit_verdict": {"changes": st.sampled_from(EDITS)},
        "submit_verdict": {},
        "send_back": {"reason": REASON},
        "reclaim_verdict": {},
        "approve_verdict": {},
        "withdraw_approval": {"reason": REASON},
        "grant_exception": {"code": CODE, "reason": REASON},
        "withdraw_exception": {"code": CODE},
        "publish": {},
        "draft_translation": {"language": st.sampled_from(["en", "ms", "id"]), "summary": st.just("T")},
    },
    "translation": {
        "edit_translation": {"summary": st.sampled_from(["T", "U"])},
        "submit_translation": {},
        "send_back_translation": {"reason": REASON},
        "reclaim_translation": {},
        "approve_translation": {},
        "publish_translation": {},
    },
    "retraction": {"retract": {}, "decline_retraction": {}},
}
VERBS = {verb for verbs in GIVEN.values() for verb in verbs} | {"open_claim", "suggest_claim", "edit_source"}
assert {verb for verbs in GIVEN.values() for verb in verbs} | {"edit_source"} == set(CALLS)

person = st.sampled_from(PEOPLE)
# Which of the rows there are: mostly the newest.
which = st.integers(0, 4)


def calls(thing: str) -> st.SearchStrategy[tuple[str, dict[str, Any]]]:
    return st.one_of(
        [st.tuples(st.just(verb), st.fixed_dictionaries(given)) for verb, given in sorted(GIVEN[thing].items())]
    )


class Machine(RuleBasedStateMachine):
    """Each example lives in a transaction that is rolled back."""

    def __init__(self) -> None:
        super().__init__()
        self.room, self.model = ROOMS[0], Model()
        self.outer = transaction.atomic()
        self.outer.__enter__()
        self.last_event = Event.objects.values_list("pk", flat=True).first() or 0

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.outer.__exit__(None, None, None)

    # ------------------------------------------------------------------ steps

    @initialize(state=st.sampled_from(["open", "suggested"]))
    def first_claim(self, state: str) -> None:
        self.new_claim(ANN, state, PLACES[0])

    @rule(by=person, state=st.sampled_from(["open", "suggested"]), place=st.sampled_from([*PLACES, None]))
    def new_claim(self, by: Person, state: str, place: Place | None) -> None:
        verb = "suggest_claim" if state == "suggested" else "open_claim"
        reasons = set() if by.may(verb) else {"not_permitted"}
        made = self.attempt(verb, reasons, lambda: self.room.new_claim(by, state, place, "A claim."))
        if not reasons:
            events = effects.new_claim(self.model, state, place, "A claim.")
            self.compare(by, events, made)
        else:
            self.compare(by, [])

    @rule(which=which, by=person, call=calls("claim"))
    def on_claim(self, which: int, by: Person, call: tuple[str, dict[str, Any]]) -> None:
        verb, given = call
        claim = newest(self.model.claims, which)
        if verb == "merge_claim":
            given = {"into": newest(self.model.claims, given["into"])}
        if verb == "remove_appearance":
            if not claim.places:
                return
            given = {"place": newest(claim.places, given["place"])}
        self.act(verb, claim, by, **given)

    @precondition(lambda self: self.verdicts())
    @rule(which=which, by=person, call=calls("verdict"))
    def on_verdict(self, which: int, by: Person, call: tuple[str, dict[str, Any]]) -> None:
        self.act(call[0], newest(self.verdicts(), which), by, **call[1])

    @precondition(lambda self: self.translations())
    @rule(which=which, by=person, call=calls("translation"))
    def on_translation(self, which: int, by: Person, call: tuple[str, dict[str, Any]]) -> None:
        self.act(call[0], newest(self.translations(), which), by, **call[1])

    @precondition(lambda self: any(claim.retractions for claim in self.model.claims))
    @rule(which=which, by=person, call=calls("retraction"))
    def on_retraction(self, which: int, by: Person, call: tuple[str, dict[str, Any]]) -> None:
        rows = [retraction for claim in self.model.claims for retraction in claim.retractions]
        self.act(call[0], newest(rows, which), by, **call[1])

    @rule(by=st.sampled_from([BEN, FAY]))
    def edit_a_source(self, by: Person) -> None:
        self.act("edit_source", None, by, title=f"Another title {self.model.sources_edited}")

    @rule(which=which, goal=st.sampled_from(["published", "retracted", "approved", "in_review", "translated"]))
    def walk(self, which: int, goal: str) -> None:
        """Takes a claim as far as `goal` by people who may, so that deep states are met often."""
        claim = newest(self.model.claims, which)
        way_in = {"suggested": "accept_claim", "dismissed": "reopen_claim", "merged": "undo_merge"}.get(claim.state)
        if way_in:
            self.act(way_in, claim, BEN)
        if claim.state == "split":
            return
        if goal == "retracted" and claim.shown():
            self._retract(claim)
        elif goal == "translated" and claim.shown():
            self._translate(claim.shown())
        else:
            self._publish(claim, goal)

    # ------------------------------------------------------------------ how a step is judged

    def act(self, verb: str, row: Any, by: Person, **given: Any) -> None:
        reasons = self.model.reasons(verb, row, by, **given)
        made = self.attempt(verb, reasons, lambda: self.room.carry_out(verb, row, by, **given))
        events = [] if reasons else effects.carry_out(self.model, verb, row, by, **given)
        self.compare(by, events, made)

    def attempt(self, verb: str, reasons: set[str], call: Any) -> Any:
        try:
            made = call()
        except Refused as refused:
            assert reasons, f"{verb} was refused ({refused.code}), the model sees no reason"
            assert refused.code in reasons, f"{verb} was refused with {refused.code}, not with one of {reasons}"
            TALLY[verb, "refused"] += 1
            event(f"{verb} refused")
            return None
        assert not reasons, f"{verb} was carried out, the model would refuse it: {reasons}"
        TALLY[verb, "done"] += 1
        event(f"{verb} done")
        return made

    def compare(self, by: Person, events: effects.Events, made: Any = None) -> None:
        self._learn_keys(made)
        rows = Event.objects.filter(pk__gt=self.last_event).order_by("pk")
        found = list(rows.values_list("pk", "verb", "thing", "source_state", "target_state", "actor"))
        self.last_event = found[-1][0] if found else self.last_event
        assert sorted(row[1:5] for row in found) == sorted(events)
        assert {row[5] for row in found} <= {self.room.users[by].pk}
        assert self.room.editorial() == self.room.editorial_of(self.model)
        assert self.room.public() == self.room.public_of(self.model)
        assert self.room.public_articles() == self.room.public_articles_of(self.model)
        assert self.room.log() == self.model.log

    def _learn_keys(self, made: Any) -> None:
        """The database's keys of rows that are new in the model."""
        new: list[Any] = [row for row in (*self.model.claims, *self.verdicts(), *self.translations()) if not row.pk]
        new += [row for claim in self.model.claims for row in claim.retractions if not row.pk]
        for row, answer in zip(new, made if isinstance(made, list) else [made], strict=False):
            row.pk = answer.pk
            if isinstance(row, Claim):
                row.public_id = answer.public_id

    # ------------------------------------------------------------------ walking

    def verdicts(self) -> list[Verdict]:
        return [verdict for claim in self.model.claims for verdict in claim.verdicts]

    def translations(self) -> list[Any]:
        return [translation for verdict in self.verdicts() for translation in verdict.translations]

    def _publish(self, claim: Claim, goal: str) -> None:
        if not claim.work():
            if claim.public:
                self.act("start_correction", claim, ANN, reason="A newer table.")
            else:
                self.act("draft_verdict", claim, ANN)
        verdict = claim.work()
        if verdict.state == "draft":
            if not claim.places:
                self.act("add_appearance", claim, BEN, place=PLACES[0])
            self.act("edit_claim", claim, BEN, changes={"selection_reason": "harm"})
            whole = {"summary": "Whole.", "counter_search": "Two.", "no_interest": True, "evidence": True}
            self.act("edit_verdict", verdict, verdict.author, changes=whole)
            self.act("submit_verdict", verdict, ANN)
        reviewer = next(person for person in (EVA, FAY, GUS) if not verdict.touched(person))
        if goal != "in_review" and verdict.state == "in_review":
            self.act("approve_verdict", verdict, reviewer)
        if goal not in ("in_review", "approved") and verdict.state == "approved":
            self.act("publish", verdict, reviewer)

    def _retract(self, claim: Claim) -> None:
        if not any(retraction.state == "proposed" for retraction in claim.retractions):
            self.act("propose_retraction", claim, ANN, reason="The source was withdrawn.")
        proposed = next(retraction for retraction in claim.retractions if retraction.state == "proposed")
        self.act("retract", proposed, EVA if proposed.proposer != EVA else FAY)

    def _translate(self, verdict: Verdict) -> None:
        self.act("draft_translation", verdict, ANN, language="en", summary="T")
        translation = next(row for row in verdict.translations if row.language == "en")
        for verb, by in (("submit_translation", ANN), ("approve_translation", EVA), ("publish_translation", FAY)):
            self.act(verb, translation, by)


def newest(rows: list[Any], which: int) -> Any:
    return rows[-1 - which % len(rows)]
