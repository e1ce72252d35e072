import json
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO, Any

from django.core.management.base import BaseCommand, CommandError

from claims.management.progress import Progress
from claims.suggesting import feedback


class Command(BaseCommand):
    help = (
        "Writes every decided suggestion as JSON Lines, for training: what was proposed and what became of it, "
        "nothing about who decided."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", nargs="?", default="-", metavar="PATH", help="a file, or - for standard output")
        parser.add_argument("--since", default="", help="only what was decided on this day or later, as 2026-05-17")

    def handle(self, *args: Any, **options: Any) -> None:
        rows = feedback.decided(since=_day(options["since"]))
        try:
            if options["path"] == "-":
                self._write(rows, self.stdout)
                return
            with _whole_or_nothing(Path(options["path"])) as file:
                count = self._write(rows, file)
        except OSError as error:
            raise CommandError(f"{options['path']}: {error.strerror}") from None
        self.stderr.write(f"{count} decided suggestions written to {options['path']}.")

    def _write(self, rows: Any, file: Any) -> int:
        progress, done = Progress(rows.count()), 0
        for done, line in enumerate(feedback.lines(rows), 1):
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
            progress.to(done)
        progress.end()
        return done


def _day(value: str) -> date | None:
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise CommandError(f"{value} is no date. Write it as 2026-05-17.") from None


@contextmanager
def _whole_or_nothing(path: Path) -> Iterator[IO[str]]:
    """A file that takes the name `path` when it is complete; until then, and if that fails, what was there stays."""
    draft = path.with_name(f".{path.name}.part")
    try:
        with draft.open("w", encoding="utf-8") as file:
            yield file
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
