"""Where the words of a span stand in another version of a text: certainly there, or nowhere."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claims.anchoring import EXACT, MOVED, ORPHANED, reanchor

TEXT = (
    "Beijing, 17 Mei.\n\nDuta Besar Sari mengatakan negeri itu memasok 70 persen peralatan mesin.\n\n"
    "Menteri Budi mengatakan hal lain kepada wartawan di istana. Ia menyebut 90 persen mikroelektronika "
    "yang diimpor tahun lalu berasal dari sana.\n\nPernyataan itu dibantah."
)
SEVENTY = "70 persen peralatan mesin"
# Letters that stand nowhere in the texts, so that an insertion can be told from what was there.
FOREIGN = st.text("QXZ", min_size=1, max_size=60)
WORDS = st.lists(st.sampled_from(["satu", "dua", "70", "persen", "kata.", "Ia", "\n\n"]), min_size=1, max_size=30)


def where(new, words=SEVENTY, old=TEXT, nth=0):
    """The kind and the words of the new place with its start."""
    start = -1
    for _ in range(nth + 1):
        start = old.index(words, start + 1)
    found = reanchor(old, new, start, start + len(words))
    if found.selector:
        assert new[found.selector.start : found.selector.end].split() == words.split()
    return found.kind, found.selector and found.selector.start


def test_an_unchanged_text_is_exact():
    assert where(TEXT) == (EXACT, TEXT.index(SEVENTY))


def test_a_paragraph_put_before_moves_the_words():
    new = "Sebuah judul baru.\n\n" + TEXT
    assert where(new) == (MOVED, new.index(SEVENTY))


def test_what_changes_far_away_leaves_the_words_exact():
    assert where(TEXT.replace("Pernyataan itu", "Kabar itu"))[0] == EXACT


@pytest.mark.parametrize(
    "other", ["80 persen peralatan mesin", "70 persen peralatan mobil", "7 persen peralatan mesin"]
)
def test_other_words_in_the_same_place_orphan_it(other):
    assert where(TEXT.replace(SEVENTY, other)) == (ORPHANED, None)


@pytest.mark.parametrize("longer", ["170", "1,70", "-70", "US$70", "7070"])
def test_a_number_that_has_grown_is_another_number(longer):
    assert where(TEXT.replace("70 persen", f"{longer} persen")) == (ORPHANED, None)


def test_a_word_that_has_grown_is_another_word():
    assert where(TEXT.replace("mesin.", "mesinnya.")) == (ORPHANED, None)


@pytest.mark.parametrize("put", ["sekitar 70", "kira-kira 70", "“70"])
def test_a_word_or_a_quotation_mark_put_before_it_moves_it(put):
    new = TEXT.replace("70 persen", f"{put} persen")
    assert where(new) == (MOVED, new.index(SEVENTY))


def test_other_line_breaks_within_are_the_same_words():
    new = TEXT.replace(SEVENTY, "70\npersen  peralatan mesin")
    assert where(new) == (MOVED, new.index("70\npersen"))


def test_a_paragraph_that_moved_takes_its_words_along():
    first, second, third, last = TEXT.split("\n\n")
    new = "\n\n".join([first, third, second, last])
    assert where(new) == (MOVED, new.index(SEVENTY))


def test_the_same_words_in_another_paragraph_of_another_person_are_not_the_same_claim():
    first, _second, third, last = TEXT.split("\n\n")
    other = f"Direktur Bank Contoh menolak anggapan tentang {SEVENTY} dalam rapat."
    assert where("\n\n".join([first, third, other, last])) == (ORPHANED, None)


def test_the_same_words_of_another_person_do_not_replace_those_that_changed():
    changed = TEXT.replace(SEVENTY, "80 persen peralatan mesin")
    assert where(f"{changed}\n\nSementara itu Direktur Bank Contoh tetap berbicara tentang {SEVENTY}.") == (
        ORPHANED,
        None,
    )


def test_where_the_place_and_a_copy_of_the_paragraph_disagree_a_person_decides():
    new = TEXT.replace("negeri itu memasok", "negara itu memasok") + "\n\n" + TEXT.split("\n\n")[1]
    assert where(new) == (ORPHANED, None)


TWICE = "Sari mengatakan ekspor naik 5 persen. Budi mengatakan ekspor naik 5 persen. Selesai sudah."


@pytest.mark.parametrize("nth", [0, 1])
def test_each_of_two_equal_quotes_moves_to_its_own_place(nth):
    new = "Kabar hari ini dari pelabuhan. " + TWICE
    expected = new.index("5 persen", new.index("5 persen") + nth)
    assert where(new, "5 persen", TWICE, nth) == (MOVED, expected)


def test_when_one_of_two_equal_quotes_is_taken_out_the_other_does_not_stand_for_it():
    new = TWICE.replace("Sari mengatakan ekspor naik 5 persen. ", "")
    assert where(new, "5 persen", TWICE, 0) == (ORPHANED, None)
    assert where(new, "5 persen", TWICE, 1) == (MOVED, new.index("5 persen"))


def test_when_one_of_two_equal_paragraphs_is_changed_the_other_does_not_stand_for_it():
    paragraph = (
        "Menurut kantor itu, harga beras di pasar kota sekitar naik 7 persen dibandingkan dengan bulan yang lalu."
    )
    old = f"Pagi.\n\n{paragraph}\n\nSiang.\n\n{paragraph}\n\nMalam."
    new = old.replace("7 persen", "8 persen", 1)
    assert where(new, "7 persen", old, 0) == (ORPHANED, None)
    assert where(new, "7 persen", old, 1)[0] == EXACT


def test_words_put_twice_where_they_stood_once_belong_to_nobody():
    new = TEXT.replace(SEVENTY, f"{SEVENTY}, ya, {SEVENTY}")
    assert where(new)[0] in (ORPHANED, MOVED)
    assert where("70 persen. 70 persen. Lalu.", "70 persen", "70 persen. Lalu.") == (ORPHANED, None)


def test_an_orphan_says_where_it_would_have_to_stand():
    new = TEXT.replace("70", "80")
    start = TEXT.index(SEVENTY)
    near = reanchor(TEXT, new, start, start + len(SEVENTY)).near
    assert new[slice(*near)] in ("80", "8", SEVENTY.replace("70", "80"))


@given(WORDS, st.data())
def test_the_same_text_is_always_exact(words, data):
    text = " ".join(words)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert reanchor(text, text, start, end).kind == EXACT


def spans(data, text):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 40)))
    assume(text[start:end].strip() == text[start:end])
    return start, end


@given(st.data(), FOREIGN)
def test_what_is_put_elsewhere_moves_the_words_to_the_right_place(data, put):
    start, end = spans(data, TEXT)
    at = data.draw(st.integers(0, start) | st.integers(end, len(TEXT)))
    assume(at in (0, len(TEXT)) or TEXT[at - 1].isspace() or TEXT[at].isspace())
    new = f"{TEXT[:at]} {put} {TEXT[at:]}"
    found = reanchor(TEXT, new, start, end)
    expected = start if at >= end else start + len(put) + 2
    assert found.selector is not None
    assert (found.kind, found.selector.start) in ((MOVED, expected), (EXACT, expected))


@given(st.data())
def test_what_is_taken_out_elsewhere_never_leads_to_other_words(data):
    start, end = spans(data, TEXT)
    low = data.draw(st.integers(0, len(TEXT)))
    high = data.draw(st.integers(low, len(TEXT)))
    assume(high <= start or low >= end)
    new = TEXT[:low] + TEXT[high:]
    expected = start - (high - low) if high <= start else start
    found = reanchor(TEXT, new, start, end)
    if found.selector:
        assert found.selector.start == expected
    if abs(start - high) > 40 and abs(low - end) > 40:
        assert found.selector


@given(st.data(), st.characters(exclude_categories=["Zs", "Cc", "Cs", "Zl", "Zp"]))
def test_a_changed_character_within_orphans_it(data, other):
    start, end = spans(data, TEXT)
    at = data.draw(st.integers(start, end - 1))
    assume(TEXT[at] != other)
    assume(len(TEXT[start:end]) > 8)
    new = TEXT[:at] + other + TEXT[at + 1 :]
    assert reanchor(TEXT, new, start, end).kind == ORPHANED


@given(WORDS, WORDS, st.data())
def test_whatever_the_two_texts_are_the_words_are_never_others(one, other, data):
    old, new = " ".join(one), " ".join(other)
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    found = reanchor(old, new, start, end)
    if found.selector:
        assert found.selector.exact.split() == old[start:end].split()
        assert new[found.selector.start : found.selector.end] == found.selector.exact
    else:
        assert found.kind == ORPHANED
    assert 0 <= found.near[0] <= found.near[1] <= len(new)
