from typing import Any

from django.conf import settings
from django.core.management.commands.migrate import Command as MigrateCommand

from claims.management.databases import apply_grants, as_owner, index_vectors, role_names
from claims.workflow.permissions import ensure_groups


class Command(MigrateCommand):
    help = "Migrates as the owner of the tables, whoever DATABASE_URL names, then grants the roles their rights."

    def handle(self, *args: Any, **options: Any) -> None:
        with as_owner(settings.OWNER_DATABASE):
            super().handle(*args, **options)
            if not (options.get("plan") or options.get("check_unapplied") or options.get("app_label")):
                apply_grants(*role_names())
                index_vectors()
                ensure_groups()
