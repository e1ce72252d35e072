"""The OpenAPI document (3.1): what each view declares that it takes and answers, put together by drf-spectacular."""

import inspect
import re
from typing import Any

from drf_spectacular.openapi import AutoSchema

from claims.api.base import PublicView
from claims.api.documents import INSTANT, KINDS, Schema, many, ref
from claims.api.keyed import KeyedView
from claims.api.problems import MEDIA_TYPE

PREFIX = "/api/v1/"
PATH_PARAMETERS: dict[str, Schema] = {
    "public_id": {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$", "description": "The public id of the check."},
    "key": {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$", "description": "A slug; of an article its public id."},
}
PROBLEM: Schema = {
    "type": "object",
    "description": "RFC 9457. `code` is stable, `detail` is for people.",
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string"},
        "detail": {"type": "string"},
        "parameter": {"type": "string", "description": "Which parameter is meant."},
        "allowed": many({"type": "string"}) | {"description": "What is taken instead."},
    },
    "required": ["type", "title", "status", "code", "detail"],
}
PROBLEMS = {
    "400": "A parameter that is unknown, given twice, or has a value that is not taken.",
    "401": "The key that was sent opens nothing.",
    "403": "The key is not good for this, or its owner's role is not.",
    "404": "There is nothing here, or nothing that was ever published.",
    "405": "There is no such method here; `Allow` names those that there are.",
    "406": "There is no such format, or it is not installed.",
    "409": "It cannot be done as things stand.",
    "410": "The check was retracted, so there is no review of it any more; or it was erased by law.",
    "413": "The body is too large.",
    "415": "Bodies are JSON.",
    "416": "The file has no such bytes.",
    "429": "More requests within a minute than the limit. Go on after `Retry-After` seconds.",
    "503": "Not now: the database, a place to wait, or a file is missing. Try again after `Retry-After` seconds.",
}
HEADERS: dict[str, Schema] = {
    "ETag": {"schema": {"type": "string"}, "description": "Strong. Send it back as If-None-Match."},
    "Last-Modified": {"schema": {"type": "string"}, "description": "When anything in the answer last changed."},
    "RateLimit": {
        "schema": {"type": "string"},
        "description": "What is left of the limit, and for how many seconds (draft-ietf-httpapi-ratelimit-headers).",
    },
    "RateLimit-Policy": {"schema": {"type": "string"}, "description": "The limit, and within how many seconds."},
    "Link": {
        "schema": {"type": "string"},
        "description": "The next and the previous page, the licence (RFC 8288).",
    },
}
CLAIM_REVIEW: Schema = {
    "type": "object",
    "description": "schema.org ClaimReview.",
    "properties": {
        "@context": {"const": "https://schema.org"},
        "@type": {"const": "ClaimReview"},
        "url": {"type": "string"},
        "claimReviewed": {"type": "string"},
        "datePublished": INSTANT,
        "dateModified": INSTANT,
        "reviewRating": {"type": "object"},
        "itemReviewed": {"type": "object"},
    },
    "required": ["@type", "url", "claimReviewed", "reviewRating", "itemReviewed"],
}
GOOGLE_CLAIM: Schema = {
    "type": "object",
    "properties": {
        "text": {"type": "string"},
        "claimant": {"type": "string"},
        "claimDate": INSTANT,
        "claimReview": many(
            {
                "type": "object",
                "properties": {
                    "publisher": {"type": "object"},
                    "url": {"type": "string"},
                    "title": {"type": "string"},
                    "reviewDate": INSTANT,
                    "textualRating": {"type": "string"},
                    "languageCode": {"type": "string"},
                },
            }
        ),
    },
}
GOOGLE_ERROR: Schema = {
    "type": "object",
    "description": "google.rpc.Status.",
    "properties": {
        "error": {
            "type": "object",
            "properties": {
                "code": {"type": "integer"},
                "message": {"type": "string"},
                "status": {"type": "string"},
            },
        }
    },
    "required": ["error"],
}


def components() -> dict[str, Any]:
    """Documents, problems, headers. A document in an answer can be without what `fields` leaves away."""
    documents = {
        name: {key: value for key, value in schema.items() if key != "required"} for name, schema in KINDS.values()
    }
    problems = {
        f"Problem{status}": {"description": words, "content": {MEDIA_TYPE: {"schema": ref("Problem")}}}
        for status, words in PROBLEMS.items()
    }
    return {
        "schemas": {
            **documents,
            "ClaimReview": CLAIM_REVIEW,
            "GoogleClaim": GOOGLE_CLAIM,
            "GoogleError": GOOGLE_ERROR,
            "Problem": PROBLEM,
        },
        "responses": problems,
        "headers": HEADERS,
        "securitySchemes": {"key": {"type": "http", "scheme": "bearer", "description": "docs/api-keys.md"}},
    }


class DeclaredSchema(AutoSchema):
    """One operation from what its view declares. Views that are not of the public API have none."""

    def get_operation(self, path: str, path_regex: str, path_prefix: str, method: str, registry: Any) -> Any:
        view: Any = self.view
        if not isinstance(view, PublicView):
            return None
        if method in view.acts:
            return _act(path, method, view)
        if method != "GET":
            return None
        summary, _blank, more = (inspect.getdoc(type(view)) or "").partition("\n\n")
        return {
            "operationId": _operation_id(path),
            "summary": " ".join(summary.split()),
            **({"description": " ".join(more.split())} if more.strip() else {}),
            "tags": [_tag(path)],
            "parameters": [*_of_path(path, view), *(_of_query(parameter) for parameter in view.parameters)],
            "responses": _responses(path, view),
            **_security(view),
        }


def _act(path: str, method: str, view: PublicView) -> Schema:
    act = view.acts[method]
    must_be_sent = bool(act.takes and act.takes.get("required"))
    body = {"required": must_be_sent, "content": {"application/json": {"schema": act.takes}}}
    answer: Schema = {"description": "Done."}
    if act.answers is not None:
        answer["content"] = {"application/json": {"schema": act.answers}}
    return {
        "operationId": _operation_id(path).replace("get_", f"{method.lower()}_", 1),
        "summary": act.summary,
        "tags": [_tag(path)],
        "parameters": _of_path(path, view),
        **({"requestBody": body} if act.takes is not None else {}),
        "responses": {str(act.status): answer, **_failures(path, view)},
        **_security(view),
    }


def _security(view: PublicView) -> Schema:
    """Of what nobody is shown without a key."""
    return {"security": [{"key": []}]} if isinstance(view, KeyedView) else {}


def _tag(path: str) -> str:
    return path.removeprefix(PREFIX).strip("/").split("/")[0].split(".")[0]


def _operation_id(path: str) -> str:
    """ "/api/v1/checks/{public_id}/" is get_checks_by_public_id."""
    words = path.removeprefix(PREFIX).replace("{", "by_").replace("}", "")
    return "get_" + re.sub(r"\W+", "_", words).strip("_")


def _of_path(path: str, view: PublicView) -> list[Schema]:
    endings = {"type": "string", "enum": [renderer.format for renderer in view.renderer_classes]}
    schemas = {**PATH_PARAMETERS, "ending": endings}
    return [
        {"name": name, "in": "path", "required": True, "schema": schemas.get(name, {"type": "string"})}
        for name in re.findall(r"{(\w+)}", path)
    ]


def _of_query(parameter: Any) -> Schema:
    with_commas = {"style": "form", "explode": False} if parameter.schema.get("type") == "array" else {}
    return {
        "name": parameter.name,
        "in": "query",
        **({"required": True} if parameter.required else {}),
        "description": parameter.description,
        "schema": parameter.schema,
        **with_commas,
    }


def _failures(path: str, view: PublicView) -> dict[str, Schema]:
    failures = view.failures()
    if "{" in path:
        failures = dict(sorted({**failures, "404": ref("Problem404", "responses")}.items()))
    return failures


def _responses(path: str, view: PublicView) -> dict[str, Schema]:
    content = {media_type: {"schema": schema} for media_type, schema in view.described().items()}
    failures = _failures(path, view)
    answer: Schema = {"description": "What was asked for.", "content": content}
    if not view.validators:
        return {"200": answer, **failures}
    answer["headers"] = {name: {"$ref": f"#/components/headers/{name}"} for name in HEADERS}
    return {"200": answer, "304": {"description": "It is what you have."}, **failures}
