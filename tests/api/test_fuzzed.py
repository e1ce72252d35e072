"""Whatever is asked of the API, the answer is one that its description knows."""

import logging
from collections.abc import Iterator

import pytest
from django.db import connections

from claims.publishing import verbs as publishing
from claims.publishing.erasing import erase
from claims.publishing.exports.keeping import keep_files
from tests import factories
from tests.api import fuzzing
from tests.support.keys import bearer
from tests.support.soak import rounds

EXAMPLES = rounds(700)
AT_LEAST = 5000


@pytest.fixture
def key(committed_db: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Of a partner with an endpoint, where checks stand, were corrected, retracted and erased."""
    monkeypatch.setitem(connections["default"].settings_dict, "CONN_MAX_AGE", None)
    people = factories.user("reporter"), factories.user("reviewer")
    made = [factories.claim(people[0]) for _ in range(4)]
    for claim in made:
        factories.published(*people, claim)
    factories.correction(*people, made[0])
    publishing.retract(factories.retraction(people[0], made[1]), by=people[1])
    erase(made[2], by=factories.user("administrator"), reason="Court order 12/2026.")
    keep_files()
    partner = factories.user("partner")
    factories.endpoint(partner)
    return bearer(partner, "webhooks")["Authorization"].removeprefix("Bearer ")


@pytest.mark.soak
@pytest.mark.filterwarnings("ignore:Generating overly large repr")
def test_no_answer_to_thousands_of_made_up_requests_is_a_fault_or_not_described(key, caplog):
    caplog.set_level(logging.CRITICAL, logger="django.request")
    with fuzzing.application() as app:
        found = list(fuzzing.failures(app, key, EXAMPLES, seed=EXAMPLES))
    assert found == []
    assert {status for status in app.statuses if status >= 500} == set()
    assert sum(app.statuses.values()) >= AT_LEAST
