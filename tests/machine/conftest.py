from collections.abc import Iterator
from typing import Any

import pytest

from tests.machine.machine import ROOMS
from tests.machine.newsroom import Newsroom
from tests.support import databases


@pytest.fixture(scope="module")
def committed_db_once(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """One database of the module's own; what is written in it stays until the module ends."""
    with django_db_blocker.unblock(), databases.copy(databases.unique_name()) as name, databases.switched(name):
        yield


@pytest.fixture(scope="module")
def newsroom(committed_db_once: None) -> Iterator[None]:
    """The room in which the machine's examples run."""
    ROOMS[:] = [Newsroom()]
    yield
    ROOMS.clear()
