from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.models.fields import LineField, Sha256Field
from claims.models.people import User
from claims.models.sources import Source
from claims.vocabulary import MediaType

if TYPE_CHECKING:
    _Binary = models.BinaryField[Any, Any]
else:
    _Binary = models.BinaryField

COPY_LIMIT = 10 * 1024 * 1024  # bytes


class KeptCopy(models.Model):
    """schema.org archivedAt: a file of a source as we saw it. It never changes; its bytes stand in KeptContent."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="copies", verbose_name=_("source"))
    name = LineField(_("file name"), max_length=200)
    media_type = models.CharField(_("kind"), max_length=40, choices=MediaType.choices)
    size = models.PositiveIntegerField(_("size"), help_text=_("In bytes."))
    sha256 = Sha256Field(_("SHA-256"))
    kept_at = models.DateTimeField(_("kept"), auto_now_add=True)
    kept_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("kept copy")
        verbose_name_plural = _("kept copies")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["source", "sha256"], name="copy_once_per_source"),
            models.CheckConstraint(condition=models.Q(size__gte=1, size__lte=COPY_LIMIT), name="copy_size_in_bounds"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_picture(self) -> bool:
        return self.media_type.startswith("image/")


class KeptContent(models.Model):
    """The bytes of a kept copy, in a table of their own so that no list ever loads them."""

    copy = models.OneToOneField(KeptCopy, models.CASCADE, primary_key=True, related_name="content")
    content = _Binary()

    def __str__(self) -> str:
        return str(self.copy)
