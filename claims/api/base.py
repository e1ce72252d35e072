"""What all views of the API share: who may call and how often, which parameters are taken, what every answer says."""

from typing import Any, ClassVar, NamedTuple

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.utils.decorators import method_decorator
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.views import APIView

from claims.access import keys, limits
from claims.access.senders import sender
from claims.api.parameters import Parameter, checked_parameters
from claims.api.problems import KeyInAddress, KeyRefused, LimitReached, ParameterError
from claims.api.renderers import StoredJSONRenderer
from claims.conditional import CACHE

# CORS (Fetch standard): anybody's page may read, and may read these headers of the answer.
EXPOSED = (
    "ETag, Last-Modified, Link, Content-Language, Content-Encoding, Content-Range, Accept-Ranges, Repr-Digest, "
    "Deprecation, Sunset, Retry-After, RateLimit, RateLimit-Policy"
)
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": (
        "Accept, Accept-Language, Authorization, If-None-Match, If-Modified-Since, If-Range, Range, Last-Event-ID"
    ),
    "Access-Control-Max-Age": "86400",
}


class Act(NamedTuple):
    """`takes` and `answers` are JSON Schemas of the bodies, None where there is none."""

    summary: str
    status: int = 200
    takes: dict[str, Any] | None = None
    answers: dict[str, Any] | None = None


@method_decorator(login_not_required, name="dispatch")
class PublicView(APIView):
    """Anyone may read; nothing here can write. Who has a key may read more.

    A view declares `parameters`, which its address takes and the schema prints, what it `answers`, a JSON Schema for
    each media type, and with which statuses it can fail. The first sentence of its docstring is its summary there.
    """

    authentication_classes = ()
    permission_classes = (AllowAny,)
    renderer_classes: Any = (StoredJSONRenderer,)
    http_method_names = ["get", "head", "options"]
    parameters: ClassVar[tuple[Parameter, ...]] = ()
    answers: ClassVar[dict[str, dict[str, Any]]] = {}
    errors: ClassVar[tuple[int, ...]] = (400, 401, 405, 406, 429, 503)
    # Whether answers say how to ask again for nothing new.
    validators = True
    # What is done here beside reading, by method, as the schema prints it.
    acts: ClassVar[dict[str, Act]] = {}

    def values(self, request: Request) -> dict[str, str]:
        """What the query gives, each parameter declared and once. Raises ParameterError."""
        values = checked_parameters(request, tuple(parameter.name for parameter in self.parameters))
        for parameter in self.parameters:
            if parameter.required and parameter.name not in values:
                raise ParameterError(parameter.name, f"Give {parameter.name}.", code="missing_parameter")
        return values

    def described(self) -> dict[str, dict[str, Any]]:
        return self.answers

    def failures(self) -> dict[str, dict[str, Any]]:
        """By status, where the schema describes it."""
        return {str(status): {"$ref": f"#/components/responses/Problem{status}"} for status in self.errors}

    def options(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """What may be asked, as a browser asks before it reads for another site (CORS preflight)."""
        return HttpResponse(status=204, headers=PREFLIGHT)

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
        response["Access-Control-Expose-Headers"] = EXPOSED
        response.setdefault("Cache-Control", CACHE)
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


def limit_headers(standing: limits.Standing) -> dict[str, str]:
    """draft-ietf-httpapi-ratelimit-headers-10: the policy, and what is left of it for how many seconds."""
    name, limit = standing.policy
    return {
        "RateLimit-Policy": f'"{name}";q={limit};w={limits.WINDOW}',
        "RateLimit": f'"{name}";r={standing.left};t={standing.wait}',
    }
