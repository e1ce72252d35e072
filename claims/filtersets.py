"""One query language for pages and API: filters over published checks, each on an allowlist."""

import re
from collections import OrderedDict
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

import django_filters
from django import forms
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from claims.models.fields import MAX_URL_LENGTH
from claims.models.published import PublishedCheck
from claims.models.published_links import (
    PublishedCheckArticle,
    PublishedCheckOrigin,
    PublishedCheckQuantity,
    PublishedCheckTopic,
)
from claims.vocabulary import Language

KEY_LENGTH = 80
_KEY = re.compile(r"[-_0-9A-Za-z]+")
NAME_LENGTH = 200
QUESTION_LENGTH = 200
# A day more or a zone's hours must not leave the calendar.
FIRST, LAST = date(1900, 1, 1), date(2999, 12, 31)


class _KeyField(forms.CharField):
    """A slug or public id: letters, digits, hyphens."""

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not _KEY.fullmatch(value):
            raise forms.ValidationError(_("Letters, digits and hyphens only."), code="invalid")


class KeyFilter(django_filters.CharFilter):
    field_class = _KeyField


class Span(NamedTuple):
    """From a moment to just before another: a day in the newsroom's zone, or a second."""

    start: datetime
    end: datetime


class _MomentField(forms.DateField):
    """A day, or an instant to the second (RFC 3339), as documents print both."""

    default_error_messages = {
        "invalid": _("Give a day, such as 2026-11-24, or an instant, such as 2026-11-24T01:02:03Z."),
        "far": _("Give a day from 1900 to 2999."),
    }

    def to_python(self, value: Any) -> Any:
        text = str(value or "").strip()
        if "T" not in text:
            day = super().to_python(value)
            return day and self._span(day, timezone.make_aware, timedelta(days=1))
        try:
            moment = parse_datetime(text)
        except ValueError:
            moment = None
        if moment is None or moment.tzinfo is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return self._span(moment.date(), lambda _midnight: moment.replace(microsecond=0), timedelta(seconds=1))

    def _span(self, day: date, start_of: Any, length: timedelta) -> Span:
        if not FIRST <= day <= LAST:
            raise forms.ValidationError(self.error_messages["far"], code="invalid")
        start = start_of(datetime.combine(day, time()))
        end = timezone.make_aware(datetime.combine(day + length, time())) if length.days else start + length
        return Span(start, end)


class MomentFilter(django_filters.Filter):
    field_class = _MomentField


def _moment(label: Any, method: str) -> MomentFilter:
    return MomentFilter(method=method, label=label, widget=forms.DateInput(attrs={"type": "date"}))


def _number(label: Any) -> django_filters.NumberFilter:
    return django_filters.NumberFilter(method="later", max_digits=30, decimal_places=10, label=label)


class CheckFilter(django_filters.FilterSet):
    """Filters of a list of checks. `after` and `before` include the day or second that is given.

    `q` is a question in words. It does not narrow the rows: publishing/searching.py ranks those that are left.
    What is said of numbers holds for one number of a claim: 70 and "%" do not find 70 kilometres beside 5 %.
    """

    q = django_filters.CharFilter(max_length=QUESTION_LENGTH, method="later", label=_("Search"))
    rating = KeyFilter(max_length=KEY_LENGTH, label=_("Rating"))
    language = django_filters.ChoiceFilter(choices=Language.choices, label=_("Language"), empty_label=_("All"))
    topic = KeyFilter(max_length=KEY_LENGTH, method="later", label=_("Topic"))
    claimant = KeyFilter(max_length=KEY_LENGTH, label=_("Claimant"))
    claimant_wikidata_id = KeyFilter(max_length=20, label=_("Claimant's Wikidata id"))
    article = KeyFilter(max_length=KEY_LENGTH, method="in_article", label=_("Article"))
    article_url = django_filters.CharFilter(
        max_length=MAX_URL_LENGTH, method="at_address", label=_("Article's address")
    )
    outlet = KeyFilter(max_length=KEY_LENGTH, method="later", label=_("Outlet"))
    origin = django_filters.CharFilter(max_length=NAME_LENGTH, method="later", label=_("Origin of a source"))
    quantity = _number(_("Figure"))
    quantity_min = _number(_("Figure, at least"))
    quantity_max = _number(_("Figure, at most"))
    unit = django_filters.CharFilter(max_length=40, method="later", label=_("Unit"))
    published_after = _moment(_("Published from"), "after")
    published_before = _moment(_("Published until"), "before")
    modified_after = _moment(_("Changed from"), "after")
    modified_before = _moment(_("Changed until"), "before")

    class Meta:
        model = PublishedCheck
        fields: list[str] = []

    def __init__(self, data: QueryDict | dict[str, Any], queryset: QuerySet[PublishedCheck]) -> None:
        # Only what is asked is copied and made a form of: all the others would cost more than the query.
        self.base_filters = OrderedDict((name, each) for name, each in self.base_filters.items() if data.get(name))
        super().__init__(data, queryset)

    @property
    def question(self) -> str:
        return str(self.form.cleaned_data.get("q", "")) if self.is_valid() else ""

    def filter_queryset(self, queryset: QuerySet[PublishedCheck]) -> QuerySet[PublishedCheck]:
        return self._linked(self._numbered(super().filter_queryset(queryset)))

    def later(self, rows: QuerySet[PublishedCheck], name: str, value: Any) -> QuerySet[PublishedCheck]:
        """For filters that are not asked one by one."""
        return rows

    def in_article(self, rows: QuerySet[PublishedCheck], name: str, value: str) -> QuerySet[PublishedCheck]:
        return rows.filter(pk__in=_checks_of(PublishedCheckArticle, rows.db, article=value))

    def at_address(self, rows: QuerySet[PublishedCheck], name: str, value: str) -> QuerySet[PublishedCheck]:
        return rows.filter(pk__in=_checks_of(PublishedCheckArticle, rows.db, url=value))

    def after(self, rows: QuerySet[PublishedCheck], name: str, value: Span) -> QuerySet[PublishedCheck]:
        return rows.filter(**{f"{_COLUMNS[name]}__gte": value.start})

    def before(self, rows: QuerySet[PublishedCheck], name: str, value: Span) -> QuerySet[PublishedCheck]:
        return rows.filter(**{f"{_COLUMNS[name]}__lt": value.end})

    def _numbered(self, rows: QuerySet[PublishedCheck]) -> QuerySet[PublishedCheck]:
        values: dict[str, Decimal | str | None] = self.form.cleaned_data
        exact, least, most, unit = map(values.get, ("quantity", "quantity_min", "quantity_max", "unit"))
        asked = Q(unit=unit) if unit else Q()
        # A claim of "60 to 80 %" is one of 70 %, and of at least 75 %.
        for low, high in ((exact, exact), (least, None), (None, most)):
            asked &= Q() if low is None else Q(value_to__gte=low)
            asked &= Q() if high is None else Q(value__lte=high)
        return rows.filter(pk__in=_checks_of(PublishedCheckQuantity, rows.db, asked)) if asked else rows

    def _linked(self, rows: QuerySet[PublishedCheck]) -> QuerySet[PublishedCheck]:
        """The first of these links is walked in the order of lists, which its index has; the others are looked up."""
        asked = [link for link in _LINKS if self.form.cleaned_data.get(link.name)]
        for link in asked[1:]:
            rows = rows.filter(pk__in=_checks_of(link.table, rows.db, **{link.name: self.form.cleaned_data[link.name]}))
        return _walked(rows, asked[0], self.form.cleaned_data[asked[0].name]) if asked else rows


class _Link(NamedTuple):
    name: str
    relation: str
    table: Any


_LINKS = (
    _Link("origin", "origin_links", PublishedCheckOrigin),
    _Link("topic", "topic_links", PublishedCheckTopic),
    _Link("outlet", "article_links", PublishedCheckArticle),
)
_COLUMNS = {
    f"{name}_{side}": column
    for name, column in (("published", "first_published_at"), ("modified", "modified_at"))
    for side in ("after", "before")
}
FILTERS = tuple(CheckFilter.base_filters)


def _checks_of(table: Any, database: str, *conditions: Q, **values: Any) -> QuerySet[Any]:
    rows: QuerySet[Any] = table._default_manager.using(database).filter(*conditions, **values)
    return rows.values("check_row")


def _walked(rows: QuerySet[PublishedCheck], link: _Link, value: str) -> QuerySet[PublishedCheck]:
    """Joined and ordered by the link's own columns (`listed_at`, `listed_id`), which pagination.py goes on from."""
    rows = rows.filter(**{f"{link.relation}__{link.name}": value}).annotate(
        listed_at=F(f"{link.relation}__first_published_at"),
        listed_id=F(f"{link.relation}__check_row_id"),
        link=F(f"{link.relation}__id"),
    )
    if link.table is PublishedCheckArticle:
        # A check that stands in two articles of an outlet is listed once.
        earlier = _checks_of(link.table, rows.db, check_row=OuterRef("pk"), outlet=value, pk__lt=OuterRef("link"))
        rows = rows.filter(~Exists(earlier))
    return rows.order_by("-listed_at", "-listed_id")
