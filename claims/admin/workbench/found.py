"""Claims that are found in the article: by hand in selected words, known ones, and by reading it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from claims.admin.workbench.acts import Outcome
from claims.admin.workbench.forms import NewForm, SeenForm
from claims.models import ArticleVersion, Claim, User
from claims.publishing import verbs as publishing
from claims.suggesting.storing import store_suggestions
from claims.workflow import claims, policies
from claims.workflow.problems import Refused


def _from_form(act: str, form: forms.Form, write: Callable[[Any], Claim], done: str | Promise) -> Outcome:
    if form.is_valid():
        try:
            with transaction.atomic():
                return Outcome(act, write(form), done=done)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
    return Outcome(act, form=form, error=_("Nothing is saved yet. See what the form says."))


def _new(data: Any, version: ArticleVersion, by: User) -> Outcome:
    def write(form: NewForm) -> Claim:
        values, span = form.cleaned_data, form.span(version)
        fields = {name: values[name] for name in ("text", "made_on", "context", "selection_reason")}
        fields |= {"language": version.article.language, "claimant": form.settle(by)}
        return claims.open_claim(by=by, fields=fields, spans=[span], figures=form.figures(), topics=values["topics"])

    return _from_form("new", NewForm(data, prefix="new"), write, gettext_lazy("Claim added."))


def _seen(data: Any, version: ArticleVersion, by: User) -> Outcome:
    def write(form: SeenForm) -> Claim:
        claim: Claim = form.cleaned_data["target"]
        if policies.public_state(claim):
            publishing.sight(claim, by=by, span=form.span(version))
        else:
            claims.add_appearance(claim, by=by, span=form.span(version))
        return claim

    return _from_form("seen", SeenForm(version, data), write, gettext_lazy("Tied to the words."))


def _find(data: Any, version: ArticleVersion, by: User) -> Outcome:
    """Reads the text once more; what the article has already is not suggested again."""
    try:
        stored = store_suggestions(version, by=by)
    except Refused as refused:
        return Outcome("find", error=str(refused))
    said = ngettext("%(count)d claim is suggested.", "%(count)d claims are suggested.", stored.new)
    done = said % {"count": stored.new} if stored.new else _("Nothing new was found in it.")
    return Outcome("find", done=" ".join([done, *stored.warnings]))


FOUND_ACTS: dict[str, Callable[[Any, ArticleVersion, User], Outcome]] = {"new": _new, "seen": _seen, "find": _find}
