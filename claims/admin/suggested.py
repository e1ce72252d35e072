"""What the desk says of suggested claims after an import."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.intake.importing import import_version
from claims.jobs.matching import look_soon
from claims.models import Article
from claims.suggesting.storing import Stored, suggest_claims_in


def new_version(article: Article, *, by: Any, text: str) -> Stored:
    """Adds a version and suggests what is new in it. Raises Refused."""
    return suggest_claims_in(import_version(article, by=by, text=text), by=by)


def tell_suggestions(request: HttpRequest, stored: Stored) -> None:
    """After an import; what is new is compared with the claims that were there."""
    look_soon()
    for warning in stored.warnings:
        messages.warning(request, warning)
    if stored.new:
        said = ngettext("%(count)d claim is suggested.", "%(count)d claims are suggested.", stored.new)
        messages.info(request, said % {"count": stored.new})
    elif not stored.warnings and not stored.known:
        messages.info(request, _("No claim was found in it. Mark them by hand."))
