"""Checks as partners pull them: stored documents, passed through as they are."""

import json

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, urlencode
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.base import PublicView, checked_parameters, whole_number
from claims.api.problems import Erased, ParameterError
from claims.filtersets import FILTERS, CheckFilter
from claims.models.published import PublishedCheck
from claims.pagination import BadCursor, page, results_page
from claims.publishing import reading, searching

DEFAULT_SIZE = 50
MAX_SIZE = 200
LIST_PARAMETERS = (*FILTERS, "cursor", "page_size")


class CheckList(PublicView):
    """Checks, newest first; retracted ones are listed as tombstones, so that a copy can follow.

    With a question (`q`) those that answer it, the best first, at most ranking.RESULTS of them.
    """

    def get(self, request: Request) -> Response:
        values = checked_parameters(request, LIST_PARAMETERS)
        filters = self._filtered({name: value for name, value in values.items() if name in FILTERS})
        try:
            size = whole_number(values, "page_size", DEFAULT_SIZE, 1, MAX_SIZE)
            bodies, after, before = self._page(filters, values.get("cursor", ""), size)
        except BadCursor as error:
            raise ParameterError("cursor", str(error), code="invalid_cursor") from None
        links = {"next": self._link(request, values, after), "previous": self._link(request, values, before)}
        head = json.dumps(links, separators=(",", ":"))[:-1]
        return Response("".join([head, ',"results":[', ",".join(bodies), "]}"]).encode())

    def _filtered(self, values: dict[str, str]) -> CheckFilter | None:
        if not values:  # building the form costs a quarter of the request
            return None
        filters = CheckFilter(values, reading.checks())
        if not filters.is_valid():
            name, errors = next(iter(filters.errors.items()))
            raise ParameterError(name, " ".join(errors), code="invalid_parameter")
        return filters

    def _page(self, filters: CheckFilter | None, cursor: str, size: int) -> tuple[list[str], str, str]:
        rows: QuerySet[PublishedCheck] = filters.qs if filters else reading.checks()
        if filters and filters.question:
            return results_page(searching.search(filters.question, rows).rows, cursor, size)
        return page(rows, cursor, size)

    def _link(self, request: Request, values: dict[str, str], cursor: str) -> str | None:
        return (
            cursor and f"{request.build_absolute_uri(request.path)}?{urlencode({**values, 'cursor': cursor})}"
        ) or None


class CheckDetail(PublicView):
    """One check, whole. Its ETag is the hash that the public log names."""

    def get(self, request: Request, public_id: str) -> HttpResponse:
        checked_parameters(request, ())
        current = reading.check(public_id)
        if current is None:
            raise Erased if reading.was_erased(public_id) else Http404
        etag, changed = f'"{current.sha256}"', int(current.modified_at.timestamp())
        headers = {"ETag": etag, "Last-Modified": http_date(changed)}
        whole = HttpResponse(current.body.encode(), content_type="application/json", headers=headers)
        return get_conditional_response(request._request, etag, changed, whole) or whole
