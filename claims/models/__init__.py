"""All tables. Public code imports claims.models.published alone, never this face."""

from claims.models.access import ApiKey, RequestCount
from claims.models.articles import Article, ArticleVersion
from claims.models.claim import Appearance, Claim, Quantity
from claims.models.comments import Comment, Mention
from claims.models.confirmation import Confirmation
from claims.models.copies import KeptContent, KeptCopy
from claims.models.erasure import Erasure
from claims.models.external import ExternalPublisher, ExternalReview
from claims.models.frontdesk import ReaderReport, ReportContact, SendingCount
from claims.models.matching import MatchEntry, MatchTerm, MatchVector
from claims.models.notice import Notice
from claims.models.people import Absence, AccountMail, User
from claims.models.published import (
    Document,
    LogEntry,
    LogHead,
    Outbox,
    PublishedArticle,
    PublishedCard,
    PublishedCheck,
    PublishedClaimant,
    PublishedOutlet,
    PublishedPage,
    PublishedScale,
    PublishedSearch,
    PublishedStatement,
    PublishedTerm,
    PublishedTopic,
)
from claims.models.published_exports import ExportFile, ExportPiece, LogState, StateLine, StatePart
from claims.models.published_links import (
    PublishedCheckArticle,
    PublishedCheckOrigin,
    PublishedCheckQuantity,
    PublishedCheckTopic,
)
from claims.models.published_vectors import PublishedVector
from claims.models.ratings import Rating, RatingScale
from claims.models.reference import Claimant, ClaimantRole, Outlet, Topic
from claims.models.repeats import MatchCandidate, MatchDecision, MatchLook
from claims.models.review import ReviewNote, SecondOpinion
from claims.models.sources import OriginGroup, Source
from claims.models.statement import Statement
from claims.models.suggestion import Suggestion
from claims.models.trail import Event, EventDetail, Transition
from claims.models.translation import TranslationEditor, VerdictTranslation
from claims.models.verdicts import (
    Approval,
    Correction,
    Evidence,
    Retraction,
    RuleException,
    Verdict,
    VerdictEditor,
)
from claims.models.webhooks import WebhookAttempt, WebhookDelivery, WebhookEndpoint

__all__ = [
    "Absence",
    "AccountMail",
    "ApiKey",
    "Appearance",
    "Approval",
    "Article",
    "ArticleVersion",
    "Claim",
    "Claimant",
    "ClaimantRole",
    "Comment",
    "Confirmation",
    "Correction",
    "Document",
    "Erasure",
    "Event",
    "EventDetail",
    "Evidence",
    "ExportFile",
    "ExportPiece",
    "ExternalPublisher",
    "ExternalReview",
    "KeptContent",
    "KeptCopy",
    "LogEntry",
    "LogHead",
    "LogState",
    "MatchCandidate",
    "MatchDecision",
    "MatchEntry",
    "MatchLook",
    "MatchTerm",
    "MatchVector",
    "Mention",
    "Notice",
    "OriginGroup",
    "Outbox",
    "Outlet",
    "PublishedArticle",
    "PublishedCard",
    "PublishedCheck",
    "PublishedCheckArticle",
    "PublishedCheckOrigin",
    "PublishedCheckQuantity",
    "PublishedCheckTopic",
    "PublishedClaimant",
    "PublishedOutlet",
    "PublishedPage",
    "PublishedScale",
    "PublishedSearch",
    "PublishedStatement",
    "PublishedTerm",
    "PublishedTopic",
    "PublishedVector",
    "Quantity",
    "Rating",
    "RatingScale",
    "ReaderReport",
    "ReportContact",
    "RequestCount",
    "Retraction",
    "ReviewNote",
    "RuleException",
    "SecondOpinion",
    "SendingCount",
    "Source",
    "StateLine",
    "StatePart",
    "Statement",
    "Suggestion",
    "Topic",
    "Transition",
    "TranslationEditor",
    "User",
    "Verdict",
    "VerdictEditor",
    "VerdictTranslation",
    "WebhookAttempt",
    "WebhookDelivery",
    "WebhookEndpoint",
]
