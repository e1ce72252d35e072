"""What all views of the API share: who may call, which parameters are taken, what every answer says."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.utils.decorators import method_decorator
from rest_framework.permissions import AllowAny
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.views import APIView

from claims.api.problems import ParameterError
from claims.api.renderers import StoredJSONRenderer


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
    """Anyone may read; nothing here can write."""

    permission_classes = (AllowAny,)
    renderer_classes: tuple[type[BaseRenderer], ...] = (StoredJSONRenderer,)
    http_method_names = ["get", "head", "options"]

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        response.setdefault("Cache-Control", "no-cache")
        return response
