"""The public log itself, for whoever recomputes it: hashes and ids, no documents (docs/api-changes.md)."""

import json

from django.http.response import HttpResponseBase
from django.utils.http import urlencode
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.base import PublicView
from claims.api.changes import AFTER, tagged
from claims.api.documents import ENTRY, INSTANT, SHA256, WHOLE, document, maybe, page_of
from claims.api.parameters import count_of, counted
from claims.publishing import following
from claims.publishing.canonical import log_instant

ENTRIES_AT_ONCE = 1000
SIZE = counted("page_size", "How many stand on a page.", ENTRIES_AT_ONCE, 1, ENTRIES_AT_ONCE)


class HeadView(PublicView):
    """Where the log ends: its last entry by number and hash, and the hash over all that is public since."""

    answers = {
        "application/json": document({"seq": WHOLE, "hash": SHA256, "at": maybe(INSTANT), "state_sha256": SHA256})
    }

    def get(self, request: Request) -> HttpResponseBase:
        self.values(request)
        head = following.head()
        at = head.at and log_instant(head.at)
        body = {"seq": head.seq, "hash": head.hash, "at": at, "state_sha256": head.state}
        return tagged(request, Response(body), head.hash)


class EntryList(PublicView):
    """Every entry after a sequence number, as `/changes/` has it, without its document."""

    parameters = (AFTER, SIZE)
    answers = {"application/json": page_of(document(ENTRY))}

    def get(self, request: Request) -> HttpResponseBase:
        values = self.values(request)
        after, size = (count_of(values, parameter) for parameter in self.parameters)
        entries = following.entries(after, size + 1)
        page = {**values, "after": entries[size - 1]["seq"]} if len(entries) > size else None
        link = page and f"{request.build_absolute_uri(request.path)}?{urlencode(page)}"
        body = json.dumps({"next": link, "results": entries[:size]}, separators=(",", ":")).encode()
        return tagged(request, Response(body), link, entries and entries[-1]["hash"])
