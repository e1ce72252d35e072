"""Documents as they were asked for: in another language, with what they refer to, and fewer of their keys.

What is asked for plainly is not read at all: a stored body is sent as it is.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils.translation.trans_real import parse_accept_lang_header

from claims.publishing import reading
from claims.publishing.canonical import body_of

Json = dict[str, Any]
# How a check is stored that is translated into nothing.
UNTRANSLATED = '"translations":{}'


class Expansion(NamedTuple):
    """Where documents name records of a kind, and by which key of theirs."""

    kind: str
    key: str
    references: Callable[[Json], list[Json]]


EXPANSIONS: dict[str, dict[str, Expansion]] = {
    "checks": {
        "claimant": Expansion("claimants", "slug", lambda check: [check["claimant"]] if check["claimant"] else []),
        "topics": Expansion("topics", "slug", lambda check: check["claim"]["topics"]),
        "articles": Expansion(
            "articles", "public_id", lambda check: [place["article"] for place in check.get("appearances", [])]
        ),
        "scale": Expansion("ratings", "slug", lambda check: [check["rating"]["scale"]] if "rating" in check else []),
    },
    "articles": {
        "outlet": Expansion("outlets", "slug", lambda article: [article["outlet"]] if article["outlet"] else []),
        "checks": Expansion("checks", "public_id", lambda article: article["checks"]),
    },
    "corrections": {"check": Expansion("checks", "public_id", lambda correction: [correction["check"]])},
}


@dataclass(frozen=True)
class Shape:
    """`fields` and `expand` name keys, `languages` those in which words are wanted, the best first."""

    kind: str
    fields: tuple[str, ...] = ()
    expand: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()

    def bodies(self, stored: list[str]) -> list[str]:
        if self.fields or self.expand:
            return [body_of(document) for document in self.documents(stored)]
        if self.languages:
            return [body if UNTRANSLATED in body else self._in_words(body) for body in stored]
        return stored

    def documents(self, stored: list[str]) -> list[Json]:
        documents = [translated(json.loads(body), self.languages) for body in stored]
        for name in self.expand:
            _fill_up(documents, EXPANSIONS[self.kind][name])
        if self.fields:
            return [{key: value for key, value in document.items() if key in self.fields} for document in documents]
        return documents

    def _in_words(self, body: str) -> str:
        stored = json.loads(body)
        found = translated(stored, self.languages)
        return body if found is stored else body_of(found)


def accepted_languages(header: str) -> tuple[str, ...]:
    """The languages of an Accept-Language header (RFC 9110, 12.5.4) without their regions, the best first."""
    parsed = parse_accept_lang_header(header)
    return tuple(dict.fromkeys(tag.split("-")[0] for tag, weight in parsed if weight and tag != "*"))


def translated(check: Json, languages: Iterable[str]) -> Json:
    """A check in the first of these languages in which there are words of it; the same when those are its own."""
    for language in languages:
        if language == check.get("language"):
            break
        words = check.get("translations", {}).get(language)
        if words is not None:
            return {
                **check,
                "translated_into": language,
                "claim": {**check["claim"], "text": words["claim"]},
                "summary": words["summary"],
                "explanation": words["explanation"],
                "attribution": {**check["attribution"], "note": words["attribution_note"]},
            }
    return check


def _fill_up(documents: list[Json], expansion: Expansion) -> None:
    """What a reference says of itself stays: a claimant's role is that of the day of the claim."""
    named = [reference for document in documents for reference in expansion.references(document)]
    records = reading.referred(expansion.kind, {reference[expansion.key] for reference in named})
    for reference in named:
        for key, value in records.get(reference[expansion.key], {}).items():
            reference.setdefault(key, value)
