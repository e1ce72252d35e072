from typing import Any


class PublicHalfRouter:
    """Nothing goes to `public` by itself: public code names the alias, everything else is `default`.

    Migrations run on `default` alone (as the owner, see the migrate command), never on a replica.
    """

    def db_for_read(self, model: Any, **hints: Any) -> str:
        return "default"

    def db_for_write(self, model: Any, **hints: Any) -> str:
        return "default"

    def allow_relation(self, first: Any, second: Any, **hints: Any) -> bool:
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == "default"
