"""A client of the partner API in one file, for Python 3.11 or newer and nothing else: copy it into your project.

    from factcheck_client import Client

    api = Client("https://checks.example")
    for check in api.checks(language="id", rating="keliru"):
        print(check["claim"]["text"], check["url"])

Lists follow their links to the last page by themselves. What is refused is a Problem, which says what is allowed. Every
document has the keys that docs/api.md and the OpenAPI document name; the types here are of those asked for most.
"""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any, Literal, TypedDict, cast
from urllib.parse import urlencode

Kind = Literal["checks", "articles", "claimants", "topics", "outlets", "ratings", "corrections"]
# Answers that a client keeps to have them confirmed.
KEPT = 64
State = Literal["published", "corrected", "retracted"]


class Claim(TypedDict):
    text: str
    made_on: str | None
    quantities: list[dict[str, Any]]
    topics: list[dict[str, Any]]


class Claimant(TypedDict):
    slug: str
    name: str
    kind: str
    role: str
    wikidata_id: str


class Rating(TypedDict):
    slug: str
    labels: dict[str, str]
    meaning: str
    value: int | None


class Check(TypedDict, total=False):
    """A tombstone (`state` is "retracted") is without `rating`, `summary`, `evidence` and `appearances`."""

    public_id: str
    url: str
    language: str
    state: State
    revision: int
    first_published_at: str
    modified_at: str
    claim: Claim
    claimant: Claimant | None
    rating: Rating
    summary: str
    appearances: list[dict[str, Any]]
    evidence: list[dict[str, Any]]
    corrections: list[dict[str, Any]]
    retraction: dict[str, str] | None
    translations: dict[str, dict[str, Any]]
    translated_into: str
    license: str


class Problem(Exception):  # noqa: N818 - the word of RFC 9457
    """What the API answers when it refuses (RFC 9457). `code` is stable; `allowed` is what it would have taken."""

    def __init__(self, status: int, body: dict[str, Any]) -> None:
        self.status, self.code = status, str(body.get("code", ""))
        self.detail, self.parameter = str(body.get("detail", "")), body.get("parameter")
        self.allowed = cast("list[str]", body.get("allowed", []))
        super().__init__(f"{status} {self.code}: {self.detail}")


class Client:
    """`base` is the address of the newsroom, without a path. `timeout` is in seconds, for each request."""

    def __init__(self, base: str, *, timeout: float = 30) -> None:
        self.base, self.timeout = base.rstrip("/"), timeout
        # What was answered last at each address, with its tag: asked again, it is sent once.
        self._kept: dict[str, tuple[str, Any]] = {}

    def checks(self, **parameters: Any) -> Iterator[Check]:
        """Checks under the filters of /api/v1/checks/, newest first unless `ordering` says otherwise."""
        return cast("Iterator[Check]", self.documents("checks", **parameters))

    def check(self, public_id: str, **parameters: Any) -> Check:
        """One check. Raises Problem with the code "not_found" when it was never published."""
        return cast("Check", self.get(f"/api/v1/checks/{public_id}/", **parameters))

    def documents(self, kind: Kind, **parameters: Any) -> Iterator[dict[str, Any]]:
        """Everything of a kind, page by page."""
        page = self.get(f"/api/v1/{kind}/", **{"page_size": 200, **parameters})
        while True:
            yield from page["results"]
            if not page["next"]:
                return
            page = self._fetch(page["next"])

    def get(self, path: str, **parameters: Any) -> Any:
        """The JSON at a path. Several values of one parameter are given as a list."""
        named = {key: ",".join(value) if isinstance(value, list) else value for key, value in parameters.items()}
        return self._fetch(f"{self.base}{path}{'?' if named else ''}{urlencode(named)}")

    def _fetch(self, url: str) -> Any:
        headers = {"Accept": "application/json"}
        if url in self._kept:
            headers["If-None-Match"] = self._kept[url][0]
        try:
            # The caller says whom to ask.
            request = urllib.request.Request(url, headers=headers)  # noqa: S310
            with urllib.request.urlopen(request, timeout=self.timeout) as answer:  # noqa: S310
                body = json.load(answer)
                if tag := answer.headers.get("ETag"):
                    self._kept[url] = tag, body
                    if len(self._kept) > KEPT:
                        del self._kept[next(iter(self._kept))]
                return body
        except urllib.error.HTTPError as error:
            if error.code == 304:
                return self._kept[url][1]
            raise _problem(error) from None


def _problem(error: urllib.error.HTTPError) -> Problem:
    try:
        body = json.load(error)
    except ValueError:
        body = {"detail": error.reason}
    return Problem(error.code, body if isinstance(body, dict) else {})
