from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from claims.models.published import LogEntry
from claims.publishing.verify import Entry, faults


class Command(BaseCommand):
    help = "Recomputes the public log from its first entry: gapless, chained, each document as its hash says."

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(faults(_entries()))
        for fault in found:
            self.stderr.write(fault)
        if found:
            raise CommandError(f"The log is damaged: {len(found)} faults.")
        head = LogEntry.objects.using(settings.PUBLIC_ALIAS).last()
        self.stdout.write(f"The log is whole: {head.seq if head else 0} entries, head {head.hash if head else 'none'}.")


def _entries() -> Iterator[Entry]:
    rows = LogEntry.objects.using(settings.PUBLIC_ALIAS).select_related("document").order_by("seq")
    for row in rows.iterator(chunk_size=1000):
        yield Entry(
            row.seq, row.kind, row.public_id, row.revision, row.reference, row.document_sha256, row.at,
            row.previous_hash, row.hash, row.document.body,
        )  # fmt: skip
