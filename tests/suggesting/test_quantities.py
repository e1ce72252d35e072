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
