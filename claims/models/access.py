"""Partners' keys to the API, and how much was asked of it. Front desk: neither half of the house."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.models.fields import LineField, Sha256Field
from claims.models.people import User
from claims.vocabulary import KeyScope


class ApiKey(models.Model):
    """A key to the API. `prefix` names it in the open; of its secret only a hash under a pepper is kept."""

    owner = models.ForeignKey(User, models.PROTECT, related_name="api_keys", verbose_name=_("owner"))
    name = LineField(_("what it is for"), max_length=60)
    prefix = models.CharField(_("key"), max_length=12, unique=True, editable=False)
    digest = Sha256Field(editable=False)
    scopes = ArrayField(models.CharField(max_length=20, choices=KeyScope.choices), verbose_name=_("good for"))
    created_at = models.DateTimeField(_("made"), default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("good until"), null=True, editable=False)
    revoked_at = models.DateTimeField(_("revoked"), null=True, editable=False)
    last_used_at = models.DateTimeField(_("last used"), null=True, editable=False)

    class Meta:
        verbose_name = _("API key")
        verbose_name_plural = _("API keys")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="key_has_a_name"),
            models.CheckConstraint(condition=Q(scopes__len__gt=0), name="key_is_good_for_something"),
            models.CheckConstraint(
                condition=Q(expires_at=None) | Q(expires_at__gt=models.F("created_at")), name="key_expires_later"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.prefix}…"

    @property
    def is_good(self) -> bool:
        """Whether it opens anything now; its owner may have left meanwhile, which its user is asked."""
        return self.revoked_at is None and (self.expires_at is None or self.expires_at > timezone.now())


class RequestCount(models.Model):
    """How many requests within one minute were handed out to processes: for a sender, or for a key.

    `who` is "key N", or a sender as limits.pseudonym names them; a row is deleted when its minute is over.
    """

    minute = models.DateTimeField(_("minute"))
    who = models.CharField(_("who"), max_length=64)
    taken = models.PositiveIntegerField(_("requests"))

    class Meta:
        verbose_name = _("count of requests")
        verbose_name_plural = _("counts of requests")
        constraints = [models.UniqueConstraint(fields=["minute", "who"], name="requests_counted_once")]

    def __str__(self) -> str:
        return f"{self.minute:%Y-%m-%d %H:%M} {self.who[:12]} {self.taken}"
