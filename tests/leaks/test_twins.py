"""What the public sees does not depend on private work: not its bytes, its order, its counts, its tags, its cursors."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from claims import conditional, pagination
from claims.api import base as api
from claims.models import Claim, Event
from claims.models.published import PublishedCheck
from claims.public import views
from claims.publishing import reading
from tests.leaks.twins import Twins, differing, later, more_private_work, stopped_clock, to_ask
from tests.leaks.world import World
from tests.support import databases

pytestmark = pytest.mark.soak


@pytest.fixture(scope="module")
def stages() -> dict[str, Any]:
    return {}


@pytest.fixture(scope="module")
def twins(world: World, stages: dict[str, Any]) -> Iterator[Twins]:
    """Two copies of the world, in one of which much more went on in private; then both publish the same."""
    original = connection.settings_dict["NAME"]
    connection.close()
    with (
        databases.copy(databases.unique_name(), of=original) as one,
        databases.copy(databases.unique_name(), of=original) as other,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr(views, "PAGE_SIZE", 2)
        found = Twins(one, other)
        with databases.switched(other):
            hidden = more_private_work(world)
            found.asked = to_ask(world, hidden)
        stages["after more private work"] = found.faces()
        with stopped_clock(patch):
            for name in (one, other):
                with databases.switched(name):
                    later(world)
        stages["after both published the same"] = found.faces()
        yield found


@pytest.mark.parametrize("stage", ["after more private work", "after both published the same"])
def test_private_work_changes_no_public_byte(twins, stages, stage):
    one, other = stages[stage]
    assert len(one) > 150
    assert differing(one, other) == []


def test_the_twins_do_differ_and_did_publish(twins, stages):
    counts = []
    for name in (twins.one, twins.other):
        with databases.switched(name):
            counts.append((Claim.objects.count(), Event.objects.count()))
    assert counts[0] < counts[1]
    before, after = (stages[stage][0] for stage in stages)
    assert len(differing(before, after)) > 20


def a_header_counts_claims(patch: pytest.MonkeyPatch) -> str:
    whole = api.PublicView.finalize_response

    def broken(self: Any, *args: Any, **kwargs: Any) -> Any:
        response = whole(self, *args, **kwargs)
        response["X-Total"] = str(Claim.objects.count())
        return response

    patch.setattr(api.PublicView, "finalize_response", broken)
    return "/api/v1/checks/"


def a_list_is_ordered_by_work(patch: pytest.MonkeyPatch) -> str:
    found = reading.checks

    def broken() -> list[PublishedCheck]:
        return sorted(found(), key=lambda row: Event.objects.filter(claim__public_id=row.public_id).count())

    patch.setattr(reading, "checks", broken)
    return "/"


def a_cursor_carries_the_number_of_the_row(patch: pytest.MonkeyPatch) -> str:
    """Publications that the database took back have used numbers up: a row number tells of them."""
    whole = pagination.cursor_of

    def broken(way: str, public_id: str, *more: Any) -> str:
        return whole(way, public_id, *more) + str(PublishedCheck.objects.get(public_id=public_id).pk)

    patch.setattr(pagination, "cursor_of", broken)
    return "/api/v1/checks/?page_size=1"


def a_tag_says_when_somebody_last_worked(patch: pytest.MonkeyPatch) -> str:
    whole = conditional.tag
    patch.setattr(conditional, "tag", lambda *shape, **how: whole(*shape, Event.objects.latest("pk").pk, **how))
    return "/corrections/"


@pytest.mark.parametrize(
    "dependence",
    [
        a_header_counts_claims,
        a_list_is_ordered_by_work,
        a_cursor_carries_the_number_of_the_row,
        a_tag_says_when_somebody_last_worked,
    ],
    ids=lambda dependence: dependence.__name__,
)
def test_a_dependence_made_on_purpose_is_found(twins, monkeypatch, dependence):
    path = dependence(monkeypatch)
    assert path in Twins(twins.one, twins.other, [path]).differences()
