import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.text import slugify

from claims.intake.importing import import_text
from claims.jobs.matching import look_soon
from claims.management.progress import Progress
from claims.models import Outlet, User
from claims.suggesting.storing import suggest_claims_in
from claims.workflow.problems import Refused
from claims.workflow.records import save_record

SUFFIXES = (".txt", ".html", ".htm")


@dataclass(frozen=True)
class Report:
    """What is said of one path: `lines` on standard output, `faults` on standard error."""

    lines: Sequence[str] = ()
    faults: Sequence[str] = ()


class Command(BaseCommand):
    help = (
        "Imports articles from text or HTML files, from folders of them, or from standard input (-), and suggests "
        "their claims. Reports the bad, keeps the good."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder of .txt and .html, or -")
        parser.add_argument("--url", default="", help="where the article was published")
        parser.add_argument("--title", default="", help="its headline; otherwise the first line")
        parser.add_argument("--outlet", default="", help="the outlet's slug or name; made when unknown")
        parser.add_argument("--published", default="", help="2024-05-17, or with a time 2024-05-17T10:00+07:00")
        parser.add_argument("--language", default="", help="id, en, …; otherwise found out")
        parser.add_argument("--no-suggestions", action="store_true", help="keep the text alone; suggest no claims")
        parser.add_argument("--by", default="", help="the user name to import as; otherwise the only administrator")

    def handle(self, *args: Any, **options: Any) -> None:
        paths = [found for path in options["paths"] for found in _files(path)]
        if len(paths) > 1 and (options["url"] or options["title"]):
            raise CommandError("--url and --title belong to one article; import the others on their own.")
        by = self._person(options["by"])
        given = {"published": self._moment(options["published"]), "language": options["language"] or None}
        try:
            given["outlet"] = self._outlet(options["outlet"], by)
        except Refused as refused:
            raise CommandError(str(refused)) from None
        given |= {"url": options["url"], "title": options["title"]}
        progress = Progress(len(paths)) if len(paths) > 1 else None
        bad = 0
        for done, path in enumerate(paths, 1):
            try:
                report = self._import(path, by, given, suggest=not options["no_suggestions"])
            except (Refused, OSError) as error:
                bad += 1
                report = Report(faults=[f"{path}: {error.strerror if isinstance(error, OSError) else error}"])
            if progress:
                progress.clear()
            self._tell(report)
            if progress:
                progress.to(done)
        if progress:
            progress.end()
        if bad:
            raise CommandError(f"{bad} of {len(paths)} not imported.")

    def _import(self, path: str, by: User, given: dict[str, Any], *, suggest: bool) -> Report:
        """Imports one article and suggests its claims. Raises Refused and OSError, with nothing kept."""
        result = import_text(self._read(path), by=by, filename=path, **given)
        version = result.version
        article = version.article
        faults = [f"{path}:{leftover.line}: dropped {leftover.text!r}: {leftover.why}" for leftover in result.leftovers]
        lines = [
            f"{article.public_id}  {article.title}",
            f"  language {article.language}, version {version.number}, {len(version.text)} characters, "
            f"sha256 {version.text_sha256}",
        ]
        if suggest:
            stored = suggest_claims_in(version, by=by)
            look_soon()
            faults += [f"{path}: {warning}" for warning in stored.warnings]
            lines.append(f"  {stored.new} claims suggested")
        lines.append(f"  {reverse('admin:claims_article_workbench', args=[article.pk])}")
        return Report(lines, faults)

    def _tell(self, report: Report) -> None:
        for fault in report.faults:
            self.stderr.write(fault)
        for line in report.lines:
            self.stdout.write(line)

    def _read(self, path: str) -> bytes:
        if path == "-":
            return sys.stdin.buffer.read()
        if Path(path).is_dir():
            raise Refused("empty_folder", "there is no .txt or .html file in it")
        return Path(path).read_bytes()

    def _person(self, username: str) -> User:
        if username:
            found = User.objects.filter(username__iexact=username).first()
            if found is None:
                raise CommandError(f"There is no user {username}.")
            return found
        administrators = list(User.objects.filter(is_active=True, groups__name="administrator")[:2])
        if len(administrators) != 1:
            raise CommandError("Say with --by who imports: the user name of a person with the right to.")
        return administrators[0]

    def _moment(self, value: str) -> Any:
        if not value:
            return None
        try:
            found = parse_datetime(value) if "T" in value else None
            day = None if found else parse_date(value)
        except ValueError:
            found = day = None
        if day:
            found = datetime.combine(day, time())
        if found is None:
            raise CommandError(f"{value} is no date. Write it as 2024-05-17.")
        return timezone.make_aware(found) if timezone.is_naive(found) else found

    def _outlet(self, name: str, by: User) -> Outlet | None:
        if not name:
            return None
        found = Outlet.objects.filter(slug=slugify(name)).first() or Outlet.objects.filter(name__iexact=name).first()
        if found is None:
            found = save_record(Outlet(), by=by, changes={"name": name})
            self.stderr.write(f"New outlet: {found.name} ({found.slug})")
        return found


def _files(path: str) -> list[str]:
    """The path itself, or what a folder holds to import, in order of names; an empty folder stands for itself."""
    if path == "-" or not Path(path).is_dir():
        return [path]
    return sorted(str(file) for file in Path(path).rglob("*") if file.suffix.lower() in SUFFIXES) or [path]
