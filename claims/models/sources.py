from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.models.articles import Article
from claims.models.base import BySlug, Editable, contains_index
from claims.models.fields import HttpUrlField, LineField, TextField
from claims.vocabulary import Language, SourceKind


class OriginGroup(Editable):
    """Where information truly comes from: ten reprints of one wire story are one origin."""

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    name = LineField(_("name"), max_length=200)
    note = TextField(_("note"), blank=True, default="")
    objects = BySlug["OriginGroup"]()

    class Meta:
        verbose_name = _("origin")
        verbose_name_plural = _("origins")
        ordering = ["name"]

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    def __str__(self) -> str:
        return self.name


class Source(Editable):
    """schema.org CreativeWork: a publication we rely on."""

    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    title = LineField(_("title"), max_length=500)
    publisher = LineField(_("publisher"), max_length=200)
    url = HttpUrlField(_("web address"), blank=True, default="")
    archive_url = HttpUrlField(
        _("kept copy"),
        blank=True,
        default="",
        help_text=_("A copy in a web archive, so that readers can still see it."),
    )
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=SourceKind.choices,
        default=SourceKind.SECONDARY.value,
        help_text=_("Primary: the record itself, such as a statistic, a ruling, a transcript or a recording."),
    )
    origin = models.ForeignKey(
        OriginGroup,
        models.PROTECT,
        related_name="sources",
        verbose_name=_("origin"),
        help_text=_("Sources that repeat the same first report share one origin."),
    )
    language = models.CharField(_("language"), max_length=3, choices=Language.choices)
    published_on = models.DateField(_("published"), null=True, blank=True)
    accessed_on = models.DateField(_("read by us"), null=True, blank=True)
    interests = LineField(
        _("interests"), blank=True, default="", help_text=_("What the source stands to gain. Shown beside it.")
    )
    article = models.ForeignKey(
        Article,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="as_sources",
        verbose_name=_("is this article"),
        help_text=_(
            "Set when the source is an article kept here. It can show that a claim was made, not that it is so."
        ),
    )
    objects = BySlug["Source"]()

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["-pk"]
        indexes = [
            contains_index("title", name="source_title_contains"),
            contains_index("publisher", name="source_publisher_contains"),
            contains_index("url", name="source_url_contains"),
        ]
        constraints = [models.UniqueConstraint(fields=["url"], condition=~models.Q(url=""), name="source_url_once")]

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    def __str__(self) -> str:
        return f"{self.publisher}: {self.title}"
