import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import anchoring

TEXT = "Ia berkata 70 persen. Lalu 70 persen lagi. Selesai."
texts = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=200).map(
    lambda text: unicodedata.normalize("NFC", text)
)


@st.composite
def text_and_spans(draw):
    text = draw(texts)
    spans = []
    for key in "abc"[: draw(st.integers(1, 3))]:
        start = draw(st.integers(0, len(text) - 1))
        spans.append((start, draw(st.integers(start + 1, len(text))), key))
    return text, spans


@given(text_and_spans())
def test_a_selector_points_at_its_own_words_and_finds_them_again(case):
    text, spans = case
    for start, end, _key in spans:
        made = anchoring.make_selector(text, start, end)
        assert text[made.start : made.end] == made.exact
        assert (start, end) in anchoring.find(text, made.exact, made.prefix, made.suffix)


@given(text_and_spans())
def test_segments_lose_nothing_and_mark_exactly_the_spans(case):
    text, spans = case
    pieces = anchoring.segments(text, spans)
    assert "".join(piece for piece, _keys in pieces) == text
    for start, end, key in spans:
        assert "".join(piece for piece, keys in pieces if key in keys) == text[start:end]


@given(text_and_spans(), st.integers(0, 80))
def test_excerpts_hold_every_span_once_and_do_not_overlap(case, width):
    text, spans = case
    found = anchoring.excerpts(text, spans, width)
    assert sorted(span for excerpt in found for span in excerpt.spans) == sorted(spans)
    for excerpt in found:
        assert all(excerpt.start <= start < end <= excerpt.end for start, end, _key in excerpt.spans)
    assert all(left.end < right.start for left, right in itertools.pairwise(found))


def test_a_quote_that_stands_twice_is_never_guessed():
    with pytest.raises(anchoring.QuoteAmbiguousError) as error:
        anchoring.locate(TEXT, "70 persen")
    assert error.value.positions == ((11, 20), (27, 36))
    assert anchoring.locate(TEXT, "70 persen", prefix="Lalu ").start == 27


@pytest.mark.parametrize("quote", ["80 persen", "", "70  persen", "70 Persen"])
def test_a_quote_that_does_not_stand_there_is_refused(quote):
    with pytest.raises(anchoring.QuoteNotFoundError):
        anchoring.locate(TEXT, quote)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (4, 2), (0, 9999)])
def test_a_span_outside_the_text_is_a_programming_error(start, end):
    with pytest.raises(ValueError, match="no span"):
        anchoring.make_selector(TEXT, start, end)


def test_an_excerpt_runs_from_sentence_to_sentence():
    text = "Kalimat pertama. Ia berkata 70 persen di sini. Kalimat terakhir."
    start = text.index("70")
    (excerpt,) = anchoring.excerpts(text, [(start, start + 9, "a")], width=40)
    assert text[excerpt.start : excerpt.end] == "Ia berkata 70 persen di sini."
