from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.models import Claim, User
from claims.publishing import erasing
from claims.workflow import policies
from claims.workflow.problems import Refused


class Command(BaseCommand):
    help = (
        "Erases a claim and its check by law: every word of it, in public and at the desk. What is left says when, by "
        "whom and on which basis. Cannot be undone."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("public_id", metavar="PUBLIC_ID", help="as it stands in the address of the check")
        parser.add_argument("--by", required=True, metavar="USERNAME", help="the administrator who answers for it")
        parser.add_argument("--reason", required=True, help="the legal basis; kept for ever, so name nobody")
        parser.add_argument("--yes", action="store_true", help="do not ask again")

    def handle(self, *args: Any, **options: Any) -> None:
        claim = Claim.objects.filter(public_id=options["public_id"]).first()
        by = User.objects.filter(username=options["by"]).first()
        if claim is None:
            raise CommandError(f"There is no claim {options['public_id']}.")
        if by is None:
            raise CommandError(f"There is no user {options['by']}.")
        try:
            policies.check("erase", claim, by=by)
            self._say(claim)
            if not options["yes"] and input(f"Type {claim.public_id} to erase it: ").strip() != claim.public_id:
                raise CommandError("Nothing was erased: that is another id.")
            entry = erasing.erase(claim, by=by, reason=options["reason"])
        except Refused as refused:
            raise CommandError(str(refused)) from None
        told = f"Log entry {entry.seq} tells partners." if entry else "It was never published; the log says nothing."
        self.stdout.write(f"{claim.public_id} is erased. {told}")

    def _say(self, claim: Claim) -> None:
        self.stdout.write(f"{claim.public_id}: {claim}\n\nWhat goes for good:")
        for what, count in erasing.going(claim):
            self.stdout.write(f"- {what}: {count}")
        self.stdout.write("\nWhat stays:")
        for what in erasing.STAYING:
            self.stdout.write(f"- {what}")
        self.stdout.write("")
