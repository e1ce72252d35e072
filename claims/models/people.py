from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """An account of the newsroom. Ours from the first migration, so that it can grow."""

    class Meta(AbstractUser.Meta):
        verbose_name = _("person")  # type: ignore[assignment]
        verbose_name_plural = _("people")  # type: ignore[assignment]
        constraints = [models.UniqueConstraint(Lower("username"), name="user_username_any_case")]

    def natural_key(self) -> tuple[str]:
        return (self.username,)

    def __str__(self) -> str:
        return self.get_full_name() or self.username
