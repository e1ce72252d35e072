import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.suggesting import sentences

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=300)


def cut(text, language):
    return [text[start:end] for start, end in sentences.split(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Dr. Olin left. She came back at 5 p.m. on Monday.", ["Dr. Olin left.", "She came back at 5 p.m. on Monday."]),
        ("en", "George W. Hale spoke. Nobody listened.", ["George W. Hale spoke.", "Nobody listened."]),
        ("en", 'He said, "Go. Now." Then he left.', ['He said, "Go.', 'Now."', "Then he left."]),
        ("en", '"Why?" she asked. Nobody knew.', ['"Why?" she asked.', "Nobody knew."]),
        ("en", "It rose 2.5 percent. Good.", ["It rose 2.5 percent.", "Good."]),
        ("id", "Harga Rp1.250.000 naik. Menurut Prof. Sari, belum.", ["Harga Rp1.250.000 naik.", "Menurut Prof. Sari, belum."]),
        ("id", "Rapat di Jl. Melati No. 5 selesai. Warga pulang.", ["Rapat di Jl. Melati No. 5 selesai.", "Warga pulang."]),
        ("id", "“Naik,” katanya. Ia pergi.", ["“Naik,” katanya.", "Ia pergi."]),
        ("en", "Headline without a stop\nThe story begins.", ["Headline without a stop", "The story begins."]),
        ("zh", "他说。我走。", ["他说。", "我走。"]),
        (None, "Hän lähti. Hän palasi!", ["Hän lähti.", "Hän palasi!"]),
        ("en", "", []),
        ("en", "   \n \n", []),
        ("en", "Words", ["Words"]),
    ],
)  # fmt: skip
def test_sentences_end_where_a_reader_would_end_them(language, text, expected):
    assert cut(text, language) == expected


@given(TEXTS, st.sampled_from(["en", "id", None]))
def test_sentences_hold_every_word_once_and_in_order(text, language):
    spans = sentences.split(text, language)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(spans))
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())


def test_a_text_without_an_end_is_cut_into_bearable_pieces():
    assert max(end - start for start, end in sentences.split("a" * 10_000 + " b" * 10_000, "en")) <= sentences.LONGEST
