"""Bytes of a feed as text, in pieces: gzip, byte order marks, UTF-16, what an HTML page declares. Pure."""

import codecs
import re
import zlib
from collections.abc import Iterator
from typing import Protocol

from claims.interchange.found import BrokenError

PIECE = 1 << 20  # bytes read at once; a piece of text has at most as many characters
_GZIP = b"\x1f\x8b"
# The longer marks first: that of UTF-32 begins like that of UTF-16.
_MARKS = ((b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"), (b"\xef\xbb\xbf", "utf-8-sig"),
          (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))  # fmt: skip
_DECLARED = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([A-Za-z0-9_-]{1,20})", re.IGNORECASE)


class Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


def pieces(file: Readable) -> Iterator[str]:
    """The text. Bytes that are none in UTF-8 come out as lone surrogates, for the item that has them to be refused.

    Raises BrokenError where compressed data is damaged or ends too early, after what came before.
    """
    raw = _raw(file)
    head = next(raw, b"")
    decoder = codecs.getincrementaldecoder(_encoding(head))
    decode = decoder(errors="surrogateescape" if decoder.__module__.startswith("encodings.utf_8") else "replace")
    while head:
        # A NUL is no text in any language, and PostgreSQL cannot hold one.
        yield decode.decode(head).replace("\0", "")
        head = next(raw, b"")
    if rest := decode.decode(b"", True):
        yield rest


def _raw(file: Readable) -> Iterator[bytes]:
    """Uncompressed. A small file may be a large one compressed: a piece at a time comes out, however much it holds."""
    data = file.read(PIECE)
    if not data.startswith(_GZIP):
        while data:
            yield data
            data = file.read(PIECE)
        return
    inflate = zlib.decompressobj(wbits=31)
    while data:
        try:
            if piece := inflate.decompress(data, PIECE):
                yield piece
        except zlib.error:
            raise BrokenError("The compressed data is damaged.") from None
        if inflate.eof:
            data = inflate.unused_data or file.read(PIECE)
            if data:  # gzip files may stand one after another (RFC 1952, section 2.2)
                inflate = zlib.decompressobj(wbits=31)
        else:
            data = inflate.unconsumed_tail or file.read(PIECE)
    if not inflate.eof:
        raise BrokenError("The compressed file ends before its end.")


def _encoding(head: bytes) -> str:
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    if head[1:2] == b"\x00" and head[:1] != b"\x00":
        return "utf-16-le"
    if head[:1] == b"\x00" and head[1:2] != b"\x00":
        return "utf-16-be"
    declared = _DECLARED.search(head[:4096]) if head.lstrip()[:1] == b"<" else None
    name = declared.group(1).decode() if declared else "utf-8"
    try:
        codecs.getincrementaldecoder(name)
        b"".decode(name)  # some codecs of Python make no text
    except LookupError:
        return "utf-8"
    return name
