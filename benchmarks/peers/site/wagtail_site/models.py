"""The content of a published check as pages of Wagtail have it: columns, and child rows where there may be many.

Sources, articles and outlets are columns of the rows that name them: Wagtail has to follow nothing further.
"""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.api import APIField
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page
from wagtail.search import index


def _word(length: int = 80) -> "models.CharField[str, str]":
    return models.CharField(max_length=length, blank=True, default="")


def _text() -> "models.TextField[str, str]":
    return models.TextField(blank=True, default="")


class CheckPage(Page):
    public_id = models.CharField(max_length=10, unique=True)
    state = _word()
    language = _word()
    rating = _word()
    scale = _word()
    claimant = _word()
    claimant_wikidata_id = _word()
    claimant_name = _word(200)
    published_at = models.DateTimeField()
    modified_at = models.DateTimeField()
    claim = _text()
    made_on = models.DateField(null=True)
    context = _text()
    summary = _text()
    explanation = RichTextField(blank=True, default="")
    attribution = _word()
    attribution_note = _text()
    counter_search = _text()
    selection_reason = _word()
    license = _word(200)
    words = _text()

    api_fields = [
        APIField(name)
        for name in (
            "public_id state language rating scale claimant claimant_wikidata_id claimant_name published_at modified_at claim "
            "made_on context summary explanation attribution attribution_note counter_search selection_reason license topics "
            "quantities appearances evidence"
        ).split()
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("words"),
        index.FilterField("language"),
        index.FilterField("rating"),
        index.FilterField("published_at"),
    ]

    class Meta:
        indexes = [
            models.Index(fields=["-published_at"], name="page_newest"),
            models.Index(fields=["language", "-published_at"], name="page_by_language"),
            models.Index(fields=["rating", "-published_at"], name="page_by_rating"),
        ]


class Topic(Orderable):
    page = ParentalKey(CheckPage, on_delete=models.CASCADE, related_name="topics")
    slug = _word()
    label = _word(200)
    api_fields = [APIField("slug"), APIField("label")]


class Quantity(Orderable):
    page = ParentalKey(CheckPage, on_delete=models.CASCADE, related_name="quantities")
    value = models.DecimalField(max_digits=30, decimal_places=6)
    value_to = models.DecimalField(max_digits=30, decimal_places=6, null=True)
    unit = _word()
    qualifier = _word()
    of = _text()
    period = _text()
    api_fields = [APIField(name) for name in ("value", "value_to", "unit", "qualifier", "of", "period")]


class Appearance(Orderable):
    page = ParentalKey(CheckPage, on_delete=models.CASCADE, related_name="appearances")
    exact = _text()
    prefix = _text()
    suffix = _text()
    start = models.IntegerField()
    end = models.IntegerField()
    text_sha256 = _word()
    article = _word()
    title = _text()
    url = _text()
    article_language = _word()
    article_published_at = models.DateTimeField(null=True)
    outlet = _word()
    outlet_name = _word(200)
    api_fields = [
        APIField(name)
        for name in (
            "exact prefix suffix start end text_sha256 article title url article_language article_published_at outlet outlet_name"
        ).split()
    ]


class Evidence(Orderable):
    page = ParentalKey(CheckPage, on_delete=models.CASCADE, related_name="evidence")
    finding = _word()
    stance = _word()
    quote = _text()
    locator = _text()
    note = _text()
    title = _text()
    publisher = _text()
    url = _text()
    archive_url = _text()
    kind = _word()
    source_language = _word()
    published_on = models.DateField(null=True)
    origin = _word(200)
    interests = _text()
    api_fields = [
        APIField(name)
        for name in (
            "finding stance quote locator note title publisher url archive_url kind source_language published_on origin interests"
        ).split()
    ]
