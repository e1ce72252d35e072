"""Nothing private is in any answer to anybody, at any public URL, however it is asked for."""

from collections.abc import Iterator
from urllib.parse import quote, urlencode

import pytest
from django.db import DataError, OperationalError, ProgrammingError, connections
from django.urls import include, path

from claims.public import views
from tests.leaks import addresses, walking
from tests.leaks.walking import Answer
from tests.support import soak

PARTS = 1 if soak.WHOLE else 10


@pytest.fixture(scope="module")
def short_lists() -> Iterator[None]:
    """Pages of two, so that there are links to later ones."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(views, "PAGE_SIZE", 2)
        yield


@pytest.fixture(scope="module")
def urls(world, short_lists) -> list[str]:
    return [*addresses.urls(world), "/api/v1/checks/?page_size=2"]


@pytest.fixture(scope="module")
def answers(world, urls) -> list[Answer]:
    return walking.crawl(walking.anonymous(), urls)


@pytest.fixture(scope="module")
def kinds(answers) -> list[str]:
    """One URL of each pattern, status and language: all in soak."""
    if soak.WHOLE:
        return [answer.path for answer in answers]
    found = {(addresses.route_of(a.path.split("?")[0]), a.path.startswith("/id/"), a.status): a.path for a in answers if a.status < 400 or a.path.split("?")[0].endswith("/")}
    return list(found.values())


def test_every_public_pattern_is_walked(answers):
    walked = {addresses.route_of(answer.path.split("?")[0]) for answer in answers if answer.status < 500}
    for place in addresses.places():
        assert any(place.route.split("/", 1)[-1] in route or route == place.route for route in walked), place


def test_nothing_private_is_in_any_answer(world, answers):
    assert walking.leaks(world.marks, answers) == []
