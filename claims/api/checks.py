"""Checks as partners pull them: stored documents, passed through as they are."""

from functools import lru_cache

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from rest_framework.request import Request

from claims.api import answers
from claims.api.parameters import CURSOR, ORDERING, PAGE_SIZE, TRANSLATION, allowed_by, choice, of_filters
from claims.api.problems import Erased, GoneError, ParameterError
from claims.api.renderers import LIST_FORMATS, JSONLDRenderer, StoredJSONRenderer
from claims.api.shaping import Shape
from claims.api.views import DocumentList, DocumentView, shaping_parameters
from claims.conditional import tag, unchanged, validated
from claims.filtersets import FILTERS, CheckFilter
from claims.pagination import Listing, Page, results_page
from claims.publishing import reading, searching
from claims.publishing.canonical import body_of

SHAPING = (TRANSLATION, *shaping_parameters("checks"))
# Combinations of filters of which a process remembers how they are put to the database.
REMEMBERED = 512
Asked = tuple[tuple[str, str], ...]


def listing(asked: Asked, ordering: str) -> tuple[str, Listing]:
    """The question in words, and the checks that the filters leave. Raises ParameterError."""
    return question(dict(asked).get("q", "")), narrowed(tuple(pair for pair in asked if pair[0] != "q"), ordering)


def question(text: str) -> str:
    """As the FilterSet takes it, which narrows nothing by it: words are asked once, filters again and again."""
    field = CheckFilter.base_filters["q"].field
    try:
        return str(field.clean(text))
    except ValidationError as error:
        raise ParameterError("q", " ".join(error.messages), code="invalid_parameter", allowed=[]) from None


@lru_cache(maxsize=REMEMBERED)
def narrowed(asked: Asked, ordering: str) -> Listing:
    """Building and compiling a FilterSet costs more than its query, so it is done once for each thing that is asked."""
    filters = CheckFilter(dict(asked), reading.checks())
    if not filters.is_valid():
        name, errors = next(iter(filters.errors.items()))
        allowed = allowed_by(filters.form.fields[name])
        raise ParameterError(name, " ".join(errors), code="invalid_parameter", allowed=allowed)
    return Listing(filters.qs, ordering)


class CheckList(DocumentList):
    """Checks, newest first; retracted ones are listed as tombstones, so that a copy can follow.

    With a question (`q`) those that answer it, the best first unless an order is asked for, at most 500 of them.
    """

    kind = "checks"
    parameters = (*of_filters(), ORDERING, CURSOR, PAGE_SIZE, *SHAPING)
    renderer_classes = (*LIST_FORMATS, JSONLDRenderer)

    def _asked(self, values: dict[str, str]) -> tuple[str, Listing]:
        ordering = choice(values, ORDERING)
        return listing(tuple((name, value) for name, value in values.items() if name in FILTERS), ordering)

    def page(self, request: Request, values: dict[str, str], size: int) -> Page:
        question, found = self._asked(values)
        if question:
            rows = searching.search(question, found.rows).rows
            rows = found.ordered(rows) if "ordering" in values else rows
            return results_page(rows, values.get("cursor", ""), size)
        return found.page(values.get("cursor", ""), size)

    def unchanged(self, request: Request, values: dict[str, str], shape: Shape) -> HttpResponse | None:
        question, _listing = self._asked(values)
        if "If-None-Match" not in request.headers or question or shape.expand or "cursor" in values:
            return None
        return unchanged(request._request, self._tag(request, reading.head(), shape))

    def validated(self, request: Request, response: HttpResponse, page: Page, shape: Shape) -> HttpResponse:
        if page.standing is None or shape.expand:
            return answers.hashed(request, response, page.standing and page.standing.changed_at)
        etag = self._tag(request, page.standing.state, shape)
        return validated(request._request, response, etag, page.standing.changed_at)

    def _tag(self, request: Request, head: str, shape: Shape) -> str:
        """Strong: the head of the log was read in one statement with the page. What is asked for is not in it, for a
        tag is compared under its own address alone."""
        return tag(head, request.path, request.accepted_renderer.format, shape.languages)


class CheckDetail(DocumentView):
    """One check, whole. As it is stored, its ETag is the hash that the public log names."""

    kind = "checks"
    parameters = SHAPING
    errors = (*DocumentView.errors, 410)
    renderer_classes = (StoredJSONRenderer, JSONLDRenderer)

    def get(self, request: Request, public_id: str, ending: str = "") -> HttpResponse:
        shape = self.shape(request, self.values(request))
        current = reading.check(public_id)
        if current is None:
            raise Erased if reading.was_erased(public_id) else Http404
        response, etag = self._written(request, current, shape)
        if shape.expand:
            return answers.hashed(request, response, current.modified_at)
        return validated(request._request, response, etag, current.modified_at)

    def _written(self, request: Request, current: reading.Current, shape: Shape) -> tuple[HttpResponse, str]:
        if request.accepted_renderer.format == "jsonld":
            (check,) = shape.documents([current.body])
            review = answers.review_of(check)
            if review is None:
                raise GoneError
            response = HttpResponse(body_of(review).encode(), content_type="application/ld+json")
            etag = tag(current.sha256, "jsonld", shape.languages)
        else:
            (body,) = shape.bodies([current.body])
            response = HttpResponse(body.encode(), content_type="application/json")
            etag = f'"{current.sha256}"' if body is current.body else tag(current.sha256, shape.fields, shape.languages)
        return response, etag
