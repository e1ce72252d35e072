"""Choices that are the desk's own affair."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class Priority(IntegerChoices):
    """How soon the desk turns to a claim; the smaller, the sooner."""

    URGENT = 1, _("Urgent")
    HIGH = 2, _("High")
    NORMAL = 3, _("Normal")
    LOW = 4, _("Low")


class SuggestionReason(TextChoices):
    """What speaks for or against checking a sentence: the reasons of a suggestion's score."""

    FIGURE = "figure", _("gives a figure")
    ATTRIBUTED = "attributed", _("says who said it")
    QUOTED = "quoted", _("quotes word for word")
    DATED = "dated", _("says when")
    NAMED = "named", _("names people, organisations or places")
    COMPARISON = "comparison", _("compares")
    CHANGE = "change", _("says that something changed")
    CAUSE = "cause", _("says why or with what effect")
    PART = "part", _("one of several claims in its sentence")
    PREDICTION = "prediction", _("about the future")
    OPINION = "opinion", _("sounds like an opinion")
    VAGUE = "vague", _("says little that can be checked")
    MODEL = "model", _("proposed by a language model")


class MeaningReason(TextChoices):
    """Why somebody else's rating is taken to mean what it is taken to mean, or why that cannot be said."""

    WORDS = "words", _("by its words")
    NUMBER = "number", _("by its number on its scale")
    USUAL_SCALE = "usual_scale", _("by its number on the usual scale")
    NO_RATING = "no_rating", _("it gives no rating")
    NOT_RATED = "not_rated", _("its number stands for no rating")
    UNKNOWN_WORDS = "unknown_words", _("its words are not known here")
    OFF_SCALE = "off_scale", _("its number is not on its scale")
    NO_SCALE = "no_scale", _("its scale has one step only")
    AT_ODDS = "at_odds", _("its words contradict each other")


class DismissalReason(TextChoices):
    """Why a suggestion was put aside: what its maker should learn from it."""

    NOT_CHECKABLE = "not_checkable", _("Opinion, forecast or promise")
    NOT_A_CLAIM = "not_a_claim", _("Not a claim")
    WRONG_WORDS = "wrong_words", _("Wrongly worded or cut")
    WRONG_CLAIMANT = "wrong_claimant", _("Wrong person or figure")
    DUPLICATE = "duplicate", _("Said twice in the article")
    MINOR = "minor", _("True or false, it does not matter")
    OTHER = "other", _("Another reason")


class OpinionState(TextChoices):
    """Of a second opinion, from the question to the answer."""

    ASKED = "asked", _("Asked")
    GIVEN = "given", _("Given")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Likeness(TextChoices):
    """What a person ruled on two claims that look alike."""

    SAME = "same", _("The same claim")
    RELATED = "related", _("Related")
    DIFFERENT = "different", _("Different")


class NotedField(TextChoices):
    """What a review note can be about: a field of the verdict's form, by its name there, or a part of its page."""

    CLAIM = "claim", _("Claim")
    QUANTITIES = "quantities", _("Figures")
    APPEARANCES = "appearances", _("Appearances")
    RATING = "rating", _("Is it so?")
    SUMMARY = "summary", _("Summary")
    EXPLANATION = "explanation", _("Explanation")
    FOUND = "found", _("What we found, in figures")
    AS_OF = "as_of", _("What we know as of")
    COUNTER_SEARCH = "counter_search", _("What we looked for against it")
    PRECEDENT_NOTE = "precedent_note", _("Why it differs from how we ruled before")
    EVIDENCE = "evidence", _("Evidence")
    ATTRIBUTION = "attribution", _("Did they say it?")
    ATTRIBUTION_NOTE = "attribution_note", _("How we know they said it")
    REPLY_STATUS = "reply_status", _("Right of reply")
    REPLY_TEXT = "reply_text", _("Their answer")
    CORRECTION_REASON = "correction_reason", _("Public reason of the correction")


class ReportKind(TextChoices):
    WRONG = "wrong", _("A check is wrong")
    TIP = "tip", _("Tip")


class ReportState(TextChoices):
    NEW = "new", _("New")
    DECIDED = "decided", _("Decided")


class ReportOutcome(TextChoices):
    """What came of what a reader sent. Those of a report, those of a tip, and the one of both."""

    CORRECTED = "corrected", _("Led to a correction")
    NO_ACTION = "no_action", _("No action")
    TAKEN_UP = "taken_up", _("Taken up")
    ALREADY_CHECKED = "already_checked", _("Already checked")
    NOT_CHECKABLE = "not_checkable", _("Not checkable")
    SPAM = "spam", _("Spam")


class NoticeKind(TextChoices):
    """What a colleague is told. The sentence is the whole of a mail's line, so it names no claim and nobody."""

    REVIEW_ASKED = "review_asked", _("You are asked to review a verdict.")
    SENT_BACK = "sent_back", _("Your text was sent back to you.")
    APPROVED = "approved", _("Your text was approved.")
    APPROVAL_WITHDRAWN = "approval_withdrawn", _("The approval of your verdict was withdrawn.")
    PUBLISHED = "published", _("Your text was published.")
    CORRECTION_BEGUN = "correction_begun", _("A correction of your published verdict was begun.")
    RETRACTION_PROPOSED = "retraction_proposed", _("A retraction was proposed.")
    RETRACTION_DECIDED = "retraction_decided", _("The retraction you proposed was decided.")
    ASSIGNED = "assigned", _("A claim was given to you.")
    HANDED_OVER = "handed_over", _("A draft was handed over to you.")
    MENTIONED = "mentioned", _("A comment mentions you.")
    OPINION_ASKED = "opinion_asked", _("You are asked for a second opinion.")
    OVERDUE = "overdue", _("A claim of yours is overdue.")
    SEEN_OFTEN = "seen_often", _("A claim is seen again and again this week.")
    REPORT_DECIDED = "report_decided", _("A reader’s report on your check was decided.")
    ENDPOINT_DISABLED = "endpoint_disabled", _("A webhook endpoint of yours was disabled.")


class MailMode(TextChoices):
    """When notices go out by mail."""

    AT_ONCE = "at_once", _("At once")
    DIGEST = "digest", _("Once a day, together")
    NONE = "none", _("Never")


class DeskLanguage(TextChoices):
    """The languages that the interface speaks (settings.LANGUAGES)."""

    ENGLISH = "en", _("English")
    INDONESIAN = "id", _("Indonesian")


class AccountMailKind(TextChoices):
    """A mail that carries a link by which its reader sets a password."""

    INVITATION = "invitation", _("Invitation")
    PASSWORD_RESET = "password_reset", _("New password")


class KeyScope(TextChoices):
    """What a key to the API is good for."""

    READ = "read", _("reading, with a higher limit")
    WEBHOOKS = "webhooks", _("registering and changing webhooks")


class EndpointState(TextChoices):
    """Of a webhook endpoint. Its owner pauses it; we disable it."""

    ENABLED = "enabled", _("Enabled")
    PAUSED = "paused", _("Paused")
    DISABLED = "disabled", _("Disabled")


class DisabledReason(TextChoices):
    """Why we stopped sending to a webhook endpoint."""

    GONE = "gone", _("It answered 410 Gone")
    FAILING = "failing", _("Nothing could be delivered for days")
    STOPPED = "stopped", _("The newsroom stopped it")


class SendError(TextChoices):
    """Why a webhook got no answer at all."""

    BAD_URL = "bad_url", _("The address is not well formed")
    NOT_HTTPS = "not_https", _("The address is not https")
    UNKNOWN_HOST = "unknown_host", _("The host’s name has no address")
    NOT_PUBLIC = "not_public", _("The host’s address is not a public one")
    UNREACHABLE = "unreachable", _("No connection, or it broke off")
    TLS_FAILED = "tls_failed", _("The server did not prove who it is")
    TOO_LATE = "too_late", _("No answer in time")
    NOT_HTTP = "not_http", _("What came was not HTTP")
    NO_SECRET = "no_secret", _("The secret cannot be read any more: rotate it")
