"""Taking feeds in: once, again, changed, killed in the middle, refused by the database."""

import csv
import json
import os
import signal
import subprocess
import sys
import time
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from claims.interchange import importing
from claims.models import ExternalPublisher, ExternalReview
from tests.interchange.reading import feed, review

ROOT = Path(__file__).resolve().parent.parent.parent


def numbered(count, **changed):
    return [review(url=f"https://cek.example/{n}", claimReviewed=f"Klaim nomor {n}.", **changed) for n in range(count)]


@pytest.fixture
def take(tmp_path, db):
    """Imports a value as a file; answers what the command said and the rows of its report."""

    def run(content, name="feed.json", **options):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        out, err, error = StringIO(), StringIO(), ""
        try:
            call_command("import_claimreview", str(path), stdout=out, stderr=err, **options)
        except CommandError as failed:
            error = str(failed)
        report = tmp_path / f"{name}.not-taken.csv"
        rows = list(csv.DictReader(StringIO(report.read_text(encoding="utf-8")))) if report.exists() else []
        return out.getvalue() + err.getvalue() + error, rows

    return run


def test_a_review_is_kept_as_it_was_given_with_what_it_means_and_where_it_came_from(take):
    said, rows = take(feed(review()), source="A fictional feed")
    assert said == "1 reviews: 1 new, 0 changed, 0 as before.\n"
    assert rows == []
    kept = ExternalReview.objects.get()
    assert (kept.publisher.site, kept.publisher.name, kept.publisher.source) == (
        "cek.example",
        "Cek Contoh",
        "A fictional feed",
    )
    assert (kept.claim_text, kept.claimant, str(kept.claim_date)) == (
        "Ekspor naik 70 persen tahun ini.",
        "Budi Contoh",
        "2024-03-01",
    )
    assert (kept.rating_given, kept.rating_value, kept.rating_best, kept.rating_worst) == ("Salah", 1, 5, 1)
    assert (kept.rating_meaning, kept.rating_reason, kept.language, kept.source) == (
        "false",
        "words",
        "id",
        "A fictional feed",
    )


def test_the_same_feed_again_changes_nothing(take):
    content = feed(
        *numbered(30), review(reviewRating={"ratingValue": "3,333333333333", "bestRating": 5, "worstRating": 0})
    )
    take(content)
    before = list(ExternalReview.objects.order_by("pk").values())
    assert take(content)[0] == "31 reviews: 0 new, 0 changed, 31 as before.\n"
    assert list(ExternalReview.objects.order_by("pk").values()) == before


def test_a_changed_review_is_updated_in_its_place(take):
    take(feed(*numbered(3)))
    before = set(ExternalReview.objects.values_list("pk", flat=True))
    changed = numbered(3)
    changed[1]["reviewRating"] = {"alternateName": "Benar"}
    assert take(feed(*changed), name="later.json")[0] == "3 reviews: 0 new, 1 changed, 2 as before.\n"
    assert set(ExternalReview.objects.values_list("pk", flat=True)) == before
    row = ExternalReview.objects.get(url="https://cek.example/1")
    assert (row.rating_meaning, row.rating_value, row.source) == ("true", None, "later.json")
    assert ExternalReview.objects.get(url="https://cek.example/2").source == "feed.json"


def test_another_publishers_review_of_the_same_claim_stands_beside_it(take):
    take(feed(review()))
    said, _rows = take(feed(review(url="https://lain.example/ekspor-naik", reviewRating={"alternateName": "Benar"})))
    assert "1 new, 0 changed" in said
    assert set(ExternalReview.objects.values_list("publisher__site", "rating_meaning")) == {
        ("cek.example", "false"),
        ("lain.example", "true"),
    }


def test_spellings_of_one_address_are_one_review(take):
    urls = ["https://cek.example/a", "http://www.CEK.example/a/", "https://cek.example/a#bagian"]
    said, rows = take(feed(*(review(url=url) for url in urls)))
    assert "1 new" in said
    assert [row["why"] for row in rows] == ["The same review stands earlier in this import."] * 2
    assert "1 as before" in take(feed(review(url=urls[0])))[0]


def test_a_feed_that_contradicts_itself_comes_to_the_same_each_time(take):
    content = feed(review(), review(reviewRating={"alternateName": "Benar"}))
    assert "1 new" in take(content)[0]
    assert "0 new, 0 changed, 1 as before" in take(content)[0]
    assert ExternalReview.objects.get().rating_meaning == "false"


def test_a_site_keeps_the_name_that_it_was_first_given(take):
    take(feed(review(author=None)))
    assert ExternalPublisher.objects.get().name == "cek.example"
    take(feed(review(url="https://cek.example/2")))
    take(feed(review(url="https://cek.example/3", author={"name": "Penipu"})))
    assert ExternalPublisher.objects.get().name == "Cek Contoh"


def test_what_is_not_taken_is_listed_with_the_reason_and_counted(take):
    bad = (
        review(claimReviewed=None),
        review(url="javascript:alert(1)"),
        {"@type": "Thing", "name": "x"},
        review(claimReviewed="=1+1", url=None),
    )
    said, rows = take(feed(review(), *bad))
    assert "1 reviews: 1 new" in said
    assert "4 not taken" in said
    assert "  2  It has no web address under which it could be read." in said
    assert {(row["why"], row["claim"]) for row in rows[1:]} == {
        ("It has no web address under which it could be read.", "Ekspor naik 70 persen tahun ini."),
        ("It has no web address under which it could be read.", "'=1+1"),
        ("There is no ClaimReview in it.", ""),
    }


def test_our_own_checks_are_not_external(take, settings):
    settings.SITE_URL = "https://cek.example"
    said, rows = take(feed(review(), review(url="https://lain.example/x")))
    assert ([row["why"] for row in rows], ExternalReview.objects.get().publisher.site) == (
        ["It is a check of our own."],
        "lain.example",
    )
    assert "1 new" in said


def test_of_a_feed_that_breaks_off_what_came_before_is_kept_and_the_command_fails(take):
    content = json.dumps(feed(*numbered(50))).encode()
    said, _rows = take(content[: len(content) // 2])
    assert ExternalReview.objects.count() in range(23, 27)
    assert "cut off" in said
    assert "1 of 1 not read to the end; what came before is kept." in said
    assert "50 reviews" in take(content)[0]
    assert ExternalReview.objects.count() == 50


@pytest.mark.parametrize(
    ("content", "answer"),
    [
        (b"", "There is nothing in it."),
        (b"%PDF", "This is neither JSON nor an HTML page."),
        (b"[]", "There was no review to take."),
    ],
)
def test_what_holds_no_review_is_said_to_hold_none(take, content, answer):
    assert answer in take(content)[0]


def test_a_file_that_is_not_there_is_named(tmp_path, db):
    err = StringIO()
    with pytest.raises(CommandError, match="1 of 1 not read"):
        call_command("import_claimreview", str(tmp_path / "none.json"), stderr=err)
    assert "none.json: No such file or directory" in err.getvalue()
    with pytest.raises(CommandError, match="--report"):
        call_command("import_claimreview", str(tmp_path / "nowhere" / "none.json"))


def test_a_folder_is_read_file_by_file_and_one_bad_file_does_not_keep_the_others_out(tmp_path, db):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.json").write_text("no feed")
    (tmp_path / "in" / "b.html").write_text(f'<script type="application/ld+json">{json.dumps(review())}</script>')
    (tmp_path / "in" / "c.jsonl").write_text("\n".join(map(json.dumps, numbered(3))))
    (tmp_path / "in" / "d.txt").write_text("not asked for")
    out, err = StringIO(), StringIO()
    with pytest.raises(CommandError, match="1 of 3 not read"):
        call_command("import_claimreview", str(tmp_path / "in"), stdout=out, stderr=err)
    assert "4 reviews: 4 new" in out.getvalue()
    assert set(ExternalReview.objects.values_list("source", flat=True)) == {"in"}


def test_what_the_database_refuses_costs_that_item_alone(take, monkeypatch):
    written = importing.row

    def spoiled(one):
        found = written(one)
        return {**found, "claim_text": "e\u0301"} if one.url.endswith("/7") else found

    monkeypatch.setattr(importing, "row", spoiled)
    said, rows = take(feed(*numbered(20)))
    assert "19 new" in said
    assert [(row["place"], row["url"]) for row in rows] == [("item 8", "https://cek.example/7")]
    assert "The database refused it." in rows[0]["why"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        {"claim_text": ""}, {"url": ""}, {"url": "javascript:alert(1)"}, {"language": "Indonesian"[:3]}, {"rating_meaning": "true"},
        {"rating_reason": "words"}, {"fingerprint": "x"},
    ],
)  # fmt: skip
def test_the_database_holds_no_review_that_says_less_than_it_must(wrong):
    publisher = ExternalPublisher.objects.create(site="cek.example", name="Cek", source="x")
    fields = {"publisher": publisher, "url": "https://cek.example/", "claim_text": "Ekspor naik.", "source": "x", "rating_reason": "no_rating",
              "fingerprint": "a" * 64}  # fmt: skip
    ExternalReview.objects.create(**{**fields, "fingerprint": "b" * 64})
    with pytest.raises(IntegrityError), transaction.atomic():
        ExternalReview.objects.create(**{**fields, **wrong})


def test_readers_of_the_published_half_cannot_see_them(committed_db, role_dsn):
    import psycopg

    for table in ("claims_externalreview", "claims_externalpublisher"):
        with psycopg.connect(role_dsn("reader")) as reader, pytest.raises(psycopg.errors.InsufficientPrivilege):
            reader.execute(f"SELECT * FROM {table}")
        with psycopg.connect(role_dsn("app")) as app, pytest.raises(psycopg.errors.InsufficientPrivilege):
            app.execute(f"DELETE FROM {table}")


def test_an_import_killed_in_the_middle_goes_on_when_it_is_run_again(committed_db, role_dsn, tmp_path):
    """The feed comes through a pipe that stops: what was committed stands, and a second run takes the rest."""
    content = json.dumps(feed(*numbered(4000, name="x" * 1500))).encode()
    environment = {**os.environ, "FACTCHECK_MODE": "test", "DATABASE_URL": role_dsn("app")}
    command = [sys.executable, "manage.py", "import_claimreview", "-", "--report", str(tmp_path / "report.csv")]
    killed = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        killed.stdin.write(content[: len(content) // 2])
        killed.stdin.flush()
        deadline = time.monotonic() + 60
        while ExternalReview.objects.count() == 0 and time.monotonic() < deadline:
            connection.close()
    finally:
        killed.send_signal(signal.SIGKILL)
        killed.wait()
        killed.stdin.close()
    kept = ExternalReview.objects.count()
    assert kept in range(1000, 3000)
    assert kept % importing.CHUNK == 0
    again = subprocess.run(
        command, cwd=ROOT, env=environment, input=content, capture_output=True, check=True, timeout=120
    )
    assert f"4,000 reviews: {4000 - kept:,} new, 0 changed, {kept:,} as before." in again.stdout.decode()
    assert ExternalReview.objects.count() == 4000
