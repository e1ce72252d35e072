"""Whatever text comes: quantities and dates stand in it, in order, and the work grows with its length and no faster."""

import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.suggesting.dates import find_dates
from claims.suggesting.quantities import find_quantities
from claims.suggesting.tokens import Tokens
from claims.vocabulary import Qualifier

ON = date(2024, 5, 17)
LANGUAGES = ["id", "en", "ja", None, "xx"]
PIECES = [
    "sekitar",
    "70",
    "persen",
    "dan",
    "1.250.000",
    "1,250,000",
    "Rp",
    "Rp.",
    "US$",
    "$",
    "€",
    "2",
    "-",
    "–",
    "/",
    "x",
    "×",
    "½",
    "2/3",
    "dari",
    "of",
    "the",
    "antara",
    "between",
    "hingga",
    "to",
    "per",
    "tahun",
    "a",
    "year",
    "setengah",
    "half",
    "sepertiga",
    "two",
    "thirds",
    "juta",
    "million",
    "satu",
    "one",
    "seratus",
    "and",
    "point",
    "koma",
    "belasan",
    "dozens",
    "Kamis",
    "Thursday",
    "pekan",
    "lalu",
    "last",
    "week",
    "(",
    "16/5",
    ")",
    "2024-05-17",
    "99/99/9999",
    "30",
    "Februari",
    "2024",
    "kuartal",
    "IV",
    "Q4",
    "akhir",
    "9999",
    "0001",
    "end",
    "in",
    "since",
    "sejak",
    "tiga",
    "kali",
    "lipat",
    "times",
    "minus",
    "±",
    "~",
    "°C",
    "km²",
    "m3",
    "😀",
    "\u202e",
    "\u200f",
    "\u200b",
    "é",
    "\xa0",
    "\u202f",
    "٣٫٥",
    "٪",
    "000",
    "kilogram",
    "orang",
    "people",
    "5m",
    "k",
    "T",
    "berusia",
    "45-year-old",
    "3rd",
    "5G",
    "ke-3",
    ".",
    ",",
    ";",
    "!",
    "?",
    "\n",
    "\r\n",
    "”",
    "“",
    "awal",
    "Juli",
    "May",
    "17",
    ",",
    "1990s",
    "ribu",
    "triliun",
    "lalu",
    "ago",
]
texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
)


@given(texts, st.sampled_from(LANGUAGES))
def test_quantities_stand_in_the_text_in_order_and_apart(text, language):
    end = 0
    for quantity in find_quantities(text, language):
        assert end <= quantity.start < quantity.end <= len(text)
        assert text[quantity.start : quantity.end].strip() == text[quantity.start : quantity.end]
        assert quantity.of in " ".join(text.split())
        assert quantity.period in " ".join(text.split())
        end = quantity.end


@given(texts, st.sampled_from(LANGUAGES))
def test_quantities_fit_the_fields_that_keep_them(text, language):
    for quantity in find_quantities(text, language):
        assert abs(quantity.value) < 10**20
        assert quantity.value == round(quantity.value, 10)
        assert (quantity.qualifier == Qualifier.BETWEEN) == (quantity.value_to is not None)
        assert quantity.value_to is None or quantity.value < quantity.value_to
        assert len(quantity.unit) <= 40


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


@pytest.mark.parametrize("piece", ["1", "1,", "satu ", "$", " ", "a-"])
def test_a_megabyte_of_one_thing_is_read_to_its_end(piece):
    text = piece * (1_000_000 // len(piece))
    assert find_quantities(text, "id") == []
    assert find_dates(text, "id", ON) == []


def test_a_token_is_looked_at_once_however_long_it_is():
    assert [token.kind for token in Tokens("1" * 100_000 + ",5 " + "1," * 50_000).list] == ["number", "number", "sign"]
