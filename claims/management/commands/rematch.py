from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.management.progress import Progress
from claims.matching import embedding, filling


class Command(BaseCommand):
    help = (
        "Brings what claims are matched by up to date after a change of model or a large import: counts of words anew, "
        "then every missing vector. Stop it when you like: what is made stays, and the next run goes on."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{filling.count_terms():,} terms stand in another number of claims.")
        try:
            model = embedding.required()
        except embedding.ModelMissingError as missing:
            raise CommandError(str(missing)) from None
        progress = Progress(filling.missing_vectors(model))
        done = 0
        try:
            for size in filling.make_vectors(model):
                done += size
                progress.to(done)
        except KeyboardInterrupt:
            progress.end()
            raise CommandError(f"Stopped; {done:,} vectors are made and stay. Run it again to go on.") from None
        progress.end()
        self.stdout.write(f"{done:,} vectors made with {model.name}.")
