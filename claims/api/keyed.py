"""Views for partners who say who they are, by a key in the Authorization header (RFC 6750, section 2.1)."""

from typing import Any

from rest_framework.request import Request

from claims.api.base import PublicView
from claims.api.bodies import BodyParser
from claims.api.problems import KeyRefused, ScopeMissing
from claims.models.people import User


class KeyedView(PublicView):
    """`owner` is the person whose key, good for `scope`, came with the request."""

    http_method_names = ["get", "head", "options", "post", "patch", "delete"]
    parser_classes = (BodyParser,)
    scope: str
    owner: User

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if self.key is None:
            raise KeyRefused("Send a key as “Authorization: Bearer …”. Partners make them at the desk.", "key_needed")
        if self.scope not in self.key.scopes:
            raise ScopeMissing(self.scope)
        self.owner = self.key.owner

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        # What is one partner's is no other page's to read, and nobody's to keep.
        del response["Access-Control-Allow-Origin"]
        response["Cache-Control"] = "private, no-store"
        return response
