"""The demonstration newsroom: loaded once, and who can log in."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.test.utils import override_settings
from django.utils import timezone

from claims.interchange.importing import Import
from claims.jobs.mail import people_due, send_mail
from claims.management.newsroom import Newsroom
from claims.matching.candidates import look
from claims.models import Claim, User
from claims.publishing.exports.keeping import keep_files
from claims.publishing.store import count_terms
from claims.workflow.notices import tell_overdue

FOLDER = Path(settings.BASE_DIR) / "fixtures" / "demo"
PASSWORD = "demo newsroom 2026"  # noqa: S105 - printed at every start; production refuses these accounts


class Command(BaseCommand):
    help = "Loads the fictional newsroom of the demo, once, and says who can log in."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("The demo does not go into production.")
        if not User.objects.filter(email__endswith=".example").exists():
            self._load()
        self.stdout.write(f"Readers   {settings.SITE_URL}/    Partners  {settings.SITE_URL}/api/v1/checks/")
        self.stdout.write(f"Editors   {settings.SITE_URL}/admin/    password of each account: {PASSWORD}")
        for user in User.objects.filter(email__endswith=".example").order_by("pk"):
            role = ", ".join(user.groups.values_list("name", flat=True))
            self.stdout.write(f"  {user.username:<8} {role:<14} {user.get_full_name()}")

    def _load(self) -> None:
        """All of it or nothing: a start that is broken off leaves no half newsroom behind."""
        self._tell("Loading the newsroom:")
        # Its letters and mails went out in its past; nobody gets them now, whatever EMAIL_URL says.
        with override_settings(EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend"), transaction.atomic():
            Newsroom(FOLDER, PASSWORD).build(self._tell)
            self._take_in_reviews()
            tell_overdue()
            now = timezone.now()
            for person in people_due(now):
                send_mail(person, now)
            count_terms()
            look(Claim.objects.count())
            keep_files()
        self._tell(f" ({Claim.objects.count()} claims)\n")

    def _take_in_reviews(self) -> None:
        """What fictional others have checked, as import_claimreview takes it in."""
        with (FOLDER / "external_reviews.json").open("rb") as feed:
            reviews = Import(source="Umpan fiktif", own_site="", report=lambda _file, item: self._tell(f" {item.why}"))
            reviews.take(feed.name, feed)
        self._tell(" external reviews")

    def _tell(self, words: str) -> None:
        self.stdout.write(words, ending="")
        self.stdout.flush()
