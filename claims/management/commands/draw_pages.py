from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Count, F, QuerySet

from claims.management.progress import Progress
from claims.models.published import PublishedCheck, PublishedPage
from claims.publishing import cards, pages, reading
from claims.publishing.store import store_card, store_pages


class Command(BaseCommand):
    help = "Draws the claim pages that are missing or were drawn by other templates. Run it after an upgrade."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("public_id", nargs="*", help="only these checks; without any, all that need it")
        parser.add_argument(
            "--cards", action="store_true", help="draw the pictures of checks instead, a tenth of a second each"
        )
        parser.add_argument(
            "--check", action="store_true", help="draw every page anew and fail where a stored one differs"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        rows = PublishedCheck.objects.using("default").select_related("document__log_entry").order_by("pk")
        if options["public_id"]:
            rows = rows.filter(public_id__in=options["public_id"])
        if options["check"]:
            self._compare(rows)
        elif options["cards"]:
            self._draw_cards(rows)
        else:
            self._draw(rows.exclude(pk__in=self._current()))

    def _current(self) -> Any:
        """Checks that have every page, of the present document and templates."""
        fresh = PublishedPage.objects.using("default").filter(
            version=pages.version(), document=F("check_row__document")
        )
        whole = fresh.values("check_row").annotate(languages=Count("pk")).filter(languages=len(settings.LANGUAGES))
        return whole.values("check_row")

    def _draw(self, wanted: QuerySet[PublishedCheck]) -> None:
        progress = Progress(wanted.count())
        done = 0
        for done, row in enumerate(wanted.iterator(chunk_size=500), 1):
            store_pages(row, reading.parsed(row.document), row.document.log_entry)
            progress.to(done)
        progress.end()
        self.stdout.write(f"{done} checks drawn, in {len(settings.LANGUAGES)} languages each.")

    def _draw_cards(self, rows: QuerySet[PublishedCheck]) -> None:
        if not cards.available():
            raise CommandError('Pictures need the extra "images": pip install -r deploy/requirements/images.txt.')
        wanted = rows.exclude(card__version=cards.version(), card__document=F("document"))
        progress = Progress(wanted.count())
        done = 0
        for done, row in enumerate(wanted.iterator(chunk_size=500), 1):
            store_card(row, reading.parsed(row.document), row.document_id)
            progress.to(done)
        progress.end()
        self.stdout.write(f"{done} pictures drawn.")

    def _compare(self, rows: QuerySet[PublishedCheck]) -> None:
        different = [
            f"{row.public_id} ({language})"
            for row in rows.iterator(chunk_size=500)
            for language, _name in settings.LANGUAGES
            if (stored := reading.page(row.public_id, row.slug, language)) is not None
            and stored.html != _drawn(row, language)
        ]
        if different:
            raise CommandError(f"Pages that do not show their documents: {', '.join(different)}.")
        self.stdout.write("Every stored page shows its document.")


def _drawn(row: PublishedCheck, language: str) -> str:
    entry = row.document.log_entry
    return pages.draw(reading.parsed(row.document), seq=entry.seq, sha256=entry.document_sha256, language=language)
