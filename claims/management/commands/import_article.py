import sys
from argparse import ArgumentParser
from datetime import datetime, time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.text import slugify

from claims.intake.importing import import_text
from claims.models import Outlet, User
from claims.workflow.problems import Refused
from claims.workflow.records import save_record


class Command(BaseCommand):
    help = "Imports articles from text or HTML files, or from standard input (-). Reports the bad, keeps the good."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, or - for standard input")
        parser.add_argument("--url", default="", help="where the article was published")
        parser.add_argument("--title", default="", help="its headline; otherwise the first line")
        parser.add_argument("--outlet", default="", help="the outlet's slug or name; made when unknown")
        parser.add_argument("--published", default="", help="2024-05-17, or with a time 2024-05-17T10:00+07:00")
        parser.add_argument("--language", default="", help="id, en, …; otherwise found out")
        parser.add_argument("--by", default="", help="the user name to import as; otherwise the only administrator")

    def handle(self, *args: Any, **options: Any) -> None:
        paths: list[str] = options["paths"]
        if len(paths) > 1 and (options["url"] or options["title"]):
            raise CommandError("--url and --title belong to one article; import the others on their own.")
        by = self._person(options["by"])
        published = self._moment(options["published"])
        try:
            outlet = self._outlet(options["outlet"], by)
        except Refused as refused:
            raise CommandError(str(refused)) from None
        bad = 0
        for path in paths:
            try:
                result = import_text(
                    self._read(path), by=by, url=options["url"], title=options["title"], outlet=outlet,
                    published=published, language=options["language"] or None, filename=path,
                )  # fmt: skip
            except (Refused, OSError) as error:
                reason = error.strerror if isinstance(error, OSError) else error
                self.stderr.write(f"{path}: {reason}")
                bad += 1
                continue
            for leftover in result.leftovers:
                self.stderr.write(f"{path}:{leftover.line}: dropped {leftover.text!r}: {leftover.why}")
            version = result.version
            article = version.article
            self.stdout.write(
                f"{article.public_id}  {article.title}\n"
                f"  language {article.language}, version {version.number}, {len(version.text)} characters, "
                f"sha256 {version.text_sha256}\n"
                f"  {reverse('admin:claims_article_workbench', args=[article.pk])}"
            )
        if bad:
            raise CommandError(f"{bad} of {len(paths)} not imported.")

    def _read(self, path: str) -> bytes:
        return sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()

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
