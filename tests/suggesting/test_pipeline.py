"""From a whole text to suggestions. The articles are made up."""

import sys
import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.suggesting import pipeline
from claims.vocabulary import SuggestionReason

ARTICLE = """Pelabuhan Selatan Dua Kali Lebih Sibuk
SELATAN — Wali Kota Selatan Dewi Olin mengatakan, Kamis, pelabuhan baru mengangkut 4,2 juta ton barang pada 2025.
Ia menuduh Rivia menjadi “pemasok utama” dengan menjual sekitar 70 persen peralatan mesin dan 90 persen mikroelektronika yang diimpor Kyra.
Dewan menyetujui pinjaman US$2 miliar, menyusul paket US$61 miliar yang disetujui bulan lalu.
Baca juga: Harga Ikan Turun
Suasana di balai kota
Apakah pelabuhan akan ditutup?
"Terima kasih atas perhatian Anda," katanya.
"""
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=400).map(
    lambda text: unicodedata.normalize("NFC", text)
)
WORDS = st.lists(
    st.sampled_from(
        ["Olin", "said", "that", "the", "port", "70", "percent", "of", "machine", "tools", "and", "90", "persen", "mesin", ",", ".", ";", "“", "”", '"', "(", ")", "yang", "menuduh", "kata", "mengatakan", "dan", "who", "which", "because", "karena", "2", "miliar", "US$", "\n", "👩\u200d👩\u200d👧", "\u202e", "\u200d", "dia", "she", "it", "US", "Kamis", "a's", "'s", "—", "'", "…", "?"]
    ),
    max_size=60,
).map(" ".join)  # fmt: skip


def read(text=ARTICLE, language="id", on=date(2026, 5, 14)):
    return pipeline.suggest(text, language=language, on=on)


def the(part, found):
    (one,) = [each for each in found if part in each.text]
    return one


def test_each_figure_has_a_claim_of_its_own():
    found = read()
    mesin, mikro = the("70 persen", found), the("90 persen", found)
    assert mesin != mikro
    assert [mesin.claimant, mikro.claimant] == ["Dewi Olin", "Dewi Olin"]
    assert [(q.value, q.unit, q.qualifier, q.of) for q in mesin.quantities] == [
        (Decimal(70), "%", "about", "peralatan mesin")
    ]
    assert [(q.value, q.unit, q.of) for q in mikro.quantities] == [(Decimal(90), "%", "mikroelektronika")]
    assert the("US$2 ", found) != the("US$61 ", found)
    assert the("US$61 ", found).quantities[0].value == 61_000_000_000


def test_spans_of_two_claims_share_the_words_of_attribution():
    found = read()
    mesin, mikro = the("70 persen", found), the("90 persen", found)
    shared = {each for span in mesin.spans for each in range(span.start, span.end)} & {
        each for span in mikro.spans for each in range(span.start, span.end)
    }
    assert "menuduh" in "".join(ARTICLE[at] for at in sorted(shared))


def test_leftovers_headings_and_questions_are_never_suggested():
    said = " ".join(each.text for each in read())
    for leftover in ("Baca juga", "Suasana di balai kota", "Apakah"):
        assert leftover not in said


def test_suggestions_come_best_first_with_their_reasons_and_dates():
    found = read()
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
    best = the("70 persen", found)
    codes = {reason.code for reason in best.reasons}
    assert {SuggestionReason.FIGURE, SuggestionReason.ATTRIBUTED, SuggestionReason.PART} <= codes
    month = the("US$61 ", found).dates[0]
    assert (month.first, month.last) == (date(2026, 4, 1), date(2026, 4, 30))


def test_one_reason_of_a_kind_is_enough():
    for each in read():
        codes = [reason.code for reason in each.reasons]
        assert len(codes) == len(set(codes))


@settings(max_examples=300)
@given(TEXTS | WORDS, st.sampled_from(["en", "id", "ar", "zh", None, "xx"]))
def test_whatever_the_text_spans_equal_the_words_they_point_at(text, language):
    for each in pipeline.suggest(text, language=language, on=date(2026, 1, 1)):
        assert each.spans
        assert each.text.strip()
        assert 0 <= each.score <= 1
        for span in each.spans:
            assert text[span.start : span.end] == span.exact
            assert span.prefix == text[max(0, span.start - 32) : span.start]
        for part in (*each.quantities, *each.dates):
            assert 0 <= part.start < part.end <= len(text)


@pytest.mark.parametrize(
    "text",
    ["", " ", "Satu", "Ali\nBudi\nCitra\nDewi", "2019 | 12 | 7\n2020 | 14 | 9", "😀 😀 😀", "???", "\u202e\u202d", "“" * 50],
)  # fmt: skip
def test_what_holds_no_claim_gets_no_suggestion(text):
    assert read(text) == read(text, language=None) == []


def test_windows_lines_nfd_and_unclosed_quotes_are_read():
    text = unicodedata.normalize(
        "NFC", "Dewi Olin said “the cafe\u0301 sold 70 percent of its bread.\r\nIt was closed in 2010."
    )
    found = read(text, language="en")
    assert the("70 percent", found).claimant == "Dewi Olin"


@pytest.mark.parametrize(
    ("language", "text", "part"),
    [
        ("fr", "Le maire a déclaré : « Le port a transporté 70 % des marchandises en 2025. » Il a souri.", "70 %"),
        ("de", "Der Hafen bewegte 2025 rund 70 % der Waren. Danke.", "70 %"),
        ("ar", "نقل الميناء 70 % من البضائع في 2025.", "70"),
        ("zh", "港口在2025年运输了70%的货物。谢谢。", "70%"),
    ],
)
def test_other_languages_are_read_by_their_figures(language, text, part):
    found = read(text, language=language)
    assert [each for each in found if part in each.text]
    assert found[0].quantities


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The prices rose and the wages fell.", "The wages fell."),
        ("Harga beras naik dan upah buruh turun.", "Upah buruh turun."),
    ],
)
def test_a_sentence_too_short_to_be_sure_of_is_read_in_its_likeliest_language(text, claim):
    assert claim in [each.text for each in read(text, language=None)]


def test_two_languages_in_one_text_do_not_confuse_it():
    found = read(ARTICLE + "The mayor said the port moved 4.2 million tonnes in 2025.")
    assert the("70 persen", found).claimant == "Dewi Olin"


def calls(text):
    """How many functions are called to read a text: its work, whatever the machine does meanwhile."""
    counted = 0

    def count(frame, event, argument):
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        pipeline.suggest(text, language="en", on=date(2026, 1, 1))
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize(
    "unit",
    ["7", "“", '"', "(", "a", "a ", "a, ", "Olin said ", "70 percent and ", "who ", "which is, ", "US$", "Dr. ", "because it is "],
)  # fmt: skip
def test_work_grows_no_faster_than_the_text(unit):
    calls(unit * 10)  # tables are built once
    short, long = calls(unit * (4_000 // len(unit))), calls(unit * (16_000 // len(unit)))
    assert long < 5 * short
