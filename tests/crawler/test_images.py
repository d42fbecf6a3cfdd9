"""Pictures by the heads of their files: format and size, or nothing; and which answers count as pictures."""

import io
import struct
import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from crawler.images import ImageFile, is_image_answer, read_image

SIZE = (123, 77)


def picture(form: str, mode: str = "RGB", **options: Any) -> bytes:
    buffer = io.BytesIO()
    Image.new(mode, SIZE, "#27406b").save(buffer, form, **options)
    return buffer.getvalue()


ROTATED = Image.Exif()
ROTATED[0x0112] = 6
WHOLE = {
    "jpeg": ("image/jpeg", picture("JPEG")),
    "progressive jpeg": ("image/jpeg", picture("JPEG", progressive=True)),
    "jpeg in cmyk": ("image/jpeg", picture("JPEG", "CMYK")),
    "jpeg after 300 KB of a profile": ("image/jpeg", picture("JPEG", icc_profile=b"x" * 300_000)),
    "jpeg that asks to be turned": ("image/jpeg", picture("JPEG", exif=ROTATED)),
    "png": ("image/png", picture("PNG")),
    "gif": ("image/gif", picture("GIF")),
    "webp": ("image/webp", picture("WEBP")),
    "lossless webp": ("image/webp", picture("WEBP", lossless=True)),
    "webp with transparency": ("image/webp", picture("WEBP", "RGBA")),
    "avif": ("image/avif", picture("AVIF")),
    "bmp": ("image/bmp", picture("BMP")),
}
SVG = b'<?xml version="1.0"?>\n<!-- made by hand -->\n<svg width="12" height="7" xmlns="http://www.w3.org/2000/svg"/>'


@pytest.mark.parametrize(("encoding_format", "body"), WHOLE.values(), ids=WHOLE)
def test_format_and_size_are_read(encoding_format: str, body: bytes) -> None:
    assert read_image(body) == ImageFile(encoding_format, *SIZE, len(body))


def test_a_drawing_has_no_pixels() -> None:
    assert read_image(SVG) == ImageFile("image/svg+xml", 0, 0, len(SVG))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<!doctype html><h1>404</h1>",
        b"<?xml version='1.0'?><html/>",
        b"%PDF-1.4",
        b"BM, dear reader",
        b"RIFF\x10\0\0\0WAVEfmt ",
        picture("JPEG")[:20],
        picture("PNG")[:20],
        picture("WEBP")[:20],
        picture("AVIF")[:40],
        b"\xff\xd8\xff" + b"\xff" * 3_000_000,
    ],
    ids=["empty", "html", "xml", "pdf", "text", "sound", "torn jpeg", "torn png", "torn webp", "torn avif", "no end"],
)
def test_what_is_damaged_or_no_picture_has_no_format(body: bytes) -> None:
    assert read_image(body) == ImageFile("", 0, 0, len(body))


def test_a_picture_that_would_fill_the_memory_is_only_measured() -> None:
    head = struct.pack(">II", 60_000, 60_000) + b"\x08\x02\0\0\0"
    chunk = struct.pack(">I", len(head)) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    bomb = b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", 9) + b"IDAT" + zlib.compress(bytes(10_000_000))
    assert read_image(bomb) == ImageFile("image/png", 60_000, 60_000, len(bomb))


@given(st.sampled_from([body for _, body in WHOLE.values()]), st.integers(0, 400), st.binary(max_size=40))
def test_any_bytes_are_read(body: bytes, place: int, change: bytes) -> None:
    spoilt = body[:place] + change + body[place + len(change) :]
    read = read_image(spoilt)
    assert read.content_size == len(spoilt)
    assert (read.width > 0 and read.height > 0) == (read.encoding_format not in ("", "image/svg+xml"))


@pytest.mark.parametrize(
    ("url", "content_type", "body", "is_one"),
    [
        ("https://el.kz/a.jpg", "image/jpeg", picture("JPEG"), True),
        ("https://el.kz/a.jpg?w=1", "text/html; charset=utf-8", b"<h1>404</h1>", True),
        ("https://el.kz/thumb/1", "Image/WebP", b"", True),
        ("https://el.kz/thumb/1", "application/octet-stream", picture("PNG"), True),
        ("https://el.kz/thumb/1", "", picture("PNG"), True),
        ("https://el.kz/thumb/1", "text/html", picture("PNG"), False),
        ("https://el.kz/thumb/1", "application/octet-stream", b"%PDF", False),
        ("https://el.kz/robots.txt", "text/plain", b"User-agent: *", False),
        ("https://el.kz/", "text/html", b"<html>", False),
        ("http://[", "", b"", False),
    ],
)
def test_which_answers_count_as_pictures(url: str, content_type: str, body: bytes, *, is_one: bool) -> None:
    assert is_image_answer(url, content_type, body) is is_one
