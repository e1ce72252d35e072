"""A mistake in the fixtures is told with its file, its row and what is wrong; and then nothing is loaded."""

import json
import shutil
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from claims.management.commands import load_demo
from claims.models import Article, Claim, User

pytestmark = pytest.mark.django_db
ROW = "Semua sawah di Kota Selatan sudah beririgasi."


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A copy of the newsroom with one article and one claim, to be spoiled."""
    shutil.copytree(load_demo.FOLDER.parent, tmp_path / "fixtures")
    copied = tmp_path / "fixtures" / "demo"
    for path in {*(copied / "claims").glob("*.json")} - {copied / "claims" / "02-harvest.json"}:
        path.unlink()
    for path in (copied / "sources.json", copied / "reports.json", copied / "absences.json"):
        path.write_text("[]")
    keep(copied / "articles.json", lambda row: row["key"] == "panen_id")
    keep(copied / "claims" / "02-harvest.json", lambda row: row["text"] == ROW)
    monkeypatch.setattr(load_demo, "FOLDER", copied)
    return copied


def keep(path, wanted):
    spoil(path, lambda rows: rows.__setitem__(slice(None), [row for row in rows if wanted(row)]))


def spoil(path, change):
    rows = json.loads(path.read_text(encoding="utf-8"))
    change(rows)
    path.write_text(json.dumps(rows), encoding="utf-8")


def last(key, value):
    def change(rows):
        rows[-1][key] = value

    return change


def without(key):
    return lambda rows: rows[-1].pop(key)


@pytest.mark.parametrize(
    ("change", "mistake"),
    [
        (last("claiment", "dewi-anggraini"), "unknown key: claiment"),
        (without("language"), "missing: language"),
        (last("claimant", "nobody"), "there is no claimant “nobody”"),
        (last("topics", ["weather"]), "there is no topic “weather”"),
        (last("made_on", "yesterday"), "Invalid isoformat string"),
        (last("made_on", "2999-01-01"), "The date lies in the future."),
        (last("figures", [{"value": "3", "unit": "t", "units": "t"}]), "unknown key: units"),
        (last("places", [{"article": "panen_id", "quote": "kata yang tidak ada"}]), "article “panen_id”, quote “kata yang tidak ada”: These words do not stand in the article"),
        (last("places", [{"article": "panen_id", "quote": "Dinas Pertanian"}]), "Copy a few more words"),
        (last("afterwards", [{"do": "praise"}]), "unknown step: praise"),
        (last("verdict", {"scale": "tempo", "until": "famous"}), "unknown end of a verdict: famous"),
        (last("verdict", {"scale": "tempo", "until": "draft", "rating": "true"}), "there is no rating of the scale tempo “true”"),
        (last("verdict", {"scale": "tempo", "until": "in_review"}), "Choose a rating"),
        (last("verdict", {"scale": "tempo", "until": "draft", "evidence": [{"source": "x", "finding": "truth", "stance": "supports", "quote": "q"}]}), "there is no source “x”"),
    ],
)  # fmt: skip
def test_a_bad_claim_is_named_with_its_file_and_its_mistake(folder, change, mistake):
    spoil(folder / "claims" / "02-harvest.json", change)
    with pytest.raises(CommandError) as error:
        call_command("load_demo", stdout=StringIO())
    assert str(error.value).startswith(f"02-harvest.json: {ROW}: ")
    assert mistake in str(error.value)
    assert (User.objects.count(), Article.objects.count(), Claim.objects.count()) == (0, 0, 0)


def test_a_file_that_is_no_json_is_named(folder):
    (folder / "sources.json").write_text("[{", encoding="utf-8")
    with pytest.raises(CommandError, match=r"^sources\.json: "):
        call_command("load_demo", stdout=StringIO())


def test_a_missing_article_text_is_named(folder):
    (folder.parent / "articles" / "panen_id.txt").unlink()
    with pytest.raises(CommandError, match=r"^articles\.json: panen_id: .*panen_id\.txt"):
        call_command("load_demo", stdout=StringIO())
