import secrets
from typing import TypeVar

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _

T = TypeVar("T", bound=models.Model)

# Without 0, 1, i, l, o and u: an id can be read out over the telephone and spells no word.
PUBLIC_ID_ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"
PUBLIC_ID_LENGTH = 10


def new_public_id() -> str:
    """Ten random characters, 49 bits: not guessable in order, safe to print in a URL."""
    return "".join(secrets.choice(PUBLIC_ID_ALPHABET) for _ in range(PUBLIC_ID_LENGTH))


def contains_index(field: str, *, name: str) -> GinIndex:
    """Answers the search boxes of the desk, which look for a word anywhere and in any case (icontains)."""
    return GinIndex(OpClass(Upper(field), name="gin_trgm_ops"), name=name)


class Editable(models.Model):
    """A row that people edit in forms. `version` rises with each edit; a stale form is refused by it."""

    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False, verbose_name=_("by")
    )

    class Meta:
        abstract = True


class BySlug(models.Manager[T]):
    def get_by_natural_key(self, slug: str) -> T:
        return self.get(slug=slug)


class ByPublicId(models.Manager[T]):
    def get_by_natural_key(self, public_id: str) -> T:
        return self.get(public_id=public_id)
