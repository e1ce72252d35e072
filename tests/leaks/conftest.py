import logging
from collections.abc import Iterator
from typing import Any

import pytest

from tests.leaks.world import World, build
from tests.support import databases


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """The committed world of a module, on a database of its own. Its tests change nothing, or take it back."""
    with (
        django_db_blocker.unblock(),
        databases.copy(databases.unique_name()) as name,
        databases.switched(name),
    ):
        yield build()


@pytest.fixture(scope="module", autouse=True)
def quiet() -> Iterator[None]:
    """Thousands of refused requests are meant; their warnings cost more than they."""
    logging.disable(logging.ERROR)
    yield
    logging.disable(logging.NOTSET)
