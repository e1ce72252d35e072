"""Databases for tests: one template, built as the owner; a copy a worker; a copy a test that commits.

Nothing is ever flushed: our own triggers refuse TRUNCATE, and a copy costs a tenth of a second.
"""

import fcntl
import hashlib
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connections
from psycopg import sql

from claims.management import databases

ROOT = Path(__file__).resolve().parent.parent.parent


def fingerprint() -> str:
    """Of everything that shapes an empty migrated database."""
    files = [*ROOT.glob("claims/migrations/**/*.*"), ROOT / "claims/management/databases.py"]
    digest = hashlib.sha256()
    for path in sorted(files):
        if path.suffix in {".py", ".sql"}:
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def template() -> str:
    """The name of the migrated, empty database to copy; built once, whichever worker comes first."""
    name = f"template_{fingerprint()}"
    roles = (settings.OWNER_DATABASE, settings.DATABASES["default"])
    passwords = {role["USER"]: role["PASSWORD"] for role in roles}
    # In tests the reader has no connection of its own in Django, so it borrows the password.
    passwords.setdefault(settings.READER_ROLE, settings.DATABASES["default"]["PASSWORD"])
    (ROOT / "var").mkdir(exist_ok=True)
    with (ROOT / "var" / "test-template.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with databases.connect(settings.ADMIN_DATABASE) as admin:
            if admin.execute("SELECT 1 FROM pg_database WHERE datname = %s AND datistemplate", [name]).fetchone():
                return name
            admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        databases.bootstrap(settings.ADMIN_DATABASE, name, passwords)
        with switched(name):
            call_command("migrate", verbosity=0)
        with databases.connect(settings.ADMIN_DATABASE) as admin:
            admin.execute(sql.SQL("ALTER DATABASE {} WITH IS_TEMPLATE true").format(sql.Identifier(name)))
    return name


@contextmanager
def copy(name: str, of: str = "") -> Iterator[str]:
    """A fresh copy of the template, or of another database that nobody is connected to; dropped afterwards."""
    source = of or template()
    with databases.connect(settings.ADMIN_DATABASE) as admin:
        admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        admin.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {}").format(
                sql.Identifier(name), sql.Identifier(source), sql.Identifier(settings.OWNER_DATABASE["USER"])
            )
        )
        roles = [settings.OWNER_DATABASE["USER"], settings.DATABASES["default"]["USER"], settings.READER_ROLE]
        admin.execute(
            sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(
                sql.Identifier(name), sql.SQL(", ").join(map(sql.Identifier, roles))
            )
        )
        admin.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(sql.Identifier(name)))
    try:
        yield name
    finally:
        with databases.connect(settings.ADMIN_DATABASE) as admin:
            admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


@contextmanager
def switched(name: str) -> Iterator[None]:
    """All connections of this process go to the named database."""
    connection = connections["default"]
    before = connection.settings_dict["NAME"]
    owner_before = settings.OWNER_DATABASE["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = settings.OWNER_DATABASE["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
        settings.OWNER_DATABASE["NAME"] = owner_before


def url(role: str) -> str:
    """A libpq URL for a role ("app", "owner", "reader") to the database in use."""
    entry = settings.OWNER_DATABASE if role == "owner" else settings.DATABASES["default"]
    user = settings.READER_ROLE if role == "reader" else entry["USER"]
    name = connections["default"].settings_dict["NAME"]
    return f"postgresql://{user}:{entry['PASSWORD']}@{entry['HOST']}:{entry['PORT']}/{name}"


def unique_name() -> str:
    return f"test_{uuid.uuid4().hex[:12]}"
