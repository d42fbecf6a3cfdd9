"""What can be said of a picture by the head of its file: format and size in pixels. Pure; no pixel is ever unpacked.

So a picture that would fill the memory when it is drawn (a decompression bomb) is measured like any other. That is why
imagesize reads the heads, pure Python of one file that knows all formats of the web (12 to 50 us a picture), and not
Pillow, which brings decoders in C that nothing here needs.
"""

import io
import re
from dataclasses import dataclass

import imagesize

from crawler.addresses import is_picture_file

SVG = "image/svg+xml"
_SIGNATURES = (
    # WHATWG MIME Sniffing, 6.1, and AVIF 1.1, 6 (the brands of an ISO file).
    ("image/jpeg", re.compile(rb"\xff\xd8\xff")),
    ("image/png", re.compile(rb"\x89PNG\r\n\x1a\n")),
    ("image/webp", re.compile(rb"RIFF....WEBPVP8", re.DOTALL)),
    ("image/gif", re.compile(rb"GIF8[79]a")),
    ("image/avif", re.compile(rb"....ftyp(?:avi[fs]|.{4}.{4}(?:.{4}){0,8}?avi[fs])", re.DOTALL)),
    ("image/bmp", re.compile(rb"BM.{12}[\x0c\x28\x34\x38\x6c\x7c]\x00\x00\x00", re.DOTALL)),
    (SVG, re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]", re.DOTALL)),
)
_HEAD = 2048
_LONGEST_HEAD = 2**20
"""Bytes of a JPEG in which its size has to stand: a damaged one is searched byte by byte, 0.15 s for so many."""


@dataclass(frozen=True, slots=True)
class ImageFile:
    """A picture's file: `encoding_format` is a media type, empty when it is no picture or one whose head is damaged.

    `width` and `height` are the stored pixels, before any rotation that the file asks for; 0 for a drawing (SVG).
    """

    encoding_format: str
    width: int
    height: int
    content_size: int


def is_image_answer(url: str, content_type: str, body: bytes) -> bool:
    """Whether an answer counts as a picture's, be it a broken one: by its address, its Content-Type or its first bytes.

    A rule of the answer alone, so that reading a WARC file finds the same pictures as the crawl that wrote it.

    >>> is_image_answer("https://el.kz/a.jpg?1", "text/html", b"<h1>404"), is_image_answer("https://el.kz/a", "", b"a")
    (True, False)
    """
    return not is_text_page(url, content_type) and (
        is_picture_file(url) or content_type.strip().lower().startswith("image/") or bool(_format_of(body))
    )


def is_text_page(url: str, content_type: str) -> bool:
    """Whether an answer is no picture's, whatever its bytes: it says that it is text, and its address nothing else."""
    return content_type.strip().lower().startswith("text/") and not is_picture_file(url)


def read_image(body: bytes) -> ImageFile:
    """What the head of a picture's file says.

    >>> read_image(bytes.fromhex("47494638396102000300")), read_image(b"<!doctype html><h1>404</h1>").encoding_format
    (ImageFile(encoding_format='image/gif', width=2, height=3, content_size=10), '')
    """
    encoding_format = _format_of(body)
    width, height = (0, 0) if encoding_format in ("", SVG) else _pixels(encoding_format, body)
    if encoding_format != SVG and (width <= 0 or height <= 0):
        return ImageFile("", 0, 0, len(body))
    return ImageFile(encoding_format, width, height, len(body))


def _format_of(body: bytes) -> str:
    head = body[:_HEAD]
    return next((name for name, signature in _SIGNATURES if signature.match(head)), "")


def _pixels(encoding_format: str, body: bytes) -> tuple[int, int]:
    """Width and height; (-1, -1) when they can't be read."""
    head = body[:_LONGEST_HEAD] if encoding_format == "image/jpeg" else body
    width, height = imagesize.get(io.BytesIO(head), exif_rotation=False)
    return width, height
