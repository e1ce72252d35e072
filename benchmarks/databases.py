"""Databases of made-up checks, made once and kept in the test server until a migration changes."""

import sys
import time
from typing import Any

from django.conf import settings
from django.core.management import call_command
from psycopg import sql

from claims.management import databases as management
from tests.support import databases

Urls = dict[str, str]


def prepared(count: int, *, published_only: bool = False) -> Urls:
    """libpq URLs by role to a database of that many published checks.

    `published_only` fills the published half alone, from the checks of the database of 10,000.
    """
    name = f"bench_{count}_{databases.fingerprint()}"
    template = _name_of(prepared(10_000)) if published_only else databases.template()
    with management.connect(settings.ADMIN_DATABASE) as admin:
        known = admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if not known:
            _make(admin, name, template, count)
    with databases.switched(name):
        return {role: databases.url(role) for role in ("app", "reader", "owner")}


def _make(admin: Any, name: str, template: str, count: int) -> None:
    """Under another name until it is whole, so that a broken run leaves nothing that looks finished."""
    draft, started = f"{name}_draft", time.monotonic()
    names = {"draft": sql.Identifier(draft), "template": sql.Identifier(template), "name": sql.Identifier(name)}
    admin.execute(sql.SQL("DROP DATABASE IF EXISTS {draft} WITH (FORCE)").format(**names))
    admin.execute(sql.SQL("CREATE DATABASE {draft} TEMPLATE {template}").format(**names))
    with databases.switched(draft):
        call_command("generate_checks", str(count), published_only=template.startswith("bench_"))
        if not template.startswith("bench_"):
            call_command("export_checks", keep=True)
    with management.connect(settings.ADMIN_DATABASE, draft) as maker:
        maker.execute("VACUUM (ANALYZE, FREEZE)")
    admin.execute(sql.SQL("ALTER DATABASE {draft} RENAME TO {name}").format(**names))
    sys.stderr.write(f"{count:,} checks made in {time.monotonic() - started:.0f} s\n")


def _name_of(urls: Urls) -> str:
    return urls["app"].rsplit("/", 1)[1]
