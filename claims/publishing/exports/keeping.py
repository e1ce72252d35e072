"""Makes the files of the bulk export and keeps them in the published half, where every web process finds them.

Bringing a file up to date makes the segments that changed, each compressed once, and reads all of it through to hash
it: the rest is as it was. The row of a file is never changed, so whoever downloads one reads it to its end; what was
replaced an hour ago is forgotten.
"""

import hashlib
import zlib
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.utils import timezone

from claims.models import ExportFile, ExportPiece
from claims.publishing.canonical import log_instant
from claims.publishing.exports import gzipped, segments
from claims.publishing.exports.formats import FORMATS, version

GRACE = timedelta(hours=1)
# Of two who keep files at once, the second finds that nothing is left to do.
LOCK = "SELECT pg_advisory_xact_lock(hashtext('claims_exportfile'))"


def keep_files() -> list[str]:
    """Brings every file up to the end of the log, all to the same entry; answers the names of those that changed."""
    with transaction.atomic(using="default"):
        with connection.cursor() as cursor:
            cursor.execute(LOCK)
        end = segments.end("default")
        changed = [name for name in FORMATS if end and _keep(name, *end)]
        _forget()
    return changed


def _keep(name: str, seq: int, at: datetime) -> bool:
    form = FORMATS[name]
    last = ExportFile.objects.filter(name=name).order_by("-pk").first()
    if last and (last.seq, last.version) == (seq, version()):
        return False
    kept, after = (list(last.pieces), last.seq) if last and last.version == version() else ([], 0)
    for number in sorted(segments.touched(form, after, seq, "default") | set(range(len(kept), segments.count(seq)))):
        kept[number : number + 1] = [_piece(*segments.segment(form, number, seq, "default")).pk]
    made = ExportFile(name=name, seq=seq, at=at, version=version(), pieces=kept)
    made.head, made.separator, made.foot = form.head(log_instant(at)), form.separator, form.foot
    _measure(made)
    made.save()
    return True


def _piece(content: bytes, rows: int) -> ExportPiece:
    packed = gzipped.packed(content)
    return ExportPiece.objects.create(
        content=packed, rows=rows, size=len(content), gzip_size=len(packed), crc=zlib.crc32(content)
    )


def _measure(file: ExportFile) -> None:
    """Rows, sizes and hashes of the whole, in either form, a piece in memory at a time."""
    plain, packed = hashlib.sha256(), hashlib.sha256(gzipped.HEAD)
    file.rows, file.size, file.gzip_size, crc = 0, 0, len(gzipped.HEAD), 0
    for content, packed_content, content_crc, rows in _parts(file):
        plain.update(content)
        packed.update(packed_content)
        crc = gzipped.crc_of_both(crc, content_crc, len(content))
        file.rows, file.size, file.gzip_size = (
            file.rows + rows, file.size + len(content), file.gzip_size + len(packed_content)
        )  # fmt: skip
    file.crc = crc
    tail = gzipped.tail(crc, file.size)
    packed.update(tail)
    file.gzip_size += len(tail)
    file.sha256, file.gzip_sha256 = plain.hexdigest(), packed.hexdigest()


def _parts(file: ExportFile) -> Iterator[tuple[bytes, bytes, int, int]]:
    """(bytes, the same compressed, their checksum, rows) of all that stands in the file, in order."""

    def small(content: bytes) -> tuple[bytes, bytes, int, int]:
        return content, gzipped.stored(content), zlib.crc32(content), 0

    yield small(bytes(file.head))
    begun = False
    for pk in file.pieces:
        piece = ExportPiece.objects.get(pk=pk)
        if not piece.rows:
            continue
        if begun:
            yield small(bytes(file.separator))
        begun = True
        packed = bytes(piece.content)
        yield gzipped.unpacked(packed), packed, piece.crc, piece.rows
    yield small(bytes(file.foot))


def _forget() -> None:
    """Files that were replaced long enough ago, and pieces that are in no file any more."""
    old = timezone.now() - GRACE
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM claims_exportfile f WHERE EXISTS (SELECT 1 FROM claims_exportfile n "
            "WHERE n.name = f.name AND n.id > f.id AND n.made_at < %s)",
            [old],
        )
        cursor.execute(
            "DELETE FROM claims_exportpiece p WHERE NOT EXISTS "
            "(SELECT 1 FROM claims_exportfile f WHERE f.pieces @> ARRAY[p.id])"
        )
