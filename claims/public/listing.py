"""The public list of checks: a question, filters, and what it could be narrowed by. Shareable: all of it is GET."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from html import escape
from typing import Any
from urllib.parse import quote

from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from claims.conditional import following_the_log
from claims.filtersets import FILTERS, KEY_LENGTH, QUESTION_LENGTH, CheckFilter
from claims.language import detect
from claims.matching.asking import matches
from claims.matching.found import Asked
from claims.matching.published import PUBLISHED
from claims.models.published import PublishedCheck
from claims.pagination import BadCursor, Listing, first_page, results_page
from claims.public.highlighting import mark, texts
from claims.public.rows import found as found_row
from claims.public.rows import row
from claims.publishing import facets, reading, searching
from claims.publishing.ranking import RESULTS, Question
from claims.templatetags.site import label as translated
from claims.vocabulary import Language

PAGE_SIZE = 20
FACETS = ("rating", "language", "topic", "claimant", "outlet")
# Filters that are taken away by a link; days are typed, and so is the question.
LINKED = tuple(name for name in FILTERS if name not in ("q", "published_after", "published_before"))
# Checks that a question without results is answered with, where a model finds some that mean nearly the same: half way
# between texts that have nothing in common and the same text.
NEAR, LEAST_MEANING = 3, 0.5
RECORDS = {"topic": "topics", "claimant": "claimants", "outlet": "outlets", "article": "articles"}
# Questions and filters of which a process remembers what they matched.
REMEMBERED = 256
Values = dict[str, str]
BOUNDS = {"question_length": QUESTION_LENGTH, "counted": facets.COUNTED, "best": RESULTS}


@dataclass(frozen=True)
class Matched:
    """What a question and filters match in one state of the published half.

    `listing` is of the rows that the filters leave; what stands below `facets` is of a question alone. `near` are
    bodies of checks that say something like it in other words, where none has its own.
    """

    listing: Listing
    facets: facets.Facets
    results: list[int] | None = None
    question: Question | None = None
    suggestion: str = ""
    near: tuple[str, ...] = ()

    @property
    def more(self) -> bool:
        return self.facets.more or len(self.results or ()) == RESULTS


class NonsenseError(ValueError):
    """Values that no filter takes: by filter, what is wrong with them."""

    def __init__(self, errors: Mapping[str, Iterable[str]]) -> None:
        super().__init__()
        self.errors = errors


@dataclass(frozen=True)
class Link:
    """A value that is chosen: the address that takes it away, and why it cannot be taken where that is so."""

    label: str
    query: str
    errors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Facet:
    label: Any
    links: SafeString


@login_not_required
@require_safe
def claim_list(request: HttpRequest) -> HttpResponse:
    return following_the_log(request, partial(_claim_list, request))


def _claim_list(request: HttpRequest, state: str) -> HttpResponse:
    values = {name: value for name in FILTERS if (value := request.GET.get(name, "").strip())}
    context: dict[str, Any] = {"values": values, **BOUNDS}
    asked = tuple(values.items())
    try:
        found = matched(asked, state)
    except NonsenseError as error:
        context |= _refused(values, error.errors)
        context["column"] = render_to_string("public/facets.html", context)
        return render(request, "public/list.html", context, status=400)
    try:
        context |= _page(request.GET.get("cursor", ""), found, values)
    except BadCursor:
        raise Http404 from None
    context |= {
        "column": column(asked, state, get_language()),
        "chosen": list(_chosen(values, found.facets)),
        "total": found.facets.total,
        "more": found.more,
        "start": "cursor" in request.GET and _query(values),
    }
    return render(request, "public/list.html", context)


@lru_cache(maxsize=REMEMBERED)
def matched(asked: tuple[tuple[str, str], ...], state: str) -> Matched:
    """Remembered until the next publication, which is another state. Raises NonsenseError for values that are none."""
    filters = CheckFilter(dict(asked), reading.checks())
    if not filters.is_valid():
        raise NonsenseError(filters.errors)
    rows: QuerySet[PublishedCheck] = filters.qs
    if not filters.question:
        return Matched(Listing(rows), facets.count(rows, first=PAGE_SIZE + 1))
    found = searching.search(filters.question, rows)
    better = searching.suggestion(filters.question, found.question)
    counted = facets.count_ranked(found.rows, first=PAGE_SIZE)
    near = () if found.rows or len(asked) > 1 else _near(filters.question)
    return Matched(Listing(rows), counted, found.rows, found.question, better, near)


def _near(question: str) -> tuple[str, ...]:
    (found,) = matches([Asked(question, detect(question) or "")], within=PUBLISHED, limit=NEAR)
    return reading.bodies_by_id(
        [match.candidate.id for match in found if match.parts.get("meaning", 0) >= LEAST_MEANING]
    )


@lru_cache(maxsize=REMEMBERED)
def column(asked: tuple[tuple[str, str], ...], state: str, language: str) -> str:
    """The facets as HTML in a language: drawing them costs more than reading a page of checks."""
    found, values = matched(asked, state), dict(asked)
    context = {
        "values": values,
        "facets": list(_facets(values, found.facets, found.more)),
        "more": found.more,
        **BOUNDS,
    }
    return render_to_string("public/facets.html", context)


def _page(cursor: str, found: Matched, values: Values) -> dict[str, Any]:
    if found.results is None or found.question is None:
        page = found.listing.page(cursor, PAGE_SIZE) if cursor else first_page(found.facets.first, PAGE_SIZE)
        return {"rows": [row(body) for body in page.bodies], "next": page.next and _query(values, cursor=page.next)}
    page = results_page(found.results, cursor, PAGE_SIZE, found.facets.first)
    checks = [json.loads(body) for body in page.bodies]
    words = searching.matching((text for check in checks for text, _language in texts(check)), found.question)
    return {
        "rows": [found_row(body, mark(check, words)) for body, check in zip(page.bodies, checks, strict=True)],
        "next": page.next and _query(values, cursor=page.next),
        "suggestion": found.suggestion,
        "near": [row(body) for body in found.near],
        "suggested": _query(values, q=found.suggestion),
    }


def _facets(values: Values, found: facets.Facets, more: bool) -> Iterator[Facet]:
    """Those that nothing is chosen of yet, each value with in how many of the counted checks it stands."""
    for name in FACETS:
        if name not in values and (rows := found.values.get(name)):
            labels = _told_apart([_label(name, row) for row in rows], rows)
            here = _query({**values, name: "-"}).removesuffix("-")
            # Not by a template: these links are most of a list's tags.
            links = (
                f'<li><a href="{escape(here)}{quote(row.key, safe="")}" rel="nofollow"><bdi>{escape(label)}</bdi></a>'
                f' <span class="number">{row.checks}{"+" if more else ""}</span></li>'
                for label, row in zip(labels, rows, strict=True)
            )
            yield Facet(CheckFilter.base_filters[name].label, SafeString("".join(links)))


def _refused(values: Values, errors: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    """Each value with what is wrong with it. Links lead to what is right; nothing is looked up by what is not."""
    right = {name: value for name, value in values.items() if name not in errors}
    chosen = [
        (
            CheckFilter.base_filters[name].label,
            Link(key[:KEY_LENGTH], _query({**right, name: ""}), errors=(*errors[name],)),
        )
        for name in LINKED
        if name in errors and (key := values[name])
    ]
    typed = {name: values[name][:QUESTION_LENGTH] for name in values if name in errors and name not in LINKED}
    return {"errors": errors, "chosen": chosen, "values": right | typed}


def _chosen(values: Values, found: facets.Facets) -> Iterator[tuple[Any, Link]]:
    for name in LINKED:
        if key := values.get(name):
            known = [row for row in found.values.get(name, []) if row.key == key]
            text = _label(name, known[0]) if known else _looked_up(name, key)
            yield CheckFilter.base_filters[name].label, Link(text, _query(values, **{name: ""}))


def _label(name: str, value: facets.Value) -> str:
    if name == "language":
        return str(Language(value.key).label)
    return translated(value.label) if isinstance(value.label, dict) else value.label or value.key


def _told_apart(labels: list[str], rows: list[facets.Value]) -> list[str]:
    """Two scales may have a rating of one label: then each says of which it is."""
    return [
        f"{label} ({translated(row.apart)})" if row.apart and labels.count(label) > 1 else label
        for label, row in zip(labels, rows, strict=True)
    ]


def _looked_up(name: str, key: str) -> str:
    """The label of a value that no check here has, or of an article; the key itself where nothing is known of it."""
    if name == "language":
        return str(dict(Language.choices).get(key, key))
    document = reading.record(RECORDS[name], key) if name in RECORDS else None
    if document is None:
        return key
    return translated(document["labels"]) if "labels" in document else document.get("name") or document["title"]


def _query(values: Values, **changed: str) -> str:
    """This list with other values; without its cursor, which belonged to the old ones."""
    kept = {name: value for name, value in {**values, **changed}.items() if value}
    return f"?{urlencode(kept)}"
