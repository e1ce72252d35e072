"""Two who have the same article read at the same moment leave each suggestion once."""

import pytest

from claims.anchoring import make_selector
from claims.models import Claim
from claims.suggesting import storing
from claims.suggesting.found import Reading, Suggestion
from tests import factories
from tests.support import breaking
from tests.support.hands import codes, together, widen
from tests.support.soak import rounds

pytestmark = pytest.mark.soak


def suggestions_after_two_readings() -> int:
    by = factories.user("reporter")
    version = factories.article(by)
    found = Suggestion("Satu.", (make_selector(version.text, 0, 12),), 0.5)
    readings = [Reading((found,), method="rules 1")]
    hands = [lambda: storing.store(version, readings, by=by)] * 2
    assert codes(together(*hands, wait=5)) == ["", ""]
    return Claim.objects.filter(appearances__article_version=version).count()


def test_two_readings_at_once_leave_each_suggestion_once(committed_db):
    widen(committed_db)
    assert [suggestions_after_two_readings() for _round in range(rounds(50))] == [1] * rounds(50)


def test_they_leave_it_twice_where_the_article_is_not_locked(committed_db):
    widen(committed_db)
    with breaking.without_row_locks():
        assert any(suggestions_after_two_readings() > 1 for _attempt in range(20))
