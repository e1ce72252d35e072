"""What all views of the API share: who may call and how often, which parameters are taken, what every answer says."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.utils.decorators import method_decorator
from rest_framework.parsers import JSONParser
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.views import APIView

from claims.access import keys, limits
from claims.access.senders import sender
from claims.api.problems import KeyInAddress, KeyRefused, LimitReached, ParameterError, ScopeMissing
from claims.api.renderers import StoredJSONRenderer
from claims.models.people import User


def checked_parameters(request: Request, allowed: tuple[str, ...]) -> dict[str, str]:
    """Each parameter once and known, without controls. Raises ParameterError naming what is allowed."""
    for name, values in request.query_params.lists():
        if name not in allowed:
            raise ParameterError(
                name, f"There is no parameter {name!r} here.", code="unknown_parameter", allowed=sorted(allowed)
            )
        if len(values) > 1:
            raise ParameterError(name, "Give this parameter once.", code="repeated_parameter")
        if any(character < " " for character in values[0]):
            raise ParameterError(name, "The value contains control characters.", code="invalid_parameter")
    return request.query_params.dict()


def whole_number(values: dict[str, str], name: str, default: int, lowest: int, highest: int) -> int:
    """A parameter that counts, or its default. Raises ParameterError outside its bounds."""
    value = values.get(name)
    if value is None:
        return default
    # The length first: a number of a thousand digits is not worth converting.
    is_number = len(value) <= len(str(highest)) and value.isascii() and value.isdigit()
    if not (is_number and lowest <= int(value) <= highest):
        detail = f"{name} is a whole number from {lowest} to {highest}."
        raise ParameterError(name, detail, code="invalid_parameter")
    return int(value)


@method_decorator(login_not_required, name="dispatch")
class PublicView(APIView):
    """Anyone may read; nothing here can write. Who has a key may read more."""

    authentication_classes = ()
    permission_classes = (AllowAny,)
    renderer_classes = (StoredJSONRenderer,)
    http_method_names = ["get", "head", "options"]
    # Where another's interface demands it (RFC 6750, section 2.3, advises against it).
    takes_key_in_query = False
    key: keys.Key | None = None
    standing: limits.Standing | None = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if keys.MARK in request.META.get("QUERY_STRING", "") and not self.takes_key_in_query:
            raise KeyInAddress
        self.key = self._key_of(request)
        self._count(request)

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        response.setdefault("Cache-Control", "no-cache")
        if self.standing:
            for name, value in limit_headers(self.standing).items():
                response[name] = value
        return response

    def key_text(self, request: Request) -> str | None:
        """The key as it was sent; None where none was. Other schemes than Bearer are of no meaning here."""
        scheme, _blank, text = request.headers.get("Authorization", "").partition(" ")
        return text.strip() if scheme.lower() == "bearer" else None

    def _key_of(self, request: Request) -> keys.Key | None:
        text = self.key_text(request)
        if text is None:
            return None
        if (key := keys.find(text)) is not None:
            return key
        # Whoever tries keys is counted like anybody.
        self._count(request)
        raise KeyRefused("This key opens nothing: it is unknown, was revoked or has expired.", "invalid_key")

    def _count(self, request: Request) -> None:
        """Counts the request, but for a browser's question what it may ask (Fetch, CORS-preflight)."""
        may_read_more = self.key is not None and keys.READ in self.key.scopes
        policy = limits.keyed() if may_read_more else limits.anonymous()
        if policy.limit == 0 or request.method == "OPTIONS":
            return
        who = f"key {self.key.pk}" if self.key and may_read_more else sender(request._request)
        try:
            self.standing = limits.limiter.count(who, policy)
        except limits.TooManyRequests as error:
            self.standing = error.standing
            raise LimitReached(error.standing) from None


class KeyedView(PublicView):
    """For partners who say who they are. `owner` is the person whose key, good for `scope`, came with the request."""

    http_method_names = ["get", "head", "options", "post", "patch", "delete"]
    parser_classes = (JSONParser,)
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


def limit_headers(standing: limits.Standing) -> dict[str, str]:
    """draft-ietf-httpapi-ratelimit-headers-10: the policy, and what is left of it for how many seconds."""
    name, limit = standing.policy
    return {
        "RateLimit-Policy": f'"{name}";q={limit};w={limits.WINDOW}',
        "RateLimit": f'"{name}";r={standing.left};t={standing.wait}',
    }
