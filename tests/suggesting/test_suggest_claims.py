"""`suggest_claims`: what it prints. No test here may touch the database: the command must not either."""

import hashlib
import io
import json
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command

from claims.intake import cleaning

ARTICLE = (
    "Wali Kota Selatan Dewi Olin mengatakan pelabuhan mengangkut sekitar 70 persen beras pada Kamis.\r\n"
    "03:07\r\n"
    "Dewan menyetujui pinjaman US$2 miliar bulan lalu.\r\n"
)


def run(capsys, *arguments):
    call_command("suggest_claims", *arguments)
    return capsys.readouterr()


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "article.txt"
    path.write_bytes(ARTICLE.encode())
    return str(path)


def test_it_prints_one_json_document_and_nothing_else(capsys, path):
    printed = run(capsys, path, "--date", "2026-05-14")
    answer = json.loads(printed.out)
    assert printed.err == ""
    assert set(answer) == {"text_sha256", "suggestions"}
    for row in answer["suggestions"]:
        assert set(row) == {"text", "spans", "claimant", "quantities", "dates", "score", "reasons"}
        assert all(set(span) == {"exact", "prefix", "suffix", "start", "end"} for span in row["spans"])
    scores = [row["score"] for row in answer["suggestions"]]
    assert scores == sorted(scores, reverse=True)


def test_positions_and_hash_are_of_the_cleaned_text(capsys, path):
    text = cleaning.clean(ARTICLE).text
    answer = json.loads(run(capsys, path).out)
    assert answer["text_sha256"] == hashlib.sha256(text.encode()).hexdigest()
    spans = [span for row in answer["suggestions"] for span in row["spans"]]
    assert spans
    assert all(text[span["start"] : span["end"]] == span["exact"] for span in spans)


def test_figures_claimant_and_dates_are_typed(capsys, path):
    rows = json.loads(run(capsys, path, "--date", "2026-05-15", "--language", "id").out)["suggestions"]
    rice = next(row for row in rows if "70 persen" in row["text"])
    assert rice["claimant"] == "Dewi Olin"
    assert rice["quantities"] == [
        {"value": 70, "value_to": None, "unit": "%", "qualifier": "about", "of": "beras", "period": None}
    ]
    assert rice["dates"] == [{"text": "Kamis", "first": "2026-05-14", "last": "2026-05-14"}]
    loan = next(row for row in rows if "US$2" in row["text"])
    assert (loan["quantities"][0]["value"], loan["quantities"][0]["unit"]) == (2_000_000_000, "USD")
    assert (loan["claimant"], loan["dates"][0]["first"]) == (None, "2026-04-01")
    assert any("70 persen" in reason for reason in rice["reasons"])


def test_a_text_to_read_shows_the_same_claims(capsys, path):
    rows = json.loads(run(capsys, path, "--language", "id").out)["suggestions"]
    read = run(capsys, path, "--language", "id", "--format", "text").out
    assert all(row["text"] in read and row["spans"][0]["exact"] in read for row in rows)
    assert "claimant: Dewi Olin" in read


def test_standard_input_is_read(capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(ARTICLE.encode())))
    assert json.loads(run(capsys, "-").out)["suggestions"]


def test_a_web_page_is_read_as_its_story(capsys, tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        "<html><body><nav>Home</nav><article><p>The port moved 4 million tonnes in 2025.</p>"
        "<p>The mayor opened it, and the council paid.</p></article></body></html>"
    )
    texts = [row["text"] for row in json.loads(run(capsys, str(page)).out)["suggestions"]]
    assert "The port moved 4 million tonnes in 2025." in texts
    assert not [text for text in texts if "Home" in text]


@pytest.mark.parametrize("text", ["Satu", "Ali\nBudi\nCitra", "12 | 7\n14 | 9", "😀😀😀"])
def test_what_holds_no_claim_is_an_empty_list(capsys, tmp_path, text):
    path = tmp_path / "text.txt"
    path.write_text(text)
    assert json.loads(run(capsys, str(path)).out)["suggestions"] == []
    assert "Nothing in this text can be checked" in run(capsys, str(path), "--format", "text").out


@pytest.mark.parametrize(
    ("content", "arguments", "message"),
    [
        (b"", [], "no text"),
        (b"  \n ", [], "no text"),
        (b"\x00\x01\x02" * 50, [], "not text"),
        (b"\xff\xfe\xfd", [], "UTF-8"),
        (b"03:07\n", [], "no story"),
        (b"Text.", ["--date", "yesterday"], "Write it as 2024-05-17"),
        (b"Text.", ["--date", "2024-02-30"], "Write it as 2024-05-17"),
    ],
)
def test_what_cannot_be_read_gets_a_clear_message(capsys, tmp_path, content, arguments, message):
    path = tmp_path / "text.txt"
    path.write_bytes(content)
    with pytest.raises(CommandError, match=message):
        run(capsys, str(path), *arguments)
    assert capsys.readouterr().out == ""


def test_a_file_that_is_not_there_is_named(capsys):
    with pytest.raises(CommandError, match=r"nowhere\.txt"):
        run(capsys, "nowhere.txt")
