"""Models on the words of the data themselves, with scikit-learn: a baseline, and what a newsroom may train itself."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, Protocol

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import precision_recall_curve
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import Pipeline, make_pipeline

from claims.suggesting.worth.features import features
from claims.suggesting.worth.scoring import terms

FOLDS = 5
STRENGTH = 0.2  # the inverse of the penalty, and LEAST: the best of a few in cross-validation
LEAST = 3  # sentences that a word must occur in
MARK = "word "  # before the terms, which share one vector with the features


class Sentence(Protocol):
    text: str
    label: int


def tfidf(sentences: Sequence[Sentence]) -> Callable[[Sentence], bool]:
    """The usual baseline: words and pairs of words, weighted by TF-IDF."""
    vectors = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    pipeline = make_pipeline(vectors, LogisticRegression(C=4, max_iter=1000))
    texts, labels = [sentence.text for sentence in sentences], [sentence.label for sentence in sentences]
    least = _threshold(pipeline, texts, labels)
    pipeline.fit(texts, labels)
    return lambda sentence: bool(pipeline.predict_proba([sentence.text])[0, 1] >= least)


def model(sentences: Sequence[Sentence]) -> dict[str, Any]:
    """A model for weights.json: the features of the weights that ship, and a weight for each frequent term."""
    seen = [features(sentence.text, "en") for sentence in sentences]
    said = [terms(found.words) for found in seen]
    counts = Counter(term for some in said for term in some)
    rows = [
        found.values | {MARK + term: 1.0 for term in some if counts[term] >= LEAST}
        for found, some in zip(seen, said, strict=True)
    ]
    labels = [sentence.label for sentence in sentences]
    pipeline = make_pipeline(DictVectorizer(), LogisticRegression(C=STRENGTH, max_iter=1000))
    threshold = _threshold(pipeline, rows, labels)
    pipeline.fit(rows, labels)
    names = pipeline[0].get_feature_names_out()
    weights = {name: round(float(weight), 3) for name, weight in zip(names, pipeline[1].coef_[0], strict=True)}
    return {
        "bias": round(float(pipeline[1].intercept_[0]), 3),
        "threshold": round(threshold, 3),
        "features": {name: weight for name, weight in weights.items() if not name.startswith(MARK)},
        "words": {name.removeprefix(MARK): weight for name, weight in weights.items() if name.startswith(MARK)},
    }


def _threshold(pipeline: Pipeline, rows: Sequence[Any], labels: Sequence[int]) -> float:
    """The score with the best F1 on sentences that the fit did not see."""
    split = StratifiedKFold(FOLDS, shuffle=True, random_state=1)
    scores = cross_val_predict(pipeline, rows, labels, cv=split, method="predict_proba")[:, 1]
    precision, recall, thresholds = precision_recall_curve(labels, scores)
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
    return float(thresholds[f1[:-1].argmax()])
