"""The model card says what the weights are."""

import json

from benchmarks import card
from claims.suggesting.worth import scoring


def test_the_card_shows_the_weights_that_ship():
    assert card.table() in card.CARD.read_text(encoding="utf-8")


def test_the_table_holds_every_weight():
    models = json.loads(scoring.SHIPPED.read_text(encoding="utf-8"))["models"]
    table = card.table()
    for name, weight in models["groups"]["features"].items():
        assert f"| {name} |" in table
        assert f"| {weight:+.3f} |" in table
    for weight in models["neutral"]["features"].values():
        assert f" {weight:+.3f} |" in table
