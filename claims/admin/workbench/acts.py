"""What is decided on a claim in the workbench: each act takes what its form says to the verbs that write.

An act says which version of the claim it has seen. If a colleague was faster it is refused with what they did,
and the typed text comes back in its form.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.workbench import history, people
from claims.admin.workbench.cards import found_name
from claims.admin.workbench.forms import DismissForm, EditForm, MergeForm, SplitForm, locate
from claims.models import ArticleVersion, Claim, Claimant, Event, Topic, User
from claims.suggesting import fitting
from claims.suggesting.quantities.finding import find_quantities
from claims.vocabulary import ClaimState
from claims.workflow import claims
from claims.workflow.claims import Figure, Part, Span
from claims.workflow.problems import Refused, Stale
from claims.workflow.writing import lock

Text = str | Promise


@dataclass
class Outcome:
    """What became of an act. `form` is still to be filled or mended; `done` says what was done, `error` why not."""

    act: str = ""
    claim: Claim | None = None
    form: forms.Form | None = None
    done: Text = ""
    error: str = ""

    @property
    def is_done(self) -> bool:
        return bool(self.done)


def form_for(act: str, claim: Claim, version: ArticleVersion, data: Any, sought: str = "") -> Any:
    """The form of an act, None for one that asks nothing. Raises KeyError for what is no act."""
    return FORMS[act](claim, version, data, sought)


def carry_out(act: str, claim: Claim, seen: int, version: ArticleVersion, *, by: User, data: Any) -> Outcome:
    """Carries an act out. Raises KeyError for what is no act."""
    form, writer = form_for(act, claim, version, data), WRITERS[act]
    if form is not None and not form.is_valid():
        return Outcome(act, claim, form, error=_("Nothing is saved yet. See what the form says."))
    try:
        with transaction.atomic():
            locked = lock(claim)
            _check_seen(locked, seen, by)
            return Outcome(act, claim, done=writer(locked, by, form, version))
    except Refused as refused:
        if form is not None:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        claim.refresh_from_db()
        return Outcome(act, claim, form, error=str(refused))


def _check_seen(claim: Claim, seen: int, by: User) -> None:
    if claim.version == seen:
        return
    latest = history.histories([claim.pk])[claim.pk].latest
    if latest is None:
        raise Stale("stale", _("This claim has changed meanwhile. See how it stands now, then decide."))
    raise Stale(
        "stale",
        _("%(deed)s, after you had opened it. See how it stands now, then decide.") % {"deed": history.deed(latest)},
    )


# ------------------------------------------------------------------ forms
def _edit_form(claim: Claim, version: ArticleVersion, data: Any, sought: str) -> EditForm:
    name = claim.claimant.name if claim.claimant else found_name(claim, history.histories([claim.pk])[claim.pk])
    found = people.find(name) if name else []
    label = people.label(claim.claimant, len(found)) if claim.claimant else name
    return EditForm(claim, version, data, label, is_new=bool(name) and not found)


FORMS: dict[str, Callable[[Claim, ArticleVersion, Any, str], Any]] = {
    "accept": lambda *_asks_nothing: None,
    "undo": lambda *_asks_nothing: None,
    "edit": _edit_form,
    "split": lambda claim, version, data, _sought: SplitForm(claim, version, data),
    "merge": MergeForm,
    "dismiss": lambda claim, version, data, _sought: DismissForm(claim, version, data),
}


# ------------------------------------------------------------------ writers
def _accept(claim: Claim, by: User, form: None, version: ArticleVersion) -> Text:
    name = found_name(claim, history.histories([claim.pk])[claim.pk])
    if name:
        claim = claims.edit_claim(claim, by=by, changes={"claimant": people.settle(name, by=by)})
    claims.accept_claim(claim, by=by)
    return gettext_lazy("Accepted.")


def _edit(claim: Claim, by: User, form: EditForm, version: ArticleVersion) -> Text:
    changes = {name: form.cleaned_data[name] for name in ("text", "made_on", "selection_reason")}
    changes["claimant"] = form.settle(by)
    claim = claims.edit_claim(claim, by=by, changes=changes, figures=form.figures())
    if form.data.get("then") != "accept":
        return gettext_lazy("Saved.")
    claims.accept_claim(claim, by=by)
    return gettext_lazy("Saved and accepted.")


def _split(claim: Claim, by: User, form: SplitForm, version: ArticleVersion) -> Text:
    parts = [
        Part(text, [_words_of(claim, version, words, field)] if words else None, _figures_in(text, claim.language))
        for text, words, field in form.parts()
    ]
    claims.split_claim(claim, by=by, parts=parts)
    return gettext_lazy("Split.")


def _figures_in(text: str, language: str) -> list[Figure]:
    return [
        Figure(found.value, found.unit, found.qualifier, found.of, found.period, found.value_to)
        for found in fitting.figures(find_quantities(text, language))
    ]


def _words_of(claim: Claim, version: ArticleVersion, words: str, field: str) -> Span:
    """A part's own words: where they stand in those of the whole, else at their one place in the article."""
    for place in claim.appearances.filter(article_version=version):
        if place.exact.count(words) == 1:
            start = place.start + place.exact.index(words)
            return Span(version, start, start + len(words))
    return locate(version, words, field)


def _merge(claim: Claim, by: User, form: MergeForm, version: ArticleVersion) -> Text:
    claims.merge_claim(claim, by=by, into=form.cleaned_data["target"])
    return gettext_lazy("Merged.")


def _dismiss(claim: Claim, by: User, form: DismissForm, version: ArticleVersion) -> Text:
    claims.dismiss_claim(claim, by=by, reason=form.cleaned_data["note"], kind=form.cleaned_data["kind"])
    return gettext_lazy("Dismissed.")


def _undo(claim: Claim, by: User, form: None, version: ArticleVersion) -> Text:
    """Takes the last decision back, to where the claim stood before it."""
    last = history.histories([claim.pk])[claim.pk].last
    if last is None:
        raise Refused("nothing_to_undo", _("Nothing has been decided here that could be undone."))
    if last.verb == "edit_claim":
        _restore(claim, last, by)
        return gettext_lazy("Edit undone.")
    if last.verb == "split_claim":
        claim = claims.undo_split(claim, by=by)
    elif last.verb == "merge_claim":
        claim = claims.undo_merge(claim, by=by)
    elif last.source_state == ClaimState.OPEN:
        claim = claims.reopen_claim(claim, by=by)
    if last.source_state == ClaimState.SUGGESTED:
        claims.suggest_again(claim, by=by)
    return gettext_lazy("Undone.")


def _restore(claim: Claim, edit: Event, by: User) -> None:
    """Puts the fields of an edit back as they were before it; its event holds them as JSON does."""
    before = {name: values[0] for name, values in edit.detail.changes.items()}
    figures, topics = before.pop("figures", None), before.pop("topics", None)
    if before.get("claimant"):
        before["claimant"] = Claimant.objects.get(pk=before["claimant"])
    if before.get("made_on"):
        before["made_on"] = date.fromisoformat(before["made_on"])
    claims.edit_claim(
        claim,
        by=by,
        changes=before,
        figures=None if figures is None else [Figure(**figure) for figure in figures],
        topics=None if topics is None else Topic.objects.filter(slug__in=topics),
    )


WRITERS: dict[str, Callable[..., Text]] = {
    "accept": _accept,
    "undo": _undo,
    "edit": _edit,
    "split": _split,
    "merge": _merge,
    "dismiss": _dismiss,
}
