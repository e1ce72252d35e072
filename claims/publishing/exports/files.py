"""The files of the bulk export as they are served: which there are, and any stretch of one, a piece at a time."""

import base64
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connections

from claims.publishing import following
from claims.publishing.exports import gzipped
from claims.publishing.exports.formats import FORMATS

_COLUMNS = "f.name, f.seq, f.at, f.rows, f.size, f.gzip_size, f.sha256, f.gzip_sha256, s.sha256"
FILES = f"""
    SELECT DISTINCT ON (f.name) {_COLUMNS} FROM claims_exportfile f LEFT JOIN claims_logstate s ON s.seq = f.seq
    WHERE f.name = ANY (%s) ORDER BY f.name, f.id DESC
"""  # noqa: S608 - columns of ours
LAYOUT = """
    SELECT f.head, f.separator, f.foot, f.crc,
        ARRAY(SELECT (p.id, p.size, p.gzip_size)::text FROM unnest(f.pieces) WITH ORDINALITY u (id, place)
            JOIN claims_exportpiece p ON p.id = u.id WHERE p.rows > 0 ORDER BY u.place)
    FROM claims_exportfile f WHERE f.name = %s AND f.sha256 = %s ORDER BY f.id DESC LIMIT 1
"""
CONTENT = "SELECT content FROM claims_exportpiece WHERE id = %s"


class Gone(LookupError):  # noqa: N818 - says what it is
    """The file was replaced so long ago that its pieces are forgotten: a download has to begin anew."""


class File(NamedTuple):
    """One file as it stands: which entry of the log it shows, and what it weighs in either form."""

    name: str
    seq: int
    at: datetime
    rows: int
    size: int
    gzip_size: int
    sha256: str
    gzip_sha256: str
    state: str | None


class Form(NamedTuple):
    """A file as it is sent: plain, or as the gzip file that was put together when it was made."""

    file: File
    packed: bool

    @property
    def size(self) -> int:
        return self.file.gzip_size if self.packed else self.file.size

    @property
    def sha256(self) -> str:
        return self.file.gzip_sha256 if self.packed else self.file.sha256

    @property
    def digest(self) -> str:
        """For the header Repr-Digest (RFC 9530)."""
        return f"sha-256=:{base64.b64encode(bytes.fromhex(self.sha256)).decode()}:"

    def stretch(self, start: int, stop: int) -> Iterator[bytes]:
        """Its bytes from one place up to another, in pieces. Raises Gone."""
        at = 0
        for size, read in self._parts():
            if at < stop and at + size > start:
                yield read()[max(start - at, 0) : stop - at]
            at += size

    def _parts(self) -> Iterator[tuple[int, Callable[[], bytes]]]:
        """Size of each part in order, and how to read it."""
        found = _row(LAYOUT, self.file.name, self.file.sha256)
        if found is None:
            raise Gone(self.file.name)
        head, separator, foot, crc, pieces = found
        small = gzipped.stored if self.packed else bytes

        def ready(content: bytes) -> tuple[int, Callable[[], bytes]]:
            return len(content), lambda: content

        if self.packed:
            yield ready(gzipped.HEAD)
        yield ready(small(bytes(head)))
        for place, piece in enumerate(pieces):
            pk, size, packed_size = (int(number) for number in piece.strip("()").split(","))
            if place:
                yield ready(small(bytes(separator)))
            yield packed_size if self.packed else size, partial(_content, pk, self.packed)
        yield ready(small(bytes(foot)))
        if self.packed:
            yield ready(gzipped.tail(crc, self.file.size))


def current(*names: str) -> list[File]:
    """The files of these names, or all, as they stand now; one that was never made is not among them."""
    with connections[settings.PUBLIC_ALIAS].cursor() as cursor:
        cursor.execute(FILES, [list(names or FORMATS)])
        return [File(*row) for row in cursor.fetchall()]


def _content(pk: int, packed: bool) -> bytes:
    found = _row(CONTENT, pk)
    if found is None:
        raise Gone(str(pk))
    content = bytes(found[0])
    return content if packed else gzipped.unpacked(content)


def _row(statement: str, *values: Any) -> Any:
    """One row; the connection goes back before the next, for who reads slowly must not keep it."""
    with connections[settings.PUBLIC_ALIAS].cursor() as cursor:
        cursor.execute(statement, values)
        found = cursor.fetchone()
    following.release()
    return found
