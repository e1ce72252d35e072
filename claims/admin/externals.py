"""What others have checked, to look up: lists and pages that nobody can edit, and that say whose they are."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from claims.admin.base import LanguageFilter, ReadOnlyAdmin
from claims.admin.posted import number
from claims.interchange.found import Rating
from claims.interchange.ratings import because
from claims.models import ExternalPublisher, ExternalReview
from claims.vocabulary import Language, Meaning

MOST_PUBLISHERS = 20


def outside(url: str, text: str = "") -> str:
    """A link that leads away from us, tells nobody from where, and lends nobody our name."""
    link = '<a href="{}" rel="nofollow noopener noreferrer" target="_blank"><bdi>{}</bdi></a>'
    return format_html(link, url, text or url)


class PublisherFilter(admin.SimpleListFilter):
    """Those with the most reviews; any other by the link on its own page."""

    title = _("external publisher")
    parameter_name = "publisher"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        largest = ExternalReview.objects.order_by().values("publisher").annotate(reviews=Count("pk"))
        wanted = [row["publisher"] for row in largest.order_by("-reviews")[:MOST_PUBLISHERS]]
        wanted.append(number(request.GET.get("publisher")) or 0)
        return [(str(one.pk), one.name) for one in ExternalPublisher.objects.filter(pk__in=wanted)]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(publisher=number(self.value())) if self.value() else queryset


class MeaningFilter(admin.SimpleListFilter):
    title = _("what it means")
    parameter_name = "meaning"
    UNSAID = "unsaid"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [*Meaning.choices, (self.UNSAID, _("Cannot be said"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if not self.value():
            return queryset
        return queryset.filter(rating_meaning="" if self.value() == self.UNSAID else self.value())


class AnyLanguageFilter(LanguageFilter):
    """Feeds come in more languages than we write in; one that we have no word for stands as its code."""

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        found = model_admin.get_queryset(request).order_by().values_list("language", flat=True).distinct()
        words = dict(Language.choices)
        return sorted(((code, words.get(code, code)) for code in found if code), key=lambda choice: str(choice[1]))


@admin.register(ExternalReview)
class ExternalReviewAdmin(ReadOnlyAdmin):
    change_form_template = "admin/claims/externalreview/change_form.html"
    list_display = ("claim_text", "publisher", "rated", "language_name", "claimant", "reviewed_on", "original")
    list_filter = (MeaningFilter, PublisherFilter, AnyLanguageFilter)
    list_select_related = ("publisher",)
    date_hierarchy = "reviewed_on"
    search_fields = ("claim_text",)
    search_help_text = _("Words of the claim.")
    fieldsets = (
        (None, {"fields": ("claim_text", ("claimant", "claim_date"), "places")}),
        (_("Their finding"), {"fields": ("publisher", "original", "title", "rating_given", "numbers", "reviewed_on")}),
        (_("How we read it"), {"fields": ("meaning", "language_name")}),
        (_("Where it came from"), {"fields": ("source", "imported_at")}),
    )
    readonly_fields = ("original", "places", "numbers", "meaning", "language_name")

    @admin.display(description=_("rating"), empty_value="—")
    def rated(self, row: ExternalReview) -> str | None:
        """As given; where they gave only a number, the number."""
        return row.rating_given or (None if row.rating_value is None else self.numbers(row))

    @admin.display(description=_("original"))
    def original(self, row: ExternalReview) -> str:
        return outside(row.url, row.publisher.site)

    @admin.display(description=_("where it was seen"), empty_value="—")
    def places(self, row: ExternalReview) -> str | None:
        return format_html_join("\n", "<div>{}</div>", ((outside(url),) for url in row.appearances)) or None

    @admin.display(description=_("number"), empty_value="—")
    def numbers(self, row: ExternalReview) -> str | None:
        if row.rating_value is None:
            return None
        scale = (("" if one is None else f"{one:f}") for one in (row.rating_worst, row.rating_best))
        return f"{row.rating_value:f} ({' – '.join(scale)})"

    @admin.display(description=_("what it means"))
    def meaning(self, row: ExternalReview) -> str:
        rating = Rating(
            row.rating_given, row.rating_value, row.rating_best, row.rating_worst, row.rating_meaning, row.rating_reason
        )
        meant = row.get_rating_meaning_display() or _("Cannot be said")
        return _("%(meaning)s: %(reason)s") % {"meaning": meant, "reason": because(rating)}

    @admin.display(description=_("language"), ordering="language", empty_value="—")
    def language_name(self, row: ExternalReview) -> str | None:
        return row.language_name or None


@admin.register(ExternalPublisher)
class ExternalPublisherAdmin(ReadOnlyAdmin):
    list_display = ("name", "site", "source", "added_at", "count")
    search_fields = ("name", "site")
    fields = ("name", "page", "count", "source", "added_at")
    readonly_fields = ("page", "count")

    def get_queryset(self, request: HttpRequest) -> QuerySet[ExternalPublisher]:
        rows: QuerySet[ExternalPublisher] = super().get_queryset(request)
        return rows.annotate(review_count=Count("reviews"))

    @admin.display(description=_("site"))
    def page(self, row: ExternalPublisher) -> str:
        return outside(f"https://{row.site}/", row.site)

    @admin.display(description=_("external reviews"), ordering="review_count")
    def count(self, row: Any) -> str:
        address = reverse("admin:claims_externalreview_changelist")
        return format_html('<a href="{}?publisher={}">{}</a>', address, row.pk, row.review_count)
