"""Every choice that is stored, once. Values are part of the public documents: add, never rename.

Where a value has a counterpart in a standard, the class names it.
"""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class Language(TextChoices):
    """Languages an article or check may be written in (BCP 47 primary tags, RFC 5646)."""

    INDONESIAN = "id", _("Indonesian")
    ENGLISH = "en", _("English")
    MALAY = "ms", _("Malay")
    JAVANESE = "jv", _("Javanese")
    SUNDANESE = "su", _("Sundanese")
    ARABIC = "ar", _("Arabic")
    CHINESE = "zh", _("Chinese")
    DUTCH = "nl", _("Dutch")
    FRENCH = "fr", _("French")
    GERMAN = "de", _("German")
    HEBREW = "he", _("Hebrew")
    HINDI = "hi", _("Hindi")
    JAPANESE = "ja", _("Japanese")
    KOREAN = "ko", _("Korean")
    PORTUGUESE = "pt", _("Portuguese")
    RUSSIAN = "ru", _("Russian")
    SPANISH = "es", _("Spanish")
    TAGALOG = "tl", _("Tagalog")
    TAMIL = "ta", _("Tamil")
    THAI = "th", _("Thai")
    TURKISH = "tr", _("Turkish")
    UKRAINIAN = "uk", _("Ukrainian")
    VIETNAMESE = "vi", _("Vietnamese")


RIGHT_TO_LEFT = frozenset({Language.ARABIC.value, Language.HEBREW.value})


class ClaimantKind(TextChoices):
    """schema.org Person and Organization."""

    PERSON = "person", _("Person")
    ORGANISATION = "organisation", _("Organisation")


class SelectionReason(TextChoices):
    """Why a claim was chosen for checking (IFCN commitment to nonpartisanship and fairness)."""

    REACH = "reach", _("Widely seen or repeated")
    HARM = "harm", _("Could do harm if wrong")
    DECISION = "decision", _("Bears on a public decision")
    REQUEST = "request", _("Readers asked")


class Qualifier(TextChoices):
    """How exactly a figure was put. "About 70 %" and "70 %" are different claims."""

    EXACTLY = "exactly", _("exactly")
    ABOUT = "about", _("about")
    AT_LEAST = "at_least", _("at least")
    AT_MOST = "at_most", _("at most")
    MORE_THAN = "more_than", _("more than")
    LESS_THAN = "less_than", _("less than")
    BETWEEN = "between", _("between")


class Priority(IntegerChoices):
    """How soon the desk turns to a claim; the smaller, the sooner."""

    URGENT = 1, _("Urgent")
    HIGH = 2, _("High")
    NORMAL = 3, _("Normal")
    LOW = 4, _("Low")


class ClaimState(TextChoices):
    SUGGESTED = "suggested", _("Suggested")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")
    DISMISSED = "dismissed", _("Dismissed")
    SPLIT = "split", _("Split")
    MERGED = "merged", _("Merged")


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


class DismissalReason(TextChoices):
    """Why a suggestion was put aside: what its maker should learn from it."""

    NOT_CHECKABLE = "not_checkable", _("Opinion, forecast or promise")
    NOT_A_CLAIM = "not_a_claim", _("Not a claim")
    WRONG_WORDS = "wrong_words", _("Wrongly worded or cut")
    WRONG_CLAIMANT = "wrong_claimant", _("Wrong person or figure")
    DUPLICATE = "duplicate", _("Said twice in the article")
    MINOR = "minor", _("True or false, it does not matter")
    OTHER = "other", _("Another reason")


class VerdictState(TextChoices):
    """Of a verdict revision, and of the translation of one."""

    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    APPROVED = "approved", _("Approved")
    PUBLISHED = "published", _("Published")
    SUPERSEDED = "superseded", _("Superseded")


class CheckState(TextChoices):
    PUBLISHED = "published", _("Published")
    CORRECTED = "corrected", _("Corrected")
    RETRACTED = "retracted", _("Retracted")


class RetractionState(TextChoices):
    PROPOSED = "proposed", _("Proposed")
    CARRIED_OUT = "carried_out", _("Carried out")
    DECLINED = "declined", _("Declined")


class OpinionState(TextChoices):
    """Of a second opinion, from the question to the answer."""

    ASKED = "asked", _("Asked")
    GIVEN = "given", _("Given")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class NotedField(TextChoices):
    """What a review note can be about: a field of the verdict's form, by its name there, or a part of its page."""

    CLAIM = "claim", _("Claim")
    QUANTITIES = "quantities", _("Figures")
    APPEARANCES = "appearances", _("Appearances")
    RATING = "rating", _("Is it so?")
    SUMMARY = "summary", _("Summary")
    EXPLANATION = "explanation", _("Explanation")
    AS_OF = "as_of", _("What we know as of")
    COUNTER_SEARCH = "counter_search", _("What we looked for against it")
    PRECEDENT_NOTE = "precedent_note", _("Why it differs from how we ruled before")
    EVIDENCE = "evidence", _("Evidence")
    ATTRIBUTION = "attribution", _("Did they say it?")
    ATTRIBUTION_NOTE = "attribution_note", _("How we know they said it")
    REPLY_STATUS = "reply_status", _("Right of reply")
    REPLY_TEXT = "reply_text", _("Their answer")
    CORRECTION_REASON = "correction_reason", _("Public reason of the correction")


class Meaning(TextChoices):
    """What a rating says, whatever its scale calls it: decides glyph and hue, never the word."""

    TRUE = "true", _("True")
    PARTLY_TRUE = "partly_true", _("Partly true")
    MISLEADING = "misleading", _("Misleading")
    FALSE = "false", _("False")
    UNPROVEN = "unproven", _("Unproven")
    SATIRE = "satire", _("Satire")


class Attribution(TextChoices):
    """Did the claimant say it? Kept apart from whether it is so."""

    SAID = "said", _("Said so")
    PARTLY_SAID = "partly_said", _("Said in part, or in another sense")
    NOT_SAID = "not_said", _("Did not say so")
    UNPROVEN = "unproven", _("Not established")
    NOT_APPLICABLE = "not_applicable", _("No claimant")


class SourceKind(TextChoices):
    """IFCN commitment to transparency of sources: primary sources come first."""

    PRIMARY = "primary", _("Primary")
    SECONDARY = "secondary", _("Secondary")


class MediaType(TextChoices):
    """What a kept copy may be (IANA media types)."""

    PDF = "application/pdf", _("PDF")
    HTML = "text/html", _("Saved page")
    MHTML = "multipart/related", _("Saved page with its pictures (MHTML)")
    PNG = "image/png", _("Picture (PNG)")
    JPEG = "image/jpeg", _("Picture (JPEG)")
    WEBP = "image/webp", _("Picture (WebP)")


class Finding(TextChoices):
    """Which of a verdict's two findings a piece of evidence serves."""

    TRUTH = "truth", _("Is it so?")
    ATTRIBUTION = "attribution", _("Did they say it?")


class Stance(TextChoices):
    SUPPORTS = "supports", _("Supports")
    REFUTES = "refutes", _("Refutes")
    CONTEXT = "context", _("Gives context")


class ReplyStatus(TextChoices):
    """Right of reply: whether the claimant was asked, and what came back."""

    NOT_ASKED = "not_asked", _("Not asked yet")
    ASKED = "asked", _("Asked, waiting")
    REPLIED = "replied", _("Replied")
    NO_REPLY = "no_reply", _("No reply")
    NOT_POSSIBLE = "not_possible", _("Could not be asked")


class CorrectionKind(TextChoices):
    """schema.org CorrectionComment. A major correction changes the rating."""

    MAJOR = "major", _("Major")
    MINOR = "minor", _("Minor")


class LogKind(TextChoices):
    """What happened to a check in public. Each kind demands a row of its own in the database."""

    PUBLISHED = "published", _("Published")
    CORRECTED = "corrected", _("Corrected")
    RETRACTED = "retracted", _("Retracted")
    SIGHTED = "sighted", _("Seen again")
    TRANSLATED = "translated", _("Translated")
    CONFIRMED = "confirmed", _("Confirmed")


class StatementKind(TextChoices):
    """What a newsroom says of itself (IFCN commitments 2 to 5). A value is the address of its page."""

    METHODOLOGY = "methodology", _("How we check")
    CORRECTIONS = "corrections-policy", _("How we correct")
    FUNDING = "funding", _("How we are funded")
    STAFF = "staff", _("Who we are")
    ABOUT = "about", _("About us")


class StatementState(TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")


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


class ProblemCode(TextChoices):
    """What can stand between a verdict and its publication; exceptions name one of these."""

    RATING_MISSING = "rating_missing", _("Rating missing")
    SUMMARY_MISSING = "summary_missing", _("Summary missing")
    ATTRIBUTION_MISSING = "attribution_missing", _("Attribution missing")
    ATTRIBUTION_MISMATCH = "attribution_mismatch", _("Attribution and claimant disagree")
    APPEARANCE_MISSING = "appearance_missing", _("Appearance missing")
    SELECTION_MISSING = "selection_missing", _("Selection reason missing")
    TRUTH_EVIDENCE_MISSING = "truth_evidence_missing", _("Evidence missing")
    ATTRIBUTION_EVIDENCE_MISSING = "attribution_evidence_missing", _("Evidence of attribution missing")
    INDEPENDENT_ORIGINS = "independent_origins", _("Fewer than two independent origins")
    COUNTER_SEARCH = "counter_search", _("No look for evidence against")
    KEPT_COPY = "kept_copy", _("No kept copy of a source")
    PRIMARY_SOURCE = "primary_source", _("No primary source")
    SOURCE_DATES = "source_dates", _("No source dated so that it can attest the claim")
    INTEREST_UNDECLARED = "interest_undeclared", _("Conflict of interest not ruled out")
    CORRECTION_MISSING = "correction_missing", _("Correction notice missing")
    PRECEDENT_UNEXPLAINED = "precedent_unexplained", _("Differs from how we ruled before")
    REPLY_NOT_ASKED = "reply_not_asked", _("Claimant not asked for comment")


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
    REPORT_DECIDED = "report_decided", _("A reader’s report on your check was decided.")


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
