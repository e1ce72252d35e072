"""A gzip file put together from pieces that were compressed before (RFC 1951, RFC 1952). Pure.

Each piece ends at a byte and begins without a memory of the one before, so pieces can follow each other in any order,
and one can be replaced without compressing the rest again. The whole is one gzip member, which every client reads to
its end; files of several members are cut off by some. Its checksum is combined from those of the pieces.
"""

import struct
import zlib

HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"  # deflate, no time, no name, no system
_LEVEL = 6
_RAW = -zlib.MAX_WBITS
_POLYNOMIAL = 0xEDB88320  # of CRC-32, its highest power last


def packed(data: bytes) -> bytes:
    """A piece, compressed."""
    squeezer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW)
    return squeezer.compress(data) + squeezer.flush(zlib.Z_FULL_FLUSH)


def unpacked(piece: bytes) -> bytes:
    return zlib.decompressobj(_RAW).decompress(piece)


def stored(data: bytes) -> bytes:
    """A piece of less than 64 kB as it is, so that its bytes never depend on the library."""
    return b"\x00" + struct.pack("<HH", len(data), len(data) ^ 0xFFFF) + data if data else b""


def tail(crc: int, size: int) -> bytes:
    """What follows the last piece: an empty last block, then checksum and size of all that was packed."""
    return b"\x03\x00" + struct.pack("<II", crc, size & 0xFFFFFFFF)


def crc_of_both(first: int, second: int, size_of_second: int) -> int:
    """The CRC-32 of two runs of bytes, from those of each (as zlib's crc32_combine)."""
    return _times(_power_of_x(8 * size_of_second), first) ^ second


def _times(one: int, other: int) -> int:
    """The product of two polynomials modulo that of the checksum."""
    product = 0
    for place in range(31, -1, -1):
        if one >> place & 1:
            product ^= other
        other = other >> 1 ^ (_POLYNOMIAL if other & 1 else 0)
    return product


def _power_of_x(exponent: int) -> int:
    result, square = 1 << 31, 1 << 30  # 1 and x
    while exponent:
        if exponent & 1:
            result = _times(square, result)
        square = _times(square, square)
        exponent >>= 1
    return result
