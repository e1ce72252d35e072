"""What all views of the API share: who may call, which parameters are taken, what every answer says."""

from typing import Any, ClassVar

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.utils.decorators import method_decorator
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.views import APIView

from claims.api.parameters import Parameter, checked_parameters, whole_number
from claims.api.renderers import StoredJSONRenderer
from claims.conditional import CACHE

__all__ = ["PublicView", "checked_parameters", "whole_number"]

# CORS (Fetch standard): anybody's page may read, and may read these headers of the answer.
EXPOSED = "ETag, Last-Modified, Link, Content-Language, Deprecation, Sunset, Retry-After, RateLimit, RateLimit-Policy"
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Accept-Language, Authorization, If-None-Match, If-Modified-Since",
    "Access-Control-Max-Age": "86400",
}


@method_decorator(login_not_required, name="dispatch")
class PublicView(APIView):
    """Anyone may read; nothing here can write.

    A view declares `parameters`, which its address takes and the schema prints, what it `answers`, a JSON Schema for
    each media type, and with which statuses it can fail. The first sentence of its docstring is its summary there.
    """

    permission_classes = (AllowAny,)
    renderer_classes: Any = (StoredJSONRenderer,)
    http_method_names = ["get", "head", "options"]
    parameters: ClassVar[tuple[Parameter, ...]] = ()
    answers: ClassVar[dict[str, dict[str, Any]]] = {}
    errors: ClassVar[tuple[int, ...]] = (400, 405, 406, 503)
    # Whether answers say how to ask again for nothing new.
    validators = True

    def values(self, request: Request) -> dict[str, str]:
        """What the query gives, each parameter declared and once. Raises ParameterError."""
        return checked_parameters(request, tuple(parameter.name for parameter in self.parameters))

    def described(self) -> dict[str, dict[str, Any]]:
        return self.answers

    def failures(self) -> dict[str, dict[str, Any]]:
        """By status, where the schema describes it."""
        return {str(status): {"$ref": f"#/components/responses/Problem{status}"} for status in self.errors}

    def options(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """What may be asked, as a browser asks before it reads for another site (CORS preflight)."""
        return HttpResponse(status=204, headers=PREFLIGHT)

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = EXPOSED
        response.setdefault("Cache-Control", CACHE)
        return response
