"""Bad files and good ones, leftovers and languages: no table is touched here."""

import unicodedata

import pytest

from claims.intake import cleaning, html, language, reading
from claims.language import detect
from claims.workflow.problems import Refused
from tests.support.databases import ROOT

RETELLING = (ROOT / "fixtures" / "articles" / "retelling_id.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "empty_text"),
        (b" \n\t ", "empty_text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "wrong_encoding"),
        (b"text\x00text", "binary"),
        (b"\x01\x02\x03 abc", "binary"),
        ("Größe".encode("latin-1"), "wrong_encoding"),
        (b"a" * (50 * 1024 * 1024), "too_large"),
        (b"\xff\xfea", "wrong_encoding"),
        (b"<meta charset='no-such-thing'>text", "wrong_encoding"),
    ],
)
def test_a_bad_file_is_refused_with_a_sentence(raw, code):
    with pytest.raises(Refused) as refused:
        reading.decode(raw)
    assert refused.value.code == code
    assert len(str(refused.value)) > 15


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_marked_encoding_is_read(encoding):
    assert "sekitar 70 persen" in reading.decode(RETELLING.encode(encoding))


def test_a_page_may_declare_its_encoding():
    assert "Größe" in reading.decode("<meta charset=iso-8859-1><p>Größe</p>".encode("latin-1"))


def test_exactly_the_leftovers_of_a_page_go_and_are_reported():
    cleaned = cleaning.clean(RETELLING)
    assert [(item.text, item.reason) for item in cleaned.leftovers] == [
        ("03:07", "video_length"),
        ("Xi menjamu Putin, sahabat lamanya, di ibu kota China", "caption_twice"),
        ("Xi menjamu Putin, sahabat lamanya, di ibu kota China", "caption_twice"),
    ]
    kept = [line for line in RETELLING.splitlines() if line not in {item.text for item in cleaned.leftovers}]
    assert cleaned.text == "\n".join(kept)
    assert cleaned.title == RETELLING.splitlines()[0]


@pytest.mark.parametrize(
    "line",
    ["Baca juga: Harga beras naik", "ADVERTISEMENT", "Bagikan", "12:05", "1:02:33", "Scroll to continue with content"],
)
def test_furniture_of_a_page_is_dropped(line):
    assert [item.text for item in cleaning.clean(f"Judul\n{line}\nKalimat cerita yang utuh.").leftovers] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Ia tiba pukul 03:07.",
        "Baca juga berarti membaca lagi, katanya.",
        "Pertandingan berakhir 3:2 di Bandung",
        "Iklan itu menyesatkan, kata dia.",
    ],
)
def test_a_sentence_of_the_story_stays(line):
    assert cleaning.clean(f"Judul\n{line}\nKalimat lain.").leftovers == ()


def test_a_sentence_said_twice_is_no_caption():
    assert cleaning.clean("Judul\nKita harus menang.\nKita harus menang.").leftovers == ()


def test_text_is_stored_in_one_form():
    dirty = unicodedata.normalize("NFD", "Café\u200b dan\u00a0\u00a0kopi") + "\r\n\r\nBaris\x07 dua\u2028Baris tiga"
    assert cleaning.clean(dirty).text == "Café dan kopi\nBaris dua\nBaris tiga"


def test_joiners_that_spell_words_stay():
    family = "👨\u200d👩\u200d👧 می\u200cخواهم"
    assert cleaning.clean(family).text == family


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (RETELLING, "id"),
        ("The minister said that the price of rice had not been higher than it was in the spring.", "en"),
        ("Министр сказал, что цены выросли.", "ru"),
        ("قال الوزير إن الأسعار ارتفعت", "ar"),
        ("Menteri berkata kerajaan akan membantu kerana beliau mahu polis bertindak selepas itu sahaja.", "ms"),
        ("xqz vvk plm", None),
        ("42 17 88", None),
    ],
)
def test_languages_are_recognised_or_left_open(text, code):
    assert detect(text) == code


@pytest.mark.parametrize(("given", "code"), [("xx", "unknown_language"), (None, "language_unclear")])
def test_a_language_that_cannot_be_settled_is_refused(given, code):
    with pytest.raises(Refused) as refused:
        language.settle(given, "42 17 88")
    assert refused.value.code == code


PAGE = """<!doctype html><html lang="id-ID"><head><title>x</title><link rel="canonical" href="https://kabar.example/a">
<meta property="article:published_time" content="2026-11-02T08:00:00+07:00"></head><body><nav>Menu</nav>
<article><h1>Harga beras naik</h1><p>Menteri mengatakan harga beras naik 12 persen dalam sebulan terakhir ini.</p>
<p>Para pedagang di pasar membenarkan hal itu dan mengatakan bahwa pasokan sedang kurang.</p></article>
<script>alert(1)</script></body></html>"""


def test_a_page_gives_its_story_and_what_it_says_of_itself():
    page = html.read(PAGE)
    assert (page.title, page.url, page.language) == ("Harga beras naik", "https://kabar.example/a", "id")
    assert page.published.isoformat() == "2026-11-02T08:00:00+07:00"
    assert "12 persen" in page.text
    assert "alert" not in page.text


def test_without_the_extractor_paragraphs_are_read_plainly(monkeypatch):
    monkeypatch.setattr(html, "_extracted", lambda text: "")
    text = html.read(PAGE).text
    assert "12 persen" in text
    assert "Menu" not in text
