"""All tables. Public code imports claims.models.published alone, never this face."""

from claims.models.articles import Article, ArticleVersion
from claims.models.claim import Appearance, Claim, Quantity
from claims.models.frontdesk import ReaderReport
from claims.models.notice import Notice
from claims.models.people import AccountMail, User
from claims.models.published import (
    Document,
    LogEntry,
    LogHead,
    Outbox,
    PublishedArticle,
    PublishedCheck,
    PublishedCheckArticle,
    PublishedCheckTopic,
    PublishedClaimant,
    PublishedOutlet,
    PublishedPage,
    PublishedTopic,
)
from claims.models.ratings import Rating, RatingScale
from claims.models.reference import Claimant, ClaimantRole, Outlet, Topic
from claims.models.sources import OriginGroup, Source
from claims.models.suggestion import Suggestion
from claims.models.trail import Event, EventDetail, Transition
from claims.models.verdicts import (
    Approval,
    Correction,
    Evidence,
    Retraction,
    RuleException,
    Verdict,
    VerdictEditor,
    VerdictTranslation,
)

__all__ = [
    "AccountMail",
    "Appearance",
    "Approval",
    "Article",
    "ArticleVersion",
    "Claim",
    "Claimant",
    "ClaimantRole",
    "Correction",
    "Document",
    "Event",
    "EventDetail",
    "Evidence",
    "LogEntry",
    "LogHead",
    "Notice",
    "OriginGroup",
    "Outbox",
    "Outlet",
    "PublishedArticle",
    "PublishedCheck",
    "PublishedCheckArticle",
    "PublishedCheckTopic",
    "PublishedClaimant",
    "PublishedOutlet",
    "PublishedPage",
    "PublishedTopic",
    "Quantity",
    "Rating",
    "RatingScale",
    "ReaderReport",
    "Retraction",
    "RuleException",
    "Source",
    "Suggestion",
    "Topic",
    "Transition",
    "User",
    "Verdict",
    "VerdictEditor",
    "VerdictTranslation",
]
