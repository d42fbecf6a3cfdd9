"""Bodies as WARC writers keep them: each comes out as a browser would have it."""

import gzip
import zlib
from collections.abc import Callable
from datetime import UTC, datetime

import brotli
import pytest
import zstandard

from archive.warc.payload import Undecodable, payload_of
from archive.warc.records import Exchange

PAGE = ("<!doctype html><html><p>Қар жауады. " + "Жаңалық. " * 900 + "</html>").encode()


def exchange(body: bytes, **headers: str) -> Exchange:
    names = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Exchange("response", "https://el.kz/", datetime(2023, 1, 13, tzinfo=UTC), 200, names, body, 0, 0, "")


def chunked(body: bytes, size: int = 1000, end: bytes = b"0\r\n\r\n") -> bytes:
    pieces = (body[at : at + size] for at in range(0, len(body), size))
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + end


def raw_deflate(body: bytes) -> bytes:
    pack = zlib.compressobj(wbits=-15)
    return pack.compress(body) + pack.flush()


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (PAGE, {}),
        (gzip.compress(PAGE, mtime=0), {"Content_Encoding": "gzip"}),
        (gzip.compress(PAGE, mtime=0), {"content_encoding": "X-GZip"}),
        (zlib.compress(PAGE), {"Content_Encoding": "deflate"}),
        (raw_deflate(PAGE), {"Content_Encoding": "deflate"}),
        (brotli.compress(PAGE), {"Content_Encoding": "br"}),
        (zstandard.compress(PAGE), {"Content_Encoding": "zstd"}),
        (gzip.compress(brotli.compress(PAGE), mtime=0), {"Content_Encoding": "br, gzip"}),
        (chunked(PAGE), {"Transfer_Encoding": "chunked"}),
        (chunked(PAGE, end=b""), {"Transfer_Encoding": "chunked"}),
        (chunked(PAGE, end=b"0\r\nX-Sum: 1\r\n\r\n"), {"Transfer_Encoding": "Chunked"}),
        (chunked(gzip.compress(PAGE, mtime=0)), {"Transfer_Encoding": "chunked", "Content_Encoding": "gzip"}),
        # What a crawler has undone already, with the headers as they were.
        (PAGE, {"Content_Encoding": "gzip"}),
        (PAGE, {"Content_Encoding": "br"}),
        (PAGE, {"Content_Encoding": "deflate"}),
        (PAGE, {"Content_Encoding": "zstd"}),
        (PAGE, {"Transfer_Encoding": "chunked"}),
        (gzip.compress(PAGE, mtime=0), {"Transfer_Encoding": "chunked", "Content_Encoding": "gzip"}),
        (PAGE, {"Content_Encoding": "identity"}),
    ],
)
def test_every_way_to_keep_a_page_gives_the_page(body: bytes, headers: dict[str, str]) -> None:
    assert payload_of(exchange(body, **headers)) == PAGE


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd", "", "chunked"])
def test_nothing_stays_nothing(coding: str) -> None:
    assert payload_of(exchange(b"", Content_Encoding=coding, Transfer_Encoding="chunked")) == b""


@pytest.mark.parametrize(
    ("body", "coding"),
    [
        (gzip.compress(PAGE, mtime=0)[:30] + b"\xff" * 30, "gzip"),
        (b"\x99" * 300, "deflate"),
        (b"\x99" * 300, "br"),
        (zstandard.compress(PAGE)[:20] + b"\xff" * 50, "zstd"),
    ],
)
def test_a_broken_compression_is_said(body: bytes, coding: str) -> None:
    with pytest.raises(Undecodable, match="its compression is broken"):
        payload_of(exchange(body, Content_Encoding=coding))


@pytest.mark.parametrize(
    ("bomb", "coding"),
    [
        (lambda: gzip.compress(bytes(70 * 2**20), mtime=0), "gzip"),
        (lambda: zlib.compress(bytes(70 * 2**20)), "deflate"),
        (lambda: brotli.compress(bytes(70 * 2**20), quality=1), "br"),
        (lambda: zstandard.compress(bytes(70 * 2**20)), "zstd"),
    ],
)
def test_a_compression_bomb_is_not_unpacked(bomb: Callable[[], bytes], coding: str) -> None:
    with pytest.raises(Undecodable, match="grows without end"):
        payload_of(exchange(bomb(), Content_Encoding=coding))


@pytest.mark.parametrize("body", [b"4\r\nmura\r\nzz\r\n", b"4\r\nmuraXX", b"ffff\r\nshort", b"4;a=b\r\nmura\r\n2"])
def test_what_only_looks_like_chunks_stays_as_it_is(body: bytes) -> None:
    assert payload_of(exchange(body, Transfer_Encoding="chunked")) in (body, b"short")
