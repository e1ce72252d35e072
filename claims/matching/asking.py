"""Has this been checked already? The one way to ask, for everybody; which shelf is asked decides what can be found."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from claims.matching import embedding, lexical, reranking, vectors
from claims.matching.explaining import reasons
from claims.matching.features import features
from claims.matching.found import Asked, Candidate, Match
from claims.matching.posts import plain
from claims.matching.shelves import Shelf

# So many are found by meaning beside those found by words …
NEAREST = 50
# … and so many of both are compared figure by figure, or as many as are asked for.
READ = 20


def matches(asked: Sequence[Asked], *, within: Shelf, limit: int = 5) -> list[list[Match]]:
    """For each text what it may repeat, the best first, at most `limit`.

    Nothing for a text without a word to look for: empty, signs alone, or stop words of its language. A text of more
    than posts.MOST characters is read up to there.
    """
    asked = [replace(each, text=plain(each.text)) for each in asked]
    model = embedding.model()
    worded = [each.text for each in asked if _has_words(each.text)] if model else []
    made = dict(zip(worded, model.questions(worded), strict=True)) if model and worded else {}
    found = vectors.index(within.tables, model) if model and worded else None
    return [_matches(each, within, limit, found, made.get(each.text)) for each in asked]


def _has_words(text: str) -> bool:
    """A number alone means nothing to a model."""
    return any(letter.isalpha() for letter in text)


def _matches(
    asked: Asked, within: Shelf, limit: int, near: "vectors.Indexed | vectors.Exact | None", vector: Any
) -> list[Match]:
    question = lexical.ask(within.tables, asked.language, asked.text)
    if not question.has_words:
        return []
    keys = set(lexical.find(within.tables, question))
    if near and vector is not None:
        keys |= set(near.nearest(vector, NEAREST))
    scores = lexical.weigh(within.tables, question, keys)
    cosines = near.cosines(vector, scores.keys()) if near and vector is not None else {}
    blended = reranking.blend(scores, cosines)
    best = sorted(blended, key=lambda key: (-blended[key], -key))[: max(READ, limit)]
    candidates = within.candidates(best)
    found = [
        _match(asked, candidates[key], blended[key], scores[key], cosines.get(key), bool(cosines))
        for key in best
        if key in candidates
    ]
    return sorted(found, key=lambda match: -match.score)[:limit]


def _match(
    asked: Asked, candidate: Candidate, blended: float, score: float, cosine: float | None, has_meaning: bool
) -> Match:
    read = features(asked, candidate)
    parts = read.parts() | {"terms": min(1.0, reranking.terms(score))}
    if cosine is not None:
        parts["meaning"] = reranking.meaning(cosine)
    return Match(
        candidate,
        reranking.total(blended, parts, has_meaning=has_meaning),
        parts,
        read.comparison,
        reasons(read),
    )
