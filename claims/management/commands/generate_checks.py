from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError

from claims.management import published_volume
from claims.management.progress import Progress
from claims.management.volume import Volume
from claims.models import PublishedCheck, User
from claims.publishing.bulk import publish_many

BATCH = 500


class Command(BaseCommand):
    help = "Makes N published checks of made-up data, for benchmarks. Never in production."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("count", type=int, metavar="N")
        parser.add_argument(
            "--published-only",
            action="store_true",
            help="fill the published half alone, in SQL, with copies of its checks until there are N",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        count = options["count"]
        if settings.PRODUCTION:
            raise CommandError("Made-up checks do not go into production.")
        if count < 1:
            raise CommandError("N is how many checks to make: 1 or more.")
        if options["published_only"] and not PublishedCheck.objects.filter(state="published").exists():
            raise CommandError("There is nothing to copy yet. Make some checks first: generate_checks 1000.")
        progress = Progress(count)
        for done in published_volume.fill(count) if options["published_only"] else self._whole(count):
            progress.to(done)
        progress.end()

    def _whole(self, count: int) -> Iterator[int]:
        """Both halves: editorial rows that end approved, published in bulk. Yields how many are done."""
        reporter, reviewer = (self._person(role) for role in ("reporter", "reviewer"))
        volume, done = Volume(by=reporter, reviewer=reviewer), 0
        while done < count:
            moments = volume.batch(min(BATCH, count - done))
            done += publish_many(list(moments), by=reviewer, moments=moments)
            yield done

    def _person(self, role: str) -> User:
        user, _created = User.objects.get_or_create(
            username=f"volume-{role}", defaults={"email": f"{role}@volume.example", "is_active": True}
        )
        user.groups.add(Group.objects.get(name=role))
        return user
