import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from claims.models.published import LogEntry
from claims.publishing import following, verify
from claims.publishing.canonical import log_instant


class Command(BaseCommand):
    help = (
        "Recomputes the public log from its first entry: gapless, chained, each document as its hash says, the state "
        "hash that of what is public. With --export it does so from files alone (claims/publishing/verify.py)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--export", nargs="+", metavar="PATH", help="log.jsonl, or - for standard input, and checks.jsonl if wanted"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["export"]:
            if code := verify.main(options["export"]):
                sys.exit(code)
            return
        reading = verify.Reading(_entries())
        found = list(verify.faults(reading))
        if not found and verify.state_of(reading.copy) != following.state_at(reading.seq):
            found.append(f"the state hash at entry {reading.seq} is not that of what is public")
        for fault in found:
            self.stderr.write(fault)
        if found:
            raise CommandError(f"The log is damaged: {len(found)} faults.")
        self.stdout.write(f"The log is whole: {reading}.")


def _entries() -> Iterator[verify.Entry]:
    rows = LogEntry.objects.using(settings.PUBLIC_ALIAS).select_related("document").order_by("seq")
    for row in rows.iterator(chunk_size=1000):
        yield verify.Entry(
            row.seq, row.kind, row.public_id, row.revision, row.reference, row.document_sha256, log_instant(row.at),
            row.previous_hash, row.hash, row.document.body,
        )  # fmt: skip
