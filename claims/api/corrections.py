"""What was corrected or retracted, the latest first, each with the words of its notice."""

import json

from rest_framework.request import Request

from claims.api.parameters import CURSOR, PAGE_SIZE
from claims.api.views import DocumentList, shaping_parameters
from claims.pagination import Page, keyed_page
from claims.publishing import reading
from claims.publishing.canonical import body_of


class CorrectionList(DocumentList):
    """Every correction and retraction, the latest first, by its number in the public log."""

    kind = "corrections"
    parameters = (CURSOR, PAGE_SIZE, *shaping_parameters("corrections"))

    def page(self, request: Request, values: dict[str, str], size: int) -> Page:
        columns = ("seq", "document__body")
        return keyed_page(reading.corrections(), columns, values.get("cursor", ""), size, correction_body)


def correction_body(seq: int, body: str) -> str:
    """A log entry by its document: the newest of the corrections in it, or the retraction."""
    check = json.loads(body)
    retraction = check["retraction"]
    correction = None if retraction else check["corrections"][0]
    reason = (retraction or correction or {})["reason"]
    return body_of(
        {
            "type": "correction",
            "schema": 1,
            "seq": seq,
            "kind": check["state"],
            "at": check["modified_at"],
            "public_id": check["public_id"],
            "url": check["url"],
            "language": check["language"],
            "claim": check["claim"]["text"],
            "reason": reason,
            "correction": correction,
            "check": {"public_id": check["public_id"], "path": check["path"]},
        }
    )
