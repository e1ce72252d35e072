from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from claims.management.databases import bootstrap


class Command(BaseCommand):
    help = "Creates roles, database and extensions, as a superuser (DATABASE_ADMIN_URL). Safe to run again."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.ADMIN_DATABASE is None:
            raise CommandError("Set DATABASE_ADMIN_URL to a superuser's URL; it is used for this command only.")
        owner, app = settings.OWNER_DATABASE, settings.DATABASES["default"]
        reader = settings.DATABASES.get("public")
        if owner["USER"] == app["USER"]:
            raise CommandError("DATABASE_OWNER_URL and DATABASE_URL name the same role. The application owns nothing.")
        roles = {role["USER"]: role["PASSWORD"] for role in (owner, app, *([reader] if reader else []))}
        bootstrap(settings.ADMIN_DATABASE, app["NAME"], roles)
        self.stdout.write(f"Database {app['NAME']} is there, with the roles {', '.join(roles)}.")
