"""A drop-in for Google's Fact Check Tools API: its address, its parameters, its answers, over our checks alone.

Follows the discovery document of factchecktools v1alpha1 (claims.search) and, for errors, google.rpc.Status. Its
clients send a `key` in the query, which is taken here and nowhere else, and written nowhere: ours, or any other.
"""

import json
from datetime import timedelta
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from rest_framework.request import Request
from rest_framework.response import Response

from claims.access import keys
from claims.api.base import PublicView
from claims.api.checks import REMEMBERED, listing
from claims.api.documents import TEXT, document, many, ref
from claims.api.parameters import MAX_SIZE, Parameter, checked_parameters, whole_number
from claims.api.problems import ParameterError, exception_handler
from claims.api.renderers import StoredJSONRenderer
from claims.pagination import BadCursor, Listing, Page, place_of, results_page
from claims.publishing import searching
from claims.publishing.canonical import body_of
from claims.vocabulary import CheckState, Language

DEFAULT_SIZE = 10
FARTHEST = 500
OLDEST = 36_500  # a hundred years: older than any check
MOST = 10**9
COUNT = {"type": "integer", "minimum": 0, "maximum": MOST}
# A parameter may be empty, which is as if it were not given.
LINE = {"type": "string", "pattern": r"^[^\x00-\x1f\ufffd]*$"}
STATUSES = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    404: "NOT_FOUND",
    405: "UNIMPLEMENTED",
    406: "INVALID_ARGUMENT",
    429: "RESOURCE_EXHAUSTED",
}


def error_handler(error: Exception, context: dict[str, Any]) -> Response | None:
    """The same errors in Google's words (google.rpc.Status)."""
    response = exception_handler(error, context)
    if response is None:
        return None
    body: dict[str, Any] = response.data
    parameter = f"{body['parameter']}: " if "parameter" in body else ""
    status = STATUSES.get(response.status_code, "UNKNOWN")
    response.data = {
        "error": {"code": response.status_code, "message": f"{parameter}{body['detail']}", "status": status}
    }
    response.content_type = "application/json"
    return response


class ClaimSearch(PublicView):
    """`claims.search` of Google's Fact Check Tools API: existing clients change the base address alone.

    What was retracted is not found. A publisher other than this newsroom has no claims here.
    """

    renderer_classes = (StoredJSONRenderer,)
    takes_key_in_query = True
    validators = False
    answers = {"application/json": document({"claims": many(ref("GoogleClaim")), "nextPageToken": TEXT},
                                            optional=("claims", "nextPageToken"))}  # fmt: skip
    parameters = (
        Parameter("query", "What to look for. Needed unless reviewPublisherSiteFilter is given.",
                  {**LINE, "maxLength": 200}),
        Parameter("languageCode", "BCP 47; the region is not looked at.", LINE),
        Parameter("reviewPublisherSiteFilter", "The site of the publisher, without www.", LINE),
        Parameter("maxAgeDays", "Reviewed in so many days; 0 is no limit.", COUNT),
        Parameter("pageSize", f"How many, at most {MAX_SIZE}.", {**COUNT, "default": DEFAULT_SIZE}),
        Parameter("pageToken", "The nextPageToken of an earlier answer.", LINE),
        Parameter("offset", "Where to begin, when no pageToken is given.", {**COUNT, "maximum": FARTHEST}),
        Parameter("key", "One of our keys, or whatever Google's clients send.", LINE),
        Parameter("alt", "The format, which is JSON.", {"type": "string", "enum": ["json"]}),
        Parameter("prettyPrint", "Taken, and not read.", LINE),
        Parameter("quotaUser", "Taken, and not read.", LINE),
        Parameter("$.xgafv", "The format of errors. Taken, and not read.", LINE),
    )  # fmt: skip

    def failures(self) -> dict[str, Any]:
        content = {"application/json": {"schema": ref("GoogleError")}}
        return {str(status): {"description": "google.rpc.Status.", "content": content} for status in self.errors}

    def key_text(self, request: Request) -> str | None:
        text = request.query_params.get("key", "")
        return text if text.startswith(keys.MARK) else super().key_text(request)

    def get_exception_handler(self) -> Any:
        return error_handler

    def get(self, request: Request) -> HttpResponse:
        values = checked_parameters(request, tuple(each.name for each in self.parameters), may_be_empty=True)
        if values.get("alt", "json") != "json":
            raise _wrong("alt", "Answers are JSON.", allowed=["json"])
        if not (values.get("query") or values.get("reviewPublisherSiteFilter")):
            raise _wrong("query", "Say what to look for, or whose reviews in reviewPublisherSiteFilter.")
        # As there, more than there can be is as much as there can be.
        size = min(whole_number(values, "pageSize", 0, 0, MOST) or DEFAULT_SIZE, MAX_SIZE)
        offset = 0 if values.get("pageToken") else whole_number(values, "offset", 0, 0, FARTHEST)
        asked = _asked(values)
        try:
            page = _page(asked, values.get("pageToken", ""), size, offset) if asked is not None else Page([], "", "")
        except BadCursor as error:
            raise _wrong("pageToken", str(error)) from None
        return HttpResponse(body_of(_answer(page)).encode(), content_type="application/json; charset=UTF-8")


def _wrong(parameter: str, detail: str, allowed: list[str] | None = None) -> ParameterError:
    return ParameterError(parameter, detail, code="invalid_parameter", allowed=allowed)


def _asked(values: dict[str, str]) -> tuple[tuple[str, str], ...] | None:
    """The filters of our own list; None where nothing here can answer."""
    age = whole_number(values, "maxAgeDays", 0, 0, MOST)
    language = values.get("languageCode", "").split("-")[0].lower()
    site = values.get("reviewPublisherSiteFilter", "").lower().removeprefix("www.")
    if (language and language not in Language.values) or site not in ("", publisher()["site"]):
        return None
    since = timezone.localdate() - timedelta(days=min(age, OLDEST))
    filters = {
        "q": values.get("query", ""),
        "language": language,
        "published_after": since.isoformat() if age and age < OLDEST else "",
    }
    return tuple((name, value) for name, value in filters.items() if value)


@lru_cache(maxsize=REMEMBERED)
def _standing(asked: tuple[tuple[str, str], ...]) -> tuple[str, Listing]:
    question, found = listing(asked, "-published")
    return question, Listing(found.rows.exclude(state=CheckState.RETRACTED.value))


def _page(asked: tuple[tuple[str, str], ...], token: str, size: int, offset: int) -> Page:
    try:
        question, found = _standing(asked)
    except ParameterError as error:
        raise _wrong("query", str(error.detail)) from None
    if question:
        rows = searching.search(question, found.rows).rows
        if not token and offset >= len(rows):
            return Page([], "", "")
        return results_page(rows, token or (place_of(offset) if offset else ""), size)
    page = found.page(token, offset + size)
    return page._replace(bodies=page.bodies[offset:])


def _answer(page: Page) -> dict[str, Any]:
    """Without what is empty, as protocol buffers print JSON."""
    claims = [_claim(json.loads(body)) for body in page.bodies]
    return {key: value for key, value in (("claims", claims), ("nextPageToken", page.next)) if value}


def _claim(check: dict[str, Any]) -> dict[str, Any]:
    claimant, language = check["claimant"], check["language"]
    labels = check["rating"]["labels"]
    claim = {
        "text": check["claim"]["text"],
        "claimant": claimant["name"] if claimant else "",
        "claimDate": check["claim"]["made_on"] and f"{check['claim']['made_on']}T00:00:00Z",
    }
    review = {
        "publisher": publisher(),
        "url": check["url"],
        "title": check["claim"]["text"],
        "reviewDate": check["first_published_at"],
        "textualRating": labels.get(language) or next(iter(labels.values())),
        "languageCode": language,
    }
    return {**{key: value for key, value in claim.items() if value}, "claimReview": [review]}


def publisher() -> dict[str, str]:
    """The site is the host of the review's own address, without "www."."""
    host = urlsplit(settings.SITE_URL).hostname or ""
    return {"name": settings.PUBLISHER_NAME, "site": host.removeprefix("www.")}
