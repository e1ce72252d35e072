"""The bulk export: everything published as a few files, whole or in ranges, plain or gzip (docs/api-exports.md)."""

import re
from typing import Any

from django.conf import settings
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date, parse_http_date_safe
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.base import PublicView
from claims.api.changes import tagged
from claims.api.documents import INSTANT, SHA256, TEXT, WHOLE, document, many
from claims.api.problems import MEDIA_TYPE, problem
from claims.publishing.canonical import log_instant
from claims.publishing.exports import files
from claims.publishing.exports.files import Form
from claims.publishing.exports.formats import FORMATS

GZIP = "application/gzip"
RETRY_AFTER = 300  # seconds: as often as the files are made
# One range of bytes (RFC 9110, section 14.1.2); a server may take several for none.
RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")


def addresses() -> list[URLPattern]:
    """Each file under its name, and compressed under its name with .gz."""
    return [
        path(f"exports/{name}{suffix}", ExportView.as_view(name=name, suffix=suffix), name=f"export-{name}{suffix}")
        for name in FORMATS
        for suffix in ("", ".gz")
    ]


FILE = document(
    {
        "name": TEXT, "media_type": TEXT, "rows": WHOLE, "seq": WHOLE, "at": INSTANT, "state_sha256": SHA256,
        "url": TEXT, "size": WHOLE, "sha256": SHA256,
        "gzip": document({"url": TEXT, "size": WHOLE, "sha256": SHA256}),
    }
)  # fmt: skip


class ExportList(PublicView):
    """Which files there are, what each weighs, and which entry of the log it shows."""

    answers = {"application/json": document({"license": TEXT, "files": many(FILE)})}

    def get(self, request: Request) -> HttpResponseBase:
        self.values(request)
        base = request.build_absolute_uri(request.path)
        listed = [_described(file, base) for file in files.current()]
        body = {"license": settings.CONTENT_LICENSE, "files": listed}
        return tagged(request, Response(body), base, [(file["name"], file["sha256"], file["seq"]) for file in listed])


class ExportView(PublicView):
    """One file. Its address says what is sent, so `Accept` is not asked; `Accept-Encoding` and `Range` are."""

    errors = (*PublicView.errors, 416)
    name = suffix = ""

    def described(self) -> dict[str, dict[str, Any]]:
        media_type = GZIP if self.suffix else FORMATS[self.name].media_type.partition(";")[0]
        return {media_type: {"type": "object" if media_type.endswith("json") else "string"}}

    def failures(self) -> dict[str, dict[str, Any]]:
        content = {media_type: {"schema": {"type": "string"}} for media_type in self.described()}
        return {
            "206": {"description": "The range of bytes that was asked for.", "content": content},
            **super().failures(),
        }

    def perform_content_negotiation(self, request: Request, force: bool = False) -> Any:
        renderer = self.get_renderers()[0]
        return renderer, renderer.media_type

    def get(self, request: Request) -> HttpResponseBase:
        self.values(request)
        found = files.current(self.name)
        if not found:
            return _not_made_yet()
        form = Form(found[0], packed=bool(self.suffix) or _takes_gzip(request.headers.get("Accept-Encoding", "")))
        headers = _headers(form, self.suffix)
        changed = int(form.file.at.timestamp())
        plain = HttpResponse(headers=headers)
        asked = get_conditional_response(request._request, headers["ETag"], changed, plain)
        # 304 or 412, or nothing of the kind.
        answer = _whole_or_range(request, form, headers, changed) if asked is None or asked is plain else asked
        if not self.suffix:
            patch_vary_headers(answer, ["Accept-Encoding"])
        return answer


def _whole_or_range(request: Request, form: Form, headers: dict[str, str], changed: int) -> HttpResponseBase:
    # The header is of GET alone (section 14.2), and of the very file of which the client has a part already.
    is_of_this = request.method == "GET" and _if_range(request, headers, changed)
    bounds = _bounds(request.headers.get("Range", ""), form.size) if is_of_this else None
    start, stop = bounds or (0, form.size)
    if start >= stop:
        return _no_such_range(form.size)
    headers = headers | {"Content-Length": str(stop - start)}
    if request.method == "HEAD":
        return HttpResponse(headers=headers)
    if bounds:
        headers["Content-Range"] = f"bytes {start}-{stop - 1}/{form.size}"
    return StreamingHttpResponse(form.stretch(start, stop), status=206 if bounds else 200, headers=headers)


def _bounds(header: str, size: int) -> tuple[int, int] | None:
    """From where up to where; nothing in between when the file has no such bytes, None when it is no range of ours."""
    asked = RANGE.fullmatch(header)
    if asked is None or asked[0] == "bytes=-":
        return None
    first, last = asked[1], asked[2]
    if not first:
        return max(size - int(last), 0), size
    if last and int(last) < int(first):
        return None
    return int(first), min(int(last) + 1, size) if last else size


def _if_range(request: Request, headers: dict[str, str], changed: int) -> bool:
    """Whether a range may be sent: the client names the file as it stands (RFC 9110, section 13.1.5), or none."""
    named = request.headers.get("If-Range")
    return named is None or named == headers["ETag"] or parse_http_date_safe(named) == changed


def _takes_gzip(header: str) -> bool:
    """Accept-Encoding (RFC 9110, section 12.5.3): gzip, or anything, and not with a weight of nothing."""
    weights = {}
    for item in header.lower().split(","):
        name, _semicolon, weight = item.partition(";")
        weights[name.strip()] = re.fullmatch(r"\s*q=0(\.0*)?\s*", weight) is None
    return weights.get("gzip", weights.get("x-gzip", weights.get("*", False)))


def _headers(form: Form, suffix: str) -> dict[str, str]:
    media_type = FORMATS[form.file.name].media_type
    return {
        "Content-Type": GZIP if suffix else media_type,
        **({"Content-Encoding": "gzip"} if form.packed and not suffix else {}),
        "ETag": f'"{form.sha256[:32]}"',
        "Last-Modified": http_date(int(form.file.at.timestamp())),
        "Accept-Ranges": "bytes",
        "Repr-Digest": form.digest,
        "Link": f'<{settings.CONTENT_LICENSE}>; rel="license"',
    }


def _described(file: files.File, base: str) -> dict[str, Any]:
    return {
        "name": file.name,
        "media_type": FORMATS[file.name].media_type,
        "rows": file.rows,
        "seq": file.seq,
        "at": log_instant(file.at),
        "state_sha256": file.state,
        "url": f"{base}{file.name}",
        "size": file.size,
        "sha256": file.sha256,
        "gzip": {"url": f"{base}{file.name}.gz", "size": file.gzip_size, "sha256": file.gzip_sha256},
    }


def _no_such_range(size: int) -> Response:
    body = problem(416, "no_such_range", f"The file has {size} bytes. Ask for a range within them.")
    return Response(body, status=416, content_type=MEDIA_TYPE, headers={"Content-Range": f"bytes */{size}"})


def _not_made_yet() -> Response:
    detail = "The files have not been made yet. Ask again later, or follow /api/v1/changes/ from the first entry."
    body = problem(503, "not_made_yet", detail)
    return Response(body, status=503, content_type=MEDIA_TYPE, headers={"Retry-After": str(RETRY_AFTER)})
