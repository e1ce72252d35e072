"""What a model made of the claims of published checks, so that a text finds those that mean the same (adr/0029)."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from claims.models.fields import RealField
from claims.models.published import PublishedCheck


class Vector(models.Model):
    """What a model made of a text: `model` is its name and version, and vectors of two models are never compared."""

    model = models.CharField(max_length=80)
    vector: Any = ArrayField(RealField())

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.pk} {self.model}"


class PublishedVector(Vector):
    """Of the claim of a published check, as its document has it."""

    check_row = models.OneToOneField(PublishedCheck, models.CASCADE, related_name="vector", db_constraint=False)
