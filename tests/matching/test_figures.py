"""Number sense, judged by figure_pairs.tsv and by what the table does not ask."""

from datetime import date

import pytest

from claims.matching import reading
from claims.matching.figures import Said, compare
from claims.matching.relations import Relation, Why
from tests.matching.pairs import ASIDE, PAIRS, Pair, Sentence

RIGHT = 196  # of 200: 98 %


def said(sentence: Sentence) -> Said:
    return Said(sentence.text, sentence.language, sentence.said_on)


def wrong(pairs: list[Pair]) -> list[str]:
    found = [(pair, compare(said(pair.one), said(pair.other)).relation) for pair in pairs]
    return [
        f"{pair.relation}, read as {relation}: {pair.one.text} | {pair.other.text}"
        for pair, relation in found
        if relation != pair.relation
    ]


def test_of_the_two_hundred_pairs_at_least_98_percent_are_read_right():
    mistakes = wrong(PAIRS)
    assert len(PAIRS) - len(mistakes) >= RIGHT, "\n".join(mistakes)


@pytest.mark.parametrize("pair", PAIRS + ASIDE, ids=lambda pair: f"{pair.one.text} | {pair.other.text}"[:80])
def test_who_is_asked_first_makes_no_difference(pair):
    there = compare(said(pair.one), said(pair.other))
    back = compare(said(pair.other), said(pair.one))
    assert there.relation == back.relation
    assert {(one.one.words, one.other.words) for one in there.pairs} == {
        (one.other.words, one.one.words) for one in back.pairs
    }


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.one.text)
def test_a_text_never_speaks_against_itself(pair):
    assert compare(said(pair.one), said(pair.one)).relation in (Relation.SAME, Relation.NONE)


WHY = [
    ("70 percent of the tools are old", "70% of the tools are old", Why.EQUAL),
    ("The road is 100 miles long", "The road is 161 km long", Why.CONVERTED),
    ("About 70 percent of the tools are old", "69.8 percent of the tools are old", Why.ROUNDED),
    ("At least 70 percent of the tools are old", "75 percent of the tools are old", Why.BOUND),
    ("Inflation was 3 percent in 2022", "Inflation was 5 percent in 2023", Why.PERIOD),
    ("70 percent of the tools are old", "90 percent of the tools are old", Why.VALUE),
    ("The stadium cost 2 million dollars", "The stadium cost 2 billion dollars", Why.MAGNITUDE),
    ("Exports rose 5 percent", "Exports fell 5 percent", Why.DIRECTION),
    ("Interest rose by 2 percent", "Interest rose by 2 percentage points", Why.POINTS),
]


@pytest.mark.parametrize(("one", "other", "why"), WHY, ids=[row[2] for row in WHY])
def test_each_pair_of_figures_says_why_it_stands_so(one, other, why):
    assert [pair.why for pair in compare(Said(one, "en"), Said(other, "en")).pairs] == [why]


def test_figures_said_long_apart_are_newer_and_say_so():
    one = Said("The unemployment rate is 7 percent", "en", date(2021, 5, 10))
    other = Said("The unemployment rate is 5 percent", "en", date(2023, 5, 10))
    assert [(pair.relation, pair.why) for pair in compare(one, other).pairs] == [(Relation.NEWER, Why.SAID_APART)]


def test_the_pair_that_decides_stands_first():
    one = Said("Exports rose 5 percent and imports rose 8 percent", "en")
    other = Said("Exports rose 5 percent and imports rose 9 percent", "en")
    found = compare(one, other)
    assert found.relation is Relation.CONTRADICTING
    assert [(pair.one.words, pair.other.words, pair.relation.value) for pair in found.pairs] == [
        ("8 percent", "9 percent", "contradicting"),
        ("5 percent", "5 percent", "same"),
    ]


@pytest.mark.parametrize(
    ("year", "expected"), [(2019, Relation.CONTRADICTING), (2023, Relation.SAME), (2015, Relation.NEWER)]
)
def test_of_several_figures_of_one_thing_the_one_of_the_same_time_is_meant(year, expected):
    one = Said("Poverty was 9 percent in 2023 and 12 percent in 2019", "en")
    assert compare(one, Said(f"Poverty was 9 percent in {year}", "en")).relation is expected


def test_a_text_is_read_once_however_often_it_is_compared(monkeypatch):
    read = []
    monkeypatch.setattr(
        reading,
        "find_quantities",
        lambda text, language, find=reading.find_quantities: read.append(text) or find(text, language),
    )
    asked = Said("70 percent of the tools are old", "en")
    for share in range(50):
        compare(asked, Said(f"{share} percent of the tools are old", "en"))
    assert read.count(asked.text) == 1
    assert len(read) == 51


@pytest.mark.parametrize(
    "text", ["", " ", "70", "1 2 3 4 5 6 7 8 9", "% % %", "70 %" * 5_000, "x" * 100_000, "७० प्रतिशत", "七成的机床", "\x00 70 %", "0 persen", "per 0 penduduk 5 per 0 orang", "9" * 400],
    ids=lambda text: text[:12] or "empty",
)  # fmt: skip
@pytest.mark.parametrize("language", ["id", "en", "zh", ""])
def test_any_text_can_be_compared(text, language):
    found = compare(Said(text, language), Said("70 persen peralatan mesin impor", "id"))
    assert found.relation in Relation
    assert len(Said(text, language).figures) <= reading.MOST
