import csv
import os
import stat
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from claims.interchange.found import BrokenError, NotTaken
from claims.interchange.importing import Import, Outcome
from claims.interchange.texts import site
from claims.management.progress import Progress
from claims.sheets import inert

SUFFIXES = (".json", ".jsonld", ".jsonl", ".ndjson", ".html", ".htm", ".gz")
Write = Callable[[str, NotTaken], None]
COLUMNS = ("file", "place", "why", "url", "claim")


class Command(BaseCommand):
    help = (
        "Takes in the fact checks of others from ClaimReview feeds: JSON-LD, data feeds, JSON Lines, HTML pages, "
        "gzipped or not. Run again it goes on where it was. What is not taken is listed with the reason."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help=f"a file, a folder of {' '.join(SUFFIXES)}, or -")
        parser.add_argument("--source", default="", help="what to call the feed; otherwise the name of the file")
        parser.add_argument(
            "--report", default="", metavar="PATH", help="the CSV of what is not taken; otherwise beside the first PATH"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        paths = [found for path in options["paths"] for found in _files(path)]
        source = options["source"] or ("standard input" if paths[0] == "-" else Path(options["paths"][0]).name)
        report = Path(options["report"] or _beside(options["paths"][0]))
        broken: dict[str, str] = {}
        try:
            with _report(report) as write:
                outcome = self._take(paths, source, write, broken)
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}. Name another place with --report.") from None
        self._tell(outcome, report)
        for path, why in broken.items():
            self.stderr.write(f"{path}: {why}")
        if broken:
            raise CommandError(f"{len(broken)} of {len(paths)} not read to the end; what came before is kept.")
        if not outcome.taken:
            raise CommandError("There was no review to take.")

    def _take(self, paths: list[str], source: str, write: Write, broken: dict[str, str]) -> Outcome:
        """Reads one file after the other; what is wrong with one does not keep the others out."""
        whole = Import(source=source[:200], own_site=site(settings.SITE_URL), report=write)
        progress = _Read(sum(map(_size, paths)))
        for path in paths:
            try:
                with _opened(path) as file:
                    whole.take(path, progress.of(file))
            except BrokenError as error:
                broken[path] = str(error)
            except OSError as error:
                broken[path] = error.strerror or str(error)
        progress.end()
        return whole.outcome

    def _tell(self, outcome: Outcome, report: Path) -> None:
        self.stdout.write(
            f"{outcome.taken:,} reviews: {outcome.new:,} new, {outcome.changed:,} changed, {outcome.same:,} as before."
        )
        if outcome.not_taken:
            self.stdout.write(f"{outcome.not_taken:,} not taken; {report} says which and why:")
            for why, count in outcome.reasons.most_common():
                self.stdout.write(f"  {count:,}  {why}")


class _Read:
    """Files that together draw how many of their bytes are read, when there is an end to reach."""

    def __init__(self, whole: int) -> None:
        self._bar = Progress(whole) if whole else None
        self._done = 0
        self._file: BinaryIO

    def of(self, file: BinaryIO) -> "_Read":
        self._file = file
        return self

    def read(self, size: int, /) -> bytes:
        data = self._file.read(size)
        self._done += len(data)
        if self._bar:
            self._bar.to(self._done)
        return data

    def end(self) -> None:
        if self._bar:
            self._bar.end()


@contextmanager
def _opened(path: str) -> Iterator[BinaryIO]:
    if path == "-":
        yield sys.stdin.buffer
        return
    with Path(path).open("rb") as file:
        yield file


@contextmanager
def _report(path: Path) -> Iterator[Write]:
    """Writes rows as they come; a report of nothing is none."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        rows = 0

        def write(name: str, item: NotTaken) -> None:
            nonlocal rows
            rows += 1
            writer.writerow([inert(value) for value in (name, item.place, item.why, item.url, item.claim[:200])])

        yield write
    if not rows:
        path.unlink()


def _size(path: str) -> int:
    """In bytes; 0 of what has no end to be known."""
    try:
        found = os.fstat(sys.stdin.fileno()) if path == "-" else Path(path).stat()
    except (OSError, ValueError):
        return 0
    return found.st_size if stat.S_ISREG(found.st_mode) else 0


def _files(path: str) -> list[str]:
    """The path itself, or what a folder holds to import, in order of names; an empty folder stands for itself."""
    if path == "-" or not Path(path).is_dir():
        return [path]
    return sorted(str(file) for file in Path(path).rglob("*") if file.suffix.lower() in SUFFIXES) or [path]


def _beside(path: str) -> str:
    return "not-taken.csv" if path == "-" else f"{path.rstrip('/')}.not-taken.csv"
