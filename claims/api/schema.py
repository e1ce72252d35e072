"""The description of the API, for programs and for people."""

import json
from functools import cache
from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from drf_spectacular.generators import SchemaGenerator
from rest_framework.renderers import TemplateHTMLRenderer
from rest_framework.request import Request

from claims.api import answers
from claims.api.base import PublicView
from claims.api.openapi import components


@cache
def described() -> dict[str, Any]:
    """The whole document. It follows from code and settings alone, so a process makes it once."""
    schema: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    schema["components"] = components()
    return schema


class SchemaView(PublicView):
    """The OpenAPI document of all this (3.1)."""

    answers = {"application/json": {"type": "object"}}

    def get(self, request: Request) -> HttpResponse:
        self.values(request)
        body = json.dumps(described(), ensure_ascii=False).encode()
        return answers.hashed(request, HttpResponse(body, content_type="application/json"), None)


class DocsView(PublicView):
    """The same for people."""

    renderer_classes = (TemplateHTMLRenderer,)
    answers = {"text/html": {"type": "string"}}

    def get(self, request: Request) -> HttpResponse:
        self.values(request)
        # It describes names, which are English; so is what it says of them.
        with translation.override("en"):
            html = render_to_string("public/api.html", {"schema": described(), **_sections()}, request._request)
        return answers.hashed(request, HttpResponse(html), None)


@cache
def _sections() -> dict[str, Any]:
    """Operations by what they are about, in the order of the document."""
    found: dict[str, list[dict[str, Any]]] = {}
    for path, item in described()["paths"].items():
        for method, operation in item.items():
            found.setdefault(operation["tags"][0], []).append({"method": method.upper(), "path": path, **operation})
    return {"sections": found}
