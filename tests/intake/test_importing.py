import io

import pytest
from django.core.management import CommandError, call_command

from claims.intake.importing import Duplicate, import_text, normalised
from claims.models import Article, Claim, Outlet
from claims.suggesting import readers
from claims.workflow.problems import Refused
from tests import factories
from tests.support.databases import ROOT

pytestmark = pytest.mark.django_db
FILE = ROOT / "fixtures" / "articles" / "retelling_id.txt"


@pytest.fixture
def reporter():
    return factories.user("reporter", "sinta")


def test_an_import_keeps_what_came_and_what_was_dropped(reporter):
    result = import_text(FILE.read_bytes(), by=reporter)
    version = result.version
    assert version.article.language == "id"
    assert version.article.title.startswith("Beijing dan Moskow")
    assert "03:07" in version.received_text
    assert "03:07" not in version.text
    assert [item["reason"] for item in version.leftovers] == ["video_length", "caption_twice", "caption_twice"]


def test_the_same_text_is_refused_with_a_pointer(reporter):
    first = import_text(FILE.read_bytes(), by=reporter).version
    with pytest.raises(Duplicate) as refused:
        import_text(FILE.read_text(encoding="utf-8") + "\n\n", by=reporter)
    assert refused.value.version == first
    assert first.article.title in str(refused.value)


def test_the_same_address_in_another_spelling_is_refused(reporter):
    import_text("Harga beras naik dan tidak akan turun pada tahun ini.", by=reporter, url="https://Kabar.example/a")
    with pytest.raises(Duplicate):
        import_text(
            "Teks yang lain dan tidak sama dengan itu.", by=reporter, url="https://kabar.example/a?utm_source=x#top"
        )
    assert Article.objects.count() == 1


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "ftp://a.example/",
        "https://a:b@evil.example/",
        "https://a.example/ b",
        "https://[::1",
        "//x",
    ],
)
def test_a_bad_address_is_refused(url):
    with pytest.raises(Refused) as refused:
        normalised(url)
    assert refused.value.code == "invalid_url"


def test_the_outlet_is_found_by_the_host_of_the_address(reporter):
    outlet = factories.outlet(reporter)
    result = import_text(
        "Harga beras naik dan tidak akan turun.", by=reporter, url="https://www.kabar.example/x", language="id"
    )
    assert result.version.article.outlet == outlet


def test_the_command_prints_the_hash_and_reports_leftovers(reporter):
    out, err = io.StringIO(), io.StringIO()
    call_command(
        "import_article",
        str(FILE),
        "--by",
        "sinta",
        "--outlet",
        "Kabar Contoh",
        "--published",
        "2024-05-17",
        stdout=out,
        stderr=err,
    )
    article = Article.objects.get()
    assert article.current.text_sha256 in out.getvalue()
    assert "03:07" in err.getvalue()
    assert article.outlet == Outlet.objects.get(slug="kabar-contoh")
    assert article.published_at.date().isoformat() == "2024-05-16"  # midnight in the newsroom, in UTC


def test_the_command_keeps_the_good_and_reports_the_bad(reporter, tmp_path):
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\x00\x01")
    err = io.StringIO()
    with pytest.raises(CommandError, match="1 of 3 not imported"):
        good = ROOT / "fixtures" / "articles" / "panen_id.txt"
        call_command(
            "import_article", str(bad), str(FILE), str(good), "--by", "sinta", stdout=io.StringIO(), stderr=err
        )
    assert "bad.txt: " in err.getvalue()
    assert Article.objects.count() == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere.txt", "--by", "sinta"], "1 of 1"),
        (["nowhere.txt", "--by", "nobody"], "no user nobody"),
        (["nowhere.txt"], "--by"),
        (["nowhere.txt", "--by", "sinta", "--published", "2024-13-99"], "is no date"),
        (["a", "b", "--url", "https://a.example", "--by", "sinta"], "one article"),
    ],
)
def test_the_command_refuses_with_one_sentence(reporter, arguments, message):
    with pytest.raises(CommandError, match=message):
        call_command("import_article", *arguments, stderr=io.StringIO())


def run(*arguments):
    """What the command prints and what it complains of."""
    out, err = io.StringIO(), io.StringIO()
    call_command("import_article", *map(str, arguments), "--by", "sinta", stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_the_command_suggests_claims_and_says_how_many(reporter):
    out, _err = run(FILE)
    assert Claim.objects.filter(state="suggested").exists()
    assert f"{Claim.objects.count()} claims suggested" in out


def test_the_command_suggests_none_when_asked_not_to(reporter):
    out, _err = run(FILE, "--no-suggestions")
    assert (Claim.objects.count(), Article.objects.count()) == (0, 1)
    assert "suggested" not in out


def test_an_article_whose_claims_cannot_be_suggested_is_kept_and_that_is_said(reporter, monkeypatch):
    monkeypatch.setattr(readers, "read", lambda version: 1 / 0)
    out, err = run(FILE)
    assert Article.objects.get().public_id in out
    assert f"{FILE}: The article is kept" in err


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "deeper").mkdir()
    for name in ("b.txt", "a.html", "deeper/c.TXT", "notes.pdf"):
        words = f"Harga beras di pasar {name} naik 7 persen dan tidak akan turun pada tahun ini."
        (tmp_path / name).write_text(words, encoding="utf-8")
    return tmp_path


def test_a_folder_stands_for_every_text_and_page_in_it(reporter, folder):
    out, _err = run(folder)
    assert sorted(title.split()[4] for title in Article.objects.values_list("title", flat=True)) == [
        "a.html", "b.txt", "deeper/c.TXT",
    ]  # fmt: skip
    assert out.count("sha256") == 3


def test_several_articles_show_how_far_the_command_is_and_one_does_not(reporter, folder, capsys):
    run(folder / "b.txt")
    assert capsys.readouterr().err == ""
    with pytest.raises(CommandError, match="1 of 3 not imported"):
        run(folder)
    assert "3 of 3" in capsys.readouterr().err


def test_a_folder_without_articles_is_reported(reporter, tmp_path):
    with pytest.raises(CommandError, match="1 of 1"):
        run(tmp_path)
