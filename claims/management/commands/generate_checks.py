import multiprocessing
import os
from argparse import ArgumentParser
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from claims.management import published_volume
from claims.management.progress import Progress
from claims.management.volume import Volume
from claims.models import PublishedCheck, User
from claims.publishing.bulk import publish_many
from claims.publishing.store import count_terms

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
        count_terms()

    def _whole(self, count: int) -> Iterator[int]:
        """Both halves: editorial rows that end approved, published in bulk. Yields how many are done."""
        reporter, reviewer = (self._person(role) for role in ("reporter", "reviewer"))
        volume = Volume(by=reporter, reviewer=reviewer)
        shares = _shares(count, volume.made)
        done = 0
        for size in _side_by_side(volume, shares) if len(shares) > 1 else _publish(volume, *shares[0]):
            done += size
            yield done

    def _person(self, role: str) -> User:
        user, _created = User.objects.get_or_create(
            username=f"volume-{role}", defaults={"email": f"{role}@volume.example", "is_active": True}
        )
        user.groups.add(Group.objects.get(name=role))
        return user


def _shares(count: int, first: int) -> list[tuple[int, int]]:
    """(number of the first, how many) for each process: one a core, none with less than a batch."""
    processes = max(min(os.cpu_count() or 1, count // BATCH), 1)
    edges = [first + count * n // processes for n in range(processes + 1)]
    return [(start, end - start) for start, end in pairwise(edges)]


def _publish(volume: Volume, first: int, count: int) -> Iterator[int]:
    """Makes and publishes checks from a number on; yields the size of each batch."""
    volume.begin(first)
    for start in range(0, count, BATCH):
        moments = volume.batch(min(BATCH, count - start))
        yield publish_many(list(moments), by=volume.reviewer, moments=moments)


def _side_by_side(volume: Volume, shares: list[tuple[int, int]]) -> Iterator[int]:
    """Every share in a process of its own, with its own connection. Raises CommandError when one fails."""
    for connection in connections.all():
        connection.close()
        if connection.settings_dict["OPTIONS"].get("pool"):
            connection.close_pool()  # type: ignore[attr-defined]
    context = multiprocessing.get_context("fork")
    told: multiprocessing.SimpleQueue[int | None] = context.SimpleQueue()

    def work(share: tuple[int, int]) -> None:
        try:
            for size in _publish(volume, *share):
                told.put(size)
        finally:
            told.put(None)

    workers = [context.Process(target=work, args=(share,)) for share in shares]
    for worker in workers:
        worker.start()
    running = len(workers)
    while running:
        size = told.get()
        if size is None:
            running -= 1
        else:
            yield size
    for worker in workers:
        worker.join()
    if any(worker.exitcode for worker in workers):
        raise CommandError("Not all checks were made: the error stands above. Run it again to add the rest.")
