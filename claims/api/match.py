"""Checks that say what a text says: partners ask before they check it again. Published checks alone."""

import hashlib
import unicodedata
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.cache import patch_vary_headers
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.base import PREFLIGHT, Act, PublicView
from claims.api.bodies import BodyParser, fields_of
from claims.api.documents import TEXT, WHOLE, Schema, document, many, ref
from claims.api.parameters import PRINTABLE, Parameter, checked_parameters, choice, count_of, counted
from claims.api.problems import ParameterError
from claims.api.shaping import Json, accepted_languages
from claims.matching.asking import matches
from claims.matching.found import Asked, Match
from claims.matching.published import PUBLISHED
from claims.matching.relations import Relation
from claims.publishing import reading
from claims.suggesting import pipeline
from claims.suggesting.found import Suggestion
from claims.suggesting.grammar.languages import likely
from claims.vocabulary import Language

LONGEST = 1_000  # characters of one claim
LONGEST_TEXT = 100_000  # characters of a whole text
# Claims of a whole text that are looked up: those most worth checking.
CLAIMS = 40
ASKED = Parameter(
    "text",
    f"What was said, in at most {LONGEST} characters.",
    {"type": "string", "minLength": 1, "maxLength": LONGEST, "pattern": PRINTABLE},
    required=True,
)
LANGUAGE = Parameter(
    "language",
    "The language of the text, found out where it is not given. Checks of every language are found.",
    {"type": "string", "enum": list(Language.values)},
)
LIMIT = counted("limit", "How many checks at most.", 5, 1, 20)
FOUND: Schema = document(
    {
        "check": ref("Check"),
        "score": {"type": "number", "minimum": 0, "maximum": 1},
        "figures": {"type": "string", "enum": [relation.value for relation in Relation]},
        "reasons": many(TEXT),
        "parts": {"type": "object", "additionalProperties": {"type": "number"}},
    }
)
MATCHES: Schema = document({"language": TEXT, "results": many(FOUND)})
WHOLE_TEXT: Schema = {
    "type": "object",
    "properties": {
        "text": {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT},
        "language": LANGUAGE.schema,
        "limit": LIMIT.schema,
    },
    "required": ["text"],
    "additionalProperties": False,
}
SPANS: Schema = document(
    {
        "language": TEXT,
        "text_sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "claims": many(
            document(
                {
                    "text": TEXT,
                    "claimant": TEXT,
                    "spans": many(document({"start": WHOLE, "end": WHOLE, "exact": TEXT})),
                    "results": many(FOUND),
                }
            )
        ),
        "left_out": WHOLE,
    }
)


class TextParser(BodyParser):
    """Of a whole article: longer than other bodies. Four bytes a character, and JSON around them."""

    longest = LONGEST_TEXT * 4 + 1024


class MatchView(PublicView):
    """Published checks that say what a text says, the nearest first.

    Each with a score from 0 to 1, what it is made of, how the figures stand to each other, and in words why, in the
    language of Accept-Language. What contradicts in its figures is found too and says so: it is no match.
    """

    http_method_names = ["get", "head", "options", "post"]
    parser_classes = (TextParser,)
    parameters = (ASKED, LANGUAGE, LIMIT)
    answers = {"application/json": MATCHES}
    errors = (*PublicView.errors, 413, 415)
    validators = False
    speaks: str
    acts = {
        "POST": Act(
            f"Matches the claims of a whole text, the {CLAIMS} most worth checking, each with where it stands.",
            takes=WHOLE_TEXT,
            answers=SPANS,
        )
    }

    def options(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().options(request, *args, **kwargs)
        response["Access-Control-Allow-Methods"] = "GET, HEAD, POST, OPTIONS"
        response["Access-Control-Allow-Headers"] = f"{PREFLIGHT['Access-Control-Allow-Headers']}, Content-Type"
        return response

    def get(self, request: Request) -> Response:
        values = self.values(request)
        text = values["text"]
        if len(text) > LONGEST:
            detail = f"The text is longer than {LONGEST} characters. Send a whole text by POST."
            raise ParameterError("text", detail, code="invalid_parameter")
        language = choice(values, LANGUAGE) or likely(text) or ""
        (found,) = matches([Asked(text, language)], within=PUBLISHED, limit=count_of(values, LIMIT))
        return Response({"language": language, "results": self._results(found, _documents([found]))})

    def post(self, request: Request) -> Response:
        checked_parameters(request, ())
        text, language, limit = _sent(request)
        suggested = pipeline.suggest(text, language=language)
        looked_up = sorted(suggested[:CLAIMS], key=lambda each: each.spans[0].start)
        asked = [Asked(each.text, language, each.claimant) for each in looked_up]
        found = matches(asked, within=PUBLISHED, limit=limit)
        documents = _documents(found)
        claims = [_claim(each, self._results(those, documents)) for each, those in zip(looked_up, found, strict=True)]
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        answer = {"language": language, "text_sha256": sha256, "claims": claims}
        return Response({**answer, "left_out": len(suggested) - len(looked_up)})

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        spoken = dict(settings.LANGUAGES)
        accepted = accepted_languages(request.headers.get("Accept-Language", ""))
        self.speaks = next((code for code in accepted if code in spoken), "en")

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        patch_vary_headers(response, ("Accept-Language",))
        return response

    def _results(self, found: list[Match], documents: dict[str, Json]) -> list[Json]:
        """What was retracted or erased a moment ago is not there any more."""
        with translation.override(self.speaks):
            return [
                {
                    "check": documents[match.candidate.id],
                    "score": round(match.score, 3),
                    "figures": match.comparison.relation.value,
                    "reasons": [str(reason) for reason in match.reasons],
                    "parts": {name: round(value, 3) for name, value in match.parts.items()},
                }
                for match in found
                if match.candidate.id in documents
            ]


def _sent(request: Request) -> tuple[str, str, int]:
    """(text in NFC with LF, language, limit) of a body. Raises ParameterError."""
    body = fields_of(request, {"text": str, "language": str, "limit": int}, required=("text",))
    text = unicodedata.normalize("NFC", body["text"].replace("\r\n", "\n")) if len(body["text"]) <= LONGEST_TEXT else ""
    if not text.strip():
        detail = f"text is what was said or written, in at most {LONGEST_TEXT} characters."
        raise ParameterError("text", detail, code="invalid_field")
    values: dict[str, str] = {name: str(body[name]) for name in ("language", "limit") if name in body}
    language = choice(values, LANGUAGE) or likely(text) or ""
    return text, language, count_of(values, LIMIT)


def _documents(found: Iterable[list[Match]]) -> dict[str, Json]:
    """The documents of what was found, by public id."""
    return reading.referred("checks", {match.candidate.id for each in found for match in each})


def _claim(suggestion: Suggestion, results: list[Json]) -> Json:
    spans = [{"start": span.start, "end": span.end, "exact": span.exact} for span in suggestion.spans]
    return {"text": suggestion.text, "claimant": suggestion.claimant, "spans": spans, "results": results}
