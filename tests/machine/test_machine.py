"""The whole workflow against a model of it."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.machine.machine import ROOMS, TALLY, VERBS, Machine
from tests.machine.newsroom import Newsroom
from tests.support.soak import WHOLE, rounds

pytestmark = pytest.mark.soak
SETTINGS = settings(
    deadline=None,
    database=None,
    print_blob=True,
    # The same examples at each `make test`, new ones at each `make soak`.
    derandomize=not WHOLE,
    stateful_step_count=12,
    # A step is a handful of transactions; how long they take says nothing about the strategies.
    suppress_health_check=[HealthCheck.too_slow],
)


@pytest.fixture(scope="module", autouse=True)
def newsroom(committed_db_once: None) -> Iterator[None]:
    ROOMS[:] = [Newsroom()]
    yield
    ROOMS.clear()


def test_whatever_anybody_tries_the_workflow_does_what_the_model_says():
    TALLY.clear()
    run_state_machine_as_test(Machine, settings=settings(SETTINGS, max_examples=rounds(1000)))
    lines = [f"{verb}: {TALLY[verb, 'done']} done, {TALLY[verb, 'refused']} refused" for verb in sorted(VERBS)]
    print("\n".join(lines))
    never = {(verb, answer) for verb in VERBS for answer in ("done", "refused") if not TALLY[verb, answer]}
    assert never == set()
