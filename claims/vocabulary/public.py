"""Choices that stand in published documents, or decide what becomes one: add, never rename."""

from django.db.models import TextChoices
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


class ClaimState(TextChoices):
    SUGGESTED = "suggested", _("Suggested")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")
    DISMISSED = "dismissed", _("Dismissed")
    SPLIT = "split", _("Split")
    MERGED = "merged", _("Merged")
    ERASED = "erased", _("Erased")


class VerdictState(TextChoices):
    """Of a verdict revision, and of the translation of one."""

    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    APPROVED = "approved", _("Approved")
    PUBLISHED = "published", _("Published")
    SUPERSEDED = "superseded", _("Superseded")
    ERASED = "erased", _("Erased")


class CheckState(TextChoices):
    PUBLISHED = "published", _("Published")
    CORRECTED = "corrected", _("Corrected")
    RETRACTED = "retracted", _("Retracted")


class RetractionState(TextChoices):
    PROPOSED = "proposed", _("Proposed")
    CARRIED_OUT = "carried_out", _("Carried out")
    DECLINED = "declined", _("Declined")
    ERASED = "erased", _("Erased")


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
    ERASED = "erased", _("Erased")


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
