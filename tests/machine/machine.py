"""A hypothesis state machine: any verb, by anybody, on anything, against the model, step by step."""

from collections import Counter
from datetime import date
from itertools import product
from typing import Any

from django.db import transaction
from hypothesis import HealthCheck, currently_in_test_context, event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from claims.models import Event
from claims.workflow.problems import Refused
from tests.machine import effects
from tests.machine.model import Claim, Model, Person
from tests.machine.newsroom import ANN, BEN, CALLS, EVA, FAY, GUS, KIM, LOU, PEOPLE, PLACES, Newsroom
from tests.machine.rules import reasons
from tests.support.soak import WHOLE

ROOMS: list[Newsroom] = []  # the one in which examples run
TALLY: Counter[tuple[str, str]] = Counter()

SETTINGS = settings(
    deadline=None,
    database=None,
    print_blob=True,
    # The same examples at each `make test`, new ones at each `make soak`.
    derandomize=not WHOLE,
    stateful_step_count=3,
    # A step is a handful of transactions; how long they take says nothing about the strategies.
    suppress_health_check=[HealthCheck.too_slow],
)

REASON = st.sampled_from(["Because.", "Because.", "Because.", ""])
CODE = st.sampled_from(["counter_search", "truth_evidence_missing", "summary_missing"])
PLACE = st.sampled_from(PLACES)
PERSON = st.sampled_from([ANN, EVA, KIM, LOU])
EDITS = [
    {"summary": "Why."}, {"summary": ""}, {"counter_search": ""}, {"counter_search": "Two."}, {"rating": "keliru"},
    {"rating": "benar"}, {"no_interest": True}, {"evidence": True}, {"evidence": False}, {},
]  # fmt: skip
TEXTS = [{"text": "A claim."}, {"text": "Other words."}, {"selection_reason": ""}, {"selection_reason": "harm"}]
# Every verb by the thing it is done to, with what else it is given.
GIVEN: dict[str, dict[str, dict[str, Any]]] = {
    "nothing": {
        "open_claim": {"place": PLACE},
        "suggest_claim": {"place": st.none()},
        "edit_source": {"title": st.integers(0, 99).map("Table {}".format)},
    },
    "claim": {
        "accept_claim": {},
        "dismiss_claim": {"reason": REASON, "kind": st.sampled_from(["", "minor", "other"])},
        "reopen_claim": {},
        "suggest_again": {},
        "split_claim": {"texts": st.sampled_from([["Part one.", "Part two."], ["Part one."]])},
        "undo_split": {},
        "merge_claim": {"into": st.integers(-1, 2)},
        "undo_merge": {},
        "edit_claim": {"changes": st.sampled_from(TEXTS)},
        "schedule_claim": {"due_on": st.sampled_from([date(2026, 12, 1), date(2026, 12, 24), None])},
        "assign_claim": {"to": PERSON},
        "take_claim": {},
        "release_claim": {},
        "hand_over": {"to": PERSON},
        "set_priority": {"priority": st.sampled_from([1, 3])},
        "set_review_by": {"review_by": st.sampled_from([date(2926, 12, 1), date(2926, 12, 24), None])},
        "confirm": {},
        "add_appearance": {"place": PLACE},
        "remove_appearance": {"place": PLACE},
        "sight": {"place": PLACE},
        "draft_verdict": {},
        "start_correction": {"reason": REASON},
        "propose_retraction": {"reason": REASON},
    },
    "verdict": {
        "edit_verdict": {"changes": st.sampled_from(EDITS)},
        "submit_verdict": {},
        "send_back": {"reason": REASON, "notes": st.sampled_from([[], [("summary", "Say why.")]])},
        "settle_note": {},
        "reopen_note": {},
        "ask_opinion": {"of": st.sampled_from(PEOPLE)},
        "reclaim_verdict": {},
        "approve_verdict": {},
        "withdraw_approval": {"reason": REASON},
        "grant_exception": {"code": CODE, "reason": REASON},
        "withdraw_exception": {"code": CODE},
        "ask_review": {"of": st.sampled_from([EVA, FAY, ANN, None])},
        "publish": {},
        "draft_translation": {"language": st.sampled_from(["en", "ms", "id"]), "summary": st.just("T")},
    },
    "translation": {
        "carry_over_translation": {},
        "edit_translation": {"summary": st.sampled_from(["T", "U"])},
        "submit_translation": {},
        "send_back_translation": {"reason": REASON},
        "reclaim_translation": {},
        "approve_translation": {},
        "publish_translation": {},
    },
    "retraction": {"retract": {}, "decline_retraction": {}},
    "opinion": {"give_opinion": {"rating": st.sampled_from(["keliru", "benar"])}, "withdraw_opinion": {}},
}
THING_OF = {verb: thing for thing, verbs in GIVEN.items() for verb in verbs}
assert set(THING_OF) == set(CALLS)
# What each is given where the rest does not matter, and what comes before it.
PLAIN: dict[str, dict[str, Any]] = {
    "open_claim": {"place": PLACES[0]},
    "suggest_claim": {"place": None},
    "edit_source": {"title": "A table"},
    "dismiss_claim": {"reason": "No fact.", "kind": ""},
    "split_claim": {"texts": ["Part one.", "Part two."]},
    "merge_claim": {"into": -1},
    "edit_claim": {"changes": {"text": "Other words."}},
    "schedule_claim": {"due_on": date(2026, 12, 1)},
    "assign_claim": {"to": ANN},
    "hand_over": {"to": BEN},
    "set_priority": {"priority": 1},
    "ask_review": {"of": GUS},
    "set_review_by": {"review_by": date(2926, 12, 1)},
    "add_appearance": {"place": PLACES[1]},
    "remove_appearance": {"place": PLACES[0]},
    "sight": {"place": PLACES[2]},
    "start_correction": {"reason": "A newer table."},
    "propose_retraction": {"reason": "The source is gone."},
    "edit_verdict": {
        "changes": {
            "summary": "So.",
            "counter_search": "Two.",
            "no_interest": True,
            "evidence": True,
            "rating": "benar",
        }
    },
    "send_back": {"reason": "Read it again.", "notes": [("summary", "Say why."), ("rating", "Too hard.")]},
    "ask_opinion": {"of": GUS},
    "give_opinion": {"rating": "benar"},
    "withdraw_approval": {"reason": "Second thoughts."},
    "grant_exception": {"code": "counter_search", "reason": "None is kept."},
    "withdraw_exception": {"code": "counter_search"},
    "draft_translation": {"language": "en", "summary": "T"},
    "edit_translation": {"summary": "U"},
    "send_back_translation": {"reason": "Read it again."},
}
BEFORE = {
    "accept_claim": "suggest_claim",
    "suggest_again": "accept_claim",
    **dict.fromkeys(["dismiss_claim", "split_claim", "merge_claim", "edit_claim", "draft_verdict"], "open_claim"),
    **dict.fromkeys(["schedule_claim", "add_appearance", "remove_appearance"], "open_claim"),
    **dict.fromkeys(["assign_claim", "take_claim", "set_priority"], "open_claim"),
    **dict.fromkeys(["release_claim", "hand_over"], "take_claim"),
    "reopen_claim": "dismiss_claim",
    "undo_split": "split_claim",
    "undo_merge": "merge_claim",
    "edit_verdict": "draft_verdict",
    "submit_verdict": "edit_verdict",
    **dict.fromkeys(
        ["send_back", "reclaim_verdict", "approve_verdict", "grant_exception", "ask_review"], "submit_verdict"
    ),
    "withdraw_exception": "grant_exception",
    "settle_note": "send_back",
    "reopen_note": "settle_note",
    "ask_opinion": "submit_verdict",
    **dict.fromkeys(["give_opinion", "withdraw_opinion"], "ask_opinion"),
    **dict.fromkeys(["withdraw_approval", "publish"], "approve_verdict"),
    **dict.fromkeys(["start_correction", "sight", "propose_retraction", "draft_translation"], "publish"),
    **dict.fromkeys(["set_review_by", "confirm"], "publish"),
    **dict.fromkeys(["edit_translation", "submit_translation"], "draft_translation"),
    **dict.fromkeys(["send_back_translation", "reclaim_translation", "approve_translation"], "submit_translation"),
    "publish_translation": "approve_translation",
    "carry_over_translation": "publish_translation start_correction publish",
    **dict.fromkeys(["retract", "decline_retraction"], "propose_retraction"),
}
# Ways into the work, to where further rules are asked; each leaves rows in several states.
DEEP = [
    "", "merge_claim dismiss_claim suggest_claim", "suggest_claim suggest_again", "split_claim draft_verdict",
    "add_appearance remove_appearance", "grant_exception withdraw_exception grant_exception",
    "submit_translation submit_verdict", "approve_verdict edit_source", "publish start_correction",
    "publish start_correction edit_claim sight",
    "propose_retraction approve_verdict", "approve_translation reclaim_translation approve_verdict reclaim_verdict",
    "approve_translation retract submit_verdict", "approve_translation start_correction publish dismiss_claim",
    "settle_note reopen_note submit_verdict ask_opinion", "ask_opinion give_opinion approve_verdict",
    "confirm set_review_by start_correction publish", "publish_translation start_correction publish carry_over_translation",
    "publish_translation start_correction publish propose_retraction", "retract start_correction publish",
    "set_priority take_claim split_claim hand_over assign_claim merge_claim ask_review",
    "publish start_correction assign_claim submit_verdict",
]  # fmt: skip

Call = tuple[str, dict[str, Any]]
CALL = st.one_of(
    st.tuples(st.just(verb), st.fixed_dictionaries(given)) for verbs in GIVEN.values() for verb, given in verbs.items()
)


class Machine(RuleBasedStateMachine):
    """Each example lives in a transaction that is rolled back."""

    def __init__(self) -> None:
        super().__init__()
        self.room, self.model, self.people = ROOMS[0], Model(), PEOPLE
        self.outer = transaction.atomic()
        self.outer.__enter__()
        self.missed: set[tuple[str, ...]] = set()
        self.last_event = Event.objects.values_list("pk", flat=True).first() or 0

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.outer.__exit__(None, None, None)

    # ------------------------------------------------------------------ steps

    @initialize(people=st.permutations(PEOPLE), way=st.sampled_from(DEEP))
    def begin(self, people: list[Person], way: str) -> None:
        """Some way into the work, so that deep states are met often; who does it is who comes first and may."""
        self.people = people
        self.somebody_almost_may(way=way)

    @rule(call=CALL, by=st.sampled_from(PEOPLE), which=st.integers(0, 3))
    def anybody_tries(self, call: Call, by: Person, which: int) -> None:
        verb, given = call
        rows = self.rows(verb, given)
        if rows:
            self.act(verb, newest(rows, which), by, self.named(verb, given))

    @rule(call=CALL)
    def somebody_sees_to_it(self, call: Call) -> None:
        self.work_towards(*call)

    @rule(way=st.sampled_from(DEEP))
    def somebody_almost_may(self, way: str) -> None:
        """Each reason that stands alone against a verb, once for each state: a forgotten rule shows here."""
        for verb in way.split():
            self.work_towards(verb, PLAIN.get(verb, {}))
        staff = [person for person in self.people if person.role and person.active]
        for verb in THING_OF:
            given = PLAIN.get(verb, {})
            for row, by in product(reversed(self.rows(verb, given)), staff):
                against = reasons(self.model, verb, row, by, **self.named(verb, given))
                miss = (verb, getattr(row, "state", ""), *against)
                if len(against) == 1 and miss not in self.missed:
                    self.missed.add(miss)
                    self.attempt(verb, row, by, self.named(verb, given))
        self._compare(self.people[0], [])

    # ------------------------------------------------------------------ what steps are made of

    def work_towards(self, verb: str, given: dict[str, Any]) -> None:
        """Carries the verb out where and by whom the model sees least against it, after what must come before."""
        best = self.best(verb, given)
        if verb in BEFORE and (best is None or any(self.against(verb, best, given))):
            for earlier in BEFORE[verb].split():
                self.work_towards(earlier, PLAIN.get(earlier, {}))
            best = self.best(verb, given)
        if best is not None:
            self.act(verb, *best, self.named(verb, given))

    # ------------------------------------------------------------------ how a step is judged

    def act(self, verb: str, row: Any, by: Person, given: dict[str, Any]) -> None:
        self._compare(by, self.attempt(verb, row, by, given))

    def attempt(self, verb: str, row: Any, by: Person, given: dict[str, Any]) -> effects.Events:
        """Carries the verb out where the model says it may be, in the model too. Answers what it must leave."""
        found = reasons(self.model, verb, row, by, **given)
        made, code = None, ""
        try:
            made = self.room.carry_out(verb, row, by, **given)
        except Refused as refused:
            code = refused.code
        assert code in (found or {""}), f"{verb}: refused with {code!r}, the model says {found or 'it may be done'}"
        answer = "refused" if code else "done"
        TALLY[verb, answer] += 1
        if currently_in_test_context():
            event(f"{verb} {answer}")
        events = [] if found else effects.carry_out(self.model, verb, row, by, **given)
        self._learn_keys(made)
        return events

    def _compare(self, by: Person, events: effects.Events) -> None:
        rows = Event.objects.filter(pk__gt=self.last_event).order_by("pk")
        found = list(rows.values_list("pk", "verb", "thing", "source_state", "target_state", "actor"))
        self.last_event = found[-1][0] if found else self.last_event
        assert sorted(row[1:5] for row in found) == sorted(events)
        assert {row[5] for row in found} <= {self.room.users[by].pk}
        said, expected = self.room.says(), self.room.should_say(self.model)
        assert (expected - said, said - expected) == (set(), set()), "missing in the database, too much in it"
        assert self.room.public() == self.room.public_of(self.model)
        assert self.room.public_articles() == self.room.public_articles_of(self.model)
        if events and self.model.log:
            assert self.room.log() == self.model.log

    def _learn_keys(self, made: Any) -> None:
        """The database's keys of rows that are new in the model."""
        things = (self.model.claims, self.model.verdicts(), self.model.translations(), self.model.retractions(),
                  self.model.opinions())  # fmt: skip
        new = [row for rows in things for row in rows if not row.pk]
        for row, answer in zip(new, made if isinstance(made, list) else [made], strict=False):
            row.pk = answer.pk
            if isinstance(row, Claim):
                row.public_id = answer.public_id

    # ------------------------------------------------------------------ whom and what a step is about

    def rows(self, verb: str, given: dict[str, Any]) -> list[Any]:
        match THING_OF[verb]:
            case "claim" if verb == "remove_appearance":
                return [claim for claim in self.model.claims if given["place"] in claim.places]
            case "claim":
                return self.model.claims
            case "verdict" if verb in ("settle_note", "reopen_note"):
                return [verdict for verdict in self.model.verdicts() if verdict.notes]
            case "verdict":
                return self.model.verdicts()
            case "opinion":
                return self.model.opinions()
            case "translation":
                return self.model.translations()
            case "retraction":
                return self.model.retractions()
        return [None]

    def named(self, verb: str, given: dict[str, Any]) -> dict[str, Any]:
        """`given` with the claim to merge into; -1 is the oldest that may be merged into."""
        if verb != "merge_claim":
            return given
        fit = [claim for claim in self.model.claims if given["into"] >= 0 or claim.state in ("open", "closed")]
        return {"into": newest(fit or self.model.claims, given["into"])}

    def best(self, verb: str, given: dict[str, Any]) -> tuple[Any, Person] | None:
        pairs = [(row, by) for row in reversed(self.rows(verb, given)) for by in self.people]
        return min(pairs, key=lambda pair: self.against(verb, pair, given), default=None)

    def against(self, verb: str, pair: tuple[Any, Person], given: dict[str, Any]) -> tuple[int, bool]:
        """How many reasons the model sees, and whether the claim lacks what would stop its verdict later."""
        claim = getattr(pair[0], "claim", pair[0])
        bare = isinstance(claim, Claim) and not (claim.places and claim.fields["selection_reason"])
        return len(reasons(self.model, verb, *pair, **self.named(verb, given))), bare


def newest(rows: list[Any], which: int) -> Any:
    return rows[-1 - which % len(rows)]
