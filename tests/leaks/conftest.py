import logging
from collections.abc import Iterator
from typing import Any

import pytest

from tests.leaks.building import build
from tests.leaks.world import World
from tests.support import databases


@pytest.fixture(scope="session")
def built(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[str, World]]:
    """The world, built and committed once, and the name of its database."""
    with django_db_blocker.unblock(), databases.copy(databases.unique_name()) as name:
        with databases.switched(name):
            made = build()
        yield name, made


@pytest.fixture(scope="module")
def world(built: tuple[str, World], django_db_blocker: Any) -> Iterator[World]:
    """The world, with all connections to its database. Tests change nothing in it, or take it back."""
    name, made = built
    with django_db_blocker.unblock(), databases.switched(name):
        yield made


@pytest.fixture(scope="module", autouse=True)
def quiet() -> Iterator[None]:
    """Thousands of refused requests are meant; their warnings cost more than they."""
    logging.disable(logging.ERROR)
    yield
    logging.disable(logging.NOTSET)
