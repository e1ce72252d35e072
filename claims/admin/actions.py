"""Every button of the desk, as data: the verb it calls, what it asks, what it says."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from claims.admin.action_forms import (
    AppearanceForm,
    ConfirmForm,
    DismissForm,
    DueForm,
    ExceptionForm,
    MergeForm,
    PublicReasonForm,
    ReviewByForm,
    ScaleForm,
    SplitForm,
    TranslationForm,
    VersionForm,
    WithdrawExceptionForm,
)
from claims.admin.assigning import AssignForm, HandOverForm, NoteForm, PriorityForm, ReviewerForm
from claims.admin.attached import CommentForm, CopyForm, keep, say
from claims.admin.erasing import EraseForm, erase
from claims.admin.forms import ReasonForm, RowForm, Text
from claims.admin.report_forms import DecideForm, DeskReasonForm, LinkForm, TipClaimForm
from claims.admin.review_forms import AskForm, OpinionForm, SendBackForm
from claims.admin.suggested import new_version
from claims.models import (
    Absence,
    Appearance,
    Article,
    Claim,
    Comment,
    KeptCopy,
    ReaderReport,
    Retraction,
    SecondOpinion,
    Source,
    Statement,
    User,
    Verdict,
    VerdictTranslation,
)
from claims.publishing import verbs as publishing
from claims.publishing.statements import publish_statement
from claims.workflow import (
    absences,
    assigning,
    claims,
    comments,
    copies,
    opinions,
    reports,
    retractions,
    shelf,
    statements,
    translations,
    verdicts,
)


@dataclass(frozen=True)
class Action:
    """`call(row, by=..., **form values)` carries the verb out. `explain` says what will happen.

    `primary`: the one next step. `grave`: changes what the public sees for the worse or cannot be undone.
    `always`: shown even when refused, where people look for it; the page then says what is missing.
    `follow`: afterwards go to what the verb answers, not back. `apart`: no button, the page has its form.
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
    apart: bool = False
    always: Callable[[Any], bool] | None = None

    def form_for(
        self, row: Any, data: Any, files: Any = None, *, by: User, initial: dict[str, Any] | None = None
    ) -> forms.Form:
        """`initial`: what a link to the form has chosen beforehand."""
        form = self.form(data, files, initial=initial)
        if isinstance(form, RowForm):
            form.by = by
            form.prepare(row)
        return form


def _translate(row: Verdict, *, by: Any, language: str, **words: str) -> VerdictTranslation:
    return translations.draft_translation(row, by=by, language=language, changes=words)


def _untie(row: Claim, *, by: Any, appearance: Appearance) -> None:
    claims.remove_appearance(appearance, by=by)


def _unpublished(row: Verdict) -> bool:
    return row.state in ("draft", "in_review", "approved")


CLAIM = (
    Action("accept_claim", _("Accept"), _("The claim becomes open and can be checked."), _("Accepted."), claims.accept_claim, primary=True),
    Action("take_claim", _("Take"), _("You work on it from now on."), _("It is yours."), assigning.take_claim, primary=True),
    Action("draft_verdict", _("Write verdict"), _("Begins the first revision; you are its author."), _("The verdict has been begun."), verdicts.draft_verdict, ScaleForm, primary=True, follow=True),
    Action("start_correction", _("Correct"), _("Begins a revision of what is public. Readers see the present check until a second person has approved the new one."), _("The correction has been begun."), verdicts.start_correction, PublicReasonForm, follow=True),
    Action("assign_claim", _("Assign"), _("Says who works on it, by when and how soon. Readers never see it, and no approval falls."), _("Assigned."), assigning.give_out, AssignForm),
    Action("hand_over", _("Hand over"), _("Gives your claim to somebody else."), _("Handed over."), assigning.hand_over, HandOverForm),
    Action("release_claim", _("Release"), _("Nobody works on it any more; it waits for whoever takes it."), _("Released."), assigning.release_claim, NoteForm),
    Action("set_priority", _("Set priority"), _("How soon the desk turns to it. Readers never see it."), _("The priority is saved."), assigning.set_priority, PriorityForm),
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
    Action("erase", _("Erase"), _("By law alone. Every word of the claim, of its check and of what was written on it goes for good, in public and here. Nothing brings it back."), _("Erased."), erase, EraseForm, grave=True),
    Action("add_comment", _("Comment"), _("Colleagues see it on the claim and on its verdict; readers never do."), _("Your comment is there."), say, CommentForm, apart=True),
    Action("see_mentions", _("Seen"), _("Takes what names you here off your list."), _("Seen."), comments.see_mentions, apart=True),
)  # fmt: skip
VERDICT = (
    Action("submit_verdict", _("Send to review"), _("Another person reads and approves it. You can take it back meanwhile."), _("Sent to review."), assigning.submit_to, ReviewerForm, primary=True, always=lambda row: row.state == "draft"),
    Action("approve_verdict", _("Approve"), _("You vouch for exactly this claim, verdict and evidence. Any change makes your approval fall."), _("Approved."), verdicts.approve_verdict, primary=True, always=lambda row: row.state == "in_review"),
    Action("publish", _("Publish"), _("Readers and partners see it at once, and the log keeps it for ever."), _("Published."), publishing.publish, primary=True, always=_unpublished),
    Action("ask_review", _("Ask for review"), _("Says whose review it waits for."), _("Asked."), assigning.ask_review, ReviewerForm),
    Action("send_back", _("Send back"), _("The author edits it again."), _("Sent back."), verdicts.send_back, SendBackForm),
    Action("ask_opinion", _("Ask for a second opinion"), _("Another person rates the claim by the same evidence, without seeing what the verdict says. They see it once they have answered."), _("Asked."), opinions.ask_opinion, AskForm),
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
    Action("send_back_translation", _("Send back"), _("Whoever translates it edits it again."), _("Sent back."), translations.send_back_translation, ReasonForm),
    Action("carry_over_translation", _("Carry over to this revision"), _("Begins a translation of the verdict now in public with these words; beside them stands what changed in the original."), _("Carried over. See what changed in the original."), translations.carry_over_translation, follow=True),
    Action("reclaim_translation", _("Take back to edit"), _("It becomes a draft again; a standing approval falls."), _("It is a draft again."), translations.reclaim_translation),
)  # fmt: skip
RETRACTION = (
    Action("retract", _("Retract"), _("The page stays as a tombstone with the public reason. A later correction can bring the check back."), _("Retracted."), publishing.retract, primary=True, grave=True, always=lambda row: row.state == "proposed"),
    Action("decline_retraction", _("Decline"), _("The check stays as it is."), _("Declined."), retractions.decline_retraction),
)  # fmt: skip
OPINION = (
    Action("give_opinion", _("Give your opinion"), _("Once given it stays as it is. Then you see what the verdict says."), _("Thank you. Your opinion stands beside the verdict now."), opinions.give_opinion, OpinionForm, primary=True),
    Action("withdraw_opinion", _("Withdraw the question"), _("They need not answer any more, and may see the verdict."), _("Withdrawn."), opinions.withdraw_opinion),
)  # fmt: skip
STATEMENT = (
    Action("publish_statement", _("Publish version"), _("Readers see it at once. It never changes afterwards; the next version says what changed."), _("Published."), publish_statement, primary=True),
    Action("revise_statement", _("Write the next version"), _("Begins the next version with these words. Readers see this one until the next is published."), _("The next version has been begun."), statements.revise_statement, primary=True, follow=True),
)  # fmt: skip
REPORT = (
    Action("decide_report", _("Decide"), _("Say what came of it. A letter goes to the reader if they left an address and you write an answer."), _("Decided."), reports.decide_report, DecideForm, primary=True),
    Action("answer_report", _("Send the answer"), _("The letter could not be sent before; it is sent now."), _("The letter is sent."), reports.answer_report, primary=True),
    Action("take_report", _("Take"), _("Shows the others that you answer it."), _("It is yours."), reports.take_report),
    Action("release_report", _("Release"), _("Gives it back to the inbox, for whoever has time."), _("Released."), reports.release_report),
    Action("claim_from_tip", _("Make a claim of it"), _("Opens a claim in the desk’s words and links it to the tip."), _("The claim is open and linked to the tip."), reports.claim_from_tip, TipClaimForm),
    Action("link_report", _("Link a claim"), _("Says which claim it is about. Links again, or to none, as often as you like."), _("Saved."), reports.link_report, LinkForm),
    Action("reopen_report", _("Take up again"), _("Takes the decision back. What the reader was told stays until you answer anew."), _("It waits again."), reports.reopen_report, DeskReasonForm),
    Action("erase_contact", _("Erase contact"), _("Forgets the reader’s name and address for good. The message and the decision stay."), _("The contact is erased."), reports.erase_contact, DeskReasonForm, grave=True),
    Action("erase_report", _("Erase message"), _("Forgets the message, the address where it was seen, our answer and the reader for good. A row stays that says when."), _("It is erased."), reports.erase_report, DeskReasonForm, grave=True),
)  # fmt: skip
SOURCE = (
    Action("keep_copy", _("Keep a copy"), _("The file is kept beside the source, with its hash. Readers see that there is one and its hash, never the file."), _("The copy is kept."), keep, CopyForm, apart=True),
)  # fmt: skip
COPY = (
    Action("drop_copy", _("Remove this copy"), _("The file is gone for good; the history keeps its hash."), _("The copy is removed."), copies.drop_copy, grave=True),
)  # fmt: skip
COMMENT = (
    Action("withdraw_comment", _("Withdraw comment"), _("Its words are erased for good. That you said something stays."), _("Withdrawn."), comments.withdraw_comment, grave=True),
)  # fmt: skip
ARTICLE = (
    Action("revise_article", _("Add a new version"), _("Keeps the old text and adds the new one beside it."), _("The new version is here."), new_version, VersionForm),
)  # fmt: skip
ABSENCE = (
    Action("end_absence", _("Back today"), _("Ends the absence: work can be assigned again."), _("Welcome back."), absences.end_absence, primary=True),
)  # fmt: skip
ACTIONS: dict[type, tuple[Action, ...]] = {
    Absence: ABSENCE,
    Article: ARTICLE,
    Claim: CLAIM,
    Verdict: VERDICT,
    VerdictTranslation: TRANSLATION,
    Retraction: RETRACTION,
    SecondOpinion: OPINION,
    ReaderReport: REPORT,
    Source: SOURCE,
    KeptCopy: COPY,
    Comment: COMMENT,
    Statement: STATEMENT,
}


def actions_for(model: type) -> tuple[Action, ...]:
    return ACTIONS.get(model, ())
