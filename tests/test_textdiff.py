"""Two texts compared word by word: nothing lost, nothing made up, and no text for which it takes for ever."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.textdiff import Piece, words

VOCABULARY = ["the ", "of ", "table ", "64 ", "percent", ". ", "\n\n", "עברית ", "表", "ไทย", "👩‍🔬 ", "e\u0301 "]
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(VOCABULARY), max_size=60).map("".join))


def marked(before: str, after: str) -> str:
    signs = {"same": "{}", "removed": "[-{}-]", "added": "[+{}+]"}
    return "".join(signs[piece.kind].format(piece.text) for piece in words(before, after))


def sides(pieces: list[Piece]) -> tuple[str, str]:
    return tuple("".join(p.text for p in pieces if p.kind != left) for left in ("added", "removed"))


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("It is so.", "It is so.", "It is so."),
        ("", "It is so.", "[+It is so.+]"),
        ("It is so.", "", "[-It is so.-]"),
        ("The table says 64 percent.", "The table says 65 percent.", "The table says [-64-][+65+] percent."),
        ("about 64,5 percent", "about 64,7 percent", "about [-64,5-][+64,7+] percent"),
        ("He said so", "He said so.", "He said so[+.+]"),
        ("one two three", "one four five", "one [-two three-][+four five+]"),
        ("one two\n\nthree", "one four\n\nfive", "one [-two-][+four+]\n\n[-three-][+five+]"),
        ("进口额为七十", "进口额为六十", "进口额为[-七-][+六+]十"),
        ("שלום עולם", "שלום לכם", "שלום [-עולם-][+לכם+]"),
        ("Café ☕ 👩‍🔬", "Cafe ☕ 👩‍🚀", "[-Café-][+Cafe+] ☕ [-👩‍🔬-][+👩‍🚀+]"),
        ("हिन्दी में", "हिन्दी है", "हिन्दी [-में-][+है+]"),
        ("น้ำแข็ง", "น้าแข็ง", "น้[-ำ-][+า+]แข็ง"),
        ("cafe\u0301 bar", "cafe bar", "[-cafe\u0301-][+cafe+] bar"),
        ("first\r\nsecond", "first\nsecond", "first\nsecond"),
    ],
)
def test_words_that_differ_are_marked_and_no_others(before: str, after: str, shown: str):
    assert marked(before, after) == shown


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_the_pieces(before: str, after: str):
    assert sides(words(before, after)) == (before.replace("\r\n", "\n"), after.replace("\r\n", "\n"))


@given(TEXTS, TEXTS)
def test_no_piece_is_empty_and_neighbours_differ_in_kind(before: str, after: str):
    kinds = [piece.kind for piece in words(before, after)]
    assert all(piece.text for piece in words(before, after))
    assert all(one != other for one, other in pairwise(kinds))
    assert ("added", "removed") not in pairwise(kinds)


def counted(before: str, after: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """The work of a comparison, as the sum of the products of what difflib is given."""
    from claims import textdiff

    products = []

    class Counting(textdiff.SequenceMatcher):
        def __init__(self, junk, old, new, **options):
            products.append(len(old) * len(new))
            super().__init__(junk, old, new, **options)

    monkeypatch.setattr(textdiff, "SequenceMatcher", Counting)
    assert sides(words(before, after)) == (before, after)
    return sum(products)


HUGE = 100_000
PARAGRAPHS = "\n\n".join(f"Paragraph {n} says that {n * 7} of the goods of {n} came in." for n in range(2000))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a " * (HUGE // 2), "b " * (HUGE // 2)),
        ("a " * (HUGE // 2), "a " * (HUGE // 3)),
        ("a b " * (HUGE // 4), "b a " * (HUGE // 4)),
        ("the of and " * (HUGE // 11), "and the of " * (HUGE // 11)),
        (PARAGRAPHS, PARAGRAPHS[::-1]),
        (PARAGRAPHS, PARAGRAPHS.replace("came in", "arrived")),
        ("x" * HUGE, "y" * HUGE),
    ],
    ids=["all other", "shorter", "shifted", "rotated", "turned round", "each paragraph", "one word"],
)
def test_a_text_of_100_kb_is_compared_in_bounded_work(before: str, after: str, monkeypatch):
    assert counted(before, after, monkeypatch) <= 40 * (len(before) + len(after))


def test_one_word_in_a_text_of_100_kb_is_found():
    changed = PARAGRAPHS.replace("Paragraph 900 says", "Paragraph 900 claims").replace("7000 of", "7001 of")
    assert [piece for piece in words(PARAGRAPHS, changed) if piece.kind != "same"] == [
        ("removed", "says"), ("added", "claims"), ("removed", "7000"), ("added", "7001"),
    ]  # fmt: skip
