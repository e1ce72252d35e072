"""What a reader found is made to fit the tables, whatever it is."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.anchoring import make_selector
from claims.suggesting import fitting
from claims.suggesting.found import Quantity, Reading, Suggestion

TEXT = "Negeri tetangga memasok 70 persen peralatan mesin dan 90 persen mikroelektronika."


def suggestion(text, words=TEXT, score=0.5, **rest):
    start = TEXT.index(words)
    return Suggestion(text, (make_selector(TEXT, start, start + len(words)),), score, **rest)


def percent(value, **rest):
    return Quantity(0, 1, Decimal(value), "%", **rest)


@given(st.text(), st.integers(2, 40))
def test_a_line_is_one_line_and_no_longer_than_allowed(text, longest):
    line = fitting.line(text, longest)
    assert len(line) <= longest
    assert line == " ".join(line.split())


def test_a_long_line_is_cut_at_a_word_and_says_so():
    assert fitting.line("satu dua tiga empat", 12) == "satu dua…"


@pytest.mark.parametrize(
    "quantity",
    [
        Quantity(0, 1, Decimal(7), ""),
        Quantity(0, 1, Decimal(7), "u" * 41),
        percent("1e20"),
        percent("-1e20"),
        percent("0.12345678901"),
        percent("Infinity"),
        percent("NaN"),
        percent(7, value_to=Decimal(9)),
        percent(7, qualifier="between"),
        percent(7, qualifier="between", value_to=Decimal(7)),
        percent(7, qualifier="between", value_to=Decimal("1e20")),
    ],
)
def test_a_figure_that_the_table_cannot_hold_is_left_out(quantity):
    assert fitting.fitted(quantity) is None


@pytest.mark.parametrize("value", ["99999999999999999999", "0.1234567890", "70.0000000000000", "-3"])
def test_a_figure_that_the_table_can_hold_is_kept(value):
    assert fitting.fitted(percent(value)).value == Decimal(value)


def test_what_two_readers_find_is_there_once_with_both_named():
    found = fitting.merged([
        Reading((suggestion("Tujuh puluh persen.", "70 persen", 0.4, quantities=(percent(70),)),), method="rules 1"),
        Reading((suggestion("70% of machine tools", "70 persen", 0.9, claimant="Sari", quantities=(percent(70),)),), method="model x"),
    ])  # fmt: skip
    assert [(f.suggestion.text, f.suggestion.score, f.suggestion.claimant, f.methods) for f in found] == [
        ("Tujuh puluh persen.", 0.9, "Sari", ("rules 1", "model x"))
    ]


def test_what_two_readers_word_alike_is_there_once():
    found = fitting.merged([
        Reading((suggestion("Satu  hal.", "70 persen"),), method="a"),
        Reading((suggestion("satu hal", "90 persen"),), method="b"),
    ])  # fmt: skip
    assert [f.methods for f in found] == [("a", "b")]


def test_one_reader_may_find_two_claims_in_the_same_words():
    reading = Reading((suggestion("Satu."), suggestion("Dua.", score=0.8), suggestion("dua")), method="a")
    assert [f.suggestion.text for f in fitting.merged([reading])] == ["Dua.", "Satu."]


@pytest.mark.parametrize("empty", [Suggestion("Satu.", (), 0.5), suggestion(" ."), suggestion("")])
def test_without_words_or_a_place_there_is_nothing_to_suggest(empty):
    assert fitting.merged([Reading((empty,), method="a")]) == []
