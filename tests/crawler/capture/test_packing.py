"""Whatever is packed comes out again, of any size, by zlib and by gzip's own reader."""

import gzip
import os
import zlib

import pytest

from crawler.capture.packing import pack

SIZES = (0, 1, 4000, 5000, 0xFFFE, 0xFFFF, 0x10000, 3 * 0xFFFF, 3 * 0xFFFF + 1, 1_000_000)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("stored", [True, False])
def test_a_member_holds_its_head_and_its_body(size: int, stored: bool) -> None:  # noqa: FBT001 - a parameter of tests
    for head, body in ((b"", os.urandom(size)), (b"WARC/1.1\r\n" * 30, bytes(size)), (os.urandom(size), b"body")):
        packed = pack(head, body, stored=stored)
        assert gzip.decompress(packed) == head + body
        unzip = zlib.decompressobj(31)
        assert unzip.decompress(packed + b"next") == head + body
        assert unzip.unused_data == b"next"


def test_what_does_not_compress_grows_by_a_few_bytes_only() -> None:
    assert len(pack(b"", os.urandom(1_000_000), stored=True)) < 1_000_000 + 150


def test_what_does_compress_does() -> None:
    assert len(pack(b"", bytes(1_000_000), stored=False)) < 2_000
