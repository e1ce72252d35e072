"""Which events make up the history of a row."""

from typing import Any

from django.db.models import Q, QuerySet

from claims.models import Article, Claim, Event


def events_of(row: Any) -> "QuerySet[Event]":
    """Latest first. Of a claim also those of its verdicts, translations, retractions and appearances; of an article
    also those of its versions and of what is tied to its words; of anything else its own."""
    own = Q(thing=row._meta.model_name, object_id=row.pk)
    if isinstance(row, Claim):
        own = Q(claim=row)
    elif isinstance(row, Article):
        own = Q(article=row)
    return Event.objects.filter(own).select_related("actor", "detail").order_by("-pk")


def last_event(row: Any) -> int:
    """The number of the row's own last event; 0 without any."""
    if known := row.__dict__.get("last_event"):
        return int(known)
    own = Event.objects.filter(thing=row._meta.model_name, object_id=row.pk)
    return own.order_by("-pk").values_list("pk", flat=True).first() or 0
