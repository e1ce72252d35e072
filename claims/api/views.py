"""What partners pull: stored documents, passed through as they are."""

import json
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.decorators import method_decorator
from django.utils.http import http_date, urlencode
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.api.problems import ParameterError
from claims.api.renderers import StoredJSONRenderer
from claims.filtersets import FILTERS, CheckFilter
from claims.models.published import PublishedCheck
from claims.pagination import BadCursor, page, results_page
from claims.publishing import reading, searching

DEFAULT_SIZE = 50
MAX_SIZE = 200
CHANGES_AT_ONCE = 500
LIST_PARAMETERS = (*FILTERS, "cursor", "page_size")


def checked_parameters(request: Request, allowed: tuple[str, ...]) -> dict[str, str]:
    """Each parameter once and known, without controls. Raises ParameterError naming what is allowed."""
    for name, values in request.query_params.lists():
        if name not in allowed:
            raise ParameterError(
                name, f"There is no parameter {name!r} here.", code="unknown_parameter", allowed=sorted(allowed)
            )
        if len(values) > 1:
            raise ParameterError(name, "Give this parameter once.", code="repeated_parameter")
        if any(character < " " for character in values[0]):
            raise ParameterError(name, "The value contains control characters.", code="invalid_parameter")
    return request.query_params.dict()


def whole_number(values: dict[str, str], name: str, default: int, lowest: int, highest: int) -> int:
    """A parameter that counts, or its default. Raises ParameterError outside its bounds."""
    value = values.get(name)
    if value is None:
        return default
    # The length first: a number of a thousand digits is not worth converting.
    is_number = len(value) <= len(str(highest)) and value.isascii() and value.isdigit()
    if not (is_number and lowest <= int(value) <= highest):
        detail = f"{name} is a whole number from {lowest} to {highest}."
        raise ParameterError(name, detail, code="invalid_parameter")
    return int(value)


class PublicView(APIView):
    """Anyone may read; nothing here can write."""

    permission_classes = (AllowAny,)
    renderer_classes = (StoredJSONRenderer,)
    http_method_names = ["get", "head", "options"]

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        response.setdefault("Cache-Control", "no-cache")
        return response


@method_decorator(login_not_required, name="dispatch")
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


@method_decorator(login_not_required, name="dispatch")
class ChangeList(PublicView):
    """Every entry of the public log after a sequence number, each with the document it made public.

    The log numbers its entries in the order in which they were committed, so nothing can appear later
    before a number that has been read.
    """

    def get(self, request: Request) -> Response:
        values = checked_parameters(request, ("after", "page_size"))
        after = whole_number(values, "after", 0, 0, 10**18)
        size = whole_number(values, "page_size", CHANGES_AT_ONCE, 1, CHANGES_AT_ONCE)
        entries = reading.changes(after, size + 1)
        following = {**values, "after": entries[size - 1][0]["seq"]} if len(entries) > size else None
        link = following and f"{request.build_absolute_uri(request.path)}?{urlencode(following)}"
        # In pieces, joined once: the documents of a page are two megabytes.
        pieces = [f'{{"next":{json.dumps(link)},"results":['.encode()]
        for entry, body in entries[:size]:
            head = json.dumps(entry, separators=(",", ":"))[:-1].encode()
            pieces += (head, b',"document":', body, b"},")
        pieces[-1] = pieces[-1].removesuffix(b",")
        return Response(b"".join([*pieces, b"]}"]))


@method_decorator(login_not_required, name="dispatch")
class CheckDetail(PublicView):
    """One check, whole. Its ETag is the hash that the public log names."""

    def get(self, request: Request, public_id: str) -> HttpResponse:
        checked_parameters(request, ())
        current = reading.check(public_id)
        if current is None:
            raise Http404
        etag, changed = f'"{current.sha256}"', int(current.modified_at.timestamp())
        headers = {"ETag": etag, "Last-Modified": http_date(changed)}
        whole = HttpResponse(current.body.encode(), content_type="application/json", headers=headers)
        return get_conditional_response(request._request, etag, changed, whole) or whole
