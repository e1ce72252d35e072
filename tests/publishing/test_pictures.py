"""Figures of a claim beside what was found, and its places in time."""

import pytest

from claims.publishing.pictures import Bar, figures, sightings


def quantity(value, value_to=None):
    return {"value": value, "value_to": value_to, "unit": "%", "qualifier": "about", "of": "", "period": ""}


def check(quantities, **more):
    return {"claim": {"quantities": quantities}, **more}


def test_the_longest_bar_is_the_whole_width_and_the_other_its_share():
    (item,) = figures(check([quantity("70")], found=[{"value": "35", "value_to": None}]))
    assert item.bars == (Bar("100.0", "0.0"), Bar("50.0", "0.0"))


def test_a_range_reaches_from_its_lower_to_its_upper_end():
    (item,) = figures(check([quantity("18", "20")], found=[{"value": "10", "value_to": "15"}]))
    assert item.bars == (Bar("90.0", "10.0"), Bar("50.0", "25.0"))


@pytest.mark.parametrize(("said", "at"), [("-3", "2"), ("3", "-2"), ("0", "0")])
def test_what_bars_would_mislead_about_is_written_alone(said, at):
    (item,) = figures(check([quantity(said)], found=[{"value": at, "value_to": None}]))
    assert item.bars is None
    assert item.found["value"] == at


def test_a_figure_without_a_finding_stands_alone_in_documents_old_and_new():
    assert [item.found for item in figures(check([quantity("1")]))] == [None]
    with_one = check([quantity("1"), quantity("2")], found=[None, {"value": "3", "value_to": None}])
    assert [item.found and item.found["value"] for item in figures(with_one)] == [None, "3"]


def test_sightings_stand_as_they_came_undated_ones_last():
    days = ["2026-02-01T00:00:00Z", None, "2025-01-01T00:00:00Z"]
    rows = {"appearances": [{"article": {"published_at": day}} for day in days]}
    assert [item["article"]["published_at"] for item in sightings(rows)] == [days[2], days[0], None]
