from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError

from claims.management.progress import Progress
from claims.management.volume import Volume
from claims.models import User
from claims.publishing.bulk import publish_many

BATCH = 500


class Command(BaseCommand):
    help = "Makes N published checks of made-up data, for benchmarks. Never in production."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("count", type=int, metavar="N")

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("Made-up checks do not go into production.")
        reporter, reviewer = (self._person(role) for role in ("reporter", "reviewer"))
        volume, done, count = Volume(by=reporter, reviewer=reviewer), 0, options["count"]
        progress = Progress(count)
        while done < count:
            moments = volume.batch(min(BATCH, count - done))
            done += publish_many(list(moments), by=reviewer, moments=moments)
            progress.to(done)
        progress.end()

    def _person(self, role: str) -> User:
        user, _created = User.objects.get_or_create(
            username=f"volume-{role}", defaults={"email": f"{role}@volume.example", "is_active": True}
        )
        user.groups.add(Group.objects.get(name=role))
        return user
