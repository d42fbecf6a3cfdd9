"""The heads of HTTP messages, as bytes for a record: what came, nothing made up."""

from crawler.capture.exchange import Exchange, Headers, Sent

_NO_BODY = ("HEAD",)
_COMPRESSED = (b"image/jpeg", b"image/png", b"image/webp", b"image/avif", b"image/gif", b"video/", b"audio/")
"""Types of content that no compression makes smaller."""


def request_head(sent: Sent) -> bytes:
    """The request line and headers."""
    return _head(f"{sent.method} {sent.target} HTTP/1.1".encode("latin-1"), sent.headers)


def response_head(exchange: Exchange) -> bytes:
    """The status line and headers.

    Nobody tells us the reason phrase, so it is empty, as RFC 9112 (4) allows. The transfer's framing has been undone
    by whoever received it, so its header, and a length that no longer fits, are kept under the names that web archives
    give them.
    """
    received = exchange.received
    version = received.protocol if received.protocol.startswith("HTTP/1.") else "HTTP/1.1"
    bodyless = exchange.sent.method in _NO_BODY or received.status == 304
    fits = str(len(received.body)).encode()
    headers: list[tuple[bytes, bytes]] = []
    for name, value in received.headers:
        lowered = name.lower()
        unfit = lowered == b"content-length" and not bodyless and value.strip() != fits
        headers.append((b"X-Archive-Orig-" + name if unfit or lowered == b"transfer-encoding" else name, value))
    return _head(f"{version} {received.status} ".encode("ascii"), tuple(headers))


def is_compressed(headers: Headers) -> bool:
    """Whether the body under these headers is compressed already.

    >>> is_compressed(((b"Content-Encoding", b"gzip"),)), is_compressed(((b"Content-Type", b"text/html"),))
    (True, False)
    """
    for name, value in headers:
        lowered, kind = name.lower(), value.strip().lower()
        if lowered == b"content-encoding" and kind != b"identity":
            return True
        if lowered == b"content-type" and kind.startswith(_COMPRESSED):
            return True
    return False


def _head(first_line: bytes, headers: Headers) -> bytes:
    return b"".join((first_line, b"\r\n", *(name + b": " + value + b"\r\n" for name, value in headers), b"\r\n"))
