"""What the newsroom says of itself: one page a kind, every version at its own address."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from claims.conditional import follows_the_log
from claims.publishing import reading
from claims.vocabulary import StatementKind


@login_not_required
@require_safe
@follows_the_log
def statement(request: HttpRequest, kind: str, number: int | None = None) -> HttpResponse:
    """The version that stands now, or the numbered one. What has none is not found, but the page about us leads to
    all others and is always there."""
    found = reading.statement(kind, number)
    if found is None and (kind != StatementKind.ABOUT or number is not None):
        raise Http404
    versions = reading.statement_versions()
    here = versions.get(kind, [])
    document, sha256 = found or ({}, "")
    context = {
        "kind": StatementKind(kind),
        "document": document,
        "sha256": sha256,
        **wording(document),
        "versions": here,
        "is_current": not document or document["number"] == here[0][0],
        "others": others(versions) if kind == StatementKind.ABOUT else [],
    }
    return render(request, "public/statement.html", context)


def wording(document: dict[str, Any]) -> dict[str, Any]:
    """The words in the language of the page; where there are none, those of another language, said to be."""
    language = get_language() or settings.LANGUAGE_CODE
    texts = document.get("texts", {})
    shown = language if language in texts or not texts else next(iter(texts))
    return {
        "text": texts.get(shown),
        "text_language": shown,
        "is_foreign": shown != language,
        "note": document.get("notes", {}).get(shown, ""),
    }


def others(versions: dict[str, Any]) -> list[tuple[StatementKind, Any]]:
    """The other pages there are, each with the day of its present version."""
    return [(kind, versions[kind][0][1]) for kind in StatementKind if kind in versions and kind != StatementKind.ABOUT]
