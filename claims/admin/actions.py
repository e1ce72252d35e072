"""Every button of the desk, as data: the verb it calls, what it asks, what it says."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.utils.translation import gettext_lazy as _

from claims.admin.suggested import new_version
from claims.models import (
    Appearance,
    Article,
    Claim,
    RatingScale,
    ReaderReport,
    Retraction,
    Statement,
    Verdict,
    VerdictTranslation,
)
from claims.publishing import verbs as publishing
from claims.publishing.statements import publish_statement
from claims.vocabulary import DismissalReason, Language, ProblemCode, ReportState
from claims.workflow import claims, dossiers, records, retractions, shelf, statements, translations, verdicts

Text = Any  # a str or a lazy translation of one; Django's stubs have no common name for them


@dataclass(frozen=True)
class Action:
    """`call(row, by=..., **form values)` carries the verb out. `explain` says what will happen.

    `primary`: the one next step. `grave`: changes what the public sees for the worse or cannot be undone.
    `always`: shown even when refused, where people look for it; the page then says what is missing.
    `follow`: afterwards go to what the verb answers, not back.
    """

    verb: str
    label: Text
    explain: Text
    done: Text
    call: Callable[..., Any]
    form: type[forms.Form] = forms.Form
    primary: bool = False
    grave: bool = False
    follow: bool = False
    always: Callable[[Any], bool] | None = None

    def form_for(self, row: Any, data: Any) -> forms.Form:
        form = self.form(data)
        if isinstance(form, RowForm):
            form.prepare(row)
        return form


class RowForm(forms.Form):
    """A form whose choices depend on the row."""

    def prepare(self, row: Any) -> None:
        raise NotImplementedError


def _area(label: Text, help_text: Text = "", rows: int = 3) -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, widget=AdminTextareaWidget(attrs={"rows": rows}))


class ReasonForm(forms.Form):
    reason = _area(_("Reason"))


class PublicReasonForm(forms.Form):
    reason = _area(_("Public reason"), _("Printed on the page, for readers."))


class DismissForm(forms.Form):
    kind = forms.ChoiceField(label=_("Because"), required=False, choices=[("", "—"), *DismissalReason.choices])
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        widget=AdminTextareaWidget(attrs={"rows": 3}),
        help_text=_("Needed where nothing above says it."),
    )


class SplitForm(forms.Form):
    parts = _area(_("The claims it holds"), _("One claim a line, each understandable on its own."), rows=5)

    def clean_parts(self) -> list[claims.Part]:
        lines = str(self.cleaned_data["parts"]).splitlines()
        return [claims.Part(line.strip()) for line in lines if line.strip()]


class MergeForm(RowForm):
    into = forms.ModelChoiceField(Claim.objects.none(), label=_("Same as"))

    def prepare(self, row: Claim) -> None:
        field = self.fields["into"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Claim.objects.filter(state__in=["open", "closed"]).exclude(pk=row.pk)


class DueForm(RowForm):
    # The format that an input of this type takes, whatever the language of the page.
    due_on = forms.DateField(
        label=_("Due"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=_("Empty: no day is set."),
    )

    def prepare(self, row: Claim) -> None:
        self.fields["due_on"].initial = row.due_on


class ReviewByForm(RowForm):
    review_by = forms.DateField(
        label=_("Look again by"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=_("Empty: never by itself."),
    )

    def prepare(self, row: Claim) -> None:
        self.fields["review_by"].initial = row.review_by


class ConfirmForm(forms.Form):
    note = forms.CharField(
        label=_("What you looked at"),
        required=False,
        widget=AdminTextareaWidget(attrs={"rows": 2}),
        help_text=_("For colleagues. Readers see the day alone."),
    )


class AppearanceForm(RowForm):
    appearance = forms.ModelChoiceField(Appearance.objects.none(), label=_("Exact words"), empty_label=None)

    def prepare(self, row: Claim) -> None:
        field = self.fields["appearance"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = row.appearances.all()


class VersionForm(forms.Form):
    text = _area(
        _("Text"), _("The article as it reads now. Claims stay tied to the version they were found in."), rows=16
    )


class ScaleForm(forms.Form):
    scale = forms.ModelChoiceField(
        RatingScale.objects.filter(is_active=True), label=_("Rating scale"), empty_label=None
    )


class ExceptionForm(RowForm):
    code = forms.ChoiceField(label=_("Rule"))
    reason = _area(_("Public reason"), _("Printed on the page, for readers."))

    def prepare(self, row: Verdict) -> None:
        field = self.fields["code"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (problem.code.value, ProblemCode(problem.code).label)
            for problem in dossiers.problems_of(row)
            if problem.exceptable and not problem.excepted
        ]


class WithdrawExceptionForm(RowForm):
    code = forms.ChoiceField(label=_("Rule"))

    def prepare(self, row: Verdict) -> None:
        field = self.fields["code"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(item.code, item.get_code_display()) for item in row.exceptions.all()]


class TranslationForm(RowForm):
    language = forms.ChoiceField(label=_("Into"), choices=Language.choices)
    claim_text = _area(_("Claim"), rows=2)
    summary = _area(_("Summary"), rows=2)
    explanation = forms.CharField(
        label=_("Explanation"), required=False, widget=AdminTextareaWidget(attrs={"rows": 8}), help_text=_("Markdown.")
    )
    attribution_note = forms.CharField(
        label=_("How we know they said it"), required=False, widget=AdminTextareaWidget(attrs={"rows": 2})
    )

    def prepare(self, row: Verdict) -> None:
        field = self.fields["language"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [choice for choice in Language.choices if choice[0] != row.claim.language]
        field.initial = "en"


class DecisionForm(forms.Form):
    state = forms.ChoiceField(
        label=_("Outcome"), choices=[choice for choice in ReportState.choices if choice[0] != ReportState.NEW.value]
    )
    decision = _area(_("Decision and why"))


def _translate(row: Verdict, *, by: Any, language: str, **words: str) -> VerdictTranslation:
    return translations.draft_translation(row, by=by, language=language, changes=words)


def _untie(row: Claim, *, by: Any, appearance: Appearance) -> None:
    claims.remove_appearance(appearance, by=by)


def _unpublished(row: Verdict) -> bool:
    return row.state in ("draft", "in_review", "approved")


CLAIM = (
    Action("accept_claim", _("Accept"), _("The claim becomes open and can be checked."), _("Accepted."), claims.accept_claim, primary=True),
    Action("draft_verdict", _("Write verdict"), _("Begins the first revision; you are its author."), _("The verdict has been begun."), verdicts.draft_verdict, ScaleForm, primary=True, follow=True),
    Action("start_correction", _("Correct"), _("Begins a revision of what is public. Readers see the present check until a second person has approved the new one."), _("The correction has been begun."), verdicts.start_correction, PublicReasonForm, follow=True),
    Action("schedule_claim", _("Set due date"), _("By when the desk wants it decided. Readers never see it, and no approval falls."), _("The due date is saved."), claims.schedule_claim, DueForm),
    Action("confirm", _("Confirm"), _("You looked again today and it still holds. Readers see the day; nothing else of the check changes, so no second person is asked."), _("Confirmed."), publishing.confirm, ConfirmForm),
    Action("set_review_by", _("Set day to look again"), _("By when the desk looks whether the check still holds. Readers never see it."), _("The day is saved."), shelf.set_review_by, ReviewByForm),
    Action("propose_retraction", _("Propose retraction"), _("Asks another reviewer to take the check back. Its page will stay, with the reason."), _("Proposed. A second person decides."), retractions.propose_retraction, PublicReasonForm, grave=True),
    Action("split_claim", _("Split"), _("Replaces the claim by narrower ones that share its words and claimant. Can be undone."), _("Split."), claims.split_claim, SplitForm),
    Action("undo_split", _("Undo split"), _("Opens the claim again and dismisses its parts."), _("Undone."), claims.undo_split),
    Action("merge_claim", _("Merge"), _("Says that another claim is the same. Can be undone."), _("Merged."), claims.merge_claim, MergeForm),
    Action("undo_merge", _("Undo merge"), _("Opens the claim again as one of its own."), _("Undone."), claims.undo_merge),
    Action("dismiss_claim", _("Dismiss"), _("Puts the claim aside as not worth checking. Can be undone."), _("Dismissed."), claims.dismiss_claim, DismissForm),
    Action("remove_appearance", _("Untie words"), _("Takes the claim off a place in an article."), _("Untied."), _untie, AppearanceForm),
    Action("suggest_again", _("Back to suggestions"), _("Takes the decision back: the claim waits among the suggestions again."), _("It is a suggestion again."), claims.suggest_again),
    Action("reopen_claim", _("Reopen"), _("Takes the claim up again."), _("Reopened."), claims.reopen_claim),
)  # fmt: skip
VERDICT = (
    Action("submit_verdict", _("Send to review"), _("Another person reads and approves it. You can take it back meanwhile."), _("Sent to review."), verdicts.submit_verdict, primary=True, always=lambda row: row.state == "draft"),
    Action("approve_verdict", _("Approve"), _("You vouch for exactly this claim, verdict and evidence. Any change makes your approval fall."), _("Approved."), verdicts.approve_verdict, primary=True, always=lambda row: row.state == "in_review"),
    Action("publish", _("Publish"), _("Readers and partners see it at once, and the log keeps it for ever."), _("Published."), publishing.publish, primary=True, always=_unpublished),
    Action("send_back", _("Send back"), _("The author edits it again."), _("Sent back."), verdicts.send_back, ReasonForm),
    Action("grant_exception", _("Grant exception"), _("Sets one rule aside for this revision; readers see why."), _("Granted."), verdicts.grant_exception, ExceptionForm),
    Action("withdraw_exception", _("Withdraw exception"), _("The rule applies again."), _("Withdrawn."), verdicts.withdraw_exception, WithdrawExceptionForm),
    Action("reclaim_verdict", _("Take back to edit"), _("It becomes a draft again; a standing approval falls."), _("It is a draft again."), verdicts.reclaim_verdict),
    Action("withdraw_approval", _("Withdraw approval"), _("It goes back into review."), _("The approval is withdrawn."), verdicts.withdraw_approval, ReasonForm),
    Action("draft_translation", _("Translate"), _("Begins a translation, reviewed on its own."), _("The translation has been begun."), _translate, TranslationForm, follow=True),
)  # fmt: skip
TRANSLATION = (
    Action("submit_translation", _("Send to review"), _("Another person reads and approves it."), _("Sent to review."), translations.submit_translation, primary=True),
    Action("approve_translation", _("Approve"), _("You vouch for exactly this text."), _("Approved."), translations.approve_translation, primary=True),
    Action("publish_translation", _("Publish translation"), _("Readers and partners see it at once."), _("Published."), publishing.publish_translation, primary=True),
    Action("send_back_translation", _("Send back"), _("The translator edits it again."), _("Sent back."), translations.send_back_translation, ReasonForm),
    Action("carry_over_translation", _("Carry over to this revision"), _("Begins a translation of the verdict now in public with these words; beside them stands what changed in the original."), _("Carried over. See what changed in the original."), translations.carry_over_translation, follow=True),
    Action("reclaim_translation", _("Take back to edit"), _("It becomes a draft again; a standing approval falls."), _("It is a draft again."), translations.reclaim_translation),
)  # fmt: skip
RETRACTION = (
    Action("retract", _("Retract"), _("The page stays as a tombstone with the public reason. A later correction can bring the check back."), _("Retracted."), publishing.retract, primary=True, grave=True, always=lambda row: row.state == "proposed"),
    Action("decline_retraction", _("Decline"), _("The check stays as it is."), _("Declined."), retractions.decline_retraction),
)  # fmt: skip
STATEMENT = (
    Action("publish_statement", _("Publish version"), _("Readers see it at once. It never changes afterwards; the next version says what changed."), _("Published."), publish_statement, primary=True),
    Action("revise_statement", _("Write the next version"), _("Begins the next version with these words. Readers see this one until the next is published."), _("The next version has been begun."), statements.revise_statement, primary=True, follow=True),
)  # fmt: skip
REPORT = (
    Action("decide_report", _("Decide"), _("Say what came of it and why."), _("Decided."), records.decide_report, DecisionForm, primary=True),
)  # fmt: skip

ARTICLE = (
    Action("revise_article", _("Add a new version"), _("Keeps the old text and adds the new one beside it."), _("The new version is here."), new_version, VersionForm),
)  # fmt: skip
ACTIONS: dict[type, tuple[Action, ...]] = {
    Article: ARTICLE,
    Claim: CLAIM,
    Verdict: VERDICT,
    VerdictTranslation: TRANSLATION,
    Retraction: RETRACTION,
    ReaderReport: REPORT,
    Statement: STATEMENT,
}


def actions_for(model: type) -> tuple[Action, ...]:
    return ACTIONS.get(model, ())
