"""Every form of the desk that changes a row: whoever adds one adds it here, and two savers are tried on it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from claims.models import RatingScale, User, Verdict
from tests import factories


@dataclass(frozen=True)
class Form:
    """`made` makes the row for whoever will save it, `field` is what each saver types something of their own into."""

    made: Callable[[User], Any]
    field: str
    role: str = "chief editor"

    @property
    def column(self) -> str:
        return self.field.removesuffix("_en")

    def words(self, stored: Any) -> str:
        """Of a value of the column, in a row or in its trail."""
        return stored["en"] if self.column != self.field else stored


def translation(by: User) -> Any:
    factories.published(by, factories.user("reviewer"))
    return factories.translation(by, Verdict.objects.get())


FORMS = {
    "article": Form(lambda by: factories.article(by).article, "title"),
    "claim": Form(factories.claim, "context"),
    "claimant": Form(factories.claimant, "description"),
    "origingroup": Form(lambda by: factories.source(by).origin, "name"),
    "outlet": Form(factories.outlet, "name"),
    "ratingscale": Form(lambda by: RatingScale.objects.get(slug="tempo"), "labels_en"),
    "source": Form(factories.source, "title"),
    "statement": Form(factories.statement, "texts_en"),
    "topic": Form(factories.topic, "labels_en"),
    "user": Form(lambda by: factories.user("reporter"), "first_name", role="administrator"),
    "verdict": Form(factories.verdict, "summary"),
    "verdicttranslation": Form(translation, "summary"),
}
