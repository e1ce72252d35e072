"""Trains the check-worthiness weights and measures them (docs/model-card.md).

    python -m benchmarks.checkworthy train FOLDER            the weights that ship, in plain Python
    python -m benchmarks.checkworthy train-words FOLDER OUT  with words of the data, for CLAIM_WEIGHTS

FOLDER holds suggesting/checkworthy_en.train.jsonl and .dev.jsonl, lines of {"text", "label"}, label 1 = worth
checking. Whatever is chosen, thresholds too, is chosen on the training file alone, by cross-validation.
"""

import json
import random
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import logistic
from benchmarks.quality import Row, bootstrap
from claims.suggesting.worth import scoring
from claims.suggesting.worth.features import features

DATA = "checkworthy_en.dev"
FOLDS = 5
TO_REACH = 0.80
Pair = tuple[bool, bool]  # (is worth checking, was called worth checking)


@dataclass(frozen=True)
class Sentence:
    text: str
    label: int


def read(folder: Path, part: str) -> list[Sentence]:
    lines = (folder / "suggesting" / f"checkworthy_en.{part}.jsonl").read_text(encoding="utf-8").splitlines()
    return [Sentence(row["text"], int(row["label"])) for row in map(json.loads, lines)]


# ------------------------------------------------------------------ training
def train(folder: Path) -> dict[str, Any]:
    """The document of weights.json: one model on all features, one on those that need no dictionary."""
    sentences = read(folder, "train")
    return {"models": {"groups": _group_model(sentences, "en"), "neutral": _group_model(sentences, None)}}


def train_words(folder: Path) -> dict[str, Any]:
    """As `train`, with a model for English that weighs single words and pairs too."""
    from benchmarks import words  # needs scikit-learn, which training the shipped weights does not

    sentences = read(folder, "train")
    document = train(folder)
    document["models"]["en"] = words.model(sentences)
    return document


def _group_model(sentences: Sequence[Sentence], language: str | None) -> dict[str, Any]:
    rows = [features(sentence.text, language).values for sentence in sentences]
    labels = [sentence.label for sentence in sentences]
    scores = [0.0] * len(rows)
    for fold in folds(len(rows)):
        out = set(fold)
        kept = [index for index in range(len(rows)) if index not in out]
        weights = logistic.fit([rows[index] for index in kept], [labels[index] for index in kept])
        for index in fold:
            scores[index] = logistic.probability(weights, rows[index])
    weights = logistic.fit(rows, labels)
    rounded = {name: round(weight, 3) for name, weight in weights.items()}
    return {
        "bias": rounded.pop(logistic.BIAS),
        "threshold": round(best_threshold(labels, scores), 3),
        "features": dict(sorted(rounded.items())),
    }


def folds(size: int) -> list[list[int]]:
    indexes = list(range(size))
    random.Random(1).shuffle(indexes)
    return [indexes[start::FOLDS] for start in range(FOLDS)]


def best_threshold(labels: Sequence[int], scores: Sequence[float]) -> float:
    """The score from which on calling a sentence worth checking gives the highest F1."""
    best, threshold, hits, positives = 0.0, 0.5, 0, sum(labels)
    for called, (score, label) in enumerate(sorted(zip(scores, labels, strict=True), reverse=True), start=1):
        hits += label
        if (f1 := 2 * hits / (called + positives)) > best:
            best, threshold = f1, score
    return threshold


# ------------------------------------------------------------------ measuring
def rows(folder: Path) -> list[Row]:
    """F1, precision and recall of the shipped weights and of words trained on the spot, beside two baselines."""
    from benchmarks import words

    trained, tested = read(folder, "train"), read(folder, "dev")
    found: list[Row] = []
    for name, call, to_reach in (
        ("a number in it", lambda sentence: bool(re.search(r"\d", sentence.text)), None),
        ("TF-IDF and logistic regression", words.tfidf(trained), None),
        ("the weights that ship", _called_by(scoring.load(scoring.SHIPPED)["groups"]), TO_REACH),
        ("the same with words, trained on the spot", _called_by(scoring.Model(**words.model(trained))), TO_REACH),
    ):
        pairs = [(bool(sentence.label), call(sentence)) for sentence in tested]
        for figure, measure, wanted in (("F1", f1, to_reach), ("precision", precision, None), ("recall", recall, None)):
            title = f"check-worthy, {name}: {figure}"
            found.append(Row(title, measure(pairs), bootstrap(measure, pairs), DATA, wanted))
    return found


def _called_by(model: scoring.Model) -> Callable[[Sentence], bool]:
    return lambda sentence: model.score(features(sentence.text, "en")) >= model.threshold


def f1(pairs: Sequence[Pair]) -> float:
    hits = sum(truth and called for truth, called in pairs)
    return 2 * hits / max(1, sum(truth + called for truth, called in pairs))


def precision(pairs: Sequence[Pair]) -> float:
    return sum(truth and called for truth, called in pairs) / max(1, sum(called for _truth, called in pairs))


def recall(pairs: Sequence[Pair]) -> float:
    return sum(truth and called for truth, called in pairs) / max(1, sum(truth for truth, _called in pairs))


def main(command: str, *arguments: str) -> None:
    document = train(Path(arguments[0])) if command == "train" else train_words(Path(arguments[0]))
    path = scoring.SHIPPED if command == "train" else Path(arguments[1])
    path.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
