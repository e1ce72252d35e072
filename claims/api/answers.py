"""Writes a page of documents, or one document, in the format that was asked for, with its validators."""

import hashlib
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpResponse
from rest_framework.exceptions import NotAcceptable
from rest_framework.request import Request

from claims import sheets
from claims.api import tables
from claims.api.problems import ParameterError
from claims.api.shaping import Json, Shape
from claims.conditional import validated
from claims.pagination import Page
from claims.publishing.canonical import body_of
from claims.publishing.claimreview import claim_review

Links = dict[str, str | None]
RELATIONS = {"next": "next", "previous": "prev"}


class Format(NamedTuple):
    """How a page is written. `takes` are the parameters that have a meaning in the format."""

    content_type: str
    write: Callable[[list[str], Shape, Links], bytes]
    takes: tuple[str, ...] = ()
    is_file: bool = False


def as_json(stored: list[str], shape: Shape, links: Links) -> bytes:
    head = json.dumps(links, separators=(",", ":"))[:-1]
    return "".join([head, ',"results":[', ",".join(shape.bodies(stored)), "]}"]).encode()


def as_lines(stored: list[str], shape: Shape, links: Links) -> bytes:
    """JSON Lines: a document a line, no envelope; the links stand in the header `Link`."""
    return "".join(f"{body}\n" for body in shape.bodies(stored)).encode()


def as_feed(stored: list[str], shape: Shape, links: Links) -> bytes:
    """schema.org DataFeed of ClaimReview. What was retracted is reviewed no more and is not in it."""
    reviews = [(check, review) for check in shape.documents(stored) if (review := review_of(check))]
    items = [
        {
            "@type": "DataFeedItem",
            "dateCreated": check["first_published_at"],
            "dateModified": check["modified_at"],
            "item": {name: value for name, value in review.items() if name != "@context"},
        }
        for check, review in reviews
    ]
    feed = {"@context": "https://schema.org", "@type": "DataFeed", "license": settings.CONTENT_LICENSE}
    return body_of({**feed, "dataFeedElement": items}).encode()


def as_csv(stored: list[str], shape: Shape, links: Links) -> bytes:
    return sheets.as_csv(tables.rows(shape.kind, shape.documents(stored), shape.fields)).encode()


def as_xlsx(stored: list[str], shape: Shape, links: Links) -> bytes:
    try:
        return sheets.as_xlsx(tables.rows(shape.kind, shape.documents(stored), shape.fields))
    except sheets.MissingError as error:
        raise NotAcceptable(str(error), "format_not_installed") from None


FORMATS = {
    "json": Format("application/json", as_json, ("fields", "expand")),
    "jsonl": Format("application/jsonl", as_lines, ("fields", "expand")),
    "jsonld": Format("application/ld+json", as_feed),
    "csv": Format("text/csv; charset=utf-8", as_csv, ("fields",), is_file=True),
    "xlsx": Format(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx, ("fields",), is_file=True
    ),
}


def check_fits(request: Request, shape: Shape) -> None:
    """Raises ParameterError where the format has no place for what was asked."""
    name = request.accepted_renderer.format
    for parameter in ("fields", "expand"):
        if getattr(shape, parameter) and parameter not in FORMATS[name].takes:
            allowed = [key for key, each in FORMATS.items() if parameter in each.takes]
            detail = f"There is no place for {parameter} in {name}. It is taken in {', '.join(allowed)}."
            raise ParameterError(parameter, detail, code="no_place_in_format")


def of_page(request: Request, page: Page, shape: Shape, links: Links) -> HttpResponse:
    """The page as bytes, not yet validated."""
    form = FORMATS[request.accepted_renderer.format]
    response = HttpResponse(form.write(page.bodies, shape, links), content_type=form.content_type)
    pages = [f'<{link}>; rel="{RELATIONS[name]}"' for name, link in links.items() if link]
    response["Link"] = ", ".join([*pages, f'<{settings.CONTENT_LICENSE}>; rel="license"'])
    if form.is_file:
        response["Content-Disposition"] = f'attachment; filename="{shape.kind}.{request.accepted_renderer.format}"'
    return response


def review_of(check: Json) -> dict[str, Any] | None:
    """ClaimReview of a check in the words that it comes in."""
    return claim_review({**check, "language": check.get("translated_into", check["language"])})


def hashed(request: Request, response: HttpResponse, changed_at: datetime | None) -> HttpResponse:
    """With the hash of its bytes for a tag: where nothing cheaper stands for them."""
    etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    return validated(request._request, response, etag, changed_at)
