"""Whatever text comes: quantities and dates stand in it, in order, and the work grows with its length and no faster."""

import sys
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.suggesting.quantities.dates import find_dates
from claims.suggesting.quantities.finding import find_quantities
from claims.suggesting.quantities.tokens import Tokens
from claims.vocabulary import Qualifier

ON = date(2024, 5, 17)
LANGUAGES = ["id", "en", "ja", None, "xx"]
# What a figure is made of, in its order, each in two languages and in signs: most of what comes of it can be read.
OPENING = [
    "",
    "sekitar",
    "lebih",
    "lebih dari",
    "up to",
    "about",
    "antara",
    "between",
    "dari",
    "from",
    "naik",
    "rose",
    "bantuan senilai",
    "a",
    "minus",
    "-",
    "~",
    "satu dari",
    "one in",
    "\n",
    "“",
]
SIGN = ["", "Rp", "Rp. ", "US$", "$", "€ ", "USD "]
NUMBER = ["5", "70", "1.250.000", "1,250,000", "1 250 000", "3,5", "2/3", "½", "999999999999999999", "٣٫٥", "000", "satu", "tujuh puluh", "setengah", "belasan", "puluhan", "sepertiga",
          "two thirds", "one hundred and twenty", "dozens of", "2022", "16/5", "3-1", "10.30", "0812-3456", "1e5"]  # fmt: skip
SCALE = ["", "", "juta", "ribu triliun", "million", "bn", "m", "k", "T", "lusin"]
UNIT = ["persen", "%", "percent", "kg per", "kg", "km²", "m3", "°C", "tahun", "years", "-year-old", "orang", "people", "rumah", "rumah-rumah-rumah-rumah-rumah " * 3, "w" * 45, "kali lipat", "times as",
        "per 100.000 penduduk", "lebih", "e\u0301", "😀", "\u202eabc\u202c", "\u200b", ""]  # fmt: skip
AFTER = [
    "",
    "dari",
    "of the",
    "dan",
    "and",
    "-",
    "hingga",
    "to",
    "peralatan mesin",
    "homes",
    "pada 2023",
    "in July",
    "per tahun",
    "a year",
    "sejak",
    ",",
    ". ",
    "\r\n",
    "(",
    ")",
]
DATES = ["30 Februari 2024", "31/2/2024", "17 Mei", "May 17, 2024", "Kamis pekan lalu", "Kamis (16/5)", "last week", "kuartal IV 2024", "Q4 2024", "akhir 9999", "late 2023", "999 tahun lalu",
         "999 centuries ago", "lima tahun terakhir", "29 Februari", "December 31", "tahun depan", "next year", "1990s", "2024-13-45", "Kamis", "Minggu", "this weekend"]  # fmt: skip
SPACES = st.sampled_from([" ", " ", " ", "", "\u00a0", "\u202f", "  "])
PARTS = (OPENING, SIGN, NUMBER, SCALE, UNIT, AFTER)


@st.composite
def news(draw):
    """A few figures and dates in a row, well or badly made."""
    parts = []
    for _ in range(draw(st.integers(1, 4))):
        parts += (
            [draw(st.sampled_from(DATES))]
            if draw(st.integers(0, 3)) == 0
            else [draw(st.sampled_from(part)) for part in PARTS]
        )
    return "".join(part + draw(SPACES) for part in parts)


texts = st.one_of(news(), news(), news(), st.text(max_size=200))


@settings(max_examples=500, deadline=None)
@given(texts, st.sampled_from(LANGUAGES))
def test_quantities_stand_in_the_text_in_order_and_apart(text, language):
    end = 0
    for quantity in find_quantities(text, language):
        assert end <= quantity.start < quantity.end <= len(text)
        assert text[quantity.start : quantity.end].strip() == text[quantity.start : quantity.end]
        assert quantity.of in " ".join(text.split())
        assert quantity.period in " ".join(text.split())
        end = quantity.end


@settings(max_examples=500, deadline=None)
@given(texts, st.sampled_from(LANGUAGES))
def test_quantities_fit_the_fields_that_keep_them(text, language):
    for quantity in find_quantities(text, language):
        assert abs(quantity.value) < 10**20
        assert -10 <= quantity.value.as_tuple().exponent <= 0
        assert (quantity.qualifier == Qualifier.BETWEEN) == (quantity.value_to is not None)
        assert quantity.value_to is None or quantity.value < quantity.value_to
        assert len(quantity.unit) <= 40
        assert len(quantity.of) <= 255
        assert len(quantity.period) <= 100


@settings(max_examples=500, deadline=None)
@given(texts, st.sampled_from(LANGUAGES), st.sampled_from([None, ON, date.min, date.max]))
def test_dates_stand_in_the_text_in_order_and_apart(text, language, on):
    end = 0
    for when in find_dates(text, language, on):
        assert end <= when.start < when.end <= len(text)
        assert when.first <= when.last
        end = when.end


def calls(read, text):
    """How often the reading called a Python function: its work, whatever the machine does beside it."""
    count = 0

    def tally(_frame, event, _argument):
        nonlocal count
        count += event == "call"

    sys.setprofile(tally)
    try:
        read(text)
    finally:
        sys.setprofile(None)
    return count


HOSTILE = ["1", "1,", "1 ", "satu ", "one ", "seratus ", "hundred and ", "$", "Rp ", " ", "\n", "antara ", "between 1 and ", "from one to ", "setengah ", "half a ", "1-",
           "1/", "16/5/", "Kamis ", "akhir ", "early ", "per ", "persen ", "a-", "(", "“", "5 persen dan ", "rumah ", "of the ", "1 x ", "beberapa ratus "]  # fmt: skip


@pytest.mark.parametrize("language", ["id", "en", None])
@pytest.mark.parametrize("piece", HOSTILE)
def test_the_work_grows_with_the_text_and_no_faster(piece, language):
    def read(text):
        find_quantities(text, language)
        find_dates(text, language, ON)

    small, large = calls(read, piece * 300), calls(read, piece * 1200)
    assert large <= 4.2 * small + 400


@pytest.mark.parametrize("piece", ["1", "1,", " ", "a-"])
def test_a_megabyte_of_one_thing_is_read_to_its_end(piece):
    text = piece * (1_000_000 // len(piece))
    assert find_quantities(text, "id") == []
    assert find_dates(text, "id", ON) == []


def test_a_token_is_looked_at_once_however_long_it_is():
    assert [token.kind for token in Tokens("1" * 100_000 + ",5 " + "1," * 50_000).list] == ["number", "number", "sign"]
