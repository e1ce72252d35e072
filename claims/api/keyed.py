"""A stand-in until there are API keys: a signed user name does for one."""

from typing import Any

from django.core import signing
from rest_framework import exceptions
from rest_framework.request import Request

from claims.api.base import PublicView
from claims.models.people import User

SIGNER = signing.Signer(salt="stand-in for API keys")


class NoKey(exceptions.APIException):
    status_code = 401
    default_code = "key_missing"
    default_detail = "Send your API key as “Authorization: Bearer …”."


class KeyedView(PublicView):
    """For the owner of a key with `scope`, whom views find as `self.owner`."""

    scope: str
    owner: User

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        kind, _blank, key = request.headers.get("Authorization", "").partition(" ")
        try:
            name = SIGNER.unsign_object(key)[self.scope] if kind == "Bearer" else ""
        except (signing.BadSignature, KeyError):
            name = ""
        owner = User.objects.filter(username=name, is_active=True).first() if name else None
        if owner is None:
            raise NoKey
        self.owner = owner
