from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
import pytest
from django.conf import settings

from claims.management.databases import connect
from tests.integrity import world
from tests.support import databases


@dataclass(frozen=True)
class World:
    """A database of its own with a newsroom in it (world.py)."""

    ids: dict[str, Any]
    connections: dict[str, psycopg.Connection]

    def fill(self, statement: str) -> str:
        """The statement with %(name)s replaced: several statements at once take no parameters."""
        for key, value in self.ids.items():
            statement = statement.replace(f"%({key})s", f"'{value}'" if isinstance(value, str) else str(value))
        return statement

    @contextmanager
    def undone(self, role: str) -> Iterator[psycopg.Connection]:
        """A connection as "app" or "superuser", on which whatever was done is rolled back."""
        connection = self.connections[role]
        try:
            yield connection
        finally:
            connection.rollback()


@pytest.fixture(scope="package")
def attacked(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with django_db_blocker.unblock(), databases.copy(databases.unique_name()) as name:
        with databases.switched(name):
            ids, app = world.build(), psycopg.connect(databases.url("app"))
        with app, connect(settings.ADMIN_DATABASE, name) as superuser:
            superuser.autocommit = False
            yield World(ids, {"app": app, "superuser": superuser})
