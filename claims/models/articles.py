from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.models.base import ByPublicId, Editable, contains_index, new_public_id
from claims.models.fields import HttpUrlField, LineField, Sha256Field, TextField
from claims.models.reference import Outlet
from claims.vocabulary import Language


class Article(Editable):
    """schema.org Article: a published text in which claims appear."""

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    outlet = models.ForeignKey(
        Outlet, models.PROTECT, null=True, blank=True, related_name="articles", verbose_name=_("outlet")
    )
    title = LineField(_("title"), max_length=500)
    url = HttpUrlField(_("web address"), blank=True, default="")
    language = models.CharField(_("language"), max_length=3, choices=Language.choices)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    objects = ByPublicId["Article"]()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-pk"]
        indexes = [
            contains_index("title", name="article_title_contains"),
            contains_index("url", name="article_url_contains"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["url"], condition=~models.Q(url=""), name="article_url_once"),
        ]

    def natural_key(self) -> tuple[str]:
        return (self.public_id,)

    def __str__(self) -> str:
        return self.title

    @property
    def current(self) -> "ArticleVersion":
        return self.versions.latest("number")


class ArticleVersion(models.Model):
    """One cleaned text of an article, never changed again.

    Positions of appearances count Unicode code points of `text` (NFC, LF line ends). `leftovers` lists
    what cleaning dropped: [{"line": 7, "text": "03:07", "reason": "video_length"}].
    """

    article = models.ForeignKey(Article, models.PROTECT, related_name="versions", verbose_name=_("article"))
    number = models.PositiveIntegerField(_("number"))
    text = TextField(_("text"))
    text_sha256 = Sha256Field(db_index=True)
    received_text = models.TextField(_("text as received"))
    leftovers = models.JSONField(_("dropped while cleaning"), default=list)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    created_by = models.ForeignKey("claims.User", models.PROTECT, related_name="+", null=True, verbose_name=_("by"))

    class Meta:
        verbose_name = _("article version")
        verbose_name_plural = _("article versions")
        ordering = ["article", "number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="article_version_number_once"),
            models.CheckConstraint(condition=~models.Q(text=""), name="article_version_has_text"),
        ]

    def __str__(self) -> str:
        return f"{self.article} ({self.number})"
