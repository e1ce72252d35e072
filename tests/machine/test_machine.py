"""The whole workflow against a model of it."""

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from tests.machine.machine import BEFORE, PLAIN, SETTINGS, TALLY, THING_OF, Machine, newest
from tests.machine.newsroom import KIM
from tests.support.soak import rounds

pytestmark = [pytest.mark.soak, pytest.mark.usefixtures("newsroom")]


def test_whatever_anybody_tries_the_workflow_does_what_the_model_says():
    run_state_machine_as_test(Machine, settings=settings(SETTINGS, max_examples=rounds(1000)))


def test_every_verb_is_carried_out_and_every_verb_is_refused():
    TALLY.clear()
    machine = Machine()
    try:
        for verb in THING_OF:
            given = PLAIN.get(verb, {})
            for earlier in BEFORE.get(verb, "").split():
                machine.work_towards(earlier, PLAIN.get(earlier, {}))
            machine.act(verb, newest(machine.rows(verb, given), 0), KIM, machine.named(verb, given))
            machine.work_towards(verb, given)
        # What needs rows that only verbs further down leave behind comes in a second round.
        for verb in [verb for verb in THING_OF if not TALLY[verb, "done"]]:
            for earlier in BEFORE.get(verb, "").split():
                machine.work_towards(earlier, PLAIN.get(earlier, {}))
            machine.work_towards(verb, PLAIN.get(verb, {}))
    finally:
        machine.teardown()
    answers = ("done", "refused")
    assert {(verb, answer) for verb in THING_OF for answer in answers if not TALLY[verb, answer]} == set()
