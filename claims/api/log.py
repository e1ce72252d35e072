"""The public log itself, for whoever recomputes it: hashes and ids, no documents (docs/api-changes.md)."""

import json

from django.utils.http import urlencode
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.base import PublicView, checked_parameters, whole_number
from claims.api.changes import LAST
from claims.publishing import following
from claims.publishing.canonical import log_instant

ENTRIES_AT_ONCE = 1000


class HeadView(PublicView):
    """Where the log ends: its last entry by number and hash, and the hash over all that is public since."""

    def get(self, request: Request) -> Response:
        checked_parameters(request, ())
        head = following.head()
        at = head.at and log_instant(head.at)
        return Response({"seq": head.seq, "hash": head.hash, "at": at, "state_sha256": head.state})


class EntryList(PublicView):
    """Every entry after a sequence number, as `/changes/` has it, without its document."""

    def get(self, request: Request) -> Response:
        values = checked_parameters(request, ("after", "page_size"))
        after = whole_number(values, "after", 0, 0, LAST)
        size = whole_number(values, "page_size", ENTRIES_AT_ONCE, 1, ENTRIES_AT_ONCE)
        entries = following.entries(after, size + 1)
        page = {**values, "after": entries[size - 1]["seq"]} if len(entries) > size else None
        link = page and f"{request.build_absolute_uri(request.path)}?{urlencode(page)}"
        return Response(json.dumps({"next": link, "results": entries[:size]}, separators=(",", ":")).encode())
