import psycopg
import pytest

from claims.management.databases import APP_GRANTS, PUBLISHED
from claims.models import Transition
from claims.workflow.transitions import pairs

EDITORIAL = sorted(set(APP_GRANTS) - set(PUBLISHED))


@pytest.mark.parametrize("table", EDITORIAL)
def test_the_reader_role_cannot_read(committed_db_once, table):
    with (
        psycopg.connect(committed_db_once("reader")) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(f"SELECT 1 FROM {table}")


@pytest.mark.parametrize("table", PUBLISHED)
def test_the_reader_role_reads_but_does_not_write(committed_db_once, table):
    with psycopg.connect(committed_db_once("reader")) as connection:
        connection.execute(f"SELECT 1 FROM {table}")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(f"DELETE FROM {table}")


def test_the_app_role_owns_nothing(committed_db_once):
    with psycopg.connect(committed_db_once("app")) as connection:
        owned = connection.execute("SELECT relname FROM pg_class WHERE relowner = current_user::regrole").fetchall()
    assert owned == []


@pytest.mark.django_db
def test_the_database_knows_exactly_the_listed_transitions():
    assert set(Transition.objects.values_list("thing", "source", "target")) == pairs()


@pytest.fixture(scope="module")
def committed_db_once(django_db_setup, django_db_blocker):
    from tests.support import databases

    with django_db_blocker.unblock(), databases.copy(databases.unique_name()) as name, databases.switched(name):
        yield databases.url
