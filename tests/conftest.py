from collections.abc import Callable, Iterator
from typing import Any

import pytest

from claims.models import User
from tests import factories
from tests.support import databases


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any) -> Iterator[None]:
    """One copied database a worker; every test in it is rolled back."""
    with (
        django_db_blocker.unblock(),
        databases.copy(databases.unique_name()) as name,
        databases.switched(name),
    ):
        yield


@pytest.fixture
def committed_db(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """A database of the test's own, for commits, threads, other processes and browsers."""
    with (
        django_db_blocker.unblock(),
        databases.copy(databases.unique_name()) as name,
        databases.switched(name),
    ):
        yield name


@pytest.fixture
def role_dsn() -> Callable[[str], str]:
    """libpq URLs by role ("app", "reader", "owner") to the database in use."""
    return databases.url


@pytest.fixture
def reporter() -> User:
    return factories.user("reporter")


@pytest.fixture
def reviewer() -> User:
    return factories.user("reviewer")


@pytest.fixture
def people(reporter: User, reviewer: User) -> tuple[User, User]:
    """Who writes, and who approves and publishes."""
    return reporter, reviewer
