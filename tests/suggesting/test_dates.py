import json
from datetime import date
from pathlib import Path

import pytest

from claims.suggesting.quantities.dates import find_dates

TABLE = [json.loads(line) for line in (Path(__file__).parent / "dates.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("row", TABLE, ids=[f"{row['text']} ({row['on']})" for row in TABLE])
def test_a_date_is_read_as_the_table_says(row):
    on = row["on"] and date.fromisoformat(row["on"])
    found = [
        {"words": row["text"][one.start : one.end], "first": str(one.first), "last": str(one.last)}
        for one in find_dates(row["text"], row["language"], on)
    ]
    assert found == row["dates"]
