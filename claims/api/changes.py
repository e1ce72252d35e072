"""What happened to checks, in the order of the public log: by page, by waiting for it, or as a stream of events."""

import json
import time
from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import urlencode
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.base import PublicView
from claims.api.documents import ENTRY, SHA256, WHOLE, document, page_of
from claims.api.parameters import Parameter, count_of, counted, whole_number
from claims.api.problems import MEDIA_TYPE, ParameterError, problem
from claims.api.renderers import EventStreamRenderer, StoredJSONRenderer
from claims.conditional import tag
from claims.publishing import following, waiting

CHANGES_AT_ONCE = 500
LAST = 10**18
MAX_WAIT = 30  # seconds
STREAM = 60.0  # seconds after which a stream ends and the client comes back by itself, with Last-Event-ID
HEARTBEAT = 15.0  # seconds between two comments, by which both ends notice a dead line
COME_BACK = 3000  # milliseconds
RETRY_AFTER = 5  # seconds
EVENTS = EventStreamRenderer.media_type
AFTER = counted("after", "Only entries behind this one of the log, by `seq`.", 0, 0, LAST)
SIZE = counted("page_size", "How many stand on a page.", CHANGES_AT_ONCE, 1, CHANGES_AT_ONCE)
WAIT = counted("wait", "How many seconds to wait for the next entry when there is none.", 0, 0, MAX_WAIT)
NOTHING = b"null"
# What the log shows of a check: its document, a tombstone, or nothing once it was erased.
SHOWN = {"anyOf": [{"type": "object"}, {"type": "null"}]}


class ChangeList(PublicView):
    """Every entry of the public log after a sequence number, each with the document it made public.

    The log numbers its entries in the order in which they were committed, so nothing can appear later
    before a number that has been read.
    """

    renderer_classes = (StoredJSONRenderer, EventStreamRenderer)
    parameters = (AFTER, SIZE, WAIT)
    answers = {"application/json": page_of(document({**ENTRY, "document": SHOWN})), EVENTS: {"type": "string"}}

    def get(self, request: Request) -> HttpResponseBase:
        values = self.values(request)
        after, size, wait = (count_of(values, parameter) for parameter in self.parameters)
        try:
            if request.accepted_renderer.media_type == EVENTS:
                return self._stream(request, after)
            entries = following.changes(after, size + 1)
            if not entries and wait and request.method == "GET":
                following.release()
                with waiting.Place() as place:
                    place.wait(after, wait)
                entries = following.changes(after, size + 1)
        except waiting.Full:
            return too_many_waiting()
        following_page = {**values, "after": entries[size - 1][0]["seq"]} if len(entries) > size else None
        link = following_page and f"{request.build_absolute_uri(request.path)}?{urlencode(following_page)}"
        # In pieces, joined once: the documents of a page are two megabytes.
        pieces = [f'{{"next":{json.dumps(link)},"results":['.encode()]
        for entry, body in entries[:size]:
            pieces += (*_joined(entry, body), b",")
        if entries:
            pieces.pop()
        erased = sum(body == NOTHING for _entry, body in entries)
        return tagged(request, Response(b"".join([*pieces, b"]}"])), link, entries and entries[-1][0]["hash"], erased)

    def _stream(self, request: Request, after: int) -> HttpResponseBase:
        """Server-Sent Events (WHATWG HTML, section 9.2): the id of an event is its sequence number."""
        after = _last_event(request, after)
        if request.method == "HEAD":
            return HttpResponse(content_type=EVENTS)
        # A proxy that collects what it passes on would keep the news to itself.
        headers = {"X-Accel-Buffering": "no"}
        return StreamingHttpResponse(_Stream(after), content_type=EVENTS, headers=headers)


class _Stream:
    """The events after an entry, as they come. Whoever closes it gives the place back, begun or not."""

    def __init__(self, after: int) -> None:
        self.place = waiting.Place()
        self.events = self._events(after)

    def __iter__(self) -> Iterator[bytes]:
        yield from self.events

    def close(self) -> None:
        self.events.close()
        self.place.release()

    def _events(self, after: int) -> Any:
        end = time.monotonic() + STREAM
        yield f"retry: {COME_BACK}\n\n".encode()
        while (left := end - time.monotonic()) > 0:
            entries = following.changes(after, CHANGES_AT_ONCE)
            following.release()
            for entry, body in entries:
                after = entry["seq"]
                yield b"".join((f"id: {after}\ndata: ".encode(), *_joined(entry, body), b"\n\n"))
            if not entries and not self.place.wait(after, min(left, HEARTBEAT)):
                yield b": nothing new\n\n"
        self.place.release()


class StateView(PublicView):
    """The hash over all that is public at the last entry, and those of its parts; with `seq` that at an earlier one."""

    parameters = (Parameter("seq", "At this entry of the log.", {"type": "integer", "minimum": 0, "maximum": LAST}),)
    parts = {"type": "object", "additionalProperties": SHA256}
    answers = {"application/json": document({"seq": WHOLE, "sha256": SHA256, "parts": parts}, optional=("parts",))}
    errors = (*PublicView.errors, 404)

    def get(self, request: Request) -> HttpResponseBase:
        values = self.values(request)
        if "seq" not in values:
            now = following.state()
            return tagged(request, Response({"seq": now.seq, "sha256": now.sha256, "parts": now.parts}), now.sha256)
        seq = whole_number(values, "seq", 0, 0, LAST)
        sha256 = following.state_at(seq)
        if sha256 is None:
            detail = "No state is kept for this entry. Ask without seq for the one at the last entry."
            return Response(problem(404, "no_state", detail), status=404, content_type=MEDIA_TYPE)
        return Response({"seq": seq, "sha256": sha256})


def tagged(request: Request, response: Response, *shape: object) -> HttpResponseBase:
    """The answer with a strong tag over what it says, or 304 instead of it."""
    etag = tag(*shape)
    response["ETag"] = etag
    return get_conditional_response(request._request, etag=etag, response=response) or response


def too_many_waiting() -> Response:
    detail = (
        "There is nothing new, and no more readers can wait at once. Ask without waiting, or again after Retry-After."
    )
    body = problem(503, "too_many_waiting", detail)
    return Response(body, status=503, content_type=MEDIA_TYPE, headers={"Retry-After": str(RETRY_AFTER)})


def _joined(entry: dict[str, Any], body: bytes) -> tuple[bytes, ...]:
    """An entry and its document as one JSON object, in pieces."""
    return json.dumps(entry, separators=(",", ":"))[:-1].encode(), b',"document":', body, b"}"


def _last_event(request: Request, after: int) -> int:
    """A client that comes back says in a header which event it saw last; the address still says where it began."""
    seen = request.headers.get("Last-Event-ID")
    if not seen:
        return after
    if not (seen.isascii() and seen.isdigit() and len(seen) <= len(str(LAST))):
        raise ParameterError(
            "Last-Event-ID", "Last-Event-ID is the id of an event of this stream.", code="invalid_header"
        )
    return int(seen)
