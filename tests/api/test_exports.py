"""The bulk export: whole files that agree with the log, cheap to keep, honest to caches and broken downloads."""

import base64
import csv
import gzip
import hashlib
import io
import json
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims import sheets
from claims.models import ExportFile, ExportPiece, LogEntry, PublishedCheck
from claims.publishing import verbs as publishing
from claims.publishing import verify
from claims.publishing.exports import formats, segments
from claims.publishing.exports.keeping import keep_files
from tests import factories
from tests.support import databases

EXPORTS = "/api/v1/exports/"
NAMES = ["checks.csv", "checks.jsonl", "claimreview.json", "log.jsonl"]
PUBLISHED = 7


@pytest.fixture(scope="module")
def built(django_db_setup, django_db_blocker):
    """Seven checks: the first corrected, the second retracted, the third with the words of a formula."""
    with (
        django_db_blocker.unblock(),
        databases.copy(databases.unique_name()) as name,
        databases.switched(name),
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr(segments, "SIZE", 3)  # so that few checks are several segments
        people = factories.user("reporter"), factories.user("reviewer")
        made = [factories.claim(people[0], **fields) for fields in [{}] * 2 + [{"text": '=HYPERLINK("x")'}] + [{}] * 4]
        for claim in made:
            factories.published(*people, claim)
        factories.correction(*people, made[0])
        publishing.retract(factories.retraction(people[0], made[1]), by=people[1])
        assert keep_files() == list(formats.FORMATS)
        yield people, made


@pytest.fixture
def kept(built):
    """Its checks; what a test does to them is taken back."""
    with transaction.atomic():
        yield built[1]
        transaction.set_rollback(True)


@pytest.fixture
def people(built):
    return built[0]


def listed(client):
    return {file["name"]: file for file in client.get(EXPORTS).json()["files"]}


def whole(client, name, **headers):
    return client.get(f"{EXPORTS}{name}", headers=headers)


def bodies():
    """The bodies that checks show, in the order in which they were first published."""
    places = dict(LogEntry.objects.filter(kind="published").values_list("public_id", "seq"))
    rows = PublishedCheck.objects.select_related("document")
    return [row.document.body for row in sorted(rows, key=lambda row: places[row.public_id])]


def test_the_list_names_every_file_with_its_size_rows_hashes_and_the_entry_that_it_shows(client, kept):
    answer = client.get(EXPORTS).json()
    assert answer["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert [file["name"] for file in answer["files"]] == NAMES
    head = client.get("/api/v1/log/head/").json()
    for file in answer["files"]:
        assert (file["seq"], file["at"], file["state_sha256"]) == (head["seq"], head["at"], head["state_sha256"])
        assert file["rows"] == (PUBLISHED + 2 if file["name"] == "log.jsonl" else PUBLISHED)
        for form in (file, file["gzip"]):
            content = client.get(form["url"]).getvalue()
            assert (len(content), hashlib.sha256(content).hexdigest()) == (form["size"], form["sha256"])
        assert gzip.decompress(client.get(file["gzip"]["url"]).getvalue()) == whole(client, file["name"]).getvalue()


def test_json_lines_are_the_documents_as_they_are_and_prove_themselves(client, kept, tmp_path):
    lines = whole(client, "checks.jsonl").getvalue().decode().splitlines()
    assert lines == bodies()
    assert all(json.loads(line)["license"] for line in lines)
    copy = {json.loads(line)["public_id"]: verify._sha256(line) for line in lines}
    assert verify.state_of(copy) == listed(client)["checks.jsonl"]["state_sha256"]


def test_the_exported_log_and_documents_pass_the_verifier(client, kept, tmp_path):
    paths = [tmp_path / name for name in ("log.jsonl", "checks.jsonl")]
    for path in paths:
        path.write_bytes(whole(client, path.name).getvalue())
    assert verify.main([str(path) for path in paths]) == 0


def test_csv_has_a_line_for_each_check_and_no_formula(client, kept):
    answer = whole(client, "checks.csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(answer.getvalue().decode(), newline="")))
    assert [row["public_id"] for row in rows] == [claim.public_id for claim in kept]
    assert rows[2]["claim"] == '\'=HYPERLINK("x")'
    assert (rows[0]["rating"], rows[0]["rating_label"], rows[0]["corrections"]) == ("keliru", "Keliru", "1")
    assert (rows[1]["state"], rows[1]["rating"], rows[1]["retraction"]) == ("retracted", "", "Sumber utama ditarik.")
    assert {row["license"] for row in rows} == {"https://creativecommons.org/licenses/by/4.0/"}
    assert not any(cell.startswith(sheets.FORMULA) for row in rows for cell in row.values())


def test_claimreview_is_a_data_feed_that_says_what_was_withdrawn(client, kept):
    feed = json.loads(whole(client, "claimreview.json").getvalue())
    assert (feed["@type"], feed["license"]) == ("DataFeed", "https://creativecommons.org/licenses/by/4.0/")
    items = feed["dataFeedElement"]
    assert [item["@type"] for item in items] == ["DataFeedItem"] * PUBLISHED
    documents = [json.loads(body) for body in bodies()]
    assert [item["item"]["url"] for item in items] == [document["url"] for document in documents]
    assert ["dateDeleted" in item for item in items] == [False, True] + [False] * 5
    assert items[1]["item"] == {"@type": "ClaimReview", "url": documents[1]["url"]}
    assert items[0]["item"]["claimReviewed"]
    assert "@context" not in items[0]["item"]


def pieces():
    return {file.name: file.pieces for file in ExportFile.objects.order_by("pk")}


def test_a_change_makes_its_segment_anew_and_no_other(client, kept, people):
    before = pieces()
    factories.correction(*people, kept[4], rating="benar")
    assert keep_files() == list(formats.FORMATS)
    after = pieces()
    for name in NAMES[:3]:
        # Seven checks in segments of three entries, and the tenth entry: one segment changed, one is new.
        same = [old == new for old, new in zip(before[name], after[name], strict=False)]
        assert same == [True, False, True]
        assert len(after[name]) == 4
    assert after["log.jsonl"][:3] == before["log.jsonl"]
    assert whole(client, "checks.jsonl").getvalue().decode().splitlines() == bodies()
    assert json.loads(whole(client, "claimreview.json").getvalue())["dateModified"] == client.get("/api/v1/log/head/").json()["at"]  # fmt: skip
    for name in NAMES:
        assert gzip.decompress(whole(client, f"{name}.gz").getvalue()) == whole(client, name).getvalue()


def test_while_nothing_is_published_nothing_is_made(kept):
    with CaptureQueriesContext(connection) as queries:
        assert keep_files() == []
    assert ExportFile.objects.count() == len(NAMES)
    assert len(queries) < 12


def test_files_made_by_other_code_are_made_anew(kept, monkeypatch):
    before = pieces()
    monkeypatch.setattr("claims.publishing.exports.keeping.version", lambda: "other")
    assert keep_files() == list(formats.FORMATS)
    assert not any(set(before[name]) & set(pieces()[name]) for name in NAMES)


def test_what_was_replaced_an_hour_ago_is_forgotten_and_what_is_served_stays(client, kept, people):
    factories.published(*people)
    keep_files()
    assert ExportFile.objects.count() == 2 * len(NAMES)
    ExportFile.objects.update(made_at=timezone.now() - timedelta(hours=2))
    keep_files()
    assert ExportFile.objects.count() == len(NAMES)
    assert set(ExportPiece.objects.values_list("pk", flat=True)) == {pk for found in pieces().values() for pk in found}
    assert whole(client, "checks.jsonl").getvalue().decode().splitlines() == bodies()


def test_a_download_begun_before_a_change_ends_with_the_file_it_began(client, kept, people):
    answer = whole(client, "checks.jsonl")
    expected, stream = listed(client)["checks.jsonl"]["sha256"], iter(answer.streaming_content)
    begun = next(stream)
    factories.correction(*people, kept[6], rating="benar")
    keep_files()
    assert hashlib.sha256(begun + b"".join(stream)).hexdigest() == expected


@pytest.mark.parametrize("name", [*NAMES, *(f"{name}.gz" for name in NAMES)])
def test_every_answer_says_what_it_is_and_what_it_hashes_to(client, kept, name):
    answer = whole(client, name)
    content = answer.getvalue()
    digest = hashlib.sha256(content).digest()
    assert answer["Repr-Digest"] == f"sha-256=:{base64.b64encode(digest).decode()}:"
    assert answer["Link"] == '<https://creativecommons.org/licenses/by/4.0/>; rel="license"'
    assert int(answer["Content-Length"]) == len(content)
    head = client.head(f"{EXPORTS}{name}")
    assert {key: value for key, value in head.items() if key != "Date"} == dict(answer.items())
    assert head.getvalue() == b""


@pytest.mark.parametrize(
    ("asks", "encoded"),
    [("gzip", True), ("br, gzip;q=0.5", True), ("*", True), ("x-gzip", True), ("identity", False), ("gzip;q=0", False),
     ("gzip;q=0.0, *", False), ("br", False), ("", False), ("*;q=0", False), (";;,,=", False)],
)  # fmt: skip
def test_who_takes_gzip_gets_what_lies_ready_and_others_the_plain_file(client, kept, asks, encoded):
    answer = whole(client, "checks.jsonl", **{"accept-encoding": asks})
    assert (answer.get("Content-Encoding") == "gzip") is encoded
    assert answer["Vary"] == "Accept-Encoding"
    content = answer.getvalue()
    plain = whole(client, "checks.jsonl")
    assert (gzip.decompress(content) if encoded else content) == plain.getvalue()
    assert (answer["ETag"] == plain["ETag"]) is not encoded


@pytest.mark.parametrize("suffix", ["", ".gz"])
@pytest.mark.parametrize(
    ("asked", "start", "stop"),
    [("bytes=0-0", 0, 1), ("bytes=5-99", 5, 100), ("bytes=0-", 0, None), ("bytes=700-", 700, None), ("bytes=-10", -10, None),
     ("bytes=-999999999999", 0, None), ("bytes=3-999999999999999999", 3, None)],
)  # fmt: skip
def test_a_range_is_just_those_bytes(client, kept, suffix, asked, start, stop):
    content = whole(client, f"checks.jsonl{suffix}").getvalue()
    answer = whole(client, f"checks.jsonl{suffix}", range=asked)
    assert answer.status_code == 206
    assert answer.getvalue() == content[start:stop]
    first = len(content[:start]) if start >= 0 else len(content) + start
    last = first + len(content[start:stop]) - 1
    assert answer["Content-Range"] == f"bytes {first}-{last}/{len(content)}"
    assert int(answer["Content-Length"]) == last - first + 1


def test_ranges_of_any_size_put_together_are_the_file(client, kept):
    for name in ("claimreview.json", "claimreview.json.gz"):
        content, size = whole(client, name).getvalue(), 997
        ranges = [f"bytes={start}-{start + size - 1}" for start in range(0, len(content), size)]
        assert b"".join(whole(client, name, range=asked).getvalue() for asked in ranges) == content


@pytest.mark.parametrize(
    "asked",
    ["bytes=9-5", "bytes=0-1,5-6", "bytes=-", "bytes=a-b", "items=0-1", "bytes 0-1", "", "bytes=" + "9" * 400 + "-"],
)
def test_a_range_that_is_none_or_that_we_do_not_take_is_the_whole_file(client, kept, asked):
    answer = whole(client, "checks.jsonl", range=asked)
    assert (answer.status_code, answer.getvalue()) == (200, whole(client, "checks.jsonl").getvalue())


@pytest.mark.parametrize("asked", ["bytes=999999999-", "bytes=99999999-999999999999999999", "bytes=-0"])
def test_a_range_beyond_the_file_is_a_problem_that_says_how_long_it_is(client, kept, asked):
    size = len(whole(client, "checks.jsonl").getvalue())
    answer = whole(client, "checks.jsonl", range=asked)
    assert (answer.status_code, answer.json()["code"]) == (416, "no_such_range")
    assert answer["Content-Range"] == f"bytes */{size}"


def test_a_download_goes_on_only_with_the_same_file(client, kept, people):
    first = whole(client, "checks.jsonl", range="bytes=0-9")
    again = {"range": "bytes=10-", "if-range": first["ETag"]}
    rest = whole(client, "checks.jsonl", **again)
    assert first.getvalue() + rest.getvalue() == whole(client, "checks.jsonl").getvalue()
    assert whole(client, "checks.jsonl", **again | {"if-range": first["Last-Modified"]}).status_code == 206
    for other in ('"0"', f"W/{first['ETag']}", "Sat, 24 Nov 2029 00:00:00 GMT", "x"):
        assert whole(client, "checks.jsonl", **again | {"if-range": other}).status_code == 200
    factories.published(*people)
    keep_files()
    assert whole(client, "checks.jsonl", **again).status_code == 200


def test_who_has_the_file_is_told_so_in_no_words(client, kept):
    answer = whole(client, "checks.jsonl")
    for headers in ({"if-none-match": answer["ETag"]}, {"if-modified-since": answer["Last-Modified"]}):
        same = whole(client, "checks.jsonl", **headers)
        assert (same.status_code, same.getvalue(), same["ETag"]) == (304, b"", answer["ETag"])
    assert whole(client, "checks.jsonl", **{"if-match": '"0"'}).status_code == 412


@pytest.mark.parametrize("path", ["checks.xml", "checks.jsonl.br", "../checks.jsonl", "drafts.jsonl", "checks.jsonl/"])
def test_another_file_is_not_there(client, kept, path):
    assert client.get(f"{EXPORTS}{path}").status_code == 404


def test_an_accept_header_does_not_matter_for_a_file_has_one_type(client, kept):
    assert whole(client, "checks.csv", accept="text/csv").status_code == 200
    assert whole(client, "checks.csv", accept="application/xml").status_code == 200
    assert client.get(f"{EXPORTS}checks.csv?x=1").json()["code"] == "unknown_parameter"


def test_the_command_writes_what_is_served(client, kept, tmp_path, capsys):
    call_command("export_checks", str(tmp_path / "new" / "folder"))
    for name in NAMES:
        assert (tmp_path / "new" / "folder" / name).read_bytes() == whole(client, name).getvalue()
    said = capsys.readouterr().out
    assert f"state {listed(client)['checks.jsonl']['state_sha256']}" in said
    assert "checks.csv: 7 rows" in said
    call_command("export_checks", str(tmp_path), only=["checks.csv"])
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["checks.csv"]


def test_the_command_brings_served_files_up_to_date(client, kept, people, capsys):
    factories.published(*people)
    call_command("export_checks", keep=True)
    assert listed(client)["checks.jsonl"]["rows"] == PUBLISHED + 1


def test_an_export_that_fails_leaves_what_was_there(kept, tmp_path, monkeypatch):
    (tmp_path / "checks.jsonl").write_text("old")
    (tmp_path / "checks.csv").mkdir()
    with pytest.raises(CommandError, match=r"checks\.csv"):
        call_command("export_checks", str(tmp_path), only=["checks.csv"])
    monkeypatch.setattr(segments, "segment", lambda *_args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        call_command("export_checks", str(tmp_path), only=["checks.jsonl"])
    assert (tmp_path / "checks.jsonl").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["checks.csv", "checks.jsonl"]
