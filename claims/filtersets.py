"""One query language for pages and API: filters over published checks, each on an allowlist."""

from datetime import date, datetime, time, timedelta
from typing import Any

import django_filters
from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.models.published import PublishedCheck, PublishedCheckArticle, PublishedCheckTopic
from claims.vocabulary import Language

KEY_LENGTH = 80
QUESTION_LENGTH = 200
# A day more or a zone's hours must not leave the calendar.
DAYS = [MinValueValidator(date(1900, 1, 1)), MaxValueValidator(date(2999, 12, 31))]


class _KeyField(forms.CharField):
    """A slug or public id: letters, digits, hyphens."""

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not value.replace("-", "").replace("_", "").isalnum():
            raise forms.ValidationError(_("Letters, digits and hyphens only."), code="invalid")


class KeyFilter(django_filters.CharFilter):
    field_class = _KeyField


class CheckFilter(django_filters.FilterSet):
    """Filters of a list of checks. Dates are days in the newsroom's zone; `before` includes its day.

    `q` is a question in words. It does not narrow the rows: publishing/searching.py ranks those that are left.
    """

    q = django_filters.CharFilter(max_length=QUESTION_LENGTH, method="asked", label=_("Search"))
    rating = KeyFilter(max_length=KEY_LENGTH, label=_("Rating"))
    language = django_filters.ChoiceFilter(choices=Language.choices, label=_("Language"), empty_label=_("All"))
    topic = KeyFilter(max_length=KEY_LENGTH, method="on_topic", label=_("Topic"))
    claimant = KeyFilter(max_length=KEY_LENGTH, label=_("Claimant"))
    article = KeyFilter(max_length=KEY_LENGTH, method="in_article", label=_("Article"))
    outlet = KeyFilter(max_length=KEY_LENGTH, method="in_outlet", label=_("Outlet"))
    published_after = django_filters.DateFilter(
        method="after", validators=DAYS, label=_("Published from"), widget=forms.DateInput(attrs={"type": "date"})
    )
    published_before = django_filters.DateFilter(
        method="before", validators=DAYS, label=_("Published until"), widget=forms.DateInput(attrs={"type": "date"})
    )

    class Meta:
        model = PublishedCheck
        fields: list[str] = []

    @property
    def question(self) -> str:
        return str(self.form.cleaned_data["q"]) if self.is_valid() else ""

    def asked(self, rows: QuerySet[PublishedCheck], name: str, value: str) -> QuerySet[PublishedCheck]:
        return rows

    def on_topic(self, rows: QuerySet[PublishedCheck], name: str, value: str) -> QuerySet[PublishedCheck]:
        links = PublishedCheckTopic.objects.using(rows.db).filter(topic=value)
        return rows.filter(pk__in=links.values("check_row"))

    def in_article(self, rows: QuerySet[PublishedCheck], name: str, value: str) -> QuerySet[PublishedCheck]:
        links = PublishedCheckArticle.objects.using(rows.db).filter(article=value)
        return rows.filter(pk__in=links.values("check_row"))

    def in_outlet(self, rows: QuerySet[PublishedCheck], name: str, value: str) -> QuerySet[PublishedCheck]:
        links = PublishedCheckArticle.objects.using(rows.db).filter(outlet=value)
        return rows.filter(pk__in=links.values("check_row"))

    def after(self, rows: QuerySet[PublishedCheck], name: str, value: Any) -> QuerySet[PublishedCheck]:
        return rows.filter(first_published_at__gte=_midnight(value))

    def before(self, rows: QuerySet[PublishedCheck], name: str, value: Any) -> QuerySet[PublishedCheck]:
        return rows.filter(first_published_at__lt=_midnight(value + timedelta(days=1)))


FILTERS = tuple(CheckFilter.base_filters)


def _midnight(day: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
