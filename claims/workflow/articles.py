"""Verbs on articles. The text of a version never changes; a new text is a new version."""

import hashlib
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.models import Article, ArticleVersion, Outlet, User
from claims.models.fields import normalise
from claims.workflow import policies
from claims.workflow.permissions import check_may
from claims.workflow.problems import Refused
from claims.workflow.writing import apply, check_version, lock, record, verb

EDITABLE = ("title", "url", "outlet", "language", "published_at")


@verb
def add_article(
    *,
    by: User,
    title: str,
    url: str = "",
    outlet: Outlet | None = None,
    language: str,
    published_at: datetime | None = None,
    text: str,
    received_text: str,
    leftovers: list[dict[str, Any]],
) -> ArticleVersion:
    """Stores an article and its first version. `text` is the cleaned text, `received_text` what came in."""
    check_may(by, "add_article")
    article = Article(created_by=by)
    changes = apply(
        article,
        {"title": title, "url": url, "outlet": outlet, "language": language, "published_at": published_at},
        EDITABLE,
    )
    _check_date(published_at)
    if url and Article.objects.filter(url=url).exists():
        raise Refused("duplicate_url", _("An article with this web address is already here."), "url")
    article.save(force_insert=True)
    record("add_article", article, by=by, article=article, changes=changes)
    return _add_version(article, 1, text, received_text, leftovers, by)


@verb
def revise_article(
    article: Article, *, by: User, text: str, received_text: str, leftovers: list[dict[str, Any]]
) -> ArticleVersion:
    """Adds the next version; appearances stay with the version in which they were found."""
    article = lock(article)
    policies.check("revise_article", article, by=by)
    current = article.current
    if current.text_sha256 == sha256_of(text):
        raise Refused("unchanged", _("This is the same text as the current version."), "text")
    return _add_version(article, current.number + 1, text, received_text, leftovers, by)


@verb
def edit_article(
    article: Article, *, by: User, version: int | None = None, changes: dict[str, Any], reason: str = ""
) -> Article:
    article = lock(article)
    policies.check("edit_article", article, by=by)
    check_version(article, version)
    differing = apply(article, changes, EDITABLE)
    _check_date(article.published_at)
    if differing:
        article.version += 1
        article.save()
        record("edit_article", article, by=by, article=article, reason=reason, changes=differing)
    return article


def sha256_of(text: str) -> str:
    return hashlib.sha256(normalise(text).encode()).hexdigest()


def _check_date(published_at: datetime | None) -> None:
    if published_at and published_at > timezone.now():
        raise Refused("future_date", _("The date lies in the future."), "published_at")


def _add_version(
    article: Article, number: int, text: str, received_text: str, leftovers: list[dict[str, Any]], by: User
) -> ArticleVersion:
    if not text.strip():
        raise Refused("empty_text", _("There is no text in it."), "text")
    version = ArticleVersion.objects.create(
        article=article,
        number=number,
        text=normalise(text),
        text_sha256=sha256_of(text),
        received_text=received_text.replace("\x00", ""),
        leftovers=leftovers,
        created_by=by,
    )
    record("add_version", version, by=by, article=article)
    return version
