"""A response's body as a browser would have it: chunks joined, compression undone.

WARC writers differ in what they keep: wget and Heritrix keep chunks as they came, Scrapy and Common Crawl have undone
them (and some have undone the compression, too) while the headers still name them. So each step is done only where the
bytes themselves show that it is needed.
"""

import re
import zlib

import brotli
import zstandard

from archive.warc.records import Exchange

_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r\n")
_LONGEST = 64 * 2**20
"""Bytes of a decoded page; what grows beyond is a compression bomb."""
_STEP = 1024
"""Bytes fed to zstd at once, which has no limit of its own: 4 of them can become 128 KB (RFC 8878, RLE blocks)."""


class Undecodable(ValueError):  # noqa: N818 - says what the body is
    """A body whose compression can't be undone."""


def payload_of(exchange: Exchange) -> bytes:
    """The decoded body of a response; raises `Undecodable`."""
    body = exchange.body
    if "chunked" in exchange.header("Transfer-Encoding").casefold():
        body = unchunked(body)
    for coding in reversed(exchange.header("Content-Encoding").casefold().split(",")):
        body = _decoded(body, coding.strip())
    return body


def unchunked(body: bytes) -> bytes:
    """The body without the frames of its chunks (RFC 9112, 7.1); as it is when it has none.

    >>> unchunked(b"4\\r\\nmura\\r\\n3\\r\\ngat\\r\\n0\\r\\n\\r\\n"), unchunked(b"<html>")
    (b'muragat', b'<html>')
    """
    pieces: list[bytes] = []
    place = 0
    while True:
        size = _CHUNK.match(body, place)
        if size is None:
            return b"".join(pieces) if pieces and place >= len(body) else body
        length = int(size[1], 16)
        if length == 0:
            return b"".join(pieces)
        piece = body[size.end() : size.end() + length]
        place = size.end() + length + 2
        if body[place - 2 : place] not in (b"\r\n", b""):
            return body
        pieces.append(piece)


def _decoded(body: bytes, coding: str) -> bytes:
    if coding in ("gzip", "x-gzip") and body[:2] == b"\x1f\x8b":
        return _inflated(body, 31)
    if coding == "deflate" and body and not _is_text(body):
        return _inflated(body, 15 if int.from_bytes(body[:2]) % 31 == 0 else -15)  # RFC 1950, or bare as some send it
    if coding == "br" and body and not _is_text(body):
        return _unbrotlied(body)
    if coding == "zstd" and body[:4] == b"\x28\xb5\x2f\xfd":
        return _unzstd(body)
    return body


def _inflated(body: bytes, window: int) -> bytes:
    unzip = zlib.decompressobj(window)
    try:
        text = unzip.decompress(body, _LONGEST)
    except zlib.error as error:
        raise Undecodable(f"its compression is broken: {error}") from None
    if len(text) >= _LONGEST:
        raise Undecodable("it grows without end when it is decompressed")
    if not unzip.eof:
        raise Undecodable("its compression is broken: it has no end")
    return text


def _unbrotlied(body: bytes) -> bytes:
    unzip = brotli.Decompressor()
    try:
        text: bytes = unzip.process(body, output_buffer_limit=_LONGEST)
    except brotli.error as error:
        raise Undecodable(f"its compression is broken: {error}") from None
    if len(text) >= _LONGEST:
        raise Undecodable("it grows without end when it is decompressed")
    if not unzip.is_finished():
        raise Undecodable("its compression is broken: it has no end")
    return text


def _unzstd(body: bytes) -> bytes:
    unzip = zstandard.ZstdDecompressor().decompressobj()
    pieces, size = [], 0
    for at in range(0, len(body), _STEP):
        try:
            piece = unzip.decompress(body[at : at + _STEP])
        except zstandard.ZstdError as error:
            raise Undecodable(f"its compression is broken: {error}") from None
        pieces.append(piece)
        size += len(piece)
        if size >= _LONGEST:
            raise Undecodable("it grows without end when it is decompressed")
        if unzip.eof:
            return b"".join(pieces)
    raise Undecodable("its compression is broken: it has no end")


def _is_text(body: bytes) -> bool:
    """HTML that a crawler has decompressed already begins with a tag, as no brotli stream of HTML does."""
    return body.lstrip()[:1] == b"<"
