from argparse import ArgumentParser
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from claims.management.progress import Progress
from claims.publishing import following
from claims.publishing.canonical import log_instant
from claims.publishing.exports import segments
from claims.publishing.exports.formats import FORMATS, Format
from claims.publishing.exports.keeping import keep_files


class Command(BaseCommand):
    help = (
        "Writes everything published into a folder, as /api/v1/exports/ serves it: checks as JSON Lines, CSV and "
        "ClaimReview, and the log. With --keep it brings the files that are served up to date, as the worker does."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        to = parser.add_mutually_exclusive_group(required=True)
        to.add_argument("folder", nargs="?", metavar="FOLDER", type=Path, help="made if it is not there")
        to.add_argument("--keep", action="store_true", help="bring the served files up to date, write none")
        parser.add_argument("--only", choices=FORMATS, action="append", help="this file alone; may be given again")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["keep"]:
            changed = keep_files()
            self.stdout.write(f"Up to date; changed: {', '.join(changed) or 'none'}.")
            return
        end = segments.end(settings.PUBLIC_ALIAS)
        if end is None:
            raise CommandError("Nothing was ever published, so there is nothing to export.")
        seq, at = end
        names = options["only"] or list(FORMATS)
        progress = Progress(len(names) * segments.count(seq))
        try:
            options["folder"].mkdir(parents=True, exist_ok=True)
            for place, name in enumerate(names):
                done = place * segments.count(seq)
                rows = write(options["folder"] / name, FORMATS[name], seq, log_instant(at), progress, done)
                progress.clear()
                self.stdout.write(f"{name}: {rows} rows")
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}") from None
        self.stdout.write(f"As at entry {seq} of the log, state {following.state_at(seq)}.")


def write(path: Path, form: Format, seq: int, at: str, progress: Progress, done: int) -> int:
    """One file, which takes its name when it is complete; answers how many rows it has."""
    draft, whole = path.with_name(f".{path.name}.part"), 0
    with ExitStack() as stack:
        stack.callback(draft.unlink, missing_ok=True)
        file = stack.enter_context(draft.open("wb"))
        file.write(form.head(at))
        for number in range(segments.count(seq)):
            content, rows = segments.segment(form, number, seq, settings.PUBLIC_ALIAS)
            if rows and whole:
                file.write(form.separator)
            file.write(content)
            whole += rows
            progress.to(done + number + 1)
        file.write(form.foot)
        file.close()
        draft.replace(path)
    return whole
