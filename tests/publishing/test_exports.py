"""Keeping the files of the bulk export: from nothing, a little at a time, put together from pieces."""

import zlib

import pytest
from django.core.management import CommandError, call_command

from claims.models import ExportFile, LogEntry
from claims.publishing.exports import formats, gzipped, segments
from claims.publishing.exports.keeping import keep_files
from tests import factories

EXPORTS = "/api/v1/exports/"


@pytest.mark.django_db
def test_kept_a_little_at_a_time_a_file_is_as_if_made_at_once(client, people, monkeypatch):
    monkeypatch.setattr(segments, "SIZE", 3)
    for _round in range(5):
        factories.published(*people)
        keep_files()
    grown = {
        name: client.get(f"{EXPORTS}{name}").getvalue()
        for name in [f"{name}{suffix}" for name in formats.FORMATS for suffix in ("", ".gz")]
    }
    ExportFile.objects.all().delete()
    keep_files()
    assert {name: client.get(f"{EXPORTS}{name}").getvalue() for name in grown} == grown


@pytest.mark.django_db
def test_a_segment_shows_what_was_public_when_its_entry_was_the_last(people):
    claim = factories.claim(people[0])
    factories.published(*people, claim)
    factories.correction(*people, claim)
    before, after = LogEntry.objects.select_related("document").order_by("seq")
    lines = formats.FORMATS["checks.jsonl"]
    assert segments.segment(lines, 0, before.seq, "default") == (f"{before.document.body}\n".encode(), 1)
    assert segments.segment(lines, 0, after.seq, "default") == (f"{after.document.body}\n".encode(), 1)


@pytest.mark.django_db
def test_before_anything_was_made_the_answer_says_what_to_do(client):
    assert keep_files() == []
    assert client.get(EXPORTS).json()["files"] == []
    answer = client.get(f"{EXPORTS}checks.jsonl")
    assert (answer.status_code, answer.json()["code"], answer["Retry-After"]) == (503, "not_made_yet", "300")


@pytest.mark.django_db
def test_the_command_says_when_there_is_nothing(tmp_path):
    with pytest.raises(CommandError, match="Nothing was ever published"):
        call_command("export_checks", str(tmp_path))


@pytest.mark.parametrize(
    "parts", [[b""], [b"a"], [b"", b"x" * 70_000, b""], [b"one", b"two" * 999, b"\x00\xff"], [b"q"] * 50]
)
def test_pieces_make_one_gzip_member_with_the_checksum_of_the_whole(parts):
    crc = 0
    for part in parts:
        crc = gzipped.crc_of_both(crc, zlib.crc32(part), len(part))
    data = b"".join(parts)
    assert crc == zlib.crc32(data)
    file = gzipped.HEAD + b"".join(map(gzipped.packed, parts)) + gzipped.stored(b"end")
    file += gzipped.tail(zlib.crc32(b"end", crc), len(data) + 3)
    one = zlib.decompressobj(16 + zlib.MAX_WBITS)
    assert (one.decompress(file), one.eof, one.unused_data) == (data + b"end", True, b"")
    assert [gzipped.unpacked(gzipped.packed(part)) for part in parts] == parts
