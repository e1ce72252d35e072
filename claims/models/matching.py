"""What a text is matched with at the desk: words and vectors of claims and of external reviews (adr/0029).

Nothing here is shown. Triggers write the words (sql/matching.sql), claims/matching/filling.py vectors and counts.
"""

from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.db import models

from claims.models.published_vectors import Vector


class MatchEntry(models.Model):
    """The words of one claim of ours, or of one external review, that may be matched: {"word": how often}, stems as
    "id stem". `thing` is its key, `kind` of what. Other words make another entry."""

    kind = models.CharField(max_length=10)
    thing = models.BigIntegerField()
    terms: Any = models.JSONField(default=dict)
    length = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "thing"], name="match_entry_once")]
        # Every match reads the list of pending rows, in kB.
        indexes = [GinIndex(fields=["terms"], name="match_by_term", gin_pending_list_limit=256)]

    def __str__(self) -> str:
        return f"{self.kind} {self.thing}"


class MatchTerm(models.Model):
    """In how many entries a term stands, counted now and then; the empty term is of all of them, with their words."""

    term = models.TextField(primary_key=True)
    entries = models.PositiveIntegerField()
    words = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return self.term


class MatchVector(Vector):
    """Of the text of an entry."""

    entry = models.OneToOneField(MatchEntry, models.CASCADE, related_name="vector", db_constraint=False)
