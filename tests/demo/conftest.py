"""The demo newsroom, loaded once a worker into a database of its own and shown as the demo shows it."""

import json
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client, override_settings

from claims.models import PublishedCheck
from tests.support import databases


@pytest.fixture(scope="session")
def demo_database(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    with django_db_blocker.unblock(), databases.copy(databases.unique_name()) as name:
        with databases.switched(name):
            call_command("load_demo", stdout=StringIO())
        yield name


@pytest.fixture(scope="module")
def newsroom(demo_database: str, django_db_blocker: Any) -> Iterator[Client]:
    """A reader's browser in the loaded demo. Tests of the module only look."""
    with django_db_blocker.unblock(), databases.switched(demo_database), override_settings(DEMO=True):
        yield Client()


@pytest.fixture(scope="module")
def checks(newsroom: Client) -> list[dict[str, Any]]:
    """The documents of all published checks, as anyone can read them."""
    rows = PublishedCheck.objects.select_related("document").order_by("pk")
    return [json.loads(row.document.body) for row in rows]
