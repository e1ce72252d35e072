import json
from pathlib import Path

import pytest

from claims.suggesting.quantities import find_quantities

TABLE = [json.loads(line) for line in (Path(__file__).parent / "quantities.jsonl").read_text("utf-8").splitlines()]
DEFAULTS = {"value_to": None, "qualifier": "exactly", "of": "", "period": ""}


@pytest.mark.parametrize("row", TABLE, ids=[row["text"] for row in TABLE])
def test_an_expression_is_read_as_the_table_says(row):
    found = [
        {
            "words": row["text"][one.start : one.end],
            "value": str(one.value),
            "value_to": None if one.value_to is None else str(one.value_to),
            "unit": one.unit,
            "qualifier": one.qualifier,
            "of": one.of,
            "period": one.period,
        }
        for one in find_quantities(row["text"], row["language"])
    ]
    assert found == [{**DEFAULTS, **quantity} for quantity in row["quantities"]]


def test_a_word_between_two_quantities_belongs_to_one():
    text = "Panen 70 persen lebih 5 ton beras"
    assert [text[one.start : one.end] for one in find_quantities(text, "id")] == ["70 persen lebih", "5 ton"]


@pytest.mark.parametrize("text", ["Rp999.999.999.999.999.999 triliun", "9" * 25 + " persen"])
def test_a_number_larger_than_a_record_keeps_is_no_quantity(text):
    assert find_quantities(text, "id") == []


def test_values_are_written_out():
    assert [str(one.value) for one in find_quantities("4,20 juta ton; 1.000 MW; 0,50 persen", "id")] == [
        "4200000",
        "1000",
        "0.5",
    ]


def test_figures_of_one_sentence_keep_its_opening_time():
    quantities = find_quantities(
        "Pada 2022, inflasi mencapai 5,5 persen dan ekspor naik 4 persen. Impor turun 3 persen.", "id"
    )
    assert [one.period for one in quantities] == ["2022", "2022", ""]


def test_a_language_nobody_knows_is_read_by_form():
    text = "Xyzzy 12,5 % plugh €1.250.000 und 30 km/h"
    assert [(str(one.value), one.unit) for one in find_quantities(text, "tlh")] == [
        ("12.5", "%"),
        ("1250000", "EUR"),
        ("30", "km/h"),
    ]
