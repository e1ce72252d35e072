"""Lists and single documents as every kind of them is asked for."""

from typing import Any, ClassVar

from django.http import Http404, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.http import urlencode
from rest_framework.request import Request

from claims.api import answers, documents
from claims.api.base import PublicView
from claims.api.parameters import (
    CURSOR,
    DEFAULT_SIZE,
    MAX_SIZE,
    PAGE_SIZE,
    TRANSLATION,
    Parameter,
    choice,
    choices,
    names_of,
    whole_number,
)
from claims.api.problems import ParameterError
from claims.api.renderers import LIST_FORMATS, StoredJSONRenderer
from claims.api.shaping import EXPANSIONS, Shape, accepted_languages
from claims.pagination import BadCursor, Page, keyed_page
from claims.publishing import reading


def shaping_parameters(kind: str) -> tuple[Parameter, ...]:
    """`fields`, and where documents of a kind refer to others `expand`, each an allowlist."""
    fields = names_of("fields", "Only these keys of each document.", documents.keys_of(kind))
    if kind not in EXPANSIONS:
        return (fields,)
    expand = names_of("expand", "What documents refer to comes whole, where it stands.", EXPANSIONS[kind])
    return fields, expand


class DocumentView(PublicView):
    """Published documents of a `kind`."""

    kind: ClassVar[str]

    def shape(self, request: Request, values: dict[str, str]) -> Shape:
        """How the documents were asked for. Raises ParameterError."""
        fields = choices(values, "fields", documents.keys_of(self.kind)) if "fields" in values else ()
        expand = choices(values, "expand", EXPANSIONS.get(self.kind, ())) if "expand" in values else ()
        shape = Shape(self.kind, fields, expand, self._languages(request, values))
        answers.check_fits(request, shape)
        return shape

    def _languages(self, request: Request, values: dict[str, str]) -> tuple[str, ...]:
        if TRANSLATION not in self.parameters:
            return ()
        if asked := choice(values, TRANSLATION):
            return (asked,)
        header = request.headers.get("Accept-Language", "")
        return accepted_languages(header) if header else ()

    def described(self) -> dict[str, dict[str, Any]]:
        return {each.media_type: self.content(each.format) for each in self.renderer_classes}

    def content(self, form: str) -> dict[str, Any]:
        return documents.ref("ClaimReview" if form == "jsonld" else documents.KINDS[self.kind][0])

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        if TRANSLATION in self.parameters:
            patch_vary_headers(response, ("Accept-Language",))
        return response


class DocumentList(DocumentView):
    """Pages of documents. Stable while others are published: a cursor names the last that was seen."""

    renderer_classes = LIST_FORMATS

    def content(self, form: str) -> dict[str, Any]:
        return documents.content_of_list(self.kind, form)

    def page(self, request: Request, values: dict[str, str], size: int) -> Page:
        raise NotImplementedError

    def get(self, request: Request, ending: str = "") -> HttpResponse:
        values = self.values(request)
        shape = self.shape(request, values)
        size = whole_number(values, "page_size", DEFAULT_SIZE, 1, MAX_SIZE)
        if (same := self.unchanged(request, values, shape)) is not None:
            return same
        try:
            page = self.page(request, values, size)
        except BadCursor as error:
            raise ParameterError("cursor", str(error), code="invalid_cursor") from None
        links = {name: self._link(request, values, getattr(page, name)) for name in answers.RELATIONS}
        return self.validated(request, answers.of_page(request, page, shape, links), page, shape)

    def unchanged(self, request: Request, values: dict[str, str], shape: Shape) -> HttpResponse | None:
        """304 where that is known before the page is read."""
        return None

    def validated(self, request: Request, response: HttpResponse, page: Page, shape: Shape) -> HttpResponse:
        return answers.hashed(request, response, reading.standing().changed_at)

    def _link(self, request: Request, values: dict[str, str], cursor: str) -> str | None:
        if not cursor:
            return None
        return f"{request.build_absolute_uri(request.path)}?{urlencode({**values, 'cursor': cursor})}"


class RecordList(DocumentList):
    """Everything of a kind that published checks refer to, in the order of its key."""

    def page(self, request: Request, values: dict[str, str], size: int) -> Page:
        rows = reading.records(self.kind)
        return keyed_page(rows, ("key", "body"), values.get("cursor", ""), size, lambda _key, body: str(body))


class RecordDetail(DocumentView):
    """One of a kind, by its key."""

    renderer_classes = (StoredJSONRenderer,)

    def get(self, request: Request, key: str) -> HttpResponse:
        shape = self.shape(request, self.values(request))
        body = reading.record_body(self.kind, key)
        if body is None:
            raise Http404
        response = HttpResponse(shape.bodies([body])[0].encode(), content_type="application/json")
        return answers.hashed(request, response, reading.standing().changed_at)


def record_views(kind: str) -> tuple[Any, Any]:
    """The list of a kind and the view of one of it."""
    shaping = shaping_parameters(kind)
    of_list: dict[str, Any] = {"kind": kind, "parameters": (CURSOR, PAGE_SIZE, *shaping)}
    of_one: dict[str, Any] = {"kind": kind, "parameters": shaping}
    return (
        type(f"{kind.title()}List", (RecordList,), of_list).as_view(),  # type: ignore[attr-defined]
        type(f"{kind.title()}Detail", (RecordDetail,), of_one).as_view(),  # type: ignore[attr-defined]
    )
