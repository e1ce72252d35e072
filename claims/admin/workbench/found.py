"""Claims that are found in the article: by hand in selected words, known ones, and by reading it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.workbench.acts import Outcome
from claims.admin.workbench.forms import NewForm, SeenForm
from claims.models import ArticleVersion, Claim, User
from claims.publishing import verbs as publishing
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


FOUND_ACTS: dict[str, Callable[[Any, ArticleVersion, User], Outcome]] = {"new": _new, "seen": _seen}
