"""Under what lists find a check: a row for each topic, article, origin and number that its document names.

Written with the check, and held to its document by the database (sql/filter_links.sql).
"""

from django.contrib.postgres.indexes import HashIndex
from django.db import models

from claims.models.fields import NumberField
from claims.models.published import PublishedCheck


class PublishedCheckTopic(models.Model):
    """`first_published_at` is the check's, filled in by the database, so that one index holds the checks of a topic in
    the order of lists. The same in the other links."""

    check_row = models.ForeignKey(PublishedCheck, models.CASCADE, related_name="topic_links")
    topic = models.CharField(max_length=80)
    first_published_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["topic", "check_row"], name="check_topic_once")]
        indexes = [models.Index(fields=["topic", "-first_published_at", "-check_row"], name="topic_newest")]

    def __str__(self) -> str:
        return self.topic


class PublishedCheckArticle(models.Model):
    check_row = models.ForeignKey(PublishedCheck, models.CASCADE, related_name="article_links")
    article = models.CharField(max_length=10)
    url = models.TextField(blank=True, default="")
    outlet = models.CharField(max_length=80, blank=True, default="")
    first_published_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "check_row"], name="check_article_once")]
        indexes = [
            models.Index(fields=["outlet", "-first_published_at", "-check_row"], name="outlet_newest"),
            # An address may be longer than an ordered index takes.
            HashIndex(fields=["url"], name="check_by_article_url"),
        ]

    def __str__(self) -> str:
        return self.article


class PublishedCheckOrigin(models.Model):
    """Where the evidence of a check truly comes from, by the name of the origin. A tombstone has none."""

    check_row = models.ForeignKey(PublishedCheck, models.CASCADE, related_name="origin_links")
    origin = models.CharField(max_length=200)
    first_published_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["origin", "check_row"], name="check_origin_once")]
        indexes = [models.Index(fields=["origin", "-first_published_at", "-check_row"], name="origin_newest")]

    def __str__(self) -> str:
        return self.origin


class PublishedCheckQuantity(models.Model):
    """A number that a claim names (schema.org PropertyValue), from `value` to `value_to`: the same where it is one."""

    check_row = models.ForeignKey(PublishedCheck, models.CASCADE, related_name="quantity_links")
    unit = models.CharField(max_length=40)
    value = NumberField()
    value_to = NumberField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["check_row", "unit", "value", "value_to"], name="check_quantity_once")
        ]
        indexes = [
            models.Index(fields=["unit", "value"], name="quantity_by_unit"),
            models.Index(fields=["value"], name="quantity_by_value"),
        ]

    def __str__(self) -> str:
        return f"{self.value} {self.unit}"
