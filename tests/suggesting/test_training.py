"""What trains and measures the scorer does what it says."""

import math
import random

import pytest

from benchmarks import checkworthy, logistic, quality
from claims.suggesting.worth import scoring


def drawn(size, bias, weights):
    """Rows of 0 and 1 and labels drawn from the model itself."""
    dice = random.Random(7)
    rows = [{name: 1.0 for name in weights if dice.random() < 0.5} for _row in range(size)]
    odds = [bias + sum(weights[name] for name in row) for row in rows]
    return rows, [int(dice.random() < 1 / (1 + math.exp(-each))) for each in odds]


def test_the_fit_finds_the_weights_that_made_the_data():
    weights = {"figure": 2.0, "opinion": -1.5, "nothing": 0.0}
    found = logistic.fit(*drawn(4000, -0.5, weights))
    assert found[logistic.BIAS] == pytest.approx(-0.5, abs=0.2)
    assert {name: found[name] for name in weights} == pytest.approx(weights, abs=0.2)


def test_the_penalty_holds_a_feature_that_decides_alone():
    mild, strict = (logistic.fit([{"figure": 1.0}, {}] * 20, [1, 0] * 20, penalty) for penalty in (1.0, 10.0))
    assert 0.2 < strict["figure"] < mild["figure"] - 1
    assert mild["figure"] < 6


def test_the_threshold_is_the_score_with_the_best_f1():
    assert checkworthy.best_threshold([1, 1, 0, 1, 0, 0], [0.9, 0.8, 0.7, 0.6, 0.5, 0.1]) == 0.6
    assert checkworthy.best_threshold([1, 0, 0, 0, 0, 1], [0.9, 0.8, 0.7, 0.6, 0.5, 0.1]) == 0.9


def test_every_sentence_is_left_out_once():
    folds = checkworthy.folds(23)
    assert sorted(index for fold in folds for index in fold) == list(range(23))
    assert {len(fold) for fold in folds} == {4, 5}


def test_f1_precision_and_recall():
    pairs = [(True, True)] * 3 + [(True, False)] * 1 + [(False, True)] * 2 + [(False, False)] * 4
    assert checkworthy.precision(pairs) == pytest.approx(3 / 5)
    assert checkworthy.recall(pairs) == pytest.approx(3 / 4)
    assert checkworthy.f1(pairs) == pytest.approx(2 / 3)
    assert checkworthy.f1([(False, False)]) == 0


def test_training_writes_weights_that_the_scorer_reads(tmp_path):
    folder = tmp_path / "suggesting"
    folder.mkdir()
    lines = ['{"text": "Prices rose by 5 percent.", "label": 1}', '{"text": "I think so too.", "label": 0}'] * 10
    (folder / "checkworthy_en.train.jsonl").write_text("\n".join(lines), encoding="utf-8")
    models = {name: scoring._model(entry) for name, entry in checkworthy.train(tmp_path)["models"].items()}
    assert set(models) == {"groups", "neutral"}
    assert models["groups"].features["figure"] > 0 > models["groups"].features["opinion"]


def test_the_interval_holds_the_middle_of_the_samples():
    low, high = quality.bootstrap(lambda items: sum(items) / len(items), [0, 1] * 50)
    assert low == pytest.approx(0.4, abs=0.03)
    assert high == pytest.approx(0.6, abs=0.03)


def test_a_row_says_whether_it_reached_its_goal():
    reached, missed = (quality.Row("F1", figure, (0.7, 0.9), "dev", 0.8) for figure in (0.8, 0.79))
    assert (reached.missed, missed.missed) == (False, True)
    assert missed.cells() == ("F1", "0.790", "0.700–0.900", "0.8, missed", "dev")
    assert not quality.Row("F1", 0.1, None, "dev").missed
