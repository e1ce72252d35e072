"""Everything that reads an article for claims: the rules always, the language model where it is configured."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from claims.models import Article, ArticleVersion
from claims.suggesting import language_model, pipeline
from claims.suggesting.found import Reading
from claims.suggesting.language_model import LanguageModelError


def read(version: ArticleVersion) -> Sequence[Reading]:
    """What each reader finds in the text. A language model that cannot be asked leaves a warning, no error."""
    text, language, on = version.text, version.article.language, _day(version.article)
    rules = Reading(tuple(pipeline.suggest(text, language=language, on=on)), method=pipeline.METHOD)
    if not language_model.is_configured():
        return [rules]
    try:
        return [rules, language_model.read(text, language=language, on=on)]
    except LanguageModelError as error:
        return [rules, Reading(warnings=(str(error),))]


def _day(article: Article) -> date | None:
    """The day the article appeared, in the newsroom's zone."""
    return timezone.localdate(article.published_at) if article.published_at else None
