"""What happened to checks, in the order of the public log."""

import json

from django.utils.http import urlencode
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.base import PublicView, checked_parameters, whole_number
from claims.publishing import reading

CHANGES_AT_ONCE = 500


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
